import Prices
import SQLite

extension Catalog {
  /// Returns the codes of a provider's regions by their number.
  func regionCodes(of provider: Provider) throws -> [Int: String] {
    var codes: [Int: String] = [:]
    try database.forEach("SELECT id, code FROM region WHERE provider = ?", provider.rawValue) {
      row in codes[try row.int(0)] = try row.text(1)
    }
    return codes
  }
}
