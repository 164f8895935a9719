import Catalog
import SQLite

/// Checks what a merge touched as a reader would, before the catalog replaces the old one.
///
/// All else was checked when it was written, and its seals have shown that it is still the same.
struct RefreshCheck {
  let database: Database

  func run() throws {
    let walk = PriceWalk(
      database: database, within: MergeSQL.touchedPrices, orderedBy: "place",
      followsReferences: true)
    let findings = try walk.findings(limit: 10)
    if !findings.isEmpty { throw RefreshError.failedChecks(findings.map(\.description)) }
  }
}
