import Analysis
import Billing
import Money

/// The answer and the ranking of costs in Markdown.
enum MarkdownAnswer {
  private static let bar = 20

  /// Appends the answer, with the cost and whether the money lasts in bold.
  static func append(
    _ figures: BudgetFigures, _ forecast: Forecast?, to page: inout MarkdownPage
  ) throws {
    page.heading(2, "The answer")
    let answer = try AnswerText(try BudgetAnswer(figures), figures.budget, forecast)
    page.list(
      answer.paragraphs.map { paragraph in
        let text = MarkdownText.escaped(paragraph.text)
        return paragraph.subject == .cost || paragraph.isGood != nil ? "**\(text)**" : text
      })
  }

  /// Appends the highest costs, also by month.
  static func appendRanking(_ figures: BudgetFigures, to page: inout MarkdownPage) throws {
    let text = try RankingText(figures)
    guard text.isShown else { return }
    page.heading(2, text.title)
    let rows = text.ranking.rows
    page.table(
      [text.ranking.isOfLines ? "Line" : "Resource", "", "Costs", "Share"]
        + (text.hasOffsets ? ["You pay"] : []),
      figures: text.hasOffsets ? 3 : 2,
      rows.map { row in
        [
          MarkdownText.escaped(text.label(row)), text.bar(row, columns: bar),
          MarkdownText.amount(row.amount), MarkdownText.escaped(AnswerText.percent(row.share)),
        ] + (text.hasOffsets ? [MarkdownText.amount(row.net)] : [])
      })
    guard text.hasMonths else { return }
    page.heading(2, text.monthTitle)
    let table = try text.monthTable()
    page.table(
      table.header.map(MarkdownText.escaped), figures: table.header.count - 1,
      table.rows.map { [MarkdownText.escaped($0.label)] + $0.amounts.map(MarkdownText.amount) })
  }
}
