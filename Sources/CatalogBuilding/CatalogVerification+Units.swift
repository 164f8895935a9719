public import Catalog
public import Prices
import SQLite

extension Catalog {
  /// Finds meters whose prices are for a unit other than the one that services count in.
  ///
  /// - Throws: `DatabaseError`.
  public func verify(units: DeclaredUnits) throws -> [CatalogFinding] {
    var findings: [CatalogFinding] = []
    try database.forEach(
      "SELECT provider, service, meter, unit FROM meter ORDER BY provider, service, meter"
    ) { row in
      let (service, meter, unit) = (try row.text(1), try row.text(2), try row.text(3))
      guard let provider = Provider(rawValue: try row.text(0)),
        let declared = units.units(of: provider, service: service, meter: meter),
        !declared.contains(unit)
      else { return }
      findings.append(
        CatalogFinding(
          severity: .error, rule: "unit",
          message: "\(service) \(meter) is priced for one \(unit), but counted in the unit "
            + declared.sorted().map { "'\($0)'" }.joined(separator: " or ")))
    }
    return findings
  }
}
