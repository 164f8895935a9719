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
    findings += try PriceWalk(database: database).findings(limit: 10).map(\.description)
    let orphans =
      try database.number(
        """
        SELECT count(*) FROM price
        WHERE source NOT IN (SELECT id FROM source) OR region NOT IN (SELECT id FROM region)
          OR meter NOT IN (SELECT id FROM meter)
        """) ?? 0
    if orphans > 0 { findings.append("\(orphans) prices refer to what is not there") }
    if !findings.isEmpty { throw RefreshError.failedChecks(findings) }
  }
}
