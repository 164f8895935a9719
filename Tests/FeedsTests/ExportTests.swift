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

@Suite struct ExportTests {
  /// Returns the differences between two catalogs on a date, or at present.
  private func changes(_ first: String, _ second: String, on day: String?) throws -> [String] {
    let date = day.flatMap { CalendarDate($0) }
    var changes: [String] = []
    try CatalogFile.open(first).eachChange(on: date, to: CatalogFile.open(second), on: date) {
      changes.append("\($0.key)")
    }
    return changes
  }

  @Test func aCatalogOfTheExportedTablesIsTheSame() throws {
    let folder = SmallFolder()
    let first = folder.path("first.sqlite")
    _ = try CatalogFile.build(data: Place.data, file: first)
    let files = try CatalogFile.open(first).export(to: folder.path("exported"))
    #expect(files.count > 100)
    let second = folder.path("second.sqlite")
    _ = try CatalogFile.build(data: folder.path("exported"), file: second)
    for day in [nil, "2016-02-01", "2018-07-15", "2024-01-20", "2026-06-01"] {
      #expect(try changes(first, second, on: day).prefix(5) == [])
    }
    let (before, after) = (try CatalogFile.open(first).info(), try CatalogFile.open(second).info())
    #expect(before.counts == after.counts)
    #expect(before.newest == after.newest)
  }

  @Test func changesAreTold() throws {
    let catalog = try SmallCatalog()
    let old = catalog.folder("old.sqlite")
    try Files.copy(catalog.path, toNew: old)
    try catalog.refresh(
      "2021-01-01",
      [
        ("A", "eu-west-1", "0", nil, "1.5", "S.T.R"), ("Z", "eu-west-1", "0", nil, "2", "T.T.R"),
        ("B", "eu-west-1", "0", "10", "2", "U.T.1"), ("B", "eu-west-1", "10", nil, "1.5", "U.T.2"),
      ])
    var told: [String] = []
    try CatalogFile.open(old).eachChange(on: nil, to: CatalogFile.open(catalog.path), on: nil) {
      let before = $0.before?.tiers.first?.unitPrice.description ?? "none"
      let after = $0.after?.tiers.first?.unitPrice.description ?? "none"
      told.append("\($0.key.meter) \($0.key.region): \(before) to \(after), \($0.percent ?? 0)%")
    }
    #expect(told == ["A eu-west-1: 1 to 1.5, 50.0%", "Z eu-west-1: none to 2, 0.0%"])
    var dates: [String] = []
    let now = try CatalogFile.open(catalog.path)
    try now.eachChange(on: CalendarDate("2020-06-01"), to: now, on: CalendarDate("2021-06-01")) {
      dates.append($0.key.meter)
    }
    #expect(dates == ["A", "Z"])
    #expect(try now.age(on: CalendarDate(dayNumber: 18_628 + 200)) == 200)
  }
}
