import Billing
package import Money
import Scenarios

/// The parts of a plan's list price, the most expensive first.
///
/// The ranking is of resources, or, if only one of them costs anything, of its lines.
package struct CostRanking {
  /// The subject of a row.
  package enum Subject {
    case resource(ResourceFigures)
    case line(LineFigures)
    /// The cheaper ones together, with their number.
    case others(Int)
  }

  /// A part of the list price.
  package struct Row {
    /// The subject of the row.
    package let subject: Subject
    /// Its list price.
    package let amount: Money
    /// Its share of the list price of the plan, from zero to one.
    package let share: Quantity
    /// The amount left to pay after the free tier and credits.
    package let net: Money
    /// Its list price by month.
    package let months: [Money]
  }

  /// The largest number of rows, including the one that combines the rest.
  package static let most = 12

  /// The parts that cost anything, the most expensive first, and equal ones in the order of the
  /// file.
  package let rows: [Row]
  /// Whether the rows are the lines of a single resource.
  package let isOfLines: Bool

  /// Ranks the parts of a budget, in at most a number of rows.
  package init(_ figures: BudgetFigures, most: Int = most) throws(ArithmeticError) {
    let paid = figures.resources.indices.filter { !figures.resources[$0].amount.isZero }
    let only = paid.count == 1 ? figures.resources[paid[0]].lines : []
    let paidLines = only.indices.filter { !only[$0].amount.isZero }
    let isOfLines = paidLines.count > 1
    let parts =
      isOfLines ? paidLines.map { only[$0...$0] } : paid.map { figures.resources[$0].lines }
    let amounts =
      isOfLines ? paidLines.map { only[$0].amount } : paid.map { figures.resources[$0].amount }
    let order = amounts.indices.sorted { (amounts[$1], $0) < (amounts[$0], $1) }
    let shown = order.count > most ? most - 1 : order.count
    var rows: [Row] = []
    for place in order.prefix(shown) {
      let subject: Subject =
        isOfLines ? .line(only[paidLines[place]]) : .resource(figures.resources[paid[place]])
      rows.append(try Self.row(subject, [parts[place]], figures))
    }
    if order.count > shown {
      let rest = order.dropFirst(shown).map { parts[$0] }
      rows.append(try Self.row(.others(order.count - shown), rest, figures))
    }
    self.isOfLines = isOfLines
    self.rows = rows
  }

  private static func row(
    _ subject: Subject, _ parts: [ArraySlice<LineFigures>], _ figures: BudgetFigures
  ) throws(ArithmeticError) -> Row {
    var (amount, net) = (Money.zero, Money.zero)
    var months = Money.zeros(figures.budget.months.count)
    for line in parts.joined() {
      amount = try amount + line.amount
      net = try net + line.afterCredits
      let charge = line.charge
      // By index: a month takes longer to copy than to look at.
      for index in charge.months.indices {
        let month = charge.months[index].month
        months[month] = try months[month] + charge.months[index].amount * charge.accounts
      }
    }
    return Row(
      subject: subject, amount: amount,
      share: try Share.of(amount, figures.budget.totals.list), net: net, months: months)
  }
}
