public import Billing
public import Workbooks
import Analysis
import Dates
import Money
import Prices
import Scenarios

/// A budget as a workbook: a summary, every line by month, and the sums of each month.
///
/// Cells have numbers and dates, and what is a sum or product of others is a formula.
public enum PlanWorkbook {
  /// The extension of its files.
  public static let fileExtension = "xlsx"

  /// Makes the workbook of a budget.
  ///
  /// - Throws: `ArithmeticError` when a sum is larger than an amount can be.
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
  /// Text of the user's own or of the report's.
  static func words(_ text: String, _ style: Workbook.Style = .plain) -> Workbook.Cell {
    .text(VisibleText.line(text), style)
  }

  /// An exact number, as near as a spreadsheet holds it.
  static func exact(_ number: some FixedDecimal, _ style: Workbook.Style) -> Workbook.Cell {
    .number(number.description, style)
  }

  /// A formula for an amount.
  static func formula(
    _ formula: String, _ result: some FixedDecimal, _ style: Workbook.Style = .money
  ) -> Workbook.Cell {
    .formula(formula, result: result.description, style)
  }

  /// A month of the plan: its first day, or its number in an undated plan.
  static func month(_ month: BillingMonth) -> Workbook.Cell {
    month.start.map { .date($0.startOfMonth, .month) } ?? .number(month.label, .plain)
  }
}
