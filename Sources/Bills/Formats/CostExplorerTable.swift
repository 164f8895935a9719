import Dates
import DelimitedText
import Money

/// The CSV that a student downloads from AWS Cost Explorer: a column for each group, a row for each
/// month or day, and sums of both.
enum CostExplorerTable: BillDocumentFormat {
  static let title = "AWS Cost Explorer (CSV), by service, usage type, account, region or tag"

  /// The kind of groups, by the header's first cell.
  private enum Grouping {
    case fact(BillFact)
    case kind
    case tag(String)
    case whole

    init(_ title: String) {
      switch title.lowercased() {
      case "service": self = .fact(.service)
      case "usage type", "instance type", "usage type group", "api operation", "operation":
        self = .fact(.meter)
      case "linked account", "account", "member account", "linked account name":
        self = .fact(.account)
      case "region": self = .fact(.region)
      case "availability zone": self = .fact(.region)
      case "resource", "resource id": self = .fact(.resource)
      case "charge type", "record type": self = .kind
      case "", "date", "start date": self = .whole
      default: self = .tag(title)
      }
    }
  }

  private static let totalNames = ["total costs", "total cost", "total"]

  /// Returns whether a header is one of Cost Explorer's.
  static func recognises(_ header: [String]) -> Bool {
    guard header.count >= 2 else { return false }
    return header.dropFirst().allSatisfy { currency(of: $0) != nil }
      || (header.dropFirst().contains { currency(of: $0) != nil }
        && header.dropFirst().contains { isTotal($0) })
  }

  private static func isTotal(_ column: String) -> Bool {
    totalNames.contains(name(of: column).lowercased())
  }

  /// Returns the currency in parentheses after a column's name.
  private static func currency(of column: String) -> String? {
    let signs = [
      "($)": "USD", "(USD)": "USD", "(€)": "EUR", "(EUR)": "EUR", "(£)": "GBP", "(GBP)": "GBP",
    ]
    return signs.first { column.hasSuffix($0.key) }?.value
  }

  private static func name(of column: String) -> String {
    guard currency(of: column) != nil, let open = column.lastIndex(of: "(") else { return column }
    var name = column[..<open]
    while name.last == " " { name.removeLast() }
    return String(name)
  }

  /// Reads all remaining rows.
  static func read(
    _ header: [String], _ scanner: inout RowScanner, file: String, limit: Int,
    order: DateText.Order?
  ) throws -> TableReading.Result {
    var result = TableReading.Result(
      format: "cost-explorer-csv", store: EntryStore(limit: limit))
    let grouping = Grouping(header[0])
    let total = header.indices.last { $0 > 0 && isTotal(header[$0]) }
    var groups = header.indices.filter { $0 > 0 && $0 != total && currency(of: header[$0]) != nil }
    // Without groups, there is only the total.
    if groups.isEmpty, let total { groups = [total] }
    result.currency = groups.first.flatMap { currency(of: header[$0]) }
    var problems: [BillError.Problem] = []
    var rows: [(day: CalendarDate, amounts: [Money], total: Money?, line: Int)] = []
    var dates = DateText()
    dates.order = order
    var guessed: (line: Int, text: String)?
    var sums: (amounts: [Money], line: Int)?
    while let row = try scanner.next() {
      result.rowsRead += 1
      if row.count != header.count {
        problems.append(
          .init(
            line: row.line, "the row has \(row.count) fields, but the header has \(header.count)"))
        continue
      }
      let first = row.text(0)
      var isRight = true
      func amount(_ column: Int) -> Money {
        let bytes = row[raw: column]
        if bytes.isEmpty { return .zero }
        if let amount = try? AmountText.parse(bytes, places: Money.places) {
          return Money(scaled: amount.scaled)
        }
        problems.append(
          .init(
            line: row.line, column: row.column(of: column),
            "'\(TableReading.shown(bytes))' is not a number"))
        isRight = false
        return .zero
      }
      let amounts = groups.map(amount)
      let sum = total.map(amount)
      guard isRight else { continue }
      if first.lowercased().hasSuffix("total") {
        result.leftOut["a total of other rows (\(first))", default: 0] += 1
        sums = (amounts, row.line)
        continue
      }
      let day: CalendarDate
      do throws(DateText.Failure) {
        day = try dates.day(first)
      } catch {
        if error == .turned { throw DateOrderTurned(line: row.line) }
        problems.append(
          .init(
            line: row.line, column: 1,
            "'\(TableReading.shown(row[raw: 0]))' is not a date of a bill"))
        continue
      }
      if dates.hasGuessed, guessed == nil { guessed = (row.line, first) }
      rows.append((day, amounts, sum, row.line))
    }
    if let guessed, dates.order == nil {
      result.remarks.append(.guessedOrder(file, guessed.line, guessed.text))
    }
    let isMonthly = rows.allSatisfy { $0.day.components.day == 1 }
    for row in rows {
      result.rowsUsed += 1
      if row.amounts.allSatisfy(\.isZero) { result.rowsWithoutCost += 1 }
      do {
        for (column, amount) in zip(groups, row.amounts) where !amount.isZero {
          var key = key(of: name(of: header[column]), grouping, isTotal: column == total)
          key.day = row.day
          if isMonthly { key.days = row.day.days(until: row.day.adding(months: 1)) }
          try result.store.add(key, .init(cost: amount, rows: 1))
        }
        if let total = row.total, groups.count > 1, !isNear(try row.amounts.sum(), total) {
          result.remarks.append(
            .init(
              file: file, line: row.line,
              "the columns add up to \(try row.amounts.sum()), the row's total says \(total); the columns are taken"
            ))
        }
      } catch {
        problems.append(.init(line: row.line, "the sum is too large to be held exactly"))
      }
    }
    if let sums, problems.isEmpty {
      for (index, group) in groups.enumerated() {
        let sum = try rows.map { $0.amounts[index] }.sum()
        if isNear(sum, sums.amounts[index]) { continue }
        result.remarks.append(
          .init(
            file: file, line: sums.line,
            "the rows of '\(name(of: header[group]))' add up to \(sum), the row of totals says \(sums.amounts[index]); the rows are taken"
          ))
      }
    }
    guard problems.isEmpty else {
      throw BillError(file: file, problems: Array(problems.prefix(20)))
    }
    return result
  }

  /// Returns whether sums are equal apart from the console's rounding.
  private static func isNear(_ left: Money, _ right: Money) -> Bool {
    guard let difference = try? left - right else { return false }
    return difference.scaled.magnitude < 1_000_000_000_000_000_000_000 / 100
  }

  private static func key(
    of name: String, _ grouping: Grouping, isTotal: Bool
  ) -> BillEntry.Key {
    var key = BillEntry.Key()
    key.provider = "AWS"
    if isTotal { return key }
    switch grouping {
    case .fact(.service):
      key.service = name
      if name == "Tax" { key.kind = .tax }
    case .fact(.account): key.account = name
    case .fact(.region): key.region = name == "No region" ? "" : name
    case .fact(.resource): key.resource = name.hasPrefix("No resource") ? "" : name
    case .fact: key.meter = name
    case .kind: key.kind = chargeKind(name)
    case .tag(let tag): key.tags = tagText(tag, name)
    case .whole: break
    }
    return key
  }

  static func chargeKind(_ name: String) -> BillKind {
    switch name.lowercased() {
    case "tax": .tax
    case "credit", "credits": .credit
    case "refund", "refunds": .refund
    case "recurring reservation fee", "upfront reservation fee", "support fee", "other fees",
      "savings plan recurring fee", "savings plan upfront fee", "recurring", "upfront", "support",
      "fee":
      .purchase
    case "discount", "bundled discount", "enterprise discount program discount",
      "solution provider program discount":
      .discount
    default: .usage
    }
  }

  /// Returns a tag in the form that entries store; empty where the group is for resources without
  /// it.
  static func tagText(_ tag: String, _ value: String) -> String {
    if value.lowercased().hasPrefix("no tag") || value.isEmpty { return "" }
    // The command-line interface writes `Key$value`.
    var (key, word) = (tag, value)
    if let sign = value.firstIndex(of: "$") {
      key = String(value[..<sign])
      word = String(value[value.index(after: sign)...])
      if word.isEmpty { return "" }
    }
    return "\(TagText.columnSeparator)\(key)=\(word)"
  }
}
