import Analysis
import Billing
import Money

/// The ranking of a plan's costs in words; the same in all formats.
struct RankingText {
  let ranking: CostRanking
  let figures: BudgetFigures

  init(_ figures: BudgetFigures) throws {
    ranking = try CostRanking(figures)
    self.figures = figures
  }

  /// The heading.
  var title: String { "What costs most, at list price" }

  /// The heading of the costs by month.
  var monthTitle: String { (ranking.isOfLines ? "By line" : "By resource") + " and month" }

  /// Whether the free tier or credits pay anything, so that there is more than one figure per row.
  var hasOffsets: Bool {
    !figures.budget.totals.freeTier.isZero || !figures.budget.totals.credits.isZero
  }

  /// Whether there is anything to rank.
  var isShown: Bool { !ranking.rows.isEmpty }

  /// Whether costs by month add anything to the months and the ranking themselves.
  var hasMonths: Bool { ranking.rows.count > 1 && figures.budget.months.count > 1 }

  /// Returns the name of a row, on one line.
  func label(_ row: CostRanking.Row) -> String {
    switch row.subject {
    case .resource(let resource): resource.name
    case .line(let line): line.description
    case .others(let count): "\(Quantity(count).grouped) others"
    }
  }

  /// The costs by month on a page.
  struct MonthTable {
    var header: [String]
    var rows: [(label: String, amounts: [Money])]
  }

  /// With more months than this, they are rows instead of columns, because a page is not wide
  /// enough.
  private static let mostColumns = 6

  /// Returns the costs by month for a page, at list price.
  func monthTable() throws -> MonthTable {
    if months.count <= Self.mostColumns {
      return MonthTable(
        header: ["At list price"] + months + ["All"],
        rows: ranking.rows.map { (label($0), $0.months + [$0.amount]) })
    }
    let columns = try CostRanking(figures, most: Self.mostColumns).rows
    let budget = figures.budget
    return MonthTable(
      header: ["At list price"] + columns.map(label) + ["All"],
      rows: months.indices.map { month in
        (months[month], columns.map { $0.months[month] } + [budget.months[month].list])
      } + [("All", columns.map(\.amount) + [budget.totals.list])])
  }

  /// The months in which anything is ranked, as text.
  var months: [String] { figures.budget.period.months.map(Wording.month) }

  /// Returns the sums below the costs by month.
  var sums: [(label: String, months: [Money], all: Money)] {
    let (months, totals) = (figures.budget.months.map(\.shown), figures.budget.totals.shown)
    func row(_ label: String, _ of: (BudgetTotals) -> Money) -> (String, [Money], Money) {
      (label, months.map(of), of(totals))
    }
    var rows = [row("List price") { $0.list }]
    if !totals.freeTier.isZero { rows.append(row("Free tier") { $0.freeTier }) }
    if !totals.credits.isZero { rows.append(row("Credits") { $0.credits }) }
    if hasOffsets { rows.append(row("You pay") { $0.total }) }
    return rows
  }

  /// Returns a bar of blocks in proportion to a row's share of the largest one, never empty.
  func bar(_ row: CostRanking.Row, columns: Int) -> String {
    let largest = ranking.rows.map(\.share).max() ?? .one
    let eighths = try? Quantity(columns * 8).scaled(by: row.share, over: largest).rounded(to: 0)
      .whole
    let length = max(1, eighths ?? 1)
    let ends = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: length / 8) + ends[length % 8]
  }
}
