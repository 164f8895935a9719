import Analysis
import Billing
import Money
import Scenarios
import Workbooks

/// The sheet of months: their sums, and the cost of each resource in them.
struct WorkbookMonths {
  let sheet: Workbook.Sheet

  /// Creates the sheet with sums over the sheet of lines; a resource's over its own lines.
  init(_ figures: BudgetFigures, _ lines: WorkbookLines) throws {
    let budget = figures.budget
    let ranking = try CostRanking(figures)
    let resources: [(name: String, row: CostRanking.Row)] =
      ranking.isOfLines
      ? []
      : ranking.rows.compactMap { row in
        guard case .resource(let resource) = row.subject else { return nil }
        return (resource.resource.name, row)
      }
    let titles = ["Month", "List price", "Free tier", "Credits", "You pay"]
    var rows = [
      titles.map { Workbook.Cell.words($0, .heading) }
        + resources.map { .words($0.name, .heading) }
    ]
    for (index, sums) in budget.months.enumerated() {
      let row = index + 2
      var cells: [Workbook.Cell] = [.month(budget.period.months[index])]
      for (column, amount) in [
        (WorkbookLines.Column.list, sums.list), (.freeTier, sums.freeTier),
        (.credits, sums.credits),
      ] { cells.append(Self.sum(column, of: "$A\(row)", lines, amount)) }
      cells.append(.formula("SUM(B\(row):D\(row))", sums.total))
      for (place, resource) in resources.enumerated() {
        let name = "\(Workbook.column(place + titles.count))$1"
        cells.append(
          Self.sum(.list, of: "$A\(row)", resource: name, lines, resource.row.months[index]))
      }
      rows.append(cells)
    }
    let totals = [
      budget.totals.list, budget.totals.freeTier, budget.totals.credits, budget.totals.total,
    ]
    rows.append(
      [.words("All", .strong)]
        + (totals + resources.map(\.row.amount)).enumerated().map { index, amount in
          let letter = Workbook.column(index + 1)
          return .formula("SUM(\(letter)2:\(letter)\(rows.count))", amount, .moneySum)
        })
    sheet = Workbook.Sheet(
      name: "Months",
      widths: [10] + [Int](repeating: 14, count: titles.count - 1 + resources.count),
      headerRows: 1, rows: rows)
  }

  /// Returns the sum of a column of lines over a month, and over one resource if given.
  private static func sum(
    _ column: WorkbookLines.Column, of month: String, resource: String? = nil,
    _ lines: WorkbookLines, _ result: Money
  ) -> Workbook.Cell {
    guard let months = lines.range(.month), let amounts = lines.range(column),
      let names = lines.range(.resource)
    else { return .exact(result, .money) }
    // A name may look like a condition, so SUMIF would not take it literally.
    let own = resource.map { "*EXACT(\(names),\($0))" } ?? ""
    return .formula("SUMPRODUCT((\(months)=\(month))\(own)*\(amounts))", result)
  }
}
