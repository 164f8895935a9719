import Billing
import Dates
import Money
import Prices
import Scenarios

/// Remarks on a plan that is priced on a day far from its own dates.
enum PricesFarFromPlan: WarningRule {
  static let id = "prices-far-from-plan"
  static let summary = "The plan is priced as on a day half a year or more before or after it."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    guard let priced = context.scenario.pricesAsOf, let start = context.budget.period.start,
      let end = context.budget.period.end
    else { return [] }
    let early = priced.days(until: start)
    let late = end.days(until: priced)
    guard max(early, late) > 180 else { return [] }
    let distance = Quantity(max(early, late)).grouped
    return [
      remark(
        """
        The plan lasts from \(start) to \(end.adding(days: -1)) but is priced as on \(priced), \
        \(distance) days \(early > late ? "before" : "after") it. Prices and billing rules may be \
        others then: \(context.budget.totals.list.dollars) at list price holds for that day only.
        """)
    ]
  }
}

/// Remarks on prices whose list is older than the plan.
enum OldPrices: WarningRule {
  static let id = "old-prices"
  static let summary =
    "Prices come from a list that is older than the plan by more than 180 days (--max-age)."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let day = context.scenario.pricesAsOf ?? context.startDate
    // An undated plan is for no particular day: only what is a year behind the newest list is old.
    let isDated = context.scenario.pricesAsOf != nil || context.budget.period.start != nil
    let tolerance = isDated ? context.maximumPriceAge : max(context.maximumPriceAge, 365)
    let published = context.meters.map { $0.rate.card?.source.published }
    let isOld = published.map { date in date.map { $0.days(until: day) > tolerance } ?? false }
    guard isOld.contains(true) else { return [] }
    var sum = Money.zero
    for charge in context.charges {
      guard let meter = charge.meter, isOld[meter] else { continue }
      sum = try sum + charge.amount()
    }
    let old = zip(context.meters, published).compactMap { charge, published in
      published.map { (service: charge.usage.service, published: $0) }
    }
    guard let oldest = old.min(by: { $0.published < $1.published }),
      try sum.isWorthMentioning(of: context.budget.totals.list)
    else { return [] }
    let age = Quantity(oldest.published.days(until: day)).grouped
    return [
      remark(
        """
        \(sum.dollars) of \(context.budget.totals.list.dollars) at list price is priced from lists \
        more than \(tolerance) days older than \(day); the oldest, of \(context.budget.services.title(oldest.service)), is of \
        \(oldest.published), \(age) days before. Check whether those prices still hold.
        """)
    ]
  }
}
