import CatalogBuilding
import Money
import Prices
import Testing

@testable import Feeds

/// Tests of how the mapping of the Azure Retail Prices API treats single items.
@Suite struct AzureRetailTests {
  private func read(_ items: [String]) throws -> [ListedPrice] {
    let text = #"{ "Items": [ \#(items.joined(separator: ", ")) ], "NextPageLink": null }"#
    let sink = ListSink()
    let bytes = Array(text.utf8)
    _ = try FeedReader(data: Place.data).read(
      PiecewiseSource(bytes, size: 512), .azureRetail, FeedFile(address: "page"), into: sink)
    return sink.prices
  }

  private func item(
    _ service: String, _ product: String, sku: String, meter: String, unit: String, price: String,
    from: String = "0", type: String = "Consumption", size: String = "", term: String = ""
  ) -> String {
    """
    { "currencyCode": "USD", "tierMinimumUnits": \(from), "retailPrice": \(price),
      "armRegionName": "eastus", "meterId": "m", "meterName": "\(meter)", "skuId": "s",
      "productName": "\(product)", "skuName": "\(sku)", "serviceName": "\(service)",
      "unitOfMeasure": "\(unit)", "type": "\(type)", "armSkuName": "\(size)",
      "reservationTerm": "\(term)" }
    """
  }

  /// A reservation's price is the total for its term, though its unit says an hour.
  @Test func spreadsAReservationOverItsTerm() throws {
    let prices = try read(
      [("496", "1 Year"), ("933", "3 Years")].map { price, term in
        item(
          "Virtual Machines", "Virtual Machines Dsv5 Series", sku: "D2s v5", meter: "D2s v5",
          unit: "1 Hour", price: price, type: "Reservation", size: "Standard_D2s_v5", term: term)
      })
    #expect(
      prices.map(\.key.meter) == ["ReservedVM:Standard_D2s_v5", "ReservedVM:Standard_D2s_v5"])
    #expect(prices.map(\.key.attributes.description) == ["term=1yr", "term=3yr"])
    #expect(prices.map(\.price.description) == ["0.056621004566", "0.035502283105"])
  }

  /// The meter of the hours that a new account has free is no second price of the machine.
  @Test func leavesOutTheFreeMeterOfAMachine() throws {
    let prices = try read(
      ["", " Windows"].flatMap { system in
        [("B1s", "0.0118"), ("B1s - Free", "0")].map { meter, price in
          item(
            "Virtual Machines", "Virtual Machines BS Series\(system)", sku: "B1s", meter: meter,
            unit: "1 Hour", price: price, size: "Standard_B1s")
        }
      })
    #expect(prices.map(\.price.description) == ["0.0118", "0.0118"])
  }

  /// A name that cannot be a region's code, such as one that would control a terminal, is left out.
  @Test func leavesOutRegionsThatAreNoCodes() throws {
    let machine = item(
      "Virtual Machines", "Virtual Machines BS Series", sku: "B1s", meter: "B1s", unit: "1 Hour",
      price: "0.0118", size: "Standard_B1s")
    #expect(try read([machine]).count == 1)
    #expect(try read([machine.replacing("eastus", with: #"x\u001b]0;y\u0007"#)]).isEmpty)
  }

  /// Free usage that every account gets is an offer of the catalog; the tiers begin after it.
  @Test func leavesOutWhatIsFreeForEveryAccount() throws {
    func time(_ from: String, _ price: String) -> String {
      item(
        "Functions", "Functions", sku: "Standard", meter: "Standard Execution Time",
        unit: "1 GB Second", price: price, from: from)
    }
    func out(_ from: String, _ price: String) -> String {
      item(
        "Bandwidth", "Rtn Preference: MGN", sku: "Standard", meter: "Standard Data Transfer Out",
        unit: "1 GB", price: price, from: from)
    }
    let prices = try read([
      time("0", "0"), time("400000", "0.000016"), out("0", "0"), out("100", "0.087"),
      out("10335", "0.083"),
    ])
    #expect(prices.map(\.key.service) == ["azure_functions", "azure_bandwidth", "azure_bandwidth"])
    #expect(prices.map(\.tierFrom.description) == ["0", "0", "10235"])
    #expect(prices.map(\.price.description) == ["0.000016", "0.087", "0.083"])
  }

  /// Meters get the names that metering asks for, in the catalog's unit; duplicates, host
  /// reservations and other products are left out.
  @Test func namesMetersAsTheServicesDo() throws {
    let blob = "General Block Blob v2"
    let disks = "Standard SSD Managed Disks"
    let prices = try read([
      item("Storage", disks, sku: "E6 LRS", meter: "E6 LRS Disk", unit: "1/Month", price: "4.8"),
      item(
        "Storage", disks, sku: "E6 LRS", meter: "E6 LRS Disk Mount", unit: "1/Month", price: "0.6"),
      item(
        "Storage", disks, sku: "E6 LRS", meter: "E6 LRS Disk Operations", unit: "10K",
        price: "0.002"
      ),
      item(
        "Storage", blob, sku: "Hot GRS", meter: "Hot Read Operations", unit: "10K", price: "0.0043"),
      item(
        "Storage", blob, sku: "Archive LRS", meter: "Archive Priority Read Operations", unit: "10K",
        price: "65"),
      item(
        "Functions", "Functions", sku: "Standard", meter: "Standard Total Executions", unit: "10",
        price: "0.000002", from: "100000"),
    ])
    #expect(
      prices.map(\.key.meter) == [
        "E6 LRS Disk", "E6 LRS Disk Operations", "Hot GRS Read Operations",
        "Standard Total Executions",
      ])
    #expect(prices.map(\.unit) == ["disk-month", "operation", "operation", "execution"])
    #expect(
      prices.map(\.price.description) == ["4.8", "0.0000002", "0.00000043", "0.0000002"])
  }
}
