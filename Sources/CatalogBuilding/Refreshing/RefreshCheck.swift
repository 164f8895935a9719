import Catalog
import SQLite

/// Checks a refreshed catalog as a reader would, before it replaces the old one.
struct RefreshCheck {
  let database: Database

  func run() throws {
    var findings: [String] = []
    try database.forEach("PRAGMA quick_check(10)") { row in
      let message = try row.text(0)
      if message != "ok" { findings.append(message) }
    }
    findings += try PriceWalk(database: database, followsReferences: true).findings(limit: 10)
      .map(\.description)
    if !findings.isEmpty { throw RefreshError.failedChecks(findings) }
  }
}
