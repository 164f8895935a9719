package import Money
package import Scenarios

/// The wording of names and figures in remarks.
package enum Wording {
  /// Joins names as `a`, `a and b`, `a, b and c` or `a, b, c and 4 more`.
  package static func list(_ names: [String], atMost limit: Int = 3) -> String {
    var parts = Array(names.prefix(limit))
    if names.count > limit { parts.append("\(names.count - limit) more") }
    return Words.list(parts)
  }

  /// Joins resources by name, with their number where there are several.
  package static func list(_ resources: [Resource]) -> String {
    list(resources.map(name))
  }

  /// Joins resources by name, with their number where there are several.
  package static func list(_ items: [PlannedResource]) -> String {
    list(items.map { name($0.resource) })
  }

  private static func name(_ resource: Resource) -> String {
    resource.count == 1
      ? resource.name : "\(Quantity(resource.count).grouped) × \(resource.name)"
  }

  /// Returns a share of a whole in whole percent.
  package static func percent(_ part: Money, of whole: Money) throws(ArithmeticError) -> String {
    "\(try Quantity(100).scaled(by: part, over: whole).rounded(to: 0))%"
  }
}

extension Quantity {
  /// The quantity for a sentence, with at most two decimals and grouped thousands.
  package var short: String { rounded(to: 2).grouped }
}

extension UnitPrice {
  /// The exact price for a sentence, such as `$0.0116`.
  package var dollars: String { "$\(self)" }
}

extension Money {
  /// Whether the amount is half a cent or more.
  package var isWorthMentioning: Bool { !rounded(to: 2).isZero }

  /// Returns whether the amount is at least half a cent and a hundredth of a whole.
  package func isWorthMentioning(of whole: Money) throws(ArithmeticError) -> Bool {
    let multiple = try self * 100
    return isWorthMentioning && multiple >= whole
  }
}
