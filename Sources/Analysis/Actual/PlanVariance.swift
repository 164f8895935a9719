public import Billing
public import Bills
public import Dates
public import Money
public import Scenarios

/// A plan beside the bill: what was planned for the days that the bill covers, what was billed, and
/// why they differ.
public struct PlanVariance: Sendable {
  /// Why a plan cannot be laid beside a bill.
  public enum Failure: Error, Sendable, Hashable {
    /// They have no day in common.
    case noCommonDay(plan: String, bill: String)
    /// The bill is in another currency than the prices.
    case currency(String)
    /// The bill has no dates.
    case undatedBill
  }

  /// By resource, month and meter.
  public var lines: [VarianceLine]
  /// By resource.
  public var resources: [VarianceLine]
  /// By month.
  public var months: [VarianceLine]
  /// What no resource of the plan stands for, the dearest first.
  public var unplanned: [BillShare]
  /// What was billed before or after the plan's days.
  public var outside: Money
  /// What was planned for the days that both cover.
  public var planned: Money
  /// What was billed on them.
  public var billed: Money
  /// How it goes on.
  public var burnDown: BurnDown
  /// The first day that both cover, and the day after the last.
  public var span: (from: CalendarDate, to: CalendarDate)
  /// What a reader should know.
  public var notes: [String]
  /// For each resource of the plan, what is known of its use.
  public var uses: [MeterUse]

  /// Lays a plan beside a bill.
  ///
  /// - Throws: `Failure`, and `ArithmeticError` when a sum is larger than an amount can be.
  public init(_ budget: Budget, _ bill: Bill) throws {
    guard bill.currency == "USD" else { throw Failure.currency(bill.currency) }
    guard let from = bill.from, let to = bill.to else { throw Failure.undatedBill }
    let course = PlanCourse(budget, firstDay: from)
    guard course.start < to, from < course.end else {
      throw Failure.noCommonDay(
        plan: "\(course.start) to \(course.end.adding(days: -1))",
        bill: "\(from) to \(to.adding(days: -1))")
    }
    let span = (from: max(from, course.start), to: min(to, course.end))
    var builder = VarianceBuilder(budget, course, span)
    try builder.add(bill)
    self.span = span
    lines = try builder.lines()
    resources = try Self.merged(lines) { ($0.resource, "") }
    months = try Self.merged(lines) { ("", $0.month) }.sorted { $0.month < $1.month }
    unplanned = builder.unplanned.map { BillShare(name: $0.key, amount: $0.value) }
      .sorted { $0.amount == $1.amount ? $0.name < $1.name : $0.amount > $1.amount }
    outside = builder.outside
    planned = try lines.map(\.planned).sum()
    billed = try lines.map(\.billed).sum()
    uses = builder.uses
    burnDown = try BurnDown(budget, bill, course, span)
    notes = []
    if budget.scenario.start == nil {
      notes.append("the plan has no start: it is taken to begin on \(course.start)")
    }
    if !outside.isZero {
      notes.append(
        "\(outside.dollars) was billed on days that the plan does not cover, and is not compared")
    }
  }

  /// Lines put together by resource, month or both, their causes added up.
  private static func merged(
    _ lines: [VarianceLine], by key: (VarianceLine) -> (resource: String, month: String)
  ) throws(ArithmeticError) -> [VarianceLine] {
    var order: [String] = []
    var sums: [String: VarianceLine] = [:]
    for line in lines {
      let (resource, month) = key(line)
      let name = resource + "\u{1F}" + month
      guard var sum = sums[name] else {
        var first = line
        (first.resource, first.month, first.meter, first.unit) = (resource, month, "", "")
        (first.plannedQuantity, first.billedQuantity) = (.zero, .zero)
        sums[name] = first
        order.append(name)
        continue
      }
      sum.planned = try sum.planned + line.planned
      sum.billed = try sum.billed + line.billed
      for cause in line.causes {
        if let index = sum.causes.firstIndex(where: { $0.reason == cause.reason }) {
          sum.causes[index].amount = try sum.causes[index].amount + cause.amount
        } else {
          sum.causes.append(cause)
        }
      }
      sums[name] = sum
    }
    return order.compactMap { sums[$0] }
  }
}

/// What a bill shows of the use of one meter of one resource alone.
public struct MeterUse: Sendable, Hashable {
  /// The resource's place in the plan.
  public var resource: ResourceIndex
  /// The field that decides the quantity, where one does.
  public var field: String?
  /// Whether the quantity is time that a schedule decides.
  public var isTime: Bool
  /// What was planned and billed in each month that both cover.
  public var months: [(planned: Quantity, billed: Quantity)]

  /// Whether two say the same.
  public static func == (left: MeterUse, right: MeterUse) -> Bool {
    left.resource == right.resource && left.field == right.field && left.isTime == right.isTime
      && left.months.map(\.planned) == right.months.map(\.planned)
      && left.months.map(\.billed) == right.months.map(\.billed)
  }

  /// Hashes what tells most apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(resource)
    hasher.combine(field)
  }
}
