import Analysis
import Charts
import Billing
import Dates
import Money
import Prices
import Reports
import Scenarios

/// The cost and who pays it: on the first page, and by month in the appendix.
enum BudgetSection {
  static func section(_ pricing: Repricing, _ forecast: Forecast?) throws -> Section {
    let budget = pricing.budget
    var blocks: [Block] = [.table(try totals(pricing))]
    blocks += try CreditSection.summary(pricing)
    blocks += forecast.map(ForecastText.credits)?.map { .paragraph($0) } ?? []
    // The class's money is the instructor's business, unless it is not enough.
    if let limit = try Wording.limit(budget) {
      let fits = budget.fitsLimit ?? true
      if pricing.students == nil || !fits {
        blocks.append(fits ? .paragraph(limit) : .care(limit))
      }
    }
    if pricing.students == nil, let cash = try Wording.cash(budget) {
      blocks.append(.paragraph(cash))
    }
    let title = pricing.students == nil ? "What it costs" : "What it costs you"
    return Section(id: "budget", title: title, blocks: blocks)
  }

  /// Returns the budget month by month, with free usage and a chart of what runs when.
  static func months(_ pricing: Repricing) throws -> Section {
    let budget = pricing.budget
    var blocks: [Block] = [.table(months(budget))]
    if let chart = BudgetCharts.months(budget) { blocks.append(.chart("months", chart)) }
    blocks.append(try PlanSection.picture(pricing))
    blocks += try freeTier(budget)
    return Section(id: "months", title: "Month by month", blocks: blocks)
  }

  // MARK: Who pays

  private static func totals(_ pricing: Repricing) throws -> Table {
    let budget = pricing.budget
    let hours = try budget.period.hours()
    var rows: [[Cell]] = []
    func add(_ label: String, _ sums: BudgetTotals, byWeek: Bool) throws {
      rows.append(row(label, sums))
      guard byWeek, hours > Quantity(168) else { return }
      var week = sums
      week.list = try Self.week(sums.list, hours)
      week.freeTier = try Self.week(sums.freeTier, hours)
      week.credits = try Self.week(sums.credits, hours)
      week.total = try Self.week(sums.total, hours)
      rows.append(row("\(label), an average week", week))
    }
    if let students = pricing.students {
      if let one = try pricing.price(pricing.oneStudent()) {
        try add("one student", one.totals, byWeek: true)
      }
      try add("the class of \(Quantity(students).grouped)", budget.totals, byWeek: false)
    } else {
      try add("the whole plan", budget.totals, byWeek: true)
    }
    return Table(
      id: "totals", title: "",
      header: ["For", "List price", "Free tier", "Credits", "To pay"], figures: 4, rows: rows)
  }

  private static func week(_ amount: Money, _ hours: Quantity) throws -> Money {
    try amount.scaled(by: Quantity(168), over: hours)
  }

  private static func row(_ label: String, _ sums: BudgetTotals) -> [Cell] {
    [.text(label)] + [sums.list, sums.freeTier, sums.credits, sums.total].map(Cell.money)
  }

  static func months(_ budget: Budget) -> Table {
    let rows = zip(budget.period.months, budget.months).map { row(Wording.month($0), $1) }
    return Table(
      id: "months", title: "By month, all accounts together",
      header: ["Month", "List price", "Free tier", "Credits", "To pay"], figures: 4,
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
        .text(Wording.runsOut(pool, budget.period)),
        pool.limit.least == pool.limit.most
          ? .quantity(pool.limit.most, unit) : .text(ShownFigures.quantity(pool.limit, unit)),
        .text(ShownFigures.quantity(pool.usage, unit)),
        .text(ShownFigures.quantity(try pool.quantity(), unit)),
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
