import CatalogBuilding
import Files
import Money
import Prices
import Testing

@testable import Feeds

/// Tests of pages of the Azure and Google lists, meter by meter, against a table that was worked
/// out from the same pages without the mapping.
@Suite struct CloudMeterTests {
  static let lists = ["azure-retail-2022-04-19", "azure-retail-francecentral-2021-12", "gcp-skus"]

  private static func read(_ name: String) throws -> (prices: [String], read: Int, kept: Int) {
    let path = Place.sample("\(name).json")
    let format = try FeedFormat.detect(try Files.readPrefix(path, count: FeedFormat.prefixLength))
    let sink = ListSink()
    let result = try FeedReader(data: Place.data).read(
      try FileSource(path), format, FeedFile(address: path, modifiedAt: 1_793_491_200), into: sink)
    let prices = sink.prices.map { price in
      [
        name, price.rateCode, price.key.region, price.key.service, price.key.meter,
        price.key.attributes.description, price.unit, price.price.description,
      ].joined(separator: "\t")
    }
    return (prices.sorted(), result.tally.read, result.tally.kept)
  }

  @Test(arguments: lists)
  func readsEveryMeterAsItIsListed(_ name: String) throws {
    let table = try Files.read(Place.sample("cloud-meters.tsv"), limit: 1 << 20)
    let expected = String(decoding: table, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("\(name)\t") }.sorted()
    let found = try Self.read(name)
    #expect(!expected.isEmpty)
    #expect(found.prices.filter { !expected.contains($0) } == [])
    #expect(expected.filter { !found.prices.contains($0) } == [])
  }

  /// SKUs of some services name their place in the description alone.
  @Test(arguments: [
    ("Cloud Firestore Read Ops Tokyo", "asia-northeast1"),
    ("Cloud Firestore Entity Writes Sao Paulo", "southamerica-east1"),
    ("Cloud Firestore Storage Salt Lake City", "us-west3"),
    ("Cloud Firestore Read Ops (named databases)", nil), ("Tokyo", nil), ("", nil),
  ])
  func findsThePlaceOfADescription(description: String, region: String?) throws {
    #expect(try GooglePlaces(data: Place.data).region(of: description) == region)
  }

  /// A SKU that calls itself global belongs to the place in its description.
  @Test func takesTheRegionFromTheDescription() throws {
    let page = """
      { "skus": [ { "skuId": "S-1", "description": "Cloud Firestore Read Ops Tokyo",
        "category": { "serviceDisplayName": "Cloud Firestore", "usageType": "OnDemand" },
        "serviceRegions": [ "global" ],
        "pricingInfo": [ { "pricingExpression": { "usageUnit": "count", "tieredRates": [
          { "startUsageAmount": 0, "unitPrice":
            { "currencyCode": "USD", "units": "0", "nanos": 380 } } ] } } ] } ] }
      """
    let sink = ListSink()
    _ = try FeedReader(data: Place.data).read(
      PiecewiseSource(Array(page.utf8), size: 64), .googleSKUs, FeedFile(address: "page"),
      into: sink)
    #expect(sink.prices.map(\.key.region) == ["asia-northeast1"])
    #expect(sink.prices.map(\.key.meter) == ["Document Read Ops"])
    #expect(sink.prices.map(\.price.description) == ["0.00000038"])
  }

  /// A machine is the sum of its parts, which may be on different pages, but not in an earlier list.
  ///
  /// The figures are those of the price list of 2026-07-30.
  @Test func addsUpTheMachinesOfParts() throws {
    func page(_ skus: [(description: String, unit: String, nanos: Int)]) -> [UInt8] {
      let texts = skus.map { sku in
        """
        { "skuId": "S", "description": "\(sku.description) running in Americas", "category":
          { "serviceDisplayName": "Compute Engine", "resourceFamily": "Compute",
            "usageType": "OnDemand" }, "serviceRegions": [ "us-central1" ],
          "pricingInfo": [ { "pricingExpression": { "usageUnit": "\(sku.unit)", "tieredRates": [
            { "startUsageAmount": 0, "unitPrice":
              { "currencyCode": "USD", "units": "0", "nanos": \(sku.nanos) } } ] } } ] }
        """
      }
      return Array("{ \"skus\": [ \(texts.joined(separator: ", ")) ] }".utf8)
    }
    let reader = try FeedReader(data: Place.data)
    let sink = ListSink()
    func read(_ bytes: [UInt8], continues: Bool) throws {
      var file = FeedFile(address: "page")
      file.isContinuation = continues
      _ = try reader.read(PiecewiseSource(bytes, size: 64), .googleSKUs, file, into: sink)
    }
    func machines() -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: sink.prices.filter { $0.key.meter.hasPrefix("Machine:") }
          .map { ($0.key.meter, $0.price.description) })
    }
    try read(page([("Compute optimized Core", "h", 99_000_000)]), continues: false)
    try read(page([("E2 Instance Core", "h", 21_811_590)]), continues: false)
    #expect(machines() == [:])
    try read(
      page([
        ("E2 Instance Ram", "GiBy.h", 2_923_530), ("Compute optimized Ram", "GiBy.h", 4_555_000),
      ]), continues: true)
    #expect(
      machines() == [
        "Machine:e2-micro": "0.0083764275", "Machine:e2-small": "0.016752855",
        "Machine:e2-medium": "0.03350571",
      ])
    try read(page([("Compute optimized Core", "h", 33_982_000)]), continues: true)
    #expect(machines()["Machine:c2-standard-4"] == "0.208808")
    #expect(machines()["Machine:c2-standard-60"] == "3.13212")
  }
}
