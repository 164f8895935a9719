public import Estimator
import Dates
import Money
import Prices
import Scenarios

/// A page for people, in the Markdown that GitHub shows.
public enum MarkdownReporter: Reporter {
  /// The name by which a user asks for it.
  public static let format = "markdown"
  /// What it is, in a few words.
  public static let summary = "a page for people, for a repository or a course site"
  /// As repositories know it.
  public static let fileExtension = "md"
  /// A section of its own.
  public static let showsLeftRunning = true

  /// Renders a budget.
  public static func render(_ budget: Budget, options: ReportOptions) throws -> String {
    let figures = try BudgetFigures(budget)
    var page = MarkdownPage()
    page.heading(1, MarkdownText.escaped(VisibleText.name(budget.scenario.title)))
    if let text = budget.scenario.description { page.paragraph(MarkdownText.escaped(text)) }
    try summary(figures, &page)
    try resources(figures, &page)
    if let tag = options.groupBy { try groups(tag, figures, &page) }
    months(figures, &page)
    try freeTier(figures, &page)
    try credits(figures, &page)
    leftRunning(options, &page)
    warnings(budget, &page)
    page.heading(2, "Assumptions")
    page.list(budget.assumptions.map(MarkdownText.escaped))
    sources(budget, &page)
    return page.text
  }

  // MARK: Summary

  private static func summary(_ figures: BudgetFigures, _ page: inout MarkdownPage) throws {
    let budget = figures.budget
    page.heading(2, "Summary")
    var rows = [
      ["List price", MarkdownText.amount(budget.totals.list)],
      ["Free tier", MarkdownText.amount(budget.totals.freeTier)],
      ["Credits", MarkdownText.amount(budget.totals.credits)],
      ["**Total**", "**\(MarkdownText.amount(budget.totals.total))**"],
    ]
    if let cohort = budget.scenario.cohort, let perStudent = figures.perStudent {
      let students = Wording.count(cohort.students, "student")
      rows.append(["Per student (\(students))", MarkdownText.amount(perStudent)])
    }
    page.table([Wording.period(budget.period), "USD"], figures: 1, rows)
    if let limit = try Wording.limit(figures) {
      page.paragraph("**\(limit.replacing("<", with: "\\<"))**")
    }
    page.paragraph(Wording.rounding)
  }

  // MARK: The plan

  private static func resources(_ figures: BudgetFigures, _ page: inout MarkdownPage) throws {
    page.heading(2, "The plan by resource")
    for resource in figures.resources {
      page.heading(3, MarkdownText.escaped(resource.name))
      page.paragraph(kind(resource))
      guard !resource.lines.isEmpty else {
        page.paragraph("Nothing of it is billed.")
        continue
      }
      var rows = resource.lines.flatMap(self.rows)
      rows.append(["**Subtotal**", "", "", "**\(MarkdownText.amount(resource.amount))**"])
      page.table(["What", "Quantity", "Unit price", "Amount"], figures: 3, rows)
    }
  }

  private static func kind(_ resource: ResourceFigures) -> String {
    let tags = resource.resource.tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let kind = Wording.kind(resource) + (tags.isEmpty ? "" : " (\(tags.joined(separator: ", ")))")
    return MarkdownText.escaped(kind)
  }

  /// One row; for a price in tiers a row more for each.
  private static func rows(_ line: LineFigures) -> [[String]] {
    let unit = line.charge.usage.unit
    func row(_ what: String, _ quantity: Quantity, _ price: String, _ amount: Money) -> [String] {
      [
        what, MarkdownText.escaped(Wording.quantity(quantity, unit)), price,
        MarkdownText.amount(amount),
      ]
    }
    let what = MarkdownText.escaped(line.description)
    guard line.tiers.count > 1 else {
      let price = line.tiers.first.map { Wording.price($0.unitPrice) } ?? ""
      return [row(what, line.quantity, price, line.amount)]
    }
    return [row(what, line.quantity, "\(line.tiers.count) tiers", line.amount)]
      + line.tiers.map { tier in
        let from = MarkdownText.escaped(Wording.exact(tier.from, unit))
        return row(
          "– of it from \(from) a month", tier.quantity, Wording.price(tier.unitPrice), tier.amount)
      }
  }

  private static func groups(
    _ tag: String, _ figures: BudgetFigures, _ page: inout MarkdownPage
  ) throws {
    let rows = try TagGroup.all(by: tag, of: figures).map { group in
      [
        MarkdownText.escaped(group.name), MarkdownText.amount(group.list),
        MarkdownText.amount(group.afterFreeTier),
      ]
    }
    page.heading(2, "By \(MarkdownText.escaped(VisibleText.name(tag)))")
    let header = [MarkdownText.escaped(VisibleText.name(tag)), "List price", "After the free tier"]
    page.table(header, figures: 2, rows)
  }

  private static func months(_ figures: BudgetFigures, _ page: inout MarkdownPage) {
    let budget = figures.budget
    page.heading(2, "By month")
    func row(_ name: String, _ sums: BudgetTotals) -> [String] {
      [name] + [sums.list, sums.freeTier, sums.credits, sums.total].map(MarkdownText.amount)
    }
    let rows = zip(budget.period.months, budget.months).map { month, sums in
      row(month.label, sums)
    }
    let sum = row("**All**", budget.totals)
    page.table(
      ["Month", "List price", "Free tier", "Credits", "Total"], figures: 4, rows + [sum])
  }

  // MARK: What others pay

  private static func freeTier(_ figures: BudgetFigures, _ page: inout MarkdownPage) throws {
    let pools = FreePool.all(of: figures.budget)
    guard !pools.isEmpty else { return }
    page.heading(2, "What the free tier covers")
    page.paragraph(
      "Each offer is one pool an account and month, whatever draws from it. Limit, use and coverage are of one account and month; what is saved is over all of them."
    )
    var rows: [[String]] = []
    for pool in pools {
      for run in pool.runs {
        let unit = pool.offer.unit
        let sizes = [pool.offer.limit, run.usage, try run.quantity()]
        rows.append(
          [
            MarkdownText.escaped(pool.offer.description), Wording.account(pool.account),
            Wording.months(run.first, run.last, of: figures.budget.period),
            run.ranOut ? "yes" : "no",
          ] + sizes.map { MarkdownText.escaped(Wording.quantity($0, unit)) } + [
            MarkdownText.amount(try run.amount(accounts: pool.accounts))
          ])
      }
    }
    page.table(
      ["Offer", "In", "Months", "Runs out", "Limit", "Used", "Covered", "Saved"], figures: 4, rows)
  }

  private static func credits(_ figures: BudgetFigures, _ page: inout MarkdownPage) throws {
    let ledgers = try CreditLedger.all(of: figures.budget)
    guard !ledgers.isEmpty else { return }
    let period = figures.budget.period
    page.heading(2, "What credits pay")
    page.paragraph(
      "The earliest to expire pays first. What it pays is over all accounts; the rest is of each.")
    var rows: [[String]] = []
    for ledger in ledgers {
      let usedUp = ledger.payments.last.map { $0.remaining.isZero ? $0.month : -1 } ?? -1
      rows.append(
        [
          MarkdownText.escaped(ledger.credit.name),
          Wording.account(ledger.account),
          ledger.credit.expires?.description ?? "never",
          usedUp < 0 ? "no" : "in \(Wording.month(period.months[usedUp]))",
        ] + [ledger.credit.amount, ledger.left, try ledger.paid()].map(MarkdownText.amount))
    }
    page.table(
      ["Credit", "In", "Expires", "Used up", "Amount", "Left", "Pays"], figures: 3, rows)
  }

  // MARK: Remarks

  private static func leftRunning(_ options: ReportOptions, _ page: inout MarkdownPage) {
    guard !options.leftRunning.isEmpty else { return }
    page.heading(2, "If nobody turns it off")
    page.table(
      ["Left running", "Hours", "Costs"], figures: 2,
      options.leftRunning.map { figure in
        [
          MarkdownText.escaped(figure.label), MarkdownText.escaped(figure.hours),
          MarkdownText.amount(figure.amount),
        ]
      })
  }

  private static func warnings(_ budget: Budget, _ page: inout MarkdownPage) {
    guard !budget.warnings.isEmpty else { return }
    page.heading(2, "Warnings")
    page.list(
      budget.warnings.map { warning in
        let subject = warning.resource.map { "**\(MarkdownText.escaped(VisibleText.name($0)))**: " }
        return (subject ?? "") + MarkdownText.escaped(warning.message)
          + " (\(MarkdownText.escaped(warning.rule)))"
      })
  }

  private static func sources(_ budget: Budget, _ page: inout MarkdownPage) {
    page.heading(2, "Sources")
    page.paragraph("Prices as of \(budget.pricesDate).")
    page.list(
      budget.sources.map { source in
        MarkdownText.escaped(source.name)
          + ", published \(source.published), confidence \(MarkdownText.escaped(source.confidence))"
      })
  }
}
