import Billing
import Dates
import Foundation
import Money
import PriceFixtures
import Prices
import Reports
import Scenarios
import Testing

/// A plan in `Scenarios/<name>.json`, priced with frozen prices.
struct Plan: Sendable, CustomTestStringConvertible {
  var name: String
  /// The tag by which its reports are grouped.
  var groupBy: String?
  var leftRunning: [LeftRunningFigure] = []

  var testDescription: String { name }

  /// Every kind of plan for which reports look different.
  static let all: [Plan] = [
    Plan(name: "plain"),
    Plan(name: "calendar", leftRunning: Plan.nobodyTurnsItOff),
    Plan(name: "class", groupBy: "course", leftRunning: Plan.nobodyTurnsItOff),
    Plan(name: "shared-class"),
    Plan(name: "tiers"),
    Plan(name: "weeks"),
    Plan(name: "nasty", groupBy: "a|b `c`", leftRunning: [nastyFigure]),
    Plan(name: "nothing"),
  ]

  private static let nobodyTurnsItOff = [
    LeftRunningFigure(label: "over a weekend", hours: "64", amount: dollars("5.3248")),
    LeftRunningFigure(label: "over the break", hours: "336", amount: dollars("27.9552")),
  ]
  private static let nastyFigure = LeftRunningFigure(
    label: "a | b\u{1B}[31m", hours: "=1+1", amount: dollars("0.0000001"))

  func budget() throws -> Budget {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Scenarios").appending(path: name + ".json")
    return try Plan.budget(Array(Data(contentsOf: url)))
  }

  /// Prices a scenario's text with frozen prices and offers.
  static func budget(_ bytes: [UInt8]) throws -> Budget {
    var prices = FixtureBook()
    prices.offers = Offers.all
    let reader = ScenarioReader(services: knownServices.definitions)
    var budget = try Estimator(prices: prices).estimate(try reader.read(bytes))
    // The linter's remarks change with its rules; those of a test must not.
    budget.warnings = budget.scenario.resources.prefix(1).map { resource in
      PlanWarning(
        rule: "test-rule", resource: resource.name,
        message: "\(resource.name) bills <while> nobody looks: $12.50 | see https://example.org.")
    }
    return budget
  }

  func options(width: Int = 80, color: Bool = false) -> ReportOptions {
    ReportOptions(width: width, color: color, groupBy: groupBy, leftRunning: leftRunning)
  }
}

/// Frozen offers: those of each kind that tests need.
enum Offers {
  static let all: [FreeTierOffer] = [instanceHours, disks, transferOut, requests, signUp]

  private static func offer(
    _ id: String, _ kind: FreeTierOffer.Kind, _ description: String, _ limit: Int, _ unit: String,
    _ service: String, _ meters: [String]
  ) -> FreeTierOffer {
    var offer = FreeTierOffer(
      id: id, provider: .aws, kind: kind, service: service, description: description,
      limit: Quantity(limit), unit: unit, source: FixtureBook.source)
    offer.meters = meters.map {
      .init(service: service, meter: $0, attributes: [:], regions: [])
    }
    return offer
  }

  private static let instanceHours = legacy(
    offer(
      "test-instance-hours", .twelveMonths, "750 hours of t2.micro", 750, "hour", "ec2",
      ["BoxUsage:t2.micro"]))
  private static let disks = legacy(
    offer(
      "test-disks", .twelveMonths, "30 GB-months of disks", 30, "GB-month", "ebs",
      ["EBS:VolumeUsage.gp2", "EBS:VolumeUsage.gp3"]))
  private static let transferOut = offer(
    "test-transfer-out", .always, "100 GB out to the internet", 100, "GB", "data_transfer",
    ["DataTransfer-Out-Bytes"])
  private static let requests = offer(
    "test-requests", .always, "1 million requests", 1_000_000, "request", "lambda", ["Request"])
  private static let signUp: FreeTierOffer = {
    var offer = Self.offer(
      "test-sign-up", .credit, "Credit for signing up", 100, "USD", "credit", [])
    offer.accountsOpenedFrom = CalendarDate("2025-07-15")
    offer.windowMonths = 12
    return offer
  }()

  private static func legacy(_ offer: FreeTierOffer) -> FreeTierOffer {
    var offer = offer
    offer.windowMonths = 12
    offer.accountsOpenedBefore = CalendarDate("2025-07-15")
    return offer
  }
}

/// An amount from its digits.
func dollars(_ digits: String) -> Money {
  do { return try Money(digits) } catch { preconditionFailure("\(digits) is no amount") }
}
