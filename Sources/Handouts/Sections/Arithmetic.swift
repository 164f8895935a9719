import Billing
import Money
import Reports
import Scenarios

/// The arithmetic of every line of a budget as a student would write it down: weeks times hours,
/// times price, times students, with the exact form below.
enum Arithmetic {
  static func section(_ pricing: Repricing) throws -> Section {
    let budget = pricing.budget
    var blocks: [Block] = [.paragraph(try length(budget.period))]
    for charge in budget.charges { blocks.append(try sum(charge, pricing)) }
    blocks.append(try total(budget))
    return Section(id: "arithmetic", title: "The arithmetic", blocks: blocks)
  }

  private static func length(_ period: PlanPeriod) throws -> String {
    let hours = try period.hours()
    let months = try period.months.map { try $0.hours.divided(by: $0.monthHours) }.sum()
    let whole = period.monthHours.map { " of \($0.grouped) hours" } ?? ""
    return
      "The plan lasts \(hours.grouped) hours, which are \(Plain.shortened(months).grouped) months\(whole). Figures are rounded for reading (≈); the exact ones stand below each sum, and budget explain shows them month by month."
  }

  // MARK: A line

  private static func sum(_ charge: Charge, _ pricing: Repricing) throws -> Block {
    let resource = pricing.budget.resource(of: charge)
    let title =
      "\(VisibleText.name(resource.name)): \(VisibleText.name(charge.usage.description))"
    let one = charge.inOneAccount
    let (unit, quantity) = (charge.usage.unit, try one.quantity())
    var steps =
      try written(one, resource, pricing) ?? charge.usage.amount.steps.map { bare($0.text) }
    let tiers = try one.tiers()
    for tier in tiers { steps.append(step(tier, unit, of: tiers.count)) }
    let amount = try one.amount()
    if tiers.count > 1 { steps.append("together \(Plain.equals(amount))") }
    if charge.accounts > 1 {
      steps.append(
        "× \(charge.accounts) students \(Plain.equals(try charge.amount()))")
    }
    var exact = ["\(Wording.exact(quantity, unit))"]
    exact += tiers.map { tier in
      "\(tiers.count > 1 ? Wording.exact(tier.quantity, unit) + " " : "")× \(Wording.price(tier.unitPrice)) = \(Wording.exact(tier.amount))"
    }
    if tiers.count > 1 { exact.append("together \(Wording.exact(amount))") }
    if charge.accounts > 1 {
      exact.append("× \(charge.accounts) = \(Wording.exact(try charge.amount()))")
    }
    return .sum(title, steps, exact: exact.joined(separator: "; "))
  }

  private static func step(_ tier: TierCharge, _ unit: String, of count: Int) -> String {
    let (price, per) = Plain.price(tier.unitPrice, unit)
    let quantity = Plain.shortened(tier.quantity)
    let over = per == 1 ? "" : " ÷ \(Quantity(per).grouped)"
    let bound = count > 1 ? " (from \(Wording.exact(tier.from, unit)) a month on)" : ""
    return
      "\(quantity.grouped) \(Wording.unit(unit, for: tier.quantity))\(over) × \(price) \(Plain.equals(tier.amount))\(bound)"
  }

  /// Returns a step of the metering without its list of months, and with few digits.
  private static func bare(_ text: String) -> String {
    guard let start = text.firstIndex(of: "("), text.hasSuffix(")"), text.count > 60 else {
      return Plain.shortened(text)
    }
    var short = text[..<start]
    while short.last == " " { short.removeLast() }
    return Plain.shortened(String(short))
  }

  // MARK: By hand

  /// A number, with what it counts.
  private typealias Factor = (number: Quantity, words: String)

  /// Returns the quantity as a product of numbers in the plan; nil where no such product gives it.
  private static func written(
    _ charge: Charge, _ resource: Resource, _ pricing: Repricing
  ) throws -> [String]? {
    let quantity = try charge.quantity()
    let exists = try pricing.budget.period.months.map {
      ($0, try $0.hours(from: resource.from, until: resource.until))
    }
    let copies = copies(charge.usage, resource, pricing)
    let candidates: [[Factor]]
    switch charge.usage.nature {
    case .running, .existing:
      candidates = [try hours(resource, exists, pricing.budget.period) + copies]
    case .stored, .byUse:
      candidates = try kept(quantity, charge.usage, exists, copies).map { [$0] } ?? []
    }
    for factors in candidates {
      var product = Quantity.one
      for factor in factors { product = try product.times(factor.number) }
      guard isSame(product, quantity) else { continue }
      if factors.count == 1 { return [factors[0].words] }
      let words = factors.map(\.words).joined(separator: " × ")
      return ["\(words) \(Plain.equals(quantity, charge.usage.unit))"]
    }
    return nil
  }

  /// Returns the number of copies in one account, and of students.
  private static func copies(
    _ usage: Usage, _ resource: Resource, _ pricing: Repricing
  ) -> [Factor] {
    guard let count = usage.copies.whole, count > 1 else { return [] }
    if let students = pricing.students, pricing.scenario.cohort?.accounts == .shared,
      !resource.isShared, count.isMultiple(of: students)
    {
      let each = count / students
      let own: [Factor] = each > 1 ? [(Quantity(each), "\(each)")] : []
      return own + [(Quantity(students), "\(Quantity(students).grouped) students")]
    }
    return [(usage.copies, usage.copies.grouped)]
  }

  private static func hours(
    _ resource: Resource, _ exists: [(BillingMonth, Quantity)], _ period: PlanPeriod
  ) throws -> [Factor] {
    let all = try exists.map(\.1).sum()
    func spans(_ hours: Int, _ name: String) throws -> Factor {
      let count = try all.divided(by: Quantity(hours))
      return (count, "\(Plain.shortened(count).grouped) \(Wording.unit(name, for: count))")
    }
    func each(_ hours: RangedQuantity) -> Factor {
      (hours.likely, "\(hours.likely.grouped) \(Wording.unit("hour", for: hours.likely))")
    }
    switch resource.schedule {
    case .perWeek(let hours): return [try spans(168, "week"), each(hours)]
    case .perDay(let hours): return [try spans(24, "day"), each(hours)]
    case .perMonth(let hours): return [try months(exists), each(hours)]
    case .total(let hours): return [each(hours)]
    case .always: break
    }
    switch period.length {
    case .weeks: return [try spans(168, "week"), (Quantity(168), "168 hours")]
    case .days: return [try spans(24, "day"), (Quantity(24), "24 hours")]
    case .months:
      guard let month = period.monthHours else {
        return [try spans(24, "day"), (Quantity(24), "24 hours")]
      }
      return [try months(exists), (month, "\(month.grouped) hours")]
    }
  }

  private static func months(_ exists: [(BillingMonth, Quantity)]) throws -> Factor {
    let count = try exists.map { try $1.divided(by: $0.monthHours) }.sum()
    return (count, "\(Plain.shortened(count).grouped) \(Wording.unit("month", for: count))")
  }

  /// Returns a monthly quantity times the months; nil where months differ in more than their
  /// length.
  private static func kept(
    _ quantity: Quantity, _ usage: Usage, _ exists: [(BillingMonth, Quantity)], _ copies: [Factor]
  ) throws -> [Factor]? {
    let span = try months(exists)
    guard !span.number.isZero else { return nil }
    var each = try quantity.divided(by: span.number)
    for copy in copies { each = try each.divided(by: copy.number) }
    each = each.rounded(to: 4)
    let perMonth = try zip(exists, usage.amount.months).allSatisfy { exist, amount in
      var part = try each.times(exist.1).divided(by: exist.0.monthHours)
      for copy in copies { part = try part.times(copy.number) }
      return isSame(part, amount)
    }
    guard perMonth, !each.isZero else { return nil }
    let words = usage.nature == .byUse ? "\(each.grouped) a month" : each.grouped
    return [(each, words), span] + copies
  }

  /// Returns whether two quantities are equal apart from rounding.
  private static func isSame(_ left: Quantity, _ right: Quantity) -> Bool {
    guard let difference = try? left - right, let scale = try? difference * 1_000_000 else {
      return false
    }
    let size = scale < .zero ? Quantity(scaled: -scale.scaled) : scale
    return size <= right || difference.isZero
  }

  // MARK: All together

  private static func total(_ budget: Budget) throws -> Block {
    let lines = try budget.charges.map { try $0.amount() }
    let sums = budget.totals
    var steps: [String] = []
    if lines.count > 1 {
      steps.append(
        "\(lines.map(\.dollars).joined(separator: " + ")) ≈ \(sums.list.dollars) at list price")
    }
    steps.append(
      "\(sums.list.dollars) - \((-sums.freeTier).dollars) free tier - \((-sums.credits).dollars) credits = \(sums.total.dollars)"
    )
    let exact =
      "\(Wording.exact(sums.list)) - \(Wording.exact(-sums.freeTier)) - \(Wording.exact(-sums.credits)) = \(Wording.exact(sums.total))"
    return .sum("All together", steps, exact: exact)
  }
}
