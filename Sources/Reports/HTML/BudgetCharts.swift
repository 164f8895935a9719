package import Charts
package import Billing
import Money

/// The charts shared by pages on a budget.
package enum BudgetCharts {
  /// Returns the chart of what pays for each month; nil for a plan of one month.
  package static func months(_ budget: Budget) -> StackedBarChart? {
    guard budget.months.count > 1 else { return nil }
    let parts: [(name: String, of: (BudgetTotals) -> Money)] = [
      ("You pay", { $0.total }), ("Credits", { -$0.credits }), ("Free tier", { -$0.freeTier }),
    ]
    let shown = parts.filter { part in
      part.name == "You pay" || budget.months.contains { !part.of($0).isZero }
    }
    let columns = zip(budget.period.months, budget.months).map { month, sums in
      StackedBarChart.Column(
        label: month.label, values: shown.map { $0.of(sums).forChart },
        texts: shown.map { $0.of(sums).dollars })
    }
    let most = zip(budget.period.months, budget.months).max { $0.1.list < $1.1.list }
    let peak = most.map { "; the most is \($0.1.list.dollars) in \($0.0.inWords)" } ?? ""
    return StackedBarChart(
      title: "What each month costs and who pays",
      summary:
        "List price by month, \(budget.totals.list.dollars) in all\(peak). The table beside it has the figures.",
      series: shown.map(\.name), columns: columns)
  }

  /// Returns the chart of the cost when nobody turns things off.
  package static func leftRunning(_ figures: [LeftRunningFigure]) -> BarChart {
    let last = figures.max { $0.amount < $1.amount }
    return BarChart(
      title: "What it costs when nobody turns it off",
      summary: last.map { "The dearest is \($0.label): \($0.amount.dollars)." } ?? "",
      bars: figures.map {
        BarChart.Bar(label: $0.label, value: $0.amount.forChart, text: $0.amount.dollars)
      })
  }
}

extension Money {
  /// The approximate value, only for drawing; never for printing or calculating.
  package var forChart: Double { Double(rounded(to: 6).scaled) / 1e24 }
}
