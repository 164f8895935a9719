import Catalog
import CatalogBuilding
import Files
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
        // The list of 2021 has the price of 2020: it holds since then, and the list is its source.
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

  @Test func unitsMustBeThoseOfTheCatalog() throws {
    let catalog = try SmallCatalog()
    #expect(throws: RefreshError.self) {
      try catalog.refresh("2021-01-01", [("A", "eu-west-1", "0", nil, "1", "S.T.R")], unit: "GB")
    }
    #expect(catalog.price("A").hasSuffix("old"))
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
    // A newer list in the data files goes before the one of the feed.
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
