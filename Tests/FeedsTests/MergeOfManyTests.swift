import Catalog
import CatalogBuilding
import Money
import Prices
import Testing

@testable import Feeds

@Suite struct MergeOfManyTests {
  typealias Row = MergeTests.Row

  /// Prices that are too many for memory come from disk in the same order.
  @Test func listsOfAnySizeAreMergedAlike() throws {
    var random = SystemRandomNumberGenerator()
    var rows: [Row] = []
    for meter in 0..<40 {
      for region in ["eu-west-1", "us-east-1", "sa-east-1"]
      where meter % 7 > 0 || region != "sa-east-1" {
        let sku = "S\(meter)\(region)"
        rows.append(
          ("M\(meter)", region, "0", meter % 3 == 0 ? "5" : nil, "\(meter + 1)", "\(sku).T.1"))
        if meter % 3 == 0 { rows.append(("M\(meter)", region, "5", nil, "0.5", "\(sku).T.2")) }
      }
    }
    func merged(_ rows: [Row], mostInMemory: Int) throws -> [String] {
      let catalog = try SmallCatalog()
      let fee = try TermFee(amount: .init("600"), hourly: .init("0.4"), hours: 1000)
      let summaries = try [("2021-01-01", rows), ("2022-01-01", rows.filter { $0.0 != "M4" })].map {
        try catalog.refresh($0, $1, fee: fee, mostInMemory: mostInMemory)
      }
      return summaries.map { "\($0)" }
        + rows.flatMap { [catalog.price($0.0, $0.1), catalog.price($0.0, $0.1, on: "2021-06-01")] }
    }
    let expected = try merged(rows, mostInMemory: 1 << 18)
    #expect(expected[0].contains("added: \(Set(rows.map { $0.0 + $0.1 }).count)"))
    for mostInMemory in [1, 7, rows.count, rows.count + 1] {
      #expect(try merged(rows, mostInMemory: mostInMemory) == expected)
    }
    let shuffled = rows.shuffled(using: &random)
    let fromDisk = try merged(shuffled, mostInMemory: 7)
    #expect(try merged(shuffled, mostInMemory: 1 << 18) == fromDisk)
    #expect(fromDisk.prefix(2) == expected.prefix(2))
  }

  /// A whole list ends what its feed had before, with or without force; one that is much shorter ends
  /// nothing, and a list of days gone by only what no later list has confirmed.
  @Test func listsEndWhatTheyLackByForceToo() throws {
    func rows(_ meters: Range<Int>) -> [Row] {
      meters.map { ("M\($0)", "eu-west-1", "0", nil, "1", "S\($0).T.R") }
    }
    let catalog = try SmallCatalog()
    try catalog.refresh("2021-01-01", rows(0..<20), force: true)
    let short = try catalog.refresh("2021-06-01", rows(0..<12), force: true)
    #expect(short.ended == 0)
    let whole = try catalog.refresh("2022-01-01", rows(0..<19), force: true)
    #expect(whole.ended == 1)
    #expect(catalog.price("M19", on: "2021-12-31").hasPrefix("0- 1 [2021-01-01/2022-01-01]"))
    #expect(catalog.price("M19").hasPrefix("no price"))
    let history = try catalog.refresh("2021-09-01", rows(1..<19), force: true)
    #expect(history.ended == 1)
    #expect(catalog.price("M19", on: "2021-08-31").hasPrefix("0- 1 [2021-01-01/2021-09-01]"))
    #expect(catalog.price("M19", on: "2021-09-01").hasPrefix("no price"))
    // The list of 2022 has confirmed it.
    #expect(catalog.price("M0").hasPrefix("0- 1 [2021-01-01/]"))
  }
}
