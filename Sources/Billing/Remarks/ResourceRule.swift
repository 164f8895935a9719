public import Money
import Scenarios

/// A rule whose remarks are each about one resource.
///
/// Where many resources deserve the same remark, those with the most at stake get it in full and
/// the others together: nobody reads a page of three hundred equal sentences. That one says what it
/// is about, for an answer may show it without the others.
public protocol ResourceRule: WarningRule {
  /// Returns the finding about a resource; nil if there is none.
  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding?
  /// Returns in words what is at stake with several resources, such as `$4.80 a day`.
  static func together(_ amount: Money) -> String
}

/// The finding of a rule about one resource.
public struct Finding {
  /// The amount at stake, in US dollars.
  var amount: Money
  /// The remark: written only where it is shown.
  var message: () throws -> String
  /// Creates a value from its parts.
  package init(amount: Money, message: @escaping () throws -> String) {
    self.amount = amount
    self.message = message
  }
}

extension ResourceRule {
  /// The largest number of resources for which every remark is made in full.
  private static var mostInFull: Int { 4 }

  /// Returns the remarks on the resources that deserve one, gathered where there are many.
  public static func check(_ context: WarningContext) throws -> [PlanWarning] {
    var found: [(item: PlannedResource, finding: Finding)] = []
    for item in context.resources {
      if let finding = try finding(on: item, context) { found.append((item, finding)) }
    }
    guard found.count > mostInFull else { return try found.map(remark) }
    let largestFirst = found.indices.sorted {
      (found[$1].finding.amount, $0) < (found[$0].finding.amount, $1)
    }
    let shown = largestFirst.prefix(mostInFull - 1)
    let others = largestFirst.dropFirst(mostInFull - 1).sorted()
    let sum = try others.map { found[$0].finding.amount }.sum()
    let items = others.map { found[$0].item }
    let rest = PlanWarning(
      rule: id, resource: nil,
      message: "\(summary) That goes for \(Wording.list(items)), too: \(together(sum)).",
      resources: items.map(\.resource.name), amount: sum)
    return try shown.map { try remark(found[$0]) } + [rest]
  }

  private static func remark(
    _ found: (item: PlannedResource, finding: Finding)
  ) throws -> PlanWarning {
    remark(try found.finding.message(), on: found.item, amount: found.finding.amount)
  }
}
