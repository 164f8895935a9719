import Analysis
import Billing
import Money
import Prices
import Scenarios
import Workbooks

/// The sheet of the answer, the sums and the ranking of costs.
struct WorkbookSummary {
  private(set) var sheet = Workbook.Sheet(name: "Summary", widths: [44, 16, 12, 16, 16])

  init(_ figures: BudgetFigures, _ lines: WorkbookLines, _ options: ReportOptions) throws {
    let budget = figures.budget
    let answer = try BudgetAnswer(figures)
    add(.words(VisibleText.name(budget.scenario.title), .title))
    if let text = budget.scenario.description { add(.words(text)) }
    add(.words(Wording.dates(of: budget)))
    add()
    for paragraph in try AnswerText(answer, budget, options.forecast).paragraphs {
      add(.words(paragraph.text, paragraph.subject == .cost ? .strong : .plain))
    }
    addSums(figures, lines)
    try addProviders(figures, lines)
    if let limit = answer.limit { addLimit(limit) }
    if let forecast = options.forecast { addForecast(forecast) }
    try addRanking(figures, lines)
    addRemarks(budget)
    addList("Assumptions", budget.assumptions)
    addList(
      "Sources", budget.sources.map { "\($0.name), published \($0.published), \($0.confidence)" })
    add()
    add(
      .words(
        "A spreadsheet holds 15 digits of a number; the exact figures are in the JSON and CSV reports."
      ))
  }

  private var next: Int { sheet.rows.count + 1 }

  private mutating func add(_ cells: Workbook.Cell...) { sheet.rows.append(cells) }

  private mutating func addSums(_ figures: BudgetFigures, _ lines: WorkbookLines) {
    let totals = figures.budget.totals
    add()
    add(.words("Sums", .heading), .words("US dollars", .heading))
    let first = next
    for (name, column, amount) in [
      ("List price", WorkbookLines.Column.list, totals.list),
      ("Free tier", .freeTier, totals.freeTier), ("Credits", .credits, totals.credits),
    ] {
      add(
        .words(name),
        lines.range(column).map { .formula("SUM(\($0))", amount) } ?? .exact(amount, .money))
    }
    add(
      .words("You pay", .strong), .formula("SUM(B\(first):B\(next - 1))", totals.total, .moneySum))
    if let cohort = figures.budget.scenario.cohort, let perStudent = figures.perStudent {
      add(.words("Students"), .number(String(cohort.students), .quantity))
      add(.words("To pay, a student"), .formula("B\(next - 2)/B\(next - 1)", perStudent))
    }
  }

  /// Adds the sums of each provider, where the plan has several.
  private mutating func addProviders(_ figures: BudgetFigures, _ lines: WorkbookLines) throws {
    let all = try ProviderSums.all(of: figures)
    guard !all.isEmpty, let names = lines.range(.provider) else { return }
    add()
    add(
      .words("By provider", .heading), .words("List price", .heading),
      .words("Free tier", .heading), .words("Credits", .heading), .words("You pay", .heading))
    for part in all {
      let place = next
      func sum(_ column: WorkbookLines.Column, _ amount: Money) -> Workbook.Cell {
        lines.range(column).map { .formula("SUMIF(\(names),A\(place),\($0))", amount) }
          ?? .exact(amount, .money)
      }
      add(
        .words(Wording.biller(part.provider)), sum(.list, part.sums.list),
        sum(.freeTier, part.sums.freeTier), sum(.credits, part.sums.credits),
        sum(.net, part.sums.total))
    }
  }

  private mutating func addLimit(_ limit: LimitStatus) {
    add()
    add(.words("The money there is", .heading), .words("US dollars", .heading))
    add(.words("There is"), .exact(limit.limit, .money))
    add(.words("The plan uses, before credits"), .exact(limit.used, .money))
    guard !limit.lapsed.isZero, let left = try? limit.left - limit.lapsed else {
      return add(
        .words("Left", .strong), .formula("B\(next - 2)-B\(next - 1)", limit.left, .moneySum))
    }
    add(.words("Credits that expire unused"), .exact(limit.lapsed, .money))
    add(
      .words("Left", .strong), .formula("B\(next - 3)-B\(next - 2)-B\(next - 1)", left, .moneySum))
  }

  private mutating func addForecast(_ forecast: Forecast) {
    add()
    add(.words("To pay, as terms differ", .heading), .words("US dollars", .heading))
    for (name, value) in zip(
      [
        "In one of ten terms less than", "In half of the terms less than",
        "In eight of ten terms less than", "In nine of ten terms less than", "Mean",
      ],
      ForecastText.figures(forecast.paid))
    {
      add(.words(name), .number(ForecastText.number(value, places: 2), .money))
    }
  }

  private mutating func addRanking(_ figures: BudgetFigures, _ lines: WorkbookLines) throws {
    let text = try RankingText(figures)
    guard text.isShown else { return }
    add()
    add(
      .words(text.title, .heading), .words("List price", .heading), .words("Share", .heading),
      .words("You pay", .heading))
    let (first, last) = (next, next + text.ranking.rows.count - 1)
    for row in text.ranking.rows {
      let place = next
      var (list, net): (Workbook.Cell, Workbook.Cell) = (
        .exact(row.amount, .money), .exact(row.net, .money)
      )
      var name = Workbook.Cell.words(text.label(row))
      if case .resource(let resource) = row.subject, let names = lines.range(.resource),
        let amounts = lines.range(.list), let nets = lines.range(.net)
      {
        name = .words(resource.resource.name)
        list = .formula("SUMPRODUCT(EXACT(\(names),A\(place))*\(amounts))", row.amount)
        net = .formula("SUMPRODUCT(EXACT(\(names),A\(place))*\(nets))", row.net)
      }
      add(name, list, .formula("B\(place)/SUM(B$\(first):B$\(last))", row.share, .share), net)
    }
    let totals = figures.budget.totals
    add(
      .words("All", .strong), .formula("SUM(B\(first):B\(last))", totals.list, .moneySum), .empty,
      .formula("SUM(D\(first):D\(last))", totals.total, .moneySum))
  }

  private mutating func addRemarks(_ budget: Budget) {
    let remarks = RankedRemarks(budget)
    let all = remarks.first + remarks.decisive + remarks.others
    addList("Remarks", all.map { ($0.resource.map { "\($0): " } ?? "") + $0.message })
  }

  private mutating func addList(_ title: String, _ items: [String]) {
    if items.isEmpty { return }
    add()
    add(.words(title, .heading))
    for item in items { add(.words(item)) }
  }
}
