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
      guard let provider = Provider(rawValue: try row.text(0)),
        let fault = units.fault(
          of: provider, service: try row.text(1), meter: try row.text(2), unit: try row.text(3))
      else { return }
      findings.append(CatalogFinding(severity: .error, rule: "unit", message: fault))
    }
    return findings
  }
}
