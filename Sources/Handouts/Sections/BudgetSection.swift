import Analysis
import Charts
import Dates
import Billing
import Money
import Prices
import Reports
import Scenarios

/// What it costs, who pays, and how that is worked out.
enum BudgetSection {
  static func section(_ pricing: Repricing) throws -> Section {
    let budget = pricing.budget
    var blocks: [Block] = [.table(try totals(pricing))]
    if let students = pricing.students, budget.scenario.cohort?.accounts == .individual {
      blocks.append(
        .paragraph(
          "Each of the \(students) students has an account, with a free tier and a credit of its own. A week is an average one."
        ))
    } else {
      blocks.append(
        .paragraph("A week is an average one. Amounts are rounded to cents for display."))
    }
    if let limit = try Wording.limit(budget) {
      blocks.append(budget.fitsLimit ?? true ? .paragraph(limit) : .care(limit))
    }
    if let cash = try Wording.cash(budget) { blocks.append(.paragraph(cash)) }
    blocks.append(.table(months(budget)))
    if let chart = BudgetCharts.months(budget) { blocks.append(.chart("months", chart)) }
    blocks += try freeTier(budget)
    blocks += try CreditSection.blocks(pricing)
    blocks.append(.heading("The arithmetic"))
    blocks += try Arithmetic.blocks(budget)
    return Section(id: "budget", title: "The budget", blocks: blocks)
  }

  // MARK: Who pays

  private static func totals(_ pricing: Repricing) throws -> Table {
    let budget = pricing.budget
    let hours = try budget.period.hours()
    var rows: [[Cell]] = []
    func add(_ label: String, _ sums: BudgetTotals) throws {
      rows.append(row(label, sums))
      var week = sums
      week.list = try Self.week(sums.list, hours)
      week.freeTier = try Self.week(sums.freeTier, hours)
      week.credits = try Self.week(sums.credits, hours)
      week.total = try Self.week(sums.total, hours)
      if hours > Quantity(168) { rows.append(row("\(label), a week", week)) }
    }
    if let students = pricing.students {
      if let one = try pricing.price(pricing.oneStudent()) { try add("one student", one.totals) }
      try add("the class of \(students)", budget.totals)
    } else {
      try add("the whole plan", budget.totals)
    }
    return Table(
      id: "totals", title: "What it costs and who pays",
      header: ["For", "List price", "Free tier", "Credits", "You pay"], figures: 4, rows: rows)
  }

  private static func week(_ amount: Money, _ hours: Quantity) throws -> Money {
    try amount.scaled(by: Quantity(168), over: hours)
  }

  private static func row(_ label: String, _ sums: BudgetTotals) -> [Cell] {
    [.text(label)] + [sums.list, sums.freeTier, sums.credits, sums.total].map(Cell.money)
  }

  private static func months(_ budget: Budget) -> Table {
    let rows = zip(budget.period.months, budget.months).map { row(Wording.month($0), $1) }
    return Table(
      id: "months", title: "By month, all accounts together",
      header: ["Month", "List price", "Free tier", "Credits", "You pay"], figures: 4,
      rows: rows + [row("all", budget.totals)], hasTotal: true)
  }

  private static func freeTier(_ budget: Budget) throws -> [Block] {
    let pools = FreePool.all(of: budget)
    guard !pools.isEmpty else {
      return budget.scenario.appliesFreeTier
        ? [.paragraph("Nothing of this plan is covered by a free tier.")] : []
    }
    var rows: [[Cell]] = []
    for pool in pools {
      let unit = pool.offer.unit
      rows.append([
        .text(pool.offer.description),
        .text(Wording.months(pool.months.first, pool.months.last, of: budget.period)),
        .text(Wording.runsOut(pool, budget.period)), .quantity(pool.offer.limit, unit),
        .text(Wording.quantity(pool.usage, unit)),
        .text(Wording.quantity(try pool.quantity(), unit)),
      ])
    }
    return [
      .table(
        Table(
          id: "free-tier", title: "What is free in each account and month",
          header: ["Offer", "Months", "Runs out", "Limit", "Used", "Free"], figures: 3, rows: rows)),
      .paragraph(
        "The free tier is one pool an account: two servers that run share it, they do not get it twice."
      ),
    ]
  }
}
