/// The catalog's names for the units of price lists: `Hrs` is `hour`.
///
/// Only offers without rules need them; an unlisted unit keeps its name.
struct UnitNames {
  private let names: [String: String]

  static let columns = ["feed_unit", "unit"]

  init(_ path: String) throws {
    var names: [String: String] = [:]
    for row in try MappingTable.read(path, columns: Self.columns) {
      let name = try row.required("feed_unit")
      guard names.updateValue(try row.required("unit"), forKey: name) == nil else {
        throw row.error("'\(name)' is there twice")
      }
    }
    self.names = names
  }

  /// Returns the catalog's name of a unit.
  func name(of unit: String) -> String { names[unit] ?? unit }
}
