import Foundation

/// The frozen tables in the source tree.
enum FixtureFiles {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// Returns the lines of a table next to this file.
  static func lines(of name: String) -> [String] {
    guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else {
      preconditionFailure("no fixture \(name)")
    }
    return text.split(separator: "\n").map(String.init)
  }

  /// Returns every table of prices: one per service, with the columns `region`, `meter`,
  /// `attributes`, `unit`, `tier_from`, `tier_to`, `price_usd` and `effective_from`.
  static func priceTables() -> [(service: String, lines: [String])] {
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "Prices").path)) ?? []
    return names.filter { $0.hasSuffix(".csv") }.sorted().map { name in
      (String(name.dropLast(4)), lines(of: "Prices/\(name)"))
    }
  }
}
