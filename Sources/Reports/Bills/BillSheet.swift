public import Bills
import Dates
import Analysis
import JSONText
import Money

extension Sheet {
  /// Creates a sheet of a bill: the spending by every fact that it states.
  ///
  /// `details`: the largest number of rows in each table.
  public init(bill: Bill, _ summary: BillSummary, details: Int = 15) {
    let sheet = BillSheet(bill: bill, summary: summary, details: details)
    self.init(
      title: sheet.title, lead: sheet.lead, words: sheet.words, tables: sheet.tables,
      notes: sheet.notes, data: SheetTable(columns: [], rows: []))
  }
}

/// The tables of a bill.
struct BillSheet {
  let bill: Bill
  let summary: BillSummary
  let details: Int

  /// Returns an amount in the bill's currency.
  func figure(_ amount: Money) -> Figure {
    bill.currency == "USD"
      ? .amount(amount) : .text("\(bill.currency) \(amount.formatted(places: 2))")
  }

  func words(_ amount: Money) -> String { figure(amount).shown }

  var title: String {
    let providers = summary.providers.map(\.name).filter { !$0.isEmpty }.sorted()
    let names = providers.isEmpty ? "Bill" : "Bill of \(providers.joined(separator: ", "))"
    return VisibleText.name(names)
  }

  var lead: String {
    var text = "\(bill.format), \(bill.currency)"
    if let from = bill.from, let to = bill.to {
      text += ", \(from) to \(to.adding(days: -1))"
    }
    return text + "; \(rows)"
  }

  private var rows: String {
    var text =
      "\(Wording.count(bill.rowsRead, "row")) read, \(Quantity(bill.rowsUsed).grouped) used"
    if bill.rowsWithoutCost > 0 { text += " (\(bill.rowsWithoutCost) of no cost)" }
    return text + ", \(bill.rowsLeftOut) left out"
  }

  var words: [String] {
    var parts = ["used \(words(summary.usage))"]
    if !summary.credits.isZero { parts.append("credits and refunds \(words(summary.credits))") }
    if !summary.tax.isZero { parts.append("tax \(words(summary.tax))") }
    if !summary.rounding.isZero { parts.append("rounding \(words(summary.rounding))") }
    return ["Invoiced \(words(summary.total)): \(parts.joined(separator: ", "))."]
  }

  var notes: [String] {
    let left = bill.leftOut.sorted { $0.key < $1.key }.map {
      "\(Wording.count($0.value, "row")) left out: \($0.key)."
    }
    let said = bill.remarks.map { "\($0.description)." }
    var rules: Set<BillFinding.Rule> = []
    let advice = summary.findings.prefix(details).filter { rules.insert($0.rule).inserted }
      .map { "\(VisibleText.line($0.message))." }
    return advice.map { $0.replacing("?.", with: "?") } + left + said + [
      "Tables show what was used, before credits and tax. \(Wording.rounding)"
    ]
  }

  var tables: [SheetTable] {
    var tables = [sums]
    if summary.findings.count > 0 { tables.append(findings) }
    if let rises = summary.rises, !rises.all.isEmpty { tables.append(table(rises)) }
    tables += [
      table("By service", "service", "Service", summary.services),
      // Where services are named, there may be dozens of meters, which say less.
      hasServices ? nil : table("By meter", "meter", "Meter", summary.meters),
      table("By resource", "resource", "Resource", summary.resources),
      table("By region", "region", "Region", summary.regions),
      table("By account", "account", "Account", summary.accounts),
    ].compactMap { $0 }
    for (key, shares) in summary.tags {
      if let table = table("By tag '\(VisibleText.name(key))'", "tag", "Value", shares) {
        tables.append(table)
      }
    }
    if summary.months.count > 1,
      let months = table("By month", "month", "Month", summary.months, all: true)
    {
      tables.append(months)
    }
    if let days = table("By day", "day", "Day", Array(summary.days.suffix(31)), all: true) {
      tables.append(days)
    }
    return tables
  }

  private var hasServices: Bool { summary.services.contains { !$0.name.isEmpty } }

  private var sums: SheetTable {
    let many = summary.providers.count > 1
    var rows = [
      SheetTable.Row([.text("Used"), figure(summary.usage)]),
      SheetTable.Row([.text("Credits and refunds"), figure(summary.credits)]),
      SheetTable.Row([.text("Tax"), figure(summary.tax)]),
    ]
    if !summary.rounding.isZero {
      rows.append(SheetTable.Row([.text("Rounding"), figure(summary.rounding)]))
    }
    rows.append(SheetTable.Row([.text("Invoiced"), figure(summary.total)], isMarked: true))
    if many {
      rows += summary.providers.map {
        SheetTable.Row([.text("of which \(VisibleText.name($0.name))"), figure($0.amount)])
      }
    }
    return SheetTable(
      title: "Sums", columns: [.init("sum", "Sum", isFigure: false), .init("amount", "Amount")],
      rows: rows)
  }

  private func table(
    _ title: String, _ id: String, _ column: String, _ shares: [BillShare], all: Bool = false
  ) -> SheetTable? {
    guard shares.contains(where: { !$0.name.isEmpty }) else { return nil }
    let shown = all ? shares.count : details
    var rows = shares.prefix(shown).map { share in row(share.name, share.amount) }
    let rest = shares.dropFirst(shown)
    if !rest.isEmpty, let sum = try? rest.map(\.amount).sum() {
      rows.append(row("\(rest.count) more", sum))
    }
    return SheetTable(
      title: title,
      columns: [
        .init(id, column, isFigure: false), .init("amount", "Amount"), .init("share", "Share"),
      ], rows: rows)
  }

  private func row(_ name: String, _ amount: Money) -> SheetTable.Row {
    let percent = try? Quantity(100).scaled(by: amount, over: summary.usage)
    return SheetTable.Row([
      .text(name.isEmpty ? "(none)" : VisibleText.name(name)), figure(amount),
      percent.map { .percent($0) } ?? .none,
    ])
  }

  private func table(_ rises: BillRises) -> SheetTable {
    SheetTable(
      title: "What rose most",
      columns: [
        .init("thing", "Thing", isFigure: false), .init("before", rises.before),
        .init("after", rises.after), .init("difference", "More"),
      ],
      rows: rises.all.prefix(details).map {
        SheetTable.Row([
          .text(VisibleText.name($0.name)), figure($0.before), figure($0.after),
          figure($0.difference),
        ])
      })
  }

  private var findings: SheetTable {
    SheetTable(
      title: "To look at",
      columns: [
        .init("finding", "What", isFigure: false), .init("subject", "Which", isFigure: false),
        .init("place", "Where", isFigure: false), .init("amount", "In the bill"),
        .init("daily", "A day"),
      ],
      rows: summary.findings.prefix(details).map {
        SheetTable.Row([
          .text($0.title), .text(VisibleText.name($0.subject)), .text(VisibleText.line($0.place)),
          figure($0.amount), figure($0.daily),
        ])
      })
  }
}
