import Analysis
import Dates
import Billing
import Money
import Prices
import Scenarios

/// The way in which a format writes text and figures on a page for people.
protocol PageMarkup {
  /// Returns text on one line, shown literally.
  static func escaped(_ text: String) -> String
  /// Returns a phrase of the report's own, whose dates and regions are not broken across lines.
  static func phrase(_ text: String) -> String
  /// Returns a name of the user's own.
  static func name(_ text: String) -> String
  /// Returns a day, which is not broken across lines.
  static func day(_ day: CalendarDate) -> String
  /// Returns an amount in cents.
  static func amount(_ amount: Money) -> String
}

/// The tables that every page for people has, with the same content in each format's own markup.
struct PlanRows<Markup: PageMarkup> {
  /// A table without its heading.
  struct Table {
    /// The heading above it.
    var title: String
    /// A paragraph before it.
    var introduction: String
    var header: [String]
    /// The number of columns at the end that contain figures.
    var figures: Int
    var rows: [[String]] = []
  }

  let figures: BudgetFigures

  /// Returns a description of a resource, with its tags.
  func kind(_ resource: ResourceFigures) -> String {
    let tags = resource.resource.tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return Markup.phrase(
      Wording.kind(resource, figures.budget.services)
        + (tags.isEmpty ? "" : " (\(tags.joined(separator: ", ")))"))
  }

  /// Returns the row for a line, followed by one row for each tier of a tiered price.
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
    // Below its line, a price that no list has states what it was worked out from.
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

  /// Returns the resources by a tag's value.
  func groups(_ tag: String) throws -> [[String]] {
    try TagGroup.all(by: tag, of: figures).map { group in
      [Markup.name(group.name)] + [group.list, group.afterFreeTier].map(Markup.amount)
    }
  }

  /// Returns the providers with their sums; empty for a plan with one provider.
  func providers() throws -> [[String]] {
    try ProviderSums.all(of: figures).map { sums(Wording.biller($0.provider), $0.sums) }
  }

  /// Returns a row of sums, for a month or for all of them.
  func sums(_ name: String, _ sums: BudgetTotals) -> [String] {
    let sums = sums.shown
    return [Markup.phrase(name)]
      + [sums.list, sums.freeTier, sums.credits, sums.total].map(Markup.amount)
  }

  /// The months with their sums.
  var months: [[String]] {
    zip(figures.budget.period.months, figures.budget.months).map { sums($0.label, $1) }
  }

  /// Returns what the free tier covers; nil where it covers nothing.
  func freeTier() throws -> Table? {
    let totals = figures.budget.totals
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
        ShownFigures.quantity(pool.limit, unit), ShownFigures.quantity(pool.usage, unit),
        ShownFigures.quantity(try pool.quantity(), unit),
      ]
      let period = figures.budget.period
      table.rows.append(
        [
          Markup.escaped(pool.offer.description), Wording.account(pool.account),
          Markup.phrase(Wording.months(pool.months.first, pool.months.last, of: period)),
          Markup.phrase(Wording.runsOut(pool, period)),
        ] + sizes.map(Markup.escaped) + [Markup.amount(totals.shown(try pool.amount()))])
    }
    return table
  }

  /// Returns what credits pay; nil where there are none.
  func credits() throws -> Table? {
    let totals = figures.budget.totals
    let ledgers = try CreditLedger.all(of: figures.budget)
    guard !ledgers.isEmpty else { return nil }
    var table = Table(
      title: "What credits pay",
      introduction:
        "The earliest to expire pays first. What it pays is over all accounts; the rest is of each.",
      header: ["Credit", "In", "Expires", "Used up", "Amount", "Left", "Pays"], figures: 3)
    for ledger in ledgers {
      let usedUp = try ledger.usedUp(in: figures.budget)
      table.rows.append(
        [
          Markup.name(ledger.credit.name), Wording.account(ledger.account),
          ledger.credit.expires.map(Markup.day) ?? "never",
          usedUp.map { Markup.phrase("about \($0)") } ?? "no",
        ]
          + [ledger.credit.amount, ledger.left, totals.shown(try ledger.paid())]
          .map(Markup.amount))
    }
    return table
  }
}
