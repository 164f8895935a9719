import Analysis
import Billing
import Money
import Prices
import Scenarios

/// A row of the terminal's table, before layout.
///
/// An object, because it is visited several times and expensive to copy.
final class TableRow {
  /// The emphasis of a row.
  enum Kind {
    /// The name of a section, with an empty line before it.
    case section
    /// A resource with its subtotal, or a sum.
    case strong
    /// A line of a resource.
    case plain
    /// A tier of a line, or a part of a sum.
    case detail
  }

  let kind: Kind
  let label: TextCell
  /// The factors of the amount: quantity and unit price.
  let product: (quantity: TextCell, price: TextCell)?
  let amount: TextCell?
  /// A remark below the row.
  let note: String?

  init(
    _ kind: Kind, _ label: String, product: (quantity: String, price: String)? = nil,
    amount: String? = nil, note: String? = nil
  ) {
    self.kind = kind
    self.label = TextCell(label)
    self.product = product.map { (TextCell($0.quantity), TextCell($0.price)) }
    self.amount = amount.map { TextCell($0) }
    self.note = note
  }
}

/// The rows of the terminal's table.
enum TableRows {
  /// Returns the rows; months are left out where they have a table of their own.
  static func all(
    of figures: BudgetFigures, _ options: ReportOptions, hasMonths: Bool
  ) throws -> [TableRow] {
    var rows: [TableRow] = []
    // Almost all rows are those of resources and lines.
    rows.reserveCapacity(figures.resources.count + figures.lines.count + 256)
    appendResources(figures, to: &rows)
    if let tag = options.groupBy { rows += try groups(tag, figures) }
    rows += try providers(figures)
    if !hasMonths { rows += months(figures) }
    rows += try freeTier(figures)
    rows += try credits(figures)
    rows += leftRunning(options)
    rows += totals(figures)
    return rows
  }

  private static func appendResources(_ figures: BudgetFigures, to rows: inout [TableRow]) {
    rows.append(TableRow(.section, "Plan at list price"))
    for resource in figures.resources {
      let label = resource.name + " (" + Wording.kind(resource, figures.budget.services) + ")"
      rows.append(TableRow(.strong, label, amount: resource.amount.dollars))
      for line in resource.lines { append(line, to: &rows) }
    }
  }

  private static func append(_ line: LineFigures, to rows: inout [TableRow]) {
    let unit = line.charge.usage.unit
    let isTiered = line.tiers.count > 1
    let only = isTiered ? nil : line.tiers.first?.unitPrice
    let quantity = ShownFigures.quantity(line.quantity, unit, at: only)
    let price = only.map { ShownFigures.price($0, isShort: true) } ?? ""
    rows.append(
      TableRow(
        .plain, line.description,
        product: (quantity, isTiered ? "\(line.tiers.count) tiers" : price),
        amount: line.amount.dollars, note: Wording.origin(of: line.charge)))
    guard isTiered else { return }
    for tier in line.tiers {
      rows.append(
        TableRow(
          .detail, "from \(Wording.exact(tier.from, unit))",
          product: (
            ShownFigures.quantity(tier.quantity, unit, at: tier.unitPrice),
            ShownFigures.price(tier.unitPrice, isShort: true)
          ),
          amount: tier.amount.dollars))
    }
  }

  private static func groups(_ tag: String, _ figures: BudgetFigures) throws -> [TableRow] {
    var rows = [TableRow(.section, "By \(VisibleText.name(tag)), at list price")]
    for group in try TagGroup.all(by: tag, of: figures) {
      rows.append(
        TableRow(
          .plain, group.name, amount: group.list.dollars,
          note: group.list == group.afterFreeTier
            ? nil : "\(group.afterFreeTier.dollars) after the free tier"))
    }
    return rows
  }

  private static func providers(_ figures: BudgetFigures) throws -> [TableRow] {
    let providers = try ProviderSums.all(of: figures)
    if providers.isEmpty { return [] }
    return [TableRow(.section, "By provider")]
      + providers.map { row(Wording.biller($0.provider), $0.sums) }
  }

  private static func months(_ figures: BudgetFigures) -> [TableRow] {
    let budget = figures.budget
    guard budget.months.count > 1 else { return [] }
    return [TableRow(.section, "By month")]
      + zip(budget.period.months, budget.months).map { row(Wording.month($0), $1) }
  }

  /// Returns the row of what is to be paid, with the parts of the sum.
  private static func row(_ name: String, _ sums: BudgetTotals) -> TableRow {
    let isList = sums.freeTier.isZero && sums.credits.isZero
    return TableRow(
      .plain, name, amount: sums.total.dollars,
      note: isList
        ? nil
        : "list \(sums.list.dollars), free tier \(sums.freeTier.dollars), credits \(sums.credits.dollars)"
    )
  }

  private static func freeTier(_ figures: BudgetFigures) throws -> [TableRow] {
    let pools = FreePool.all(of: figures.budget)
    guard !pools.isEmpty else { return [] }
    var rows = [TableRow(.section, "Free tier")]
    for pool in pools {
      let period = figures.budget.period
      let months = Wording.months(pool.months.first, pool.months.last, of: period)
      let limit = ShownFigures.quantity(pool.limit, pool.offer.unit)
      let used = ShownFigures.quantity(pool.usage, pool.offer.unit)
      let each = pool.months.first < pool.months.last ? "\(months), each" : months
      let place = pool.accounts > 1 ? " in \(Wording.account(pool.account))" : ""
      let end = pool.runsOut.map { first in
        pool.runs.count == 1
          ? ": runs out" : ": runs out in \(period.months[first].inWords)"
      }
      rows.append(
        TableRow(
          .plain, VisibleText.line(pool.offer.description),
          amount: (-figures.budget.totals.shown(try pool.amount())).dollars,
          note: "\(each)\(place): \(limit) free, \(used) used\(end ?? "")"))
    }
    return rows
  }

  private static func credits(_ figures: BudgetFigures) throws -> [TableRow] {
    let ledgers = try CreditLedger.all(of: figures.budget)
    guard !ledgers.isEmpty else { return [] }
    var rows = [TableRow(.section, "Credits")]
    for ledger in ledgers {
      let place = ledger.accounts > 1 ? " in \(Wording.account(ledger.account))" : ""
      let expiry = ledger.credit.expires.map { ", expires \($0)" } ?? ""
      let paid = figures.budget.totals.shown(try ledger.paid())
      let advance =
        ledger.advance <= .zero
        ? "" : ", after \(ledger.advance.dollars) in advance for the time after the plan"
      rows.append(
        TableRow(
          .plain, VisibleText.name(ledger.credit.name), amount: (-paid).dollars,
          note:
            "\(ledger.credit.amount.dollars)\(place)\(expiry); \(ledger.left.dollars) left\(advance)"
        ))
    }
    return rows
  }

  private static func leftRunning(_ options: ReportOptions) -> [TableRow] {
    guard !options.leftRunning.isEmpty else { return [] }
    return [TableRow(.section, "If nobody turns it off")]
      + options.leftRunning.map { figure in
        TableRow(
          .plain, "\(VisibleText.line(figure.label)) (\(VisibleText.line(figure.hours)) h)",
          amount: figure.amount.dollars)
      }
  }

  private static func totals(_ figures: BudgetFigures) -> [TableRow] {
    let totals = figures.budget.totals.shown
    var rows = [
      TableRow(.section, "Totals"), TableRow(.plain, "List price", amount: totals.list.dollars),
      TableRow(.plain, "Free tier", amount: totals.freeTier.dollars),
      TableRow(.plain, "Credits", amount: totals.credits.dollars),
      TableRow(.strong, "Total", amount: totals.total.dollars),
    ]
    if let cohort = figures.budget.scenario.cohort, let perStudent = figures.perStudent {
      let students = Wording.count(cohort.students, "student")
      rows.append(TableRow(.plain, "Per student (\(students))", amount: perStudent.dollars))
    }
    return rows
  }
}
