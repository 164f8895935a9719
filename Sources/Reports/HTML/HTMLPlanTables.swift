import Dates
import Estimator
import Money
import Prices
import Scenarios

/// The tables of a plan's page: what it is made of, and what others pay.
enum HTMLPlanTables {
  static func resources(_ figures: BudgetFigures, _ page: inout HTMLPage) throws {
    page.heading(2, "The plan by resource")
    for resource in figures.resources {
      page.heading(3, HTMLText.name(resource.name))
      page.paragraph(kind(resource), kind: "soft")
      guard !resource.lines.isEmpty else {
        page.paragraph("Nothing of it is billed.")
        continue
      }
      var rows = resource.lines.flatMap(self.rows)
      rows.append(["Subtotal", "", "", HTMLText.amount(resource.amount)])
      page.table(
        ["What", "Quantity", "Unit price", "Amount"], figures: 3, rows,
        label: HTMLText.escaped(resource.name), total: true)
    }
  }

  private static func kind(_ resource: ResourceFigures) -> String {
    let tags = resource.resource.tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return HTMLText.escaped(
      Wording.kind(resource) + (tags.isEmpty ? "" : " (\(tags.joined(separator: ", ")))"))
  }

  /// One row; for a price in tiers a row more for each.
  private static func rows(_ line: LineFigures) -> [[String]] {
    let unit = line.charge.usage.unit
    func row(_ what: String, _ quantity: Quantity, _ price: String, _ amount: Money) -> [String] {
      [
        HTMLText.escaped(what), HTMLText.escaped(Wording.quantity(quantity, unit)), price,
        HTMLText.amount(amount),
      ]
    }
    guard line.tiers.count > 1 else {
      let price = line.tiers.first.map { Wording.price($0.unitPrice) } ?? ""
      return [row(line.description, line.quantity, price, line.amount)]
    }
    return [row(line.description, line.quantity, "\(line.tiers.count) tiers", line.amount)]
      + line.tiers.map { tier in
        row(
          "– of it from \(Wording.exact(tier.from, unit)) a month", tier.quantity,
          Wording.price(tier.unitPrice), tier.amount)
      }
  }

  static func groups(_ tag: String, _ figures: BudgetFigures, _ page: inout HTMLPage) throws {
    let rows = try TagGroup.all(by: tag, of: figures).map { group in
      [HTMLText.name(group.name)] + [group.list, group.afterFreeTier].map(HTMLText.amount)
    }
    let name = HTMLText.name(tag)
    page.heading(2, "By \(name)")
    page.table(
      [name, "List price", "After the free tier"], figures: 2, rows, label: HTMLText.escaped(tag))
  }

  static func freeTier(_ figures: BudgetFigures, _ page: inout HTMLPage) throws {
    let pools = FreePool.all(of: figures.budget)
    guard !pools.isEmpty else { return }
    page.heading(2, "What the free tier covers")
    page.paragraph(
      "Each offer is one pool an account and month, whatever draws from it. Limit, use and coverage are of one account and month; what is saved is over all of them."
    )
    var rows: [[String]] = []
    for pool in pools {
      for run in pool.runs {
        let sizes = [pool.offer.limit, run.usage, try run.quantity()]
        rows.append(
          [
            HTMLText.escaped(pool.offer.description), Wording.account(pool.account),
            Wording.months(run.first, run.last, of: figures.budget.period),
            run.ranOut ? "yes" : "no",
          ] + sizes.map { HTMLText.escaped(Wording.quantity($0, pool.offer.unit)) } + [
            HTMLText.amount(try run.amount(accounts: pool.accounts))
          ])
      }
    }
    page.table(
      ["Offer", "In", "Months", "Runs out", "Limit", "Used", "Covered", "Saved"], figures: 4, rows,
      label: "What the free tier covers")
  }

  static func credits(_ figures: BudgetFigures, _ page: inout HTMLPage) throws {
    let ledgers = try CreditLedger.all(of: figures.budget)
    guard !ledgers.isEmpty else { return }
    let period = figures.budget.period
    page.heading(2, "What credits pay")
    page.paragraph(
      "The earliest to expire pays first. What it pays is over all accounts; the rest is of each.")
    var rows: [[String]] = []
    for ledger in ledgers {
      let usedUp = ledger.payments.last.flatMap { $0.remaining.isZero ? $0.month : nil }
      rows.append(
        [
          HTMLText.name(ledger.credit.name), Wording.account(ledger.account),
          ledger.credit.expires.map { "<span class=\"nb\">\($0)</span>" } ?? "never",
          usedUp.map { "in \(Wording.month(period.months[$0]))" } ?? "no",
        ] + [ledger.credit.amount, ledger.left, try ledger.paid()].map(HTMLText.amount))
    }
    page.table(
      ["Credit", "In", "Expires", "Used up", "Amount", "Left", "Pays"], figures: 3, rows,
      label: "What credits pay")
  }
}
