import Files
import Money

/// A text with stars that match anything.
struct Glob {
  private let pieces: [Substring]
  private let isExact: Bool

  init(_ pattern: String) {
    pieces = pattern.split(separator: "*" as Character, omittingEmptySubsequences: false)
    isExact = pieces.count == 1
  }

  func matches(_ text: String) -> Bool {
    if isExact { return text == pieces[0] }
    var rest = text[...]
    guard rest.hasPrefix(pieces[0]) else { return false }
    rest = rest.dropFirst(pieces[0].count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(pieces[pieces.count - 1])
  }
}

/// Rules for the products of a feed whose entries are fields with names.
struct ProductRules {
  /// A rule: which products belong to which meter.
  struct Rule {
    fileprivate var conditions: [(field: String, isWanted: Bool, globs: [Glob])] = []
    var service: String
    fileprivate var meter: String
    fileprivate var attributes: String
    var feedUnits: [String]
    var unit: String
    var divisor: Divisor
    /// The region that the price is for, if it is not the product's own; otherwise empty.
    var region: String
    /// The free amount of the list's first tier, in the feed's unit: the catalog stores it as an
    /// offer of the account, and the tiers begin after it.
    var free: Quantity

    /// Returns the meter of a product.
    func meter(_ product: [String: String]) -> String { Self.filled(meter, with: product) }

    /// Returns the attributes of a product's meter.
    func attributes(_ product: [String: String]) -> String {
      Self.filled(attributes, with: product)
    }

    /// Fills a template: `{field}` is its value, `{field before Text}` the part before the text.
    private static func filled(_ template: String, with product: [String: String]) -> String {
      var result = ""
      var rest = template[...]
      while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        result += rest[..<open]
        let parts = String(rest[rest.index(after: open)..<close]).split(separator: " before ")
        let value = product[String(parts.first ?? "")] ?? ""
        if parts.count == 2, let end = value.firstRange(of: parts[1]) {
          result += value[..<end.lowerBound]
        } else {
          result += value
        }
        rest = rest[rest.index(after: close)...]
      }
      return result + rest
    }
  }

  /// The number of the catalog's units in one unit of the list: `1000`, or ratios such as `1/730`
  /// and `100/80`.
  struct Divisor: Equatable {
    var numerator: Int
    var denominator = 1

    /// Whether a result that does not divide evenly is rounded; a price for a thousand must divide.
    var mayRound: Bool {
      var rest = numerator
      while rest.isMultiple(of: 10) { rest /= 10 }
      return denominator > 1 || rest > 1
    }

    init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard (1...2).contains(parts.count), let first = parts[0], first > 0 else { return nil }
      numerator = first
      guard parts.count == 2 else { return }
      guard let second = parts[1], second > 0 else { return nil }
      denominator = second
    }
  }

  static let columns = [
    "conditions", "service", "meter", "attributes", "feed_units", "unit", "divisor",
  ]

  let rules: [Rule]

  init(data: String, table: String) throws {
    let path = Files.path(data, "feed-mapping/\(table)")
    rules = try MappingTable.read(path, columns: Self.columns, optional: ["free", "region"]).map {
      row in
      guard let divisor = Divisor(row["divisor"]) else {
        throw row.error(
          "'divisor' must be a whole number above zero or a ratio of two, not '\(row["divisor"])'")
      }
      guard let free = row["free"].isEmpty ? Quantity.zero : try? Quantity(row["free"]),
        free >= .zero
      else { throw row.error("'free' must be a number, not '\(row["free"])'") }
      var rule = Rule(
        service: try row.required("service"), meter: try row.required("meter"),
        attributes: row["attributes"], feedUnits: row.alternatives("feed_units"),
        unit: try row.required("unit"), divisor: divisor, region: row["region"], free: free)
      for condition in row["conditions"].split(separator: ";") {
        let isWanted = !condition.contains("!=")
        let parts = condition.split(separator: isWanted ? "=" : "!=", maxSplits: 1)
        guard parts.count == 2 else {
          throw row.error("'conditions' must be field=value or field!=value, not '\(condition)'")
        }
        rule.conditions.append(
          (
            String(parts[0]), isWanted,
            MappingTable.Row.alternatives(String(parts[1])).map(Glob.init)
          )
        )
      }
      return rule
    }
  }

  /// Returns the rules that a product matches.
  func matching(_ product: [String: String]) -> [Rule] {
    rules.filter { rule in
      rule.conditions.allSatisfy { condition in
        let value = product[condition.field] ?? ""
        return condition.globs.contains { $0.matches(value) } == condition.isWanted
      }
    }
  }
}
