import Analysis
import Billing
import Charts
import Money

/// The answer and the ranking of costs on an HTML page.
enum HTMLAnswer {
  /// Appends the answer with its figures, and the remarks that may change it.
  static func append(
    _ figures: BudgetFigures, _ remarks: RankedRemarks, _ forecast: Forecast?,
    to page: inout HTMLPage
  ) throws {
    for warning in remarks.first {
      page.paragraph("<strong>\(HTMLText.escaped(warning.message))</strong>", kind: "care")
    }
    let answer = try BudgetAnswer(figures)
    let text = try AnswerText(answer, figures.budget, forecast)
    page.raw("<section class=\"answer\" aria-label=\"The answer\">")
    for paragraph in text.paragraphs {
      let kind: String? =
        switch (paragraph.subject, paragraph.isGood) {
        case (.cost, _): "headline"
        case (_, true?): "good"
        case (_, false?): "bad"
        default: nil
        }
      page.paragraph(HTMLText.unbroken(paragraph.text), kind: kind)
    }
    page.list(
      try keyFigures(answer, figures, forecast).map { name, value in
        "\(HTMLText.escaped(name)) <b>\(HTMLText.escaped(value))</b>"
      }, kind: "key")
    page.raw("</section>")
    guard !remarks.decisive.isEmpty else { return }
    page.heading(2, "What may change it")
    page.list(remarks.decisive.map(remark), kind: "care")
  }

  private static func keyFigures(
    _ answer: BudgetAnswer, _ figures: BudgetFigures, _ forecast: Forecast?
  ) throws(ArithmeticError) -> [(String, String)] {
    let totals = answer.totals.shown
    var items = [
      ("List price", totals.list.dollars), ("Free tier", totals.freeTier.dollars),
      ("Credits", totals.credits.dollars), ("You pay", totals.total.dollars),
    ]
    if let limit = answer.limit {
      let left = try limit.limit.shownRest(without: limit.used, limit.lapsed)
      let name =
        limit.fits ? "Left of" : limit.lapsed.isZero ? "More than" : "Missing of"
      items.append(("\(name) \(limit.limit.dollars)", (limit.fits ? left : -left).dollars))
    }
    if let perStudent = figures.perStudent, let student = answer.student {
      items.append(
        ("To pay per student (\(Wording.count(student.students, "student")))", perStudent.dollars))
    }
    if let forecast {
      let ends = [forecast.paid.p10, forecast.paid.p90].map(ForecastText.round)
      items.append(
        ("In 8 of 10 terms", ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")))
    }
    return items
  }

  /// Returns a remark as an item of a list.
  static func remark(_ remark: PlanWarning) -> String {
    let subject = remark.resource.map { "<strong>\(HTMLText.name($0))</strong>: " } ?? ""
    return subject + HTMLText.unbroken(remark.message)
      + " <small class=\"nb\">(\(HTMLText.escaped(remark.rule)))</small>"
  }

  /// Appends the highest costs as a chart, and by month as a table.
  static func appendRanking(_ figures: BudgetFigures, to page: inout HTMLPage) throws {
    let text = try RankingText(figures)
    guard text.isShown else { return }
    let rows = text.ranking.rows
    page.heading(2, HTMLText.escaped(text.title))
    let chart = BarChart(
      title: "Share of the list price",
      summary: rows.first.map {
        "The dearest is \(text.label($0)): \($0.amount.dollars), \(AnswerText.percent($0.share))."
      } ?? "",
      bars: rows.map { row in
        BarChart.Bar(
          label: text.label(row), value: row.amount.forChart,
          text: "\(row.amount.dollars), \(AnswerText.percent(row.share))")
      })
    page.figure(chart.svg(id: "fig-ranking"), caption: HTMLText.escaped(chart.title))
    guard text.hasMonths else { return }
    page.heading(2, HTMLText.escaped(text.monthTitle))
    let table = try text.monthTable()
    page.table(
      table.header.map(HTMLText.unbroken), figures: table.header.count - 1,
      table.rows.map { [HTMLText.unbroken($0.label)] + $0.amounts.map(HTMLText.amount) },
      label: HTMLText.escaped(text.monthTitle), total: table.rows.last?.label == "All",
      cards: true)
  }
}
