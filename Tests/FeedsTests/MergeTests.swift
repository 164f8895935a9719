import Catalog
import CatalogBuilding
import Dates
import Files
import Money
import Prices
import TestServer
import TestSupport
import Testing

@testable import Feeds

@Suite struct MergeTests {
  typealias Row = (String, String, String, String?, String, String)

  @Test func listsFollowOneAnother() throws {
    let catalog = try SmallCatalog()
    let first = try catalog.refresh(
      "2021-01-01",
      [
        ("A", "eu-west-1", "0", nil, "1", "S1.T.R"), ("B", "eu-west-1", "0", nil, "3", "S2.T.R"),
        ("C", "eu-west-1", "0", nil, "7", "S3.T.R"), ("D", "eu-west-1", "0", nil, "4", "S4.T.R"),
      ])
    let second = try catalog.refresh(
      "2022-01-01",
      [
        ("A", "eu-west-1", "0", nil, "1.25", "S1.T.R"), ("B", "eu-west-1", "0", nil, "3", "S2.T.R"),
        ("C", "eu-west-1", "0", "5", "0", "S3.T.1"), ("C", "eu-west-1", "5", nil, "7", "S3.T.2"),
      ])
    #expect([first.added, first.changed, first.unchanged, first.ended] == [2, 1, 1, 0])
    #expect([second.added, second.changed, second.unchanged, second.ended] == [0, 2, 1, 1])
    let prices = [
      catalog.price("A", on: "2021-06-01"), catalog.price("A"),
      catalog.price("B", on: "2020-06-01"),
      catalog.price("B"), catalog.price("C"), catalog.price("D"),
      catalog.price("D", on: "2021-02-01"),
      catalog.price("A", "us-east-1"),
    ]
    #expect(
      prices == [
        // The list of 2021 has the price of 2020: it has been valid since then, and the list is its
        // source.
        "0- 1 [2020-01-01/2022-01-01] feed-test-2021-01-01",
        "0- 1.25 [2022-01-01/] feed-test-2022-01-01",
        "0-10 2, 10- 1.5 [2020-01-01/2021-01-01] old",
        "0- 3 [2021-01-01/] feed-test-2022-01-01",
        "0-5 0, 5- 7 [2022-01-01/] feed-test-2022-01-01",
        "no price for thing D in eu-west-1 as of 2022-01-01",
        "0- 4 [2021-01-01/2022-01-01] feed-test-2021-01-01",
        "0- 0.5 [2020-01-01/] old",
      ])
    #expect(try CatalogFile.open(catalog.path).verify().filter { $0.severity == .error } == [])
  }

  /// The fee that a list states belongs to its price: one that was not stated before is added, another
  /// fee is another price, and both survive a new build from the tables and an export.
  @Test func feesBelongToTheirPrices() throws {
    let catalog = try SmallCatalog()
    func fee(_ amount: String, _ hourly: String, _ hours: Int = 1000) throws -> TermFee {
      try #require(
        TermFee(amount: try .init(amount), hourly: try .init(hourly), hours: hours))
    }
    func stated(_ path: String, on day: String? = nil) throws -> String {
      let card = try CatalogFile.open(path).rateCard(
        for: MeterKey(service: "thing", region: "eu-west-1", meter: "A"),
        on: day.flatMap { CalendarDate($0) })
      let fee = card.fee.map { "\($0.amount) + \($0.hourly) × \($0.hours)" } ?? "none"
      return "\(card.tiers[0].unitPrice): \(fee) [\(card.effectiveFrom)]"
    }
    let rows = [("A", "eu-west-1", "0", nil as String?, "1", "S1.T.R")]
    #expect(try stated(catalog.path) == "1: none [2020-01-01]")
    let same = try catalog.refresh("2021-01-01", rows, fee: try fee("600", "0.4"))
    #expect([same.changed, same.unchanged] == [0, 1])
    #expect(try stated(catalog.path) == "1: 600 + 0.4 × 1000 [2020-01-01]")
    let other = try catalog.refresh("2022-01-01", rows, fee: try fee("500", "0.5"))
    #expect([other.changed, other.unchanged] == [1, 0])
    let again = try catalog.refresh("2023-01-01", rows, fee: try fee("500", "0.5"))
    #expect([again.changed, again.unchanged] == [0, 1])
    let exported = catalog.folder("exported")
    let rebuilt = catalog.folder("rebuilt.sqlite")
    _ = try CatalogFile.open(catalog.path).export(to: exported)
    _ = try CatalogFile.build(data: exported, file: rebuilt)
    try catalog.rebuild()
    for path in [catalog.path, rebuilt] {
      #expect(try stated(path, on: "2021-06-01") == "1: 600 + 0.4 × 1000 [2020-01-01]")
      #expect(try stated(path) == "1: 500 + 0.5 × 1000 [2022-01-01]")
    }
    // A price that is corrected on its day takes its fee with it.
    let plain = [("A", "eu-west-1", "0", nil as String?, "1.1", "S1.T.R")]
    _ = try catalog.refresh("2024-01-01", rows, fee: try fee("300", "0.7"))
    _ = try catalog.refresh("2024-01-01", plain, force: true)
    #expect(try stated(catalog.path) == "1.1: none [2024-01-01]")
    #expect(try CatalogFile.open(catalog.path).verify().filter { $0.severity == .error } == [])
  }

  /// A list takes precedence over worked-out prices, whichever of the two is newer.
  @Test func workedOutPricesGiveWay() throws {
    let catalog = try SmallCatalog()
    try catalog.write(
      "sources.csv",
      """
      id,name,published,confidence,note
      old,Old list,2020-01-01,high,
      rule,A rule,2023-01-01,derived,

      """)
    try catalog.write(
      "aws/thing.csv",
      """
      region,meter,attributes,unit,tier_from,tier_to,price_usd,effective_from,effective_to,source
      eu-west-1,A,,hour,0,,1,2020-01-01,,rule
      eu-west-1,B,,hour,0,,2,2022-06-01,,rule
      eu-west-1,C,,hour,0,,3,2020-01-01,,rule
      eu-west-1,D,,hour,0,,4,2020-01-01,,rule
      us-east-1,A,,hour,0,,0.5,2020-01-01,,old

      """)
    try catalog.rebuild()
    let summary = try catalog.refresh(
      "2021-01-01",
      [
        ("A", "eu-west-1", "0", nil, "1.25", "S1.T.R"), ("B", "eu-west-1", "0", nil, "3", "S2.T.R"),
        ("C", "eu-west-1", "0", nil, "3", "S3.T.R"),
      ])
    #expect([summary.added, summary.changed, summary.unchanged] == [1, 2, 0])
    let prices = [
      catalog.price("A", on: "2020-06-01"), catalog.price("A"), catalog.price("B"),
      catalog.price("C", on: "2020-06-01"), catalog.price("C"), catalog.price("D"),
    ]
    #expect(
      prices == [
        "0- 1 [2020-01-01/2021-01-01] rule",
        "0- 1.25 [2021-01-01/] feed-test-2021-01-01",
        "0- 3 [2021-01-01/] feed-test-2021-01-01",
        // The same price belongs to the list from its day on.
        "0- 3 [2020-01-01/2021-01-01] rule",
        "0- 3 [2021-01-01/] feed-test-2021-01-01",
        "0- 4 [2020-01-01/] rule",
      ])
    #expect(try CatalogFile.open(catalog.path).verify().filter { $0.severity == .error } == [])
  }

  static let refused: [(String, [Row], Bool, String)] = [
    (
      "2021-01-01",
      [("A", "eu-west-1", "0", nil, "1", "S1.T.R"), ("A", "eu-west-1", "0", nil, "1", "S2.T.R")],
      true, "conflict"
    ),
    ("2021-01-01", [("A", "eu-west-1", "1", nil, "1", "S1.T.R")], true, "tiers"),
    ("2021-01-01", [("A", "eu-west-1", "0", "5", "1", "S1.T.R")], true, "tiers"),
    (
      "2021-01-01",
      [("A", "eu-west-1", "0", "5", "1", "S1.T.1"), ("A", "eu-west-1", "4", nil, "1", "S1.T.2")],
      true, "tiers"
    ),
    ("2019-01-01", [("A", "eu-west-1", "0", nil, "9", "S1.T.R")], false, "older"),
    ("2021-01-01", [("A", "eu-west-1", "0", nil, "9", "S1.T.R")], false, "too few: 1 of 2"),
  ]

  @Test(arguments: refused) func leavesTheCatalog(
    day: String, rows: [Row], force: Bool, reason: String
  ) throws {
    let catalog = try SmallCatalog()
    let before = try Files.read(catalog.path, limit: 1 << 30)
    let coverage = [CatalogRefresh.Coverage(service: "thing", meter: "*", attributes: "*")]
    var thrown = "nothing was thrown"
    do {
      try catalog.refresh(day, rows, coverage: coverage, force: force)
    } catch { thrown = short(error) }
    #expect(thrown == reason)
    #expect(try Files.read(catalog.path, limit: 1 << 30) == before)
    #expect(try FileTree.list(catalog.folder.path).filter { $0.path.hasPrefix(".") } == [])
  }

  /// A price in a list, with what becomes of it and how many prices are held back.
  static let unlikely: [(Row, saysFree: Bool, price: String)] = [
    (("A", "eu-west-1", "0", nil, "0", "S.T.R"), true, "0- 1 [2020-01-01/] old"),
    (("A", "eu-west-1", "0", nil, "0.1", "S.T.R"), true, "0- 1 [2020-01-01/] old"),
    (("A", "eu-west-1", "0", nil, "10", "S.T.R"), true, "0- 1 [2020-01-01/] old"),
    (
      ("N", "eu-west-1", "0", nil, "0", "S.T.R"), false,
      "no price for thing N in eu-west-1 as of 2020-01-01"
    ),
    // If the tiers differ, the highest price counts.
    (("B", "eu-west-1", "0", nil, "0.2", "S.T.R"), true, "0-10 2, 10- 1.5 [2020-01-01/] old"),
    (
      ("A", "eu-west-1", "0", nil, "0.1001", "S.T.R"), true,
      "0- 0.1001 [2021-01-01/] feed-test-2021-01-01"
    ),
    (
      ("A", "eu-west-1", "0", nil, "9.9", "S.T.R"), true,
      "0- 9.9 [2021-01-01/] feed-test-2021-01-01"
    ),
    (("N", "eu-west-1", "0", nil, "0", "S.T.R"), true, "0- 0 [2021-01-01/] feed-test-2021-01-01"),
  ]

  @Test(arguments: unlikely.indices) func holdsBackWhatIsUnlikely(_ index: Int) throws {
    let (row, saysFree, price) = Self.unlikely[index]
    let catalog = try SmallCatalog()
    let summary = try catalog.refresh("2021-01-01", [row], saysFree: saysFree)
    #expect(catalog.price(row.0) == price)
    #expect(summary.heldBack == (index < 5 ? 1 : 0))
    #expect(summary.heldBackPrices.count == summary.heldBack)
    try catalog.refresh("2021-01-01", [row], saysFree: saysFree, force: true)
    #expect(catalog.price(row.0).hasPrefix("0- \(row.4) [2021-01-01/]"))
  }

  /// Of two lists of one feed and moment that contradict each other the last counts, and it is said.
  @Test func aListCorrectsAnotherOfTheSameMoment() throws {
    let catalog = try SmallCatalog()
    try catalog.refresh("2021-01-01", [("A", "eu-west-1", "0", nil, "2", "S.T.R")])
    let same = try catalog.refresh("2021-01-01", [("A", "eu-west-1", "0", nil, "2", "S.T.R")])
    #expect(same.unchanged == 1 && same.contradictions.isEmpty)
    let other = try catalog.refresh("2021-01-01", [("A", "eu-west-1", "0", nil, "3", "S.T.R")])
    #expect([other.changed, other.heldBack] == [1, 0])
    #expect(
      other.contradictions == [
        "thing A () in eu-west-1: 3 USD, where the other list has 2 USD"
      ])
    #expect(catalog.price("A") == "0- 3 [2021-01-01/] feed-test-2021-01-01")
    let later = try catalog.refresh("2021-02-01", [("A", "eu-west-1", "0", nil, "4", "S.T.R")])
    #expect(later.changed == 1 && later.contradictions.isEmpty)
  }

  @Test(arguments: ["9999-12-31", "2005-12-31", "1970-01-01"], [false, true])
  func datesThatCannotBeAreRefused(day: String, force: Bool) throws {
    let catalog = try SmallCatalog()
    var reason = "nothing was thrown"
    do {
      try catalog.refresh(day, [("A", "eu-west-1", "0", nil, "2", "S.T.R")], force: force)
    } catch { reason = short(error) }
    #expect(reason == "impossible date")
    #expect(catalog.price("A") == "0- 1 [2020-01-01/] old")
  }

  @Test func aListIsOfTheVersionThatItsAddressNames() throws {
    let address = "https://a.example/offers/v1.0/aws/AmazonEC2/20250912225308/eu-west-1/index.csv"
    let file = FeedFile(address: address)
    try file.checkVersion("20250912225308")
    try file.checkVersion("1")
    try FeedFile(address: "index.csv").checkVersion("20250912225308")
    #expect(throws: FeedError.self) { try file.checkVersion("20250912225309") }
  }

  @Test(arguments: [
    ("$0.00 per GB - data transfer in", true), ("AWS Lambda - free tier", true),
    ("No charge for this", true), ("USD 0.0 per hour", true),
    ("$0.0104 per On Demand Linux t3.micro Instance Hour", false), ("", false), ("$", false),
  ]) func wordsSayWhatIsFree(description: String, isFree: Bool) {
    #expect(FreeWords.areIn(description) == isFree)
  }

  @Test func unitsMustBeThoseOfTheCatalog() throws {
    let catalog = try SmallCatalog()
    #expect(throws: RefreshError.self) {
      try catalog.refresh("2021-01-01", [("A", "eu-west-1", "0", nil, "1", "S.T.R")], unit: "GB")
    }
    #expect(catalog.price("A").hasSuffix("old"))
  }

  @Test func newMetersMustHaveTheUnitThatIsCounted() throws {
    let catalog = try SmallCatalog()
    var units = DeclaredUnits()
    units.add("hour", of: .aws, service: "thing", meter: "New:{type}")
    units.add("GB-month", of: .aws, service: "thing", meter: "Stored")
    _ = try CatalogFile.build(data: catalog.data, file: catalog.path, units: units)
    let rows = [("New:small", "eu-west-1", "0", String?.none, "1", "S.T.R")]
    #expect(
      throws: RefreshError.unit([
        "thing New:small is priced for one day, but counted in the unit 'hour'"
      ])
    ) {
      try catalog.refresh("2021-01-01", rows, unit: "day")
    }
    try catalog.refresh("2021-01-01", rows, unit: "hour")
    #expect(catalog.price("New:small") == "0- 1 [2021-01-01/] feed-test-2021-01-01")
  }

  @Test func olderListsBecomeHistoryByForce() throws {
    let catalog = try SmallCatalog()
    try catalog.refresh("2022-01-01", [("A", "eu-west-1", "0", nil, "2", "S.T.R")])
    var reason = ""
    do {
      try catalog.refresh("2021-01-01", [("A", "eu-west-1", "0", nil, "3", "S.T.R")])
    } catch { reason = short(error) }
    #expect(reason == "older")
    let summary = try catalog.refresh(
      "2021-01-01", [("A", "eu-west-1", "0", nil, "3", "S.T.R")], force: true)
    #expect(summary.historical == 1)
    let days = ["2020-06-01", "2021-06-01", "2022-06-01"].map { catalog.price("A", on: $0) }
    #expect(
      days == [
        "0- 1 [2020-01-01/2021-01-01] old",
        "0- 3 [2021-01-01/2022-01-01] feed-test-2021-01-01",
        "0- 2 [2022-01-01/] feed-test-2022-01-01",
      ])
  }

  @Test func firstTierThatIsAnAllowanceIsLeftOut() throws {
    let catalog = try SmallCatalog()
    try catalog.refresh(
      "2021-01-01",
      [("E", "eu-west-1", "5", nil, "2", "S.T.2"), ("E", "eu-west-1", "0", "5", "0", "S.T.1")],
      freeFirst: true)
    #expect(catalog.price("E") == "0- 2 [2021-01-01/] feed-test-2021-01-01")
  }

  @Test func dryRunChangesNothing() throws {
    let catalog = try SmallCatalog()
    let summary = try catalog.refresh(
      "2021-01-01", [("A", "eu-west-1", "0", nil, "2", "S.T.R")], isDryRun: true)
    #expect(summary.changed == 1)
    #expect(catalog.price("A") == "0- 1 [2020-01-01/] old")
  }

  @Test func pricesOfListsSurviveNewDataFiles() throws {
    let catalog = try SmallCatalog()
    try catalog.refresh(
      "2021-01-01",
      [
        ("A", "eu-west-1", "0", nil, "2", "S.T.R"), ("C", "eu-west-1", "0", nil, "7", "S3.T.R"),
        ("D", "eu-west-1", "0", nil, "4", "S4.T.R"), ("A", "us-east-1", "0", nil, "0.5", "S5.T.R"),
      ])
    try catalog.refresh(
      "2022-01-01",
      [
        ("A", "eu-west-1", "0", nil, "2", "S.T.R"), ("C", "eu-west-1", "0", nil, "7", "S3.T.R"),
        ("A", "us-east-1", "0", nil, "0.5", "S5.T.R"),
      ])
    let meters = [("A", "eu-west-1"), ("B", "eu-west-1"), ("C", "eu-west-1"), ("A", "us-east-1")]
    let before = meters.map { catalog.price($0.0, $0.1) } + [catalog.price("D", on: "2021-05-05")]
    try catalog.write(
      "aws/other.csv",
      """
      region,meter,attributes,unit,tier_from,tier_to,price_usd,effective_from,effective_to,source
      eu-west-1,Z,,hour,0,,1,2020-01-01,,old

      """)
    _ = try CatalogFile.openOrBuild(data: catalog.data, file: catalog.path)
    let after = meters.map { catalog.price($0.0, $0.1) } + [catalog.price("D", on: "2021-05-05")]
    #expect(after == before)
    #expect(catalog.price("D") == "no price for thing D in eu-west-1 as of 2022-01-01")
    // A newer list in the data files takes precedence over the feed's.
    try catalog.write(
      "sources.csv",
      """
      id,name,published,confidence,note
      old,Old list,2020-01-01,high,
      new,New list,2023-01-01,high,

      """)
    try catalog.write(
      "aws/thing.csv",
      """
      region,meter,attributes,unit,tier_from,tier_to,price_usd,effective_from,effective_to,source
      eu-west-1,A,,hour,0,,1,2020-01-01,,old
      eu-west-1,A,,hour,0,,5,2023-01-01,,new

      """)
    _ = try CatalogFile.openOrBuild(data: catalog.data, file: catalog.path)
    #expect(catalog.price("A") == "0- 5 [2023-01-01/] new")
    #expect(catalog.price("A", on: "2022-06-01").hasPrefix("0- 2 [2021-01-01/2023-01-01]"))
  }

  @Test func onlyOneRefreshAtATime() throws {
    let catalog = try SmallCatalog()
    let first = try CatalogRefresh(catalog: catalog.path, waits: false)
    var reason = ""
    do { _ = try CatalogRefresh(catalog: catalog.path, waits: false) } catch {
      reason = short(error)
    }
    #expect(reason == "busy")
    withExtendedLifetime(first) {}
  }
}
