import Billing
import Dates
import Money
import PriceFixtures
import Prices
import Scenarios
import Testing

@testable import Analysis

@Suite struct WorkTests {
  static let day = CalendarDate(year: 2026, month: 7, day: 16)

  /// A job, the date and system, and its hours, billed hours, and total cost.
  ///
  /// The instance costs $1 an hour, an address $0.005, gp3 $0.08 a GB-month.
  struct Case: Sendable {
    var work: Work
    var date: CalendarDate?
    var system = "linux"
    var hours: String
    var billed: String
    var total: String
  }

  static let cases: [Case] = [
    // 90 GB at 25.6 MB/s are 3,600 s.
    Case(
      work: Work(size: .gigabytes(Quantity(90)), throughputs: rate("25.6"), addresses: 0),
      date: day, hours: "1", billed: "1", total: "1"),
    // Ten streams take a tenth of the time.
    Case(
      work: Work(size: .gigabytes(Quantity(90)), throughputs: rate("25.6", 10), addresses: 0),
      date: day, hours: "0.1", billed: "0.1", total: "0.1"),
    // At least a minute is billed.
    Case(
      work: Work(size: .coreHours(Quantity(scaled: 1_000_000_000)), addresses: 0), date: day,
      hours: "0.000125", billed: "0.016666666667", total: "0.016666666667"),
    // Whole hours before 2017-10-02, and for SUSE to this day; an address in use was free.
    Case(
      work: Work(size: .coreHours(Quantity(12)), addresses: 3),
      date: CalendarDate(year: 2017, month: 10, day: 1), hours: "1.5", billed: "2", total: "2"),
    Case(
      work: Work(size: .coreHours(Quantity(12)), addresses: 0), date: day, system: "suse",
      hours: "1.5", billed: "2", total: "2"),
    // Windows by the second since 2021-06-11, RHEL since 2024-04-01.
    Case(
      work: Work(size: .coreHours(Quantity(12)), addresses: 0),
      date: CalendarDate(year: 2021, month: 6, day: 10), system: "windows",
      hours: "1.5", billed: "2", total: "2"),
    Case(
      work: Work(size: .coreHours(Quantity(12)), addresses: 0),
      date: CalendarDate(year: 2021, month: 6, day: 11), system: "windows",
      hours: "1.5", billed: "1.5", total: "1.5"),
    Case(
      work: Work(size: .coreHours(Quantity(12)), addresses: 0),
      date: CalendarDate(year: 2024, month: 3, day: 31), system: "rhel",
      hours: "1.5", billed: "2", total: "2"),
    // 73 GB × $0.08 × 1.5 / 730 and two addresses × 1.5 h × $0.005.
    Case(
      work: Work(size: .coreHours(Quantity(12)), volumeGB: Quantity(73), addresses: 2), date: day,
      hours: "1.5", billed: "1.5", total: "1.527"),
    // 10,240 GB at $0.09 and 760 GB at $0.085.
    Case(
      work: Work(size: .coreHours(Quantity(8)), addresses: 0, transferOutGB: Quantity(11_000)),
      date: day, hours: "1", billed: "1", total: "987.2"),
  ]

  private static func rate(_ text: String, _ streams: Int = 1) -> [String: Throughput] {
    let rate = (try? Quantity(text)) ?? .zero
    return ["m4.2xlarge": Throughput(megabytesPerSecond: rate, streams: streams)]
  }

  @Test(arguments: cases.indices)
  func takesAndCosts(_ index: Int) throws {
    let item = Self.cases[index]
    var pricing = WorkPricing(
      item.work, try ComparisonQuery(date: item.date), prices: FixtureBook())
    let result = try #require(
      try pricing.result(
        try Machine(Fixture.type("m4.2xlarge")), item.system, "us-east-1", hourly: UnitPrice("1")))
    #expect(result.hours.description == item.hours)
    #expect(result.billedHours.description == item.billed)
    #expect(result.total.description == item.total)
    #expect(try result.instances + result.beside == result.total)
  }

  /// The same job as a plan of a day: what the estimator says at list price.
  @Test func costsWhatAPlanCosts() throws {
    let text = """
      { "title": "job", "region": "us-east-1", "days": 1, "resources": [ { "service": "ec2",
        "instance_type": "m4.2xlarge", "volumes": [ { "volume_type": "gp3", "size_gb": 40 } ] } ] }
      """
    let scenario = try ScenarioReader(services: knownServices.definitions).read(Array(text.utf8))
    let budget = try Estimator(prices: FixtureBook()).estimate(scenario)
    // 24 hours of 8 processors.
    let work = Work(size: .coreHours(Quantity(192)), volumeGB: Quantity(40))
    var pricing = WorkPricing(work, try ComparisonQuery(), prices: FixtureBook())
    let result = try #require(
      try pricing.result(
        try Machine(Fixture.type("m4.2xlarge")), "linux", "us-east-1", hourly: UnitPrice("0.4")))
    #expect(result.total.rounded(to: 9) == budget.totals.list.rounded(to: 9))
  }

  /// A missing price leaves the region out and is reported; it is never zero.
  @Test func neverPricesWhatIsMissing() throws {
    let work = Work(size: .coreHours(Quantity(8)), volumeGB: Quantity(1))
    let query = try ComparisonQuery(work: work)
    let error = #expect(throws: ComparisonError.self) {
      try Comparison(query, of: Fixture.book(regions: ["ap-south-1"]), details: FixtureDetails())
    }
    #expect(error?.notes.first?.hasPrefix("ap-south-1 is left out: no price for") == true)
  }

  @Test func marksTheFrontAndPutsItFirst() throws {
    let query = try ComparisonQuery(
      limit: nil, work: Work(size: .coreHours(Quantity(100)), addresses: 0))
    let rows = try Comparison(query, of: Fixture.book(), details: FixtureDetails()).rows
    let works = rows.compactMap(\.work)
    let front = works.filter(\.isOnFront)
    #expect(!front.isEmpty && works.prefix(front.count).allSatisfy(\.isOnFront))
    #expect(front.map(\.total) == front.map(\.total).sorted())
    for work in works where !work.isOnFront {
      #expect(front.contains { $0.hours <= work.hours && $0.total <= work.total })
    }
  }
}
