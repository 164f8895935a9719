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
      // Older downloads write the names without spaces.
      switch title.lowercased().replacing(" ", with: "") {
      case "service": self = .fact(.service)
      case "usagetype", "instancetype", "usagetypegroup", "apioperation", "operation":
        self = .fact(.meter)
      case "linkedaccount", "account", "memberaccount", "linkedaccountname":
        self = .fact(.account)
      case "region": self = .fact(.region)
      case "availabilityzone": self = .fact(.region)
      case "resource", "resourceid": self = .fact(.resource)
      case "chargetype", "recordtype": self = .kind
      case "", "date", "startdate": self = .whole
      default: self = .tag(title)
      }
    }
  }

  private static let totalNames = ["total costs", "total cost", "total"]

  /// Returns whether a header is one of Cost Explorer's.
  static func recognises(_ header: [String]) -> Bool {
    guard header.count >= 2 else { return false }
    return header.dropFirst().allSatisfy { CurrencyCode.after($0) != nil }
      || (header.dropFirst().contains { CurrencyCode.after($0) != nil }
        && header.dropFirst().contains { isTotal($0) })
  }

  private static func isTotal(_ column: String) -> Bool {
    totalNames.contains(name(of: column).lowercased())
  }

  private static func name(of column: String) -> String {
    CurrencyCode.after(column) == nil
      ? column : CurrencyCode.inParentheses(column)?.before ?? column
  }

  /// Reads all remaining rows.
  static func read(
    _ header: [String], _ scanner: inout RowScanner, file: String, limit: Int,
    manner: TextManner
  ) throws -> TableReading.Result {
    var reading = Reading(header, file: file, limit: limit, manner: manner)
    while let row = try scanner.next() { try reading.read(row) }
    try reading.addUp()
    return reading.result
  }

  /// The reading of the rows under a header.
  private struct Reading {
    /// A row of a month, a day or an hour.
    private struct Row {
      var day: CalendarDate
      var hour: Int?
      var amounts: [Money]
      var quantities: [BillQuantity]
      var total: Money?
      var line: Int
    }

    private let header: [String]
    private let file: String
    private let grouping: Grouping
    /// The column with the sums of the rows.
    private var total: Int?
    /// The columns with costs.
    private var groups: [Int]
    /// For each of them, the column with its quantity.
    private let usage: [Int?]
    /// The names of accounts, by column.
    private var names: [Int: String] = [:]
    private var rows: [Row] = []
    /// The row with the sums of the columns.
    private var sums: (amounts: [Money], line: Int)?
    /// The first row that is neither of a date nor of a total in English.
    private var foreign: (title: String, amounts: [Money], problem: BillError.Problem)?
    private let manner: TextManner
    private var commas: CommaWatch
    /// Whether a number shows that commas are decimal points.
    private var hasTurned = false
    private var dates = DateText()
    private var guessed: (line: Int, text: String)?
    private var problems: [BillError.Problem] = []
    private(set) var result: TableReading.Result

    init(_ header: [String], file: String, limit: Int, manner: TextManner) {
      self.header = header
      self.file = file
      grouping = Grouping(header[0])
      let total = header.indices.last { $0 > 0 && isTotal(header[$0]) }
      let costs = header.indices.filter { $0 > 0 && CurrencyCode.after(header[$0]) != nil }
      let parts = costs.filter { $0 != total }
      // Without groups, there is only the total.
      groups = parts.isEmpty ? costs : parts
      self.total = total
      usage = groups.map { group in
        header.indices.first {
          CurrencyCode.after(header[$0]) == nil
            && CurrencyCode.inParentheses(header[$0])?.before == name(of: header[group])
        }
      }
      self.manner = manner
      commas = CommaWatch(isOn: !manner.isSeparatedByCommas && !manner.hasDecimalCommas)
      dates.order = manner.order
      result = .init(format: "cost-explorer-csv", store: EntryStore(limit: limit))
      result.currency = groups.first.flatMap { CurrencyCode.after(header[$0]) }
      if let other = costs.first(where: { CurrencyCode.after(header[$0]) != result.currency }) {
        problems.append(
          .init(
            line: 1,
            "two currencies, '\(header[groups[0]])' and '\(header[other])': they cannot be added up"
          ))
      }
    }

    private mutating func note(_ row: RowScanner.Row, _ column: Int, _ message: String) {
      problems.append(.init(line: row.line, column: row.column(of: column), message))
    }

    // MARK: Rows

    mutating func read(_ row: RowScanner.Row) throws {
      result.rowsRead += 1
      guard row.count == header.count else {
        return note(row, 0, "the row has \(row.count) fields, but the header has \(header.count)")
      }
      let first = row.text(0)
      let title = first.lowercased()
      if title.hasSuffix("name") {
        result.leftOut["the names of the columns (\(first))", default: 0] += 1
        for group in groups { names[group] = row.text(group) }
        return
      }
      guard let amounts = numbers(row, groups, Money.places),
        let quantities = numbers(row, usage, BillQuantity.places),
        let sum = numbers(row, [total], Money.places)
      else {
        if hasTurned { throw MannerTurned(line: row.line, shown: .decimalCommas) }
        return
      }
      let costs = amounts.map { Money(scaled: $0) }
      if title.hasSuffix("total") || totalNames.contains(title) {
        result.leftOut["a total of other rows (\(first))", default: 0] += 1
        sums = (costs, row.line)
        return
      }
      do throws(DateText.Failure) {
        let day = try dates.day(first)
        if dates.hasGuessed, guessed == nil { guessed = (row.line, first) }
        rows.append(
          Row(
            day: day, hour: DateText.hour(row[raw: 0]), amounts: costs,
            quantities: quantities.map { BillQuantity(scaled: $0) },
            total: total.map { _ in Money(scaled: sum[0]) }, line: row.line))
      } catch {
        if error == .turned { throw MannerTurned(line: row.line, shown: .dayFirst) }
        let problem = BillError.Problem(
          line: row.line, column: 1,
          "'\(TableReading.shown(row[raw: 0]))' is not a date of a bill")
        if foreign == nil {
          foreign = (TableReading.shown(row[raw: 0]), costs, problem)
        } else {
          problems.append(problem)
        }
      }
    }

    /// Returns the numbers in some columns, zero where there is none; nil, and noted, where one is
    /// no number.
    private mutating func numbers(
      _ row: RowScanner.Row, _ columns: [Int?], _ places: Int
    ) -> [Int128]? {
      var isRight = true
      let numbers = columns.map { column -> Int128 in
        guard let column else { return 0 }
        let bytes = row[raw: column]
        if bytes.isEmpty || TableReading.isNull(bytes) { return 0 }
        let isComma = manner.hasDecimalCommas
        if let number = try? AmountText.parse(bytes, places: places, hasDecimalCommas: isComma) {
          commas.look(at: bytes, line: row.line)
          return number.scaled
        }
        let text = TableReading.shown(bytes)
        let isOfOtherManner = AmountText.isOfOtherManner(
          bytes, places: places, hasDecimalCommas: isComma)
        if isOfOtherManner, commas.isOn { hasTurned = true }
        note(
          row, column,
          isOfOtherManner && isComma ? TableReading.twoManners(text) : "'\(text)' is not a number")
        isRight = false
        return 0
      }
      return isRight ? numbers : nil
    }

    // MARK: Sums

    /// Adds up the rows, and compares them with the totals.
    ///
    /// - Throws: `BillError` with everything that is wrong.
    mutating func addUp() throws {
      finishDates()
      leaveOutForeignTotal()
      let isMonthly = rows.allSatisfy { $0.day.components.day == 1 && $0.hour == nil }
      if isMonthly, rows.count == 1 {
        result.remarks.append(
          .init(
            file: file, line: rows[0].line,
            "the only row is of the first of a month, and is taken to be of the whole month"))
      }
      for row in rows {
        do { try add(row, isMonthly) } catch {
          problems.append(.init(line: row.line, "the sum is too large to be held exactly"))
        }
      }
      if problems.isEmpty { try compareWithTotals() }
      guard problems.isEmpty else {
        throw BillError(file: file, problems: Array(problems.prefix(20)))
      }
    }

    private mutating func finishDates() {
      if let guessed, dates.order == nil {
        result.remarks.append(.guessedOrder(file, guessed.line, guessed.text))
      }
      result.remarks += [commas.remark(file)].compactMap { $0 }
      // Rows of days have a midnight at most; rows of hours have other hours too.
      let isHourly = rows.contains { ($0.hour ?? 0) > 0 }
      for index in rows.indices where !isHourly { rows[index].hour = nil }
      result.lastHour = rows.compactMap { row in row.hour.map { row.day.dayNumber * 24 + $0 } }
        .max()
    }

    /// Leaves out a row with a title that nobody knows, if its figures are the sums of the others: it
    /// is the row of totals in another language, and the last column may be that of totals.
    private mutating func leaveOutForeignTotal() {
      guard let foreign else { return }
      let isTotal = groups.indices.allSatisfy { index in
        (try? rows.map { $0.amounts[index] }.sum()).map { isNear($0, foreign.amounts[index]) }
          ?? false
      }
      guard isTotal, !rows.isEmpty, sums == nil else { return problems.append(foreign.problem) }
      result.leftOut["a total of other rows (\(foreign.title))", default: 0] += 1
      let isLastTotal = rows.allSatisfy { row in
        guard let last = row.amounts.last else { return false }
        return (try? row.amounts.dropLast().sum()).map { isNear($0, last) } ?? false
      }
      if total == nil, groups.count > 1, isLastTotal { total = groups.removeLast() }
    }

    private mutating func add(_ row: Row, _ isMonthly: Bool) throws {
      result.rowsUsed += 1
      if row.amounts.allSatisfy(\.isZero) { result.rowsWithoutCost += 1 }
      for (index, group) in groups.enumerated() {
        let (amount, quantity) = (row.amounts[index], row.quantities[index])
        if amount.isZero, quantity.isZero { continue }
        var key = key(of: group)
        key.day = row.day
        if isMonthly { key.days = row.day.days(until: row.day.adding(months: 1)) }
        if let column = usage[index] {
          key.unit = CurrencyCode.inParentheses(header[column])?.inside ?? ""
        }
        try result.store.add(
          key.withRegion,
          .init(
            cost: amount, quantity: quantity, rows: 1, hours: row.hour.map { 1 << UInt32($0) } ?? 0)
        )
      }
      guard let total = row.total, groups.count > 1 else { return }
      let sum = try row.amounts.sum()
      if isNear(sum, total) { return }
      result.remarks.append(
        .init(
          file: file, line: row.line,
          "the columns add up to \(sum), the row's total says \(total); the columns are taken"))
    }

    private mutating func compareWithTotals() throws {
      guard let sums else { return }
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

    private func key(of column: Int) -> BillEntry.Key {
      var key = BillEntry.Key()
      key.provider = "AWS"
      if column == total { return key }
      let name = name(of: header[column])
      switch grouping {
      case .fact(.service):
        key.service = name
        if name == "Tax" { key.kind = .tax }
      case .fact(.account):
        key.account = name
        key.accountName = names[column] ?? ""
        // The console writes `Kim Lee (111122223333)`.
        if let parts = CurrencyCode.inParentheses(name), parts.inside.count == 12,
          parts.inside.allSatisfy(\.isNumber)
        {
          (key.accountName, key.account) = parts
        }
      case .fact(.region): key.region = CostExplorerTable.region(name)
      case .fact(.resource): key.resource = name.hasPrefix("No resource") ? "" : name
      case .fact: key.meter = name
      case .kind: key.kind = chargeKind(name)
      case .tag(let tag): key.tags = tagText(tag, name)
      case .whole: break
      }
      return key
    }
  }

  /// Returns whether sums are equal apart from the console's rounding.
  private static func isNear(_ left: Money, _ right: Money) -> Bool {
    guard let difference = try? left - right else { return false }
    return difference.scaled.magnitude < 1_000_000_000_000_000_000_000 / 100
  }

  /// Returns a region's code; empty for what belongs to none, in the words of the console and the
  /// command-line interface.
  static func region(_ name: String) -> String {
    ["no region", "noregion", "global"].contains(name.lowercased()) ? "" : name
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
