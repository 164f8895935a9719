import Billing
import Dates
import Money
import PriceFixtures
import Prices
import Testing

@testable import Analysis

/// A few types with their prices, from which everything that the tests expect follows.
enum Fixture {
  static let types: [InstanceType] = [
    "m4.10xlarge", "m4.2xlarge", "m4.4xlarge", "p2.xlarge", "t3.medium",
  ]
  .map(type)

  static func type(_ name: String) -> InstanceType {
    let sizes = [
      "m4.10xlarge": (40, 160), "m4.2xlarge": (8, 32), "m4.4xlarge": (16, 64),
      "p2.xlarge": (4, 61), "t3.medium": (2, 4),
    ]
    let (vcpu, memory) = sizes[name] ?? (1, 1)
    var type = InstanceType(
      name: name, vcpu: Quantity(vcpu), memoryGiB: Quantity(memory), architecture: "x86_64")
    if name == "p2.xlarge" { type.gpuCount = 1 }
    if name == "t3.medium" {
      type.burstable = true
      type.baselinePercent = Quantity(20)
    }
    return type
  }

  /// Offers on all axes, at prices from a fixed sequence of numbers that repeats some of them.
  static func book(
    regions: [String] = ["us-east-1"], purchases: [PurchaseChoice] = [.onDemand]
  ) throws -> OfferBook {
    let axes = ComparisonAxes(
      machines: try types.map { try Machine($0) }, regions: regions, operatingSystems: ["linux"],
      purchases: purchases)
    var book = OfferBook(axes, comparing: Set(purchases))
    var number = 7
    for machine in axes.machines.indices {
      for region in regions.indices {
        for purchase in purchases.indices {
          number = number * 31 % 97
          let price = UnitPrice(scaled: Int128(number % 13 + 1) * 10_000_000_000)
          if let offer = Offer(
            machine: machine, region: region, operatingSystem: 0, purchase: purchase,
            hourly: price)
          {
            book.add(offer)
          }
        }
      }
    }
    return book
  }
}

extension PurchaseChoice {
  static let onDemand = PurchaseChoice("on_demand", .onDemand, title: "on-demand")
  static let spot = PurchaseChoice("spot", .spot, title: "spot")
}

extension ComparisonQuery {
  /// A query on the servers of the frozen prices.
  init(
    date: CalendarDate? = nil, sort: ComparisonColumn? = nil, isReversed: Bool = false,
    limit: Int? = 20, maximumPrice: UnitPrice? = nil, work: Work? = nil
  ) throws {
    let servers = try #require(knownServices.servers(of: .aws).first?.facts.server)
    self.init(
      of: .aws, servers, date: date, sort: sort, isReversed: isReversed, limit: limit,
      maximumPrice: maximumPrice, work: work)
  }
}

/// The details of offers at frozen prices.
struct FixtureDetails: OfferDetails {
  var prices: any PriceBook = FixtureBook()

  func origin(
    _ number: Int, of row: ComparisonRow
  ) -> (effectiveFrom: CalendarDate, source: PriceSource?) {
    (FixtureBook.date, FixtureBook.source)
  }

  func interruption(instanceType: String, operatingSystem: String, region: String) -> String? {
    instanceType == "m4.2xlarge" ? "<5%" : nil
  }
}
