package import Analysis
package import Billing
package import Money
import Dates
package import Prices
import Scenarios

/// The wording of reports for people, the same in all of them.
package enum Wording {
  /// The note of every rounding report on its figures.
  package static let rounding =
    "Amounts are rounded to cents and quantities to four places for display; the exact figures are in the JSON and CSV reports."

  // MARK: Figures

  /// Returns a quantity with its unit, rounded to four decimals, never to nothing.
  package static func quantity(_ quantity: Quantity, _ unit: String) -> String {
    let rounded = quantity.grouped(places: 4)
    let shown = rounded == "0" ? quantity.grouped : rounded
    return shown + " " + Self.unit(unit, for: quantity)
  }

  /// Returns a quantity that differs between months, with its unit.
  package static func quantity(
    _ range: (least: Quantity, most: Quantity), _ unit: String
  ) -> String {
    if range.least == range.most { return quantity(range.most, unit) }
    return "\(range.least.grouped(places: 4)) to \(quantity(range.most, unit))"
  }

  /// Returns when a pool of free usage is insufficient; `no` where it always suffices.
  package static func runsOut(_ pool: FreePool, _ period: PlanPeriod) -> String {
    guard let first = pool.runsOut else { return "no" }
    return pool.runs.count == 1 ? "yes" : "from \(period.months[first].inWords) on"
  }

  /// Returns a quantity with its unit, exactly.
  package static func exact(_ quantity: Quantity, _ unit: String) -> String {
    quantity.grouped + " " + Self.unit(unit, for: quantity)
  }

  /// Returns an amount to its last place, with at least cents.
  package static func exact(_ amount: Money) -> String {
    amount < .zero ? "-$\(digits(-amount))" : "$\(digits(amount))"
  }

  /// Returns a unit price to its last place, with at least cents.
  package static func price(_ price: UnitPrice) -> String { "$" + digits(price) }

  private static func digits(_ number: some FixedDecimal) -> String {
    number.isWhole(at: 2) ? number.formatted(places: 2) : number.grouped
  }

  /// Returns a unit in the singular or plural to match a quantity.
  package static func unit(_ unit: String, for quantity: Quantity) -> String {
    Words.noun(VisibleText.name(unit), for: quantity)
  }

  /// Returns a number of things in words: `1 student`, `30 students`.
  package static func count(_ count: Int, _ thing: String) -> String {
    exact(Quantity(count), thing)
  }

  // MARK: The plan

  /// Returns the dates of a plan, and the date of its prices.
  static func dates(of budget: Budget) -> String {
    "\(period(budget.period)); prices as of \(budget.pricesDate)"
  }

  /// Returns the length of a plan, with its first and last day.
  package static func period(_ period: PlanPeriod) -> String {
    guard let start = period.start, let end = period.end else { return period.length.description }
    return "\(period.length.description), \(start) to \(end.adding(days: -1))"
  }

  /// Returns a month of the plan.
  package static func month(_ month: BillingMonth) -> String {
    month.start == nil ? "month \(month.label)" : month.label
  }

  /// Returns consecutive months of the plan.
  package static func months(
    _ first: MonthIndex, _ last: MonthIndex, of period: PlanPeriod
  ) -> String {
    let (first, last) = (period.months[first], period.months[last])
    if first.index == last.index { return month(first) }
    return "\(first.start == nil ? "months " : "")\(first.label) to \(last.label)"
  }

  /// Returns how much a plan uses of the money available, and who pays it; nil when it has no
  /// limit.
  package static func limit(_ budget: Budget) throws(ArithmeticError) -> String? {
    guard let status = budget.limitStatus else { return nil }
    let used = "The plan uses \(status.used.dollars) of \(status.limit.dollars)"
    if status.fits {
      return "\(used); \(try payers(status))\(try remains(status)).\(beside(status))"
    }
    let lead = "\(used), \(try missing(status)); \(try payers(status))"
    if status.isBelowCredits {
      let day = status.usedUp.map { " about \($0)" } ?? ""
      return "\(lead)the plan passes its limit\(day)."
    }
    let end = status.usedUp.map { ", and is used up about \($0)" } ?? ""
    return "\(lead)the money does not last\(end)."
  }

  /// Returns what remains of the money in words, and what expires unused.
  static func remains(_ status: LimitStatus) throws(ArithmeticError) -> String {
    let rest = try status.limit.shownRest(without: status.used, status.lapsed)
    let left = "\(rest.dollars) are left"
    return status.lapsed.isZero
      ? left : "\(left), and \(status.lapsed.dollars) \(lapse(status, " during the plan"))"
  }

  /// Returns what there is beside credits that may not pay the rest, as a sentence to follow another;
  /// empty where that is enough.
  static func beside(_ status: LimitStatus) -> String {
    status.countsIdleCredits
      ? " But no credit may pay the \(status.toPay.dollars), and beside the credits there is \(status.cash.dollars)."
      : ""
  }

  /// Which of some things cost the least or the most, and what each of them costs.
  static func costing(_ word: String, _ names: [String], _ amount: Money) -> String {
    names.count == 1
      ? "\(names[0]) costs \(word), \(amount.dollars)"
      : "\(Words.list(names)) cost \(word), \(amount.dollars) each"
  }

  /// What the credits do that are not there because of their dates.
  private static func lapse(_ status: LimitStatus, _ time: String = "") -> String {
    if status.lapsedBefore == status.lapsed { return "had expired before the plan begins" }
    if status.lapsedBefore.isZero { return "expire unused\(time)" }
    return "expire unused, \(status.lapsedBefore.dollars) of it before the plan begins"
  }

  /// Returns how much money is missing, in words.
  package static func missing(_ status: LimitStatus) throws(ArithmeticError) -> String {
    if status.lapsed.isZero {
      let over = try status.used.shownRest(without: status.limit)
      return "\(over.dollars) more than \(status.isBelowCredits ? "the limit" : "there is")"
    }
    let missing = try -status.limit.shownRest(without: status.used, status.lapsed)
    return
      "but \(status.lapsed.dollars) of that \(lapse(status)), so that \(missing.dollars) are missing"
  }

  /// Returns who pays what is used; empty where there are no credits.
  static func payers(_ status: LimitStatus) throws(ArithmeticError) -> String {
    if status.paidByCredits.isZero { return "" }
    if status.toPay.isZero { return "credits pay all of it; " }
    let paid = try status.used.shownRest(without: status.toPay)
    return
      "credits pay \(paid.dollars) of it, \(status.toPay.dollars) is yours to pay; "
  }

  /// Returns when upfront fees are due, and how much cash the plan needs; nil where that equals the
  /// lines.
  package static func cash(_ budget: Budget) throws(ArithmeticError) -> String? {
    let fees = budget.due.filter { $0.kind == .upfrontFee }
    let all = try budget.due.map(\.amount).sum()
    if fees.isEmpty, all == budget.totals.total { return nil }
    let days = fees.map { fee in
      let day = fee.date.map { "on \($0)" } ?? "at the start of month \(fee.month.offset + 1)"
      return "\(fee.amount.dollars) \(day)"
    }
    let spread =
      "upfront fees are due in full (\(days.joined(separator: ", "))), and the lines spread them over their terms."
    if all == budget.totals.total { return Words.capitalized(spread) }
    let start = "In cash the plan takes \(all.dollars), not \(budget.totals.total.dollars)"
    if fees.isEmpty {
      return
        "\(start): credits pay the upfront fees in full on their day, so that less is left of them for later bills, and the lines spread the fees over their terms."
    }
    return "\(start): \(spread)"
  }

  /// Returns the most expensive resource of the shortest period that a plan is left on; nil where
  /// there is only one.
  static func dearest(_ figures: [LeftRunningFigure]) -> String? {
    guard let first = figures.first, let name = first.dearest else { return nil }
    let label = Words.capitalized(first.label)
    return
      "\(label) costs \(first.amount.dollars); most of it is \(VisibleText.name(name)), \(first.dearestAmount.dollars)."
  }

  /// Returns a description of a resource: its service, region, number, and for how many students.
  static func kind(_ figures: ResourceFigures, _ services: ServiceRegistry) -> String {
    let resource = figures.resource
    let definition = services.definition(resource.service)
    var text = definition?.title ?? resource.service
    if definition?.provider != nil { text += ", " + resource.region }
    if resource.count > 1 { text += ", \(Quantity(resource.count).grouped) of them" }
    if let cohort = figures.cohort, cohort.students > 1 {
      let students = count(cohort.students, "student")
      text += resource.isShared ? ", one for \(students)" : ", for each of \(students)"
    }
    return VisibleText.line(text)
  }

  /// Returns who bills something, for people; nil for what no provider bills.
  package static func biller(_ provider: Provider?) -> String {
    provider?.name ?? "others"
  }

  /// Returns whose account it is, for people.
  package static func account(_ role: AccountRole) -> String {
    switch role {
    case .common: return "the account"
    case .student: return "each student's account"
    case .classroom: return "the class's own account"
    }
  }
}

extension AccountRole {
  /// The role as machine-readable formats write it.
  var id: String {
    switch self {
    case .common: return "common"
    case .student: return "student"
    case .classroom: return "classroom"
    }
  }
}

extension Wording {
  /// Returns what a price was worked out from, where no list has it; nil for a listed price.
  static func origin(of charge: Charge) -> String? {
    guard let card = charge.rate.card,
      PriceSource.Confidence(rawValue: card.source.confidence)?.isWorkedOut ?? false
    else { return nil }
    return VisibleText.line(card.note ?? "\(card.source.confidence): \(card.source.name)")
  }
}
