import Catalog
import SQLite

/// Checks a newly written catalog as a reader would: everything that was read must be there, tiers
/// must follow one another, and nothing may be negative.
struct CatalogCheck {
  let database: Database

  func run(expecting data: DataSet) throws {
    try expect("price", data.prices.count)
    try expect("term_fee", data.prices.count { $0.fee != DataSet.Price.nothing })
    try expect("meter", data.meters.entries.count)
    try expect("region", data.regions.count)
    try expect("source", data.sources.count)
    try expect("price_observation", data.observations.count)
    try expect("spot_interruption", data.interruptions.count)
    try expect("instance_type", data.specifications.count)
    try expect("free_tier_offer", data.offers.count)
    try expect("free_tier_meter", data.coverages.count)
    try expect("gap", data.gaps.count)
    try expect("derivation", data.derivations.count)
    let findings = try PriceWalk(database: database).findings(limit: 1)
    if let finding = findings.first { throw failure(finding.message) }
  }

  private func expect(_ table: String, _ count: Int) throws {
    let written = try database.number("SELECT count(*) FROM \(table)") ?? 0
    if written != count { throw failure("\(table) has \(written) rows instead of \(count)") }
  }

  private func failure(_ message: String) -> CatalogError {
    .damaged("the new catalog", reason: message)
  }
}
