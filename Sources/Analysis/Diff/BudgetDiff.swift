public import Billing
public import Money
public import Scenarios

/// The differences between two budgets, line by line, with their causes.
///
/// Lines are matched by resource name and meter. The cost of a line is its list cost less what the
/// free tier covers of it; credits belong to no line. So the differences of all lines and that of
/// the credits add up to the exact difference of the totals.
public struct BudgetDiff: Sendable {
  /// The title of the first budget.
  public var titleBefore: String
  /// The title of the second budget.
  public var titleAfter: String
  /// The length of the first plan.
  public var lengthBefore: PlanLength
  /// The length of the second plan.
  public var lengthAfter: PlanLength
  /// The lines, by resource in the order of the first budget, then those that only the second has.
  public var lines: [DiffLine]
  /// The sums of the first budget.
  public var before: BudgetTotals
  /// The sums of the second budget.
  public var after: BudgetTotals
  /// The amount by which the second is higher; below zero when it costs less.
  public var difference: Money
  /// The reduction in what credits pay; below zero when they pay more.
  public var creditsDifference: Money

  /// The lengths of the two plans; nil where they are the same.
  public var lengths: PlanLengths?
  /// What commitments of the first budget owe after its plan.
  public var owedBefore: Money
  /// What commitments of the second budget owe after its plan.
  public var owedAfter: Money

  /// Compares two budgets.
  ///
  /// - Throws: `ArithmeticError` when a sum exceeds the largest possible amount.
  public init(from first: Budget, to second: Budget) throws {
    titleBefore = first.scenario.title
    titleAfter = second.scenario.title
    lengths = try PlanLengths(of: [first, second])
    lengthBefore = first.period.length
    lengthAfter = second.period.length
    before = first.totals
    after = second.totals
    difference = try second.totals.total - first.totals.total
    creditsDifference = try second.totals.credits - first.totals.credits
    (owedBefore, owedAfter) = (try first.owedBesides(), try second.owedBesides())
    owedDifference = try difference + (owedAfter - owedBefore)
    let (old, new) = (try DiffSide.all(of: first), try DiffSide.all(of: second))
    let pairs = LineMatching.pairs(old, new)
    var lines: [DiffLine] = []
    for pair in pairs {
      lines.append(try DiffLine(pair.old.map { old[$0] }, pair.new.map { new[$0] }))
    }
    self.lines = lines
  }

  /// The amount by which the second is higher, with what commitments owe after the plans.
  public let owedDifference: Money

  /// Whether a commitment of either goes on after its plan.
  public var outlastsPlan: Bool { !owedBefore.isZero || !owedAfter.isZero }

  /// Whether the second costs more, with what its commitments owe after the plan.
  public var isIncrease: Bool { owedDifference > .zero }

  /// What a resource costs more or less in the second budget, after the free tier.
  public struct ResourceDifference: Sendable, Hashable {
    /// The name of the resource.
    public var resource: String
    /// The amount by which the second is higher.
    public var difference: Money
  }

  /// Returns the resources whose cost differs, the largest difference up or down first.
  ///
  /// - Throws: `ArithmeticError` when a sum exceeds the largest possible amount.
  public func byResource() throws(ArithmeticError) -> [ResourceDifference] {
    var places: [String: Int] = [:]
    var all: [ResourceDifference] = []
    for line in changes {
      if let place = places[line.resource] {
        all[place].difference = try all[place].difference + line.difference
      } else {
        places[line.resource] = all.count
        all.append(ResourceDifference(resource: line.resource, difference: line.difference))
      }
    }
    func size(_ entry: ResourceDifference) -> Money { max(entry.difference, -entry.difference) }
    return all.enumerated().filter { !$0.element.difference.isZero }
      .sorted { (size($1.element), $0.offset) < (size($0.element), $1.offset) }.map(\.element)
  }

  /// The lines that differ.
  public var changes: [DiffLine] { lines.filter { $0.status != .unchanged } }
}
