public import Billing
public import Bills
public import Dates
public import Money
public import Scenarios

/// A plan compared with a bill: what was planned for the days that the bill covers, what was
/// billed, and why they differ.
public struct PlanVariance: Sendable {
  /// The reason why a plan cannot be compared with a bill.
  public enum Failure: Error, Sendable, Hashable {
    /// They have no day in common.
    case noCommonDay(plan: String, bill: String)
    /// The bill is in a currency other than that of the prices.
    case currency(String)
    /// The bill has no dates.
    case undatedBill
  }

  /// The lines by resource, month and meter.
  public var lines: [VarianceLine]
  /// The lines by resource.
  public var resources: [VarianceLine]
  /// The lines by month.
  public var months: [VarianceLine]
  /// Billed amounts that no resource of the plan accounts for, in descending order.
  public var unplanned: [BillShare]
  /// The regions and services in the bill of which the plan has nothing.
  public var findings: [BillFinding]
  /// The amount billed before or after the plan's days.
  public var outside: Money
  /// The amount planned for the days that both cover.
  public var planned: Money
  /// The amount billed for those days.
  public var billed: Money
  /// The use so far, with a forecast.
  public var burnDown: BurnDown
  /// The first day that both cover, and the day after the last.
  public var span: (from: CalendarDate, to: CalendarDate)
  /// Notes for the reader.
  public var notes: [String]
  /// What the bill shows about the use of each resource.
  public var uses: [MeterUse]

  /// Compares a plan with a bill.
  ///
  /// - Throws: `Failure`, and `ArithmeticError` when a sum exceeds the largest possible amount.
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
    var classes = CreditClasses(budget, bill)
    let billed = try BilledDays(bill, span, &classes)
    let plan = try PlannedUse(budget, course, classes)
    var builder = VarianceBuilder(budget, course, plan, span)
    try builder.add(bill)
    self.span = span
    lines = try builder.lines()
    resources = try Self.merged(lines) { ($0.resource, "") }
    months = try Self.merged(lines) { ("", $0.month) }.sorted { $0.month < $1.month }
    unplanned = builder.unplanned.map { BillShare(name: $0.key, amount: $0.value) }
      .sorted { $0.amount == $1.amount ? $0.name < $1.name : $0.amount > $1.amount }
    findings = try Self.findings(builder, days: span.from.days(until: span.to))
    outside = builder.outside
    planned = try lines.map(\.planned).sum()
    self.billed = try lines.map(\.billed).sum()
    uses = builder.uses
    burnDown = try BurnDown(budget, billed, course, plan, classes)
    notes = []
    if budget.scenario.start == nil {
      notes.append("the plan has no start: it is taken to begin on \(course.start)")
    }
    if !builder.straddling.isZero {
      notes.append(
        "\(builder.straddling.dollars) is billed for spans of days of which some are not compared: the bill does not tell the days apart, and an even share of them is 'other days'"
      )
    }
    if !outside.isZero {
      notes.append(
        "\(outside.dollars) was billed on days that the plan does not cover, and is not compared")
    }
  }

  /// Returns what was billed that the plan does not have: of no resource of it, or of a resource that
  /// has no such meter.
  ///
  /// - Throws: `ArithmeticError` when a sum exceeds the largest possible amount.
  public func unplannedInAll() throws(ArithmeticError) -> Money {
    var sum = Money.zero
    for line in lines {
      for cause in line.causes where cause.reason == .unplanned { sum = try sum + cause.amount }
    }
    return sum
  }

  private static func findings(
    _ builder: VarianceBuilder, days: Int
  ) throws(ArithmeticError) -> [BillFinding] {
    var findings: [BillFinding] = []
    for (rule, sums) in [
      (BillFinding.Rule.unplannedRegion, builder.strangeRegions),
      (.unplannedService, builder.strangeServices),
    ] {
      for (subject, amount) in sums where amount > .zero {
        findings.append(try BillFinding(unplanned: subject, rule, amount: amount, days: days))
      }
    }
    return findings.sorted { ($0.amount, $1.subject) > ($1.amount, $0.subject) }
  }

  /// Returns lines merged by resource, month or both, with their causes added up.
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

/// What a bill shows about the use of one meter by a single resource.
public struct MeterUse: Sendable, Hashable {
  /// The resource's position in the plan.
  public var resource: ResourceIndex
  /// The field that decides the quantity, where one does.
  public var field: String?
  /// Whether the quantity is time that a schedule decides.
  public var isTime: Bool
  /// What was planned and billed in each month that both cover.
  public var months: [Month]

  /// A month of the use.
  public struct Month: Sendable, Hashable {
    /// What was planned.
    public var planned: Quantity
    /// What the plan comes to by the hours that the month really has.
    public var calendar: Quantity
    /// What was billed.
    public var billed: Quantity
  }
}
