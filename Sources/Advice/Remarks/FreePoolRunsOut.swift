import Billing
import Dates
import Money
import Prices
import Scenarios

/// A free allowance is one pool for the account, not one for each server: 750 hours for three
/// servers are gone after 750 ÷ 3 ÷ 24 = 10.42 days.
enum FreePoolRunsOut: WarningRule {
  static let id = "free-pool-runs-out"
  static let summary =
    "Several resources share one free pool, which runs out on a certain day of the month."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    var seen: Set<Pool> = []
    var remarks: [PlanWarning] = []
    // The uses are in order of the months, so the first is of the first month in which the pool is
    // empty.
    for use in context.budget.freeTier where use.ranOut {
      guard seen.insert(Pool(offer: use.offer.id, account: use.account)).inserted else { continue }
      if let message = try message(use, context) { remarks.append(remark(message)) }
    }
    return remarks
  }

  private struct Pool: Hashable {
    var offer: String
    var account: AccountRole
  }

  private static func message(_ use: FreeTierUse, _ context: WarningContext) throws -> String? {
    let budget = context.budget
    let drawing = drawing(from: use, context)
    let indices = Set(drawing.map { context.charges[$0].usage.resource })
    let items = context.resources.filter { indices.contains($0.index) }
    let isOfAll = use.account == .common && context.students != nil
    let isShared =
      items.count > 1
      || items.contains { $0.resource.count > 1 || isOfAll && !$0.resource.isShared }
    let month = budget.period.months[use.month]
    let flows = try drawing.map { try flow(context.charges[$0], in: month, budget) }
    // A pool worth less than a cent is no allowance that anybody counts on.
    guard isShared, use.amount.isWorthMentioning,
      let hours = try PoolFlow.hours(until: use.offer.limit, flows)
    else {
      return nil
    }
    let days = try hours.divided(by: Quantity(24))
    let due = try drawing.map { budget.afterFreeTier[$0][month.index] }.sum()
    let date = month.start == nil ? "" : ", on \(context.day(days, of: month))"
    let of = isOfAll ? " of \(Quantity(context.students ?? 1).grouped) students" : ""
    let account = use.account == .student ? "In each student's account, " : ""
    return """
      \(account)\(use.offer.description): that is one pool for all, not one for each. \
      \(Wording.list(items))\(of) use \(use.poolUsage.short) \(Words.noun(use.offer.unit, for: use.poolUsage)) \
      in \(month.start == nil || month.isInOneCalendarMonth ? "month \(month.label)" : month.inWords) and empty it after \(days.short) days\(date). The rest of that month \
      costs \(due.dollars).
      """
  }

  /// Returns the indices of the charges that draw from a pool in a month.
  private static func drawing(from use: FreeTierUse, _ context: WarningContext) -> [Int] {
    let isCovered = context.meters.map { meter in
      use.offer.meters.contains { $0.covers(meter.usage.key) }
    }
    return context.charges.indices.filter { index in
      let charge = context.charges[index]
      guard let meter = charge.meter, isCovered[meter] else { return false }
      return charge.usage.account == use.account && charge.usage.takesFreeTier
        && charge.months.contains { $0.month == use.month }
    }
  }

  private static func flow(
    _ charge: PlannedCharge, in month: BillingMonth, _ budget: Budget
  ) throws -> PoolFlow {
    let resource = budget.scenario.resources[charge.usage.resource]
    let begin = try resource.from.map { try month.hours(from: nil, until: $0) } ?? .zero
    let end = try month.hours(from: nil, until: resource.until)
    let quantity = charge.months.first { $0.month == month.index }?.quantity ?? .zero
    return PoolFlow(begin: begin, end: end, quantity: quantity)
  }
}

/// Usage that is spread evenly over some hours of a month.
struct PoolFlow: Sendable, Hashable {
  var begin: Quantity
  var end: Quantity
  var quantity: Quantity

  /// Returns the hours from the start of the month after which all flows together have reached a
  /// limit; nil if they never do.
  static func hours(
    until limit: Quantity, _ flows: [PoolFlow]
  ) throws(ArithmeticError) -> Quantity? {
    let bounds = Set(flows.flatMap { [$0.begin, $0.end] }).sorted()
    var used = Quantity.zero
    for (begin, end) in zip(bounds, bounds.dropFirst()) {
      let span = try end - begin
      var part = Quantity.zero
      for flow in flows where flow.begin <= begin && end <= flow.end {
        part = try part + flow.quantity.scaled(by: span, over: flow.end - flow.begin)
      }
      let missing = try limit - used
      if !part.isZero, part >= missing {
        return try begin + span.scaled(by: missing, over: part)
      }
      used = try used + part
    }
    return nil
  }
}
