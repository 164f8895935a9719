public import Billing
public import Workbooks
import Analysis
import Dates
import Money
import Prices
import Scenarios

/// A budget as a workbook: a summary, every line by month, and the sums of each month.
///
/// Cells contain numbers and dates, and every sum or product of others is a formula.
public enum PlanWorkbook {
  /// The extension of its files.
  public static let fileExtension = "xlsx"

  /// Creates the workbook of a budget.
  ///
  /// - Throws: `ArithmeticError` when a sum exceeds the largest possible amount.
  public static func workbook(_ budget: Budget, options: ReportOptions) throws -> Workbook {
    let figures = try BudgetFigures(budget)
    let lines = try WorkbookLines(figures)
    return Workbook(
      title: VisibleText.name(budget.scenario.title), date: budget.pricesDate,
      sheets: [
        try WorkbookSummary(figures, lines, options).sheet, lines.sheet,
        try WorkbookMonths(figures, lines).sheet,
      ])
  }
}

extension Workbook.Cell {
  /// Returns text of the user's own or of the report's.
  static func words(_ text: String, _ style: Workbook.Style = .plain) -> Workbook.Cell {
    .text(VisibleText.line(text), style)
  }

  /// Returns an exact number, as precisely as a spreadsheet can store it.
  static func exact(_ number: some FixedDecimal, _ style: Workbook.Style) -> Workbook.Cell {
    .number(number.description, style)
  }

  /// Returns a formula for an amount.
  static func formula(
    _ formula: String, _ result: some FixedDecimal, _ style: Workbook.Style = .money
  ) -> Workbook.Cell {
    .formula(formula, result: result.description, style)
  }

  /// Returns a month of the plan: its first day, or its number in an undated plan.
  static func month(_ month: BillingMonth) -> Workbook.Cell {
    month.start.map { .date($0.startOfMonth, .month) } ?? .number(month.label, .plain)
  }
}
