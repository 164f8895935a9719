import Analysis
import Dates
import Billing
import Money
import Prices
import Scenarios

/// How a format writes text and figures within a page for people.
protocol PageMarkup {
  /// Text on one line, shown as it is.
  static func escaped(_ text: String) -> String
  /// A phrase of the report's own, whose dates and regions are not broken over lines.
  static func phrase(_ text: String) -> String
  /// A name of the user's own.
  static func name(_ text: String) -> String
  /// A day, which is not broken over lines.
  static func day(_ day: CalendarDate) -> String
  /// An amount in cents.
  static func amount(_ amount: Money) -> String
}

/// The tables that every page for people has, in a format's own markup: what they say is the same.
struct PlanRows<Markup: PageMarkup> {
  /// A table without its heading.
  struct Table {
    /// What stands over it.
    var title: String
    /// A paragraph before it.
    var introduction: String
    var header: [String]
    /// How many columns at the end hold figures.
    var figures: Int
    var rows: [[String]] = []
  }

  let figures: BudgetFigures

  /// What a resource is, with its tags.
  func kind(_ resource: ResourceFigures) -> String {
    let tags = resource.resource.tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return Markup.phrase(
      Wording.kind(resource, figures.budget.services)
        + (tags.isEmpty ? "" : " (\(tags.joined(separator: ", ")))"))
  }

  /// One row of a line; for a price in tiers a row more for each.
  func line(_ line: LineFigures) -> [[String]] {
    let unit = line.charge.usage.unit
    func row(
      _ what: String, _ quantity: Quantity, _ price: UnitPrice?, _ amount: Money
    ) -> [String] {
      [
        Markup.escaped(what), Markup.escaped(ShownFigures.quantity(quantity, unit, at: price)),
        price.map { ShownFigures.price($0) } ?? "\(line.tiers.count) tiers", Markup.amount(amount),
      ]
    }
    // A price that no list has says below its line what it was worked out of.
    let origin = Wording.origin(of: line.charge).map { [Markup.escaped("– \($0)"), "", "", ""] }
    guard line.tiers.count > 1 else {
      let price = line.tiers.first?.unitPrice ?? .zero
      return [row(line.description, line.quantity, price, line.amount)]
        + [origin].compactMap { $0 }
    }
    return [row(line.description, line.quantity, nil, line.amount)]
      + line.tiers.map { tier in
        row(
          "– of it from \(Wording.exact(tier.from, unit)) a month", tier.quantity,
          tier.unitPrice, tier.amount)
      }
  }

  /// The resources by a tag's value.
  func groups(_ tag: String) throws -> [[String]] {
    try TagGroup.all(by: tag, of: figures).map { group in
      [Markup.name(group.name)] + [group.list, group.afterFreeTier].map(Markup.amount)
    }
  }

  /// The providers with their sums; none for a plan of one.
  func providers() throws -> [[String]] {
    try ProviderSums.all(of: figures).map { sums(Wording.biller($0.provider), $0.sums) }
  }

  /// A row of sums, a month or all of them.
  func sums(_ name: String, _ sums: BudgetTotals) -> [String] {
    [Markup.phrase(name)] + [sums.list, sums.freeTier, sums.credits, sums.total].map(Markup.amount)
  }

  /// The months with their sums.
  var months: [[String]] {
    zip(figures.budget.period.months, figures.budget.months).map { sums($0.label, $1) }
  }

  /// What the free tier covers; nil where it covers nothing.
  func freeTier() throws -> Table? {
    let pools = FreePool.all(of: figures.budget)
    guard !pools.isEmpty else { return nil }
    var table = Table(
      title: "What the free tier covers",
      introduction:
        "Each offer is one pool an account and month, whatever draws from it. Limit, use and coverage are of one account and month; what is saved is over all of them.",
      header: ["Offer", "In", "Months", "Runs out", "Limit", "Used", "Covered", "Saved"], figures: 4
    )
    for pool in pools {
      let unit = pool.offer.unit
      let sizes = [
        ShownFigures.quantity(pool.offer.limit, unit), ShownFigures.quantity(pool.usage, unit),
        ShownFigures.quantity(try pool.quantity(), unit),
      ]
      let period = figures.budget.period
      table.rows.append(
        [
          Markup.escaped(pool.offer.description), Wording.account(pool.account),
          Markup.phrase(Wording.months(pool.months.first, pool.months.last, of: period)),
          Markup.phrase(Wording.runsOut(pool, period)),
        ] + sizes.map(Markup.escaped) + [Markup.amount(try pool.amount())])
    }
    return table
  }

  /// What credits pay; nil where there are none.
  func credits() throws -> Table? {
    let ledgers = try CreditLedger.all(of: figures.budget)
    guard !ledgers.isEmpty else { return nil }
    var table = Table(
      title: "What credits pay",
      introduction:
        "The earliest to expire pays first. What it pays is over all accounts; the rest is of each.",
      header: ["Credit", "In", "Expires", "Used up", "Amount", "Left", "Pays"], figures: 3)
    for ledger in ledgers {
      let usedUp = ledger.payments.last.flatMap { $0.remaining.isZero ? $0.month : nil }
      table.rows.append(
        [
          Markup.name(ledger.credit.name), Wording.account(ledger.account),
          ledger.credit.expires.map(Markup.day) ?? "never",
          usedUp.map { Markup.phrase("in \(Wording.month(figures.budget.period.months[$0]))") }
            ?? "no",
        ] + [ledger.credit.amount, ledger.left, try ledger.paid()].map(Markup.amount))
    }
    return table
  }
}
