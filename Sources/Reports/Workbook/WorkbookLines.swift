import Analysis
import Billing
import Money
import Prices
import Scenarios
import Workbooks

/// The sheet of lines, with one row per line and month.
struct WorkbookLines {
  let sheet: Workbook.Sheet
  /// The rows of the sheet that contain figures, in a spreadsheet's numbering; nil without any.
  let rows: ClosedRange<Int>?

  /// The columns of the sheet.
  enum Column: Int, CaseIterable {
    case month, resource, service, region, what, account, quantity, unit, price
    case list, freeTier, credits, net
    case sku, source, effective, provider

    var letter: String { Workbook.column(rawValue) }

    var title: String {
      switch self {
      case .month: "Month"
      case .resource: "Resource"
      case .service: "Service"
      case .region: "Region"
      case .what: "What"
      case .account: "Account"
      case .quantity: "Quantity"
      case .unit: "Unit"
      case .price: "Unit price"
      case .list: "List price"
      case .freeTier: "Free tier"
      case .credits: "Credits"
      case .net: "You pay"
      case .sku: "SKU"
      case .source: "Source"
      case .effective: "Price since"
      case .provider: "Provider"
      }
    }

    var width: Int {
      switch self {
      case .month: 9
      case .resource, .sku: 20
      case .what: 34
      case .source: 30
      case .service, .region, .account, .unit, .quantity, .provider: 14
      case .price, .list, .freeTier, .credits, .net, .effective: 12
      }
    }
  }

  init(_ figures: BudgetFigures) throws {
    let titles = Column.allCases.map { Workbook.Cell.words($0.title, .heading) }
    var rows: [[Workbook.Cell]] = [titles]
    for line in figures.lines {
      for month in try line.months(of: figures.budget.period) {
        rows.append(Self.row(line, month, at: rows.count + 1))
      }
    }
    self.rows = rows.count > 1 ? 2...rows.count : nil
    if let own = self.rows { rows.append(try Self.sums(figures.budget.totals, of: own)) }
    sheet = Workbook.Sheet(
      name: "Lines", widths: Column.allCases.map(\.width), headerRows: 1, rows: rows)
  }

  /// Returns the cells of a column, for the formulas of other sheets; nil without any.
  func range(_ column: Column) -> String? {
    rows.map { "Lines!$\(column.letter)$\($0.lowerBound):$\(column.letter)$\($0.upperBound)" }
  }

  private static func row(
    _ line: LineFigures, _ month: MonthFigures, at row: Int
  ) -> [Workbook.Cell] {
    let usage = line.charge.usage
    let card = line.charge.rate.card
    let only = month.tiers.count == 1 ? month.tiers.first?.unitPrice : nil
    let product = "\(Column.quantity.letter)\(row)*\(Column.price.letter)\(row)"
    // An amount that spans several tiers or bears a fee is not the product of two cells.
    let list: Workbook.Cell =
      only == nil || card?.fee != nil
      ? .exact(month.amount, .money) : .formula(product, month.amount)
    let parts = [Column.list, .freeTier, .credits].map { "\($0.letter)\(row)" }
    return [
      .month(month.month), .words(line.resource), .words(usage.service), .words(usage.key.region),
      .words(usage.description), .words(usage.account.id), .exact(month.quantity, .quantity),
      .words(usage.unit), only.map { .exact($0, .price) } ?? .words("several tiers"), list,
      .exact(month.freeTier, .money), .exact(month.credits, .money),
      .formula(parts.joined(separator: "+"), month.net), .words(card?.sku ?? ""),
      .words(card?.source.id ?? ""), card.map { .date($0.effectiveFrom, .day) } ?? .empty,
      .words(Wording.biller(line.biller)),
    ]
  }

  private static func sums(
    _ totals: BudgetTotals, of rows: ClosedRange<Int>
  ) throws -> [Workbook.Cell] {
    func sum(_ column: Column, _ result: Money) -> Workbook.Cell {
      .formula(
        "SUM(\(column.letter)\(rows.lowerBound):\(column.letter)\(rows.upperBound))", result,
        .moneySum)
    }
    return [.words("All", .strong)]
      + [Workbook.Cell](repeating: .empty, count: Column.list.rawValue - 1) + [
        sum(.list, totals.list), sum(.freeTier, totals.freeTier), sum(.credits, totals.credits),
        sum(.net, totals.total),
      ]
  }
}
