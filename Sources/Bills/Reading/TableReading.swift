import Dates
import DelimitedText
import Money

/// Reads the rows of one table into entries.
struct TableReading {
  /// The result of reading a file.
  struct Result {
    var format: String
    var store: EntryStore
    var currency: String?
    var rowsRead = 0
    var rowsUsed = 0
    var rowsWithoutCost = 0
    var leftOut: [String: Int] = [:]
    var remarks: [BillRemark] = []
    /// The last hour with any use, counted from 1970; nil where the file has only days.
    var lastHour: Int?
    /// Whether the file's rows include the cost of reservations, so that it repeats an actual
    /// export.
    var isAmortized = false
    /// The currency of which amounts in US dollars were read instead; nil where there is none.
    var otherCurrency: String?
    /// Which page of an answer it is; nil for a table.
    var page: AnswerPage?
  }

  static let width = EntryTable.width
  /// The largest number of errors reported for a file.
  static let mostProblems = 20
  /// The largest size of a table in bytes, beyond which it is moved into the store.
  static let tableLimit = 10 << 20

  private(set) var layout: BillLayout
  /// Whether amounts in US dollars are read where the file states them beside another currency.
  let prefersDollars: Bool
  let file: String
  var table = EntryTable()
  var result: Result
  var problems: [BillError.Problem] = []
  var problemCount = 0
  var dates = DateText()
  /// The first date that could be read in two ways, and its line.
  var guessed: (line: Int, text: String)?
  /// What shows that rows before it were read in the wrong way.
  var turned: MannerTurned?
  /// Whether a comma is the decimal point of the file's numbers.
  let hasDecimalCommas: Bool
  var commas: CommaWatch
  /// The days that dates were read as, by their number; -1 for what is no date.
  var dayInterner = ByteInterner()
  var days: [Int32] = []
  var months: [Int32] = []
  var reasons: [String] = []
  var rounded = 0
  var firstRounded = 0
  var negative = 0
  var firstNegative = 0
  /// The number of rows of use with a blank cost, and the line of the first.
  var blank = 0
  var firstBlank = 0
  var currencyLine = 0
  /// What rows say that they are, which nobody knows, and the first line of each.
  var unknownKinds: [String: Int] = [:]
  var undated = 0
  var firstUndated = 0
  var tagScratch: [UInt8] = []
  /// Whether Azure's reservations or savings plans were bought in it.
  var hasCommitmentsBought = false
  /// The members of JSON objects that were read, by the objects' text.
  var knownMembers: [String: [String: String]] = [:]
  /// Whether rows state any hour but the first, which rows for whole days have too.
  var hasHours = false
  /// The columns of the first and last day; -1 for none.
  let dayColumn: Int
  let lastDayColumn: Int

  private let header: [String]
  /// The name of the cost column, by which a repeated header is recognised.
  private(set) var costName: [UInt8]

  init(
    _ layout: BillLayout, header: [String], file: String, limit: Int,
    manner: TextManner = TextManner(), prefersDollars: Bool = false
  ) {
    self.layout = layout
    self.prefersDollars = prefersDollars
    self.header = header
    hasDecimalCommas = manner.hasDecimalCommas
    commas = CommaWatch(isOn: !manner.isSeparatedByCommas && !manner.hasDecimalCommas)
    dates.order = manner.order
    dayColumn = layout.facts[.day] ?? -1
    lastDayColumn = layout.facts[.lastDay] ?? -1
    costName = Array(header[layout.cost].utf8)
    self.file = file
    result = Result(format: layout.format, store: EntryStore(limit: limit))
  }

  /// Reads all remaining rows.
  mutating func read(_ scanner: inout RowScanner) throws -> Result {
    defer {
      table.deallocate()
      dayInterner.deallocate()
    }
    var key = [UInt32](repeating: 0, count: Self.width)
    var (facts, columns) = plan(&key)
    while let row = try scanner.next() {
      result.rowsRead += 1
      if row.count != layout.width {
        note(
          row.line, nil, "the row has \(row.count) fields, but the header has \(layout.width)")
        continue
      }
      if isHeader(row) {
        result.leftOut["a header between the rows", default: 0] += 1
        continue
      }
      if result.rowsRead == 1 {
        if dates.order == nil { learnOrder(row) }
        if prefersDollars, chooseDollars(row) { (facts, columns) = plan(&key) }
      }
      try add(row, &key, facts, columns)
      if table.count >= result.store.limit || (table.count & 255 == 0 && isTableFull) {
        try flush(&key)
      }
      if problemCount > 1000 { break }
    }
    try flush(&key)
    guard problems.isEmpty else { throw failure }
    if !hasHours {
      result.lastHour = nil
      result.store.forgetHours()
    }
    if hasCommitmentsBought { result.isAmortized = false }
    finishRemarks()
    result.remarks += [commas.remark(file)].compactMap { $0 }
    return result
  }

  /// Returns the facts that are in columns, and these; facts that are the same in all rows go into
  /// the key.
  private mutating func plan(_ key: inout [UInt32]) -> (facts: [Int], columns: [Int]) {
    for (fact, text) in layout.constants { key[fact.rawValue] = intern(text, fact) }
    let plan = layout.facts.filter { $0.key != .day && $0.key != .lastDay }
      .map { (fact: $0.key.rawValue, column: $0.value) }.sorted { $0.column < $1.column }
    return (plan.map(\.fact), plan.map(\.column))
  }

  /// Goes on with the amounts in US dollars that a file in another currency states too, and returns
  /// whether it does.
  private mutating func chooseDollars(_ row: RowScanner.Row) -> Bool {
    guard layout.dollars != nil, let column = layout.facts[.currency] else { return false }
    let bytes = row[raw: column]
    let currency = Self.isNull(bytes) ? "" : String(decoding: bytes, as: UTF8.self)
    if currency == "USD" { return false }
    layout = layout.inDollars
    costName = Array(header[layout.cost].utf8)
    if !currency.isEmpty { result.otherCurrency = currency }
    return true
  }

  var isTableFull: Bool { table.byteCount > Self.tableLimit }

  func intern(_ text: String, _ fact: BillFact) -> UInt32 {
    var text = text
    return text.withUTF8 { UInt32(table.interners[fact.rawValue].number(of: $0)) }
  }

  // MARK: Rows

  @inline(__always)
  mutating func add(
    _ row: RowScanner.Row, _ key: inout [UInt32], _ facts: [Int], _ columns: [Int]
  ) throws {
    for index in 0..<facts.count {
      let bytes = row[raw: columns[index]]
      key[facts[index]] = UInt32(
        table.interners[facts[index]].number(of: Self.isNull(bytes) ? Self.nothing : bytes))
    }
    if let members = layout.members { addMembers(members, row, &key) }
    if !layout.tags.isEmpty { key[BillFact.tags.rawValue] = tags(of: row) }
    guard let start = day(of: row, .day), let end = day(of: row, .lastDay) else {
      if let turned { throw turned }
      return
    }
    let span = span(of: row, from: start, to: end)
    key[BillFact.day.rawValue] =
      result.store.grain >= .months ? UInt32(months[start]) : UInt32(days[start])
    key[BillFact.lastDay.rawValue] = UInt32(span.last)

    guard let cost = amount(row, layout.cost, Money.places, isCost: true),
      let quantity = quantity(of: row)
    else {
      if let turned { throw turned }
      return
    }
    let (entry, isNew) = key.withUnsafeBufferPointer { buffer -> (Int, Bool) in
      guard let base = buffer.baseAddress else { return (0, false) }
      return table.entry(of: base)
    }
    if isNew {
      table.sums[entry].line = row.line
      table.sums[entry].role = role(of: entry)
    }
    let sums = table.sums + entry
    sums.pointee.rows += 1
    if sums.pointee.role < 0 { return }
    let (total, isOver) = sums.pointee.cost.addingReportingOverflow(cost)
    let (amount, isAlsoOver) = sums.pointee.quantity.addingReportingOverflow(quantity)
    if isOver || isAlsoOver {
      note(row.line, row.column(of: layout.cost), "the sum is too large to be held exactly")
      return
    }
    sums.pointee.cost = total
    sums.pointee.quantity = amount
    if cost == 0 { countFree(row, entry) }
    if span.hour >= 0 {
      if span.hour > 0 { hasHours = true }
      sums.pointee.hours |= 1 << UInt32(span.hour)
      let moment = (Int(days[start]) - Self.dayOffset) * 24 + span.hour
      if moment > result.lastHour ?? .min { result.lastHour = moment }
    }
    if let credits = layout.credits { try addCredits(credits, row, entry) }
    if days[start] == 0, cost != 0, sums.pointee.role == Int32(BillKind.usage.rawValue) {
      if undated == 0 { firstUndated = row.line }
      undated += 1
    }
    if cost < 0, sums.pointee.role == Int32(BillKind.usage.rawValue) {
      if negative == 0 { firstNegative = row.line }
      negative += 1
    }
  }

  @inline(__always)
  private mutating func quantity(of row: RowScanner.Row) -> Int128? {
    guard let column = layout.quantity else {
      return layout.members == nil ? 0 : memberQuantity(row)
    }
    return amount(row, column, BillQuantity.places, isCost: false)
  }

  /// Counts a row of no cost, and remembers use whose cost is blank instead of zero.
  private mutating func countFree(_ row: RowScanner.Row, _ entry: Int) {
    result.rowsWithoutCost += 1
    let bytes = row[raw: layout.cost]
    guard bytes.isEmpty || Self.isNull(bytes),
      table.sums[entry].role == Int32(BillKind.usage.rawValue)
    else { return }
    if blank == 0 { firstBlank = row.line }
    blank += 1
  }

  static var nothing: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Returns whether a field says that there is no value, as database exports do.
  @inline(__always)
  static func isNull(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count == 4 && bytes[0] | 0x20 == UInt8(ascii: "n") && bytes[1] | 0x20 == UInt8(ascii: "u")
      && bytes[2] | 0x20 == UInt8(ascii: "l") && bytes[3] | 0x20 == UInt8(ascii: "l")
  }

  mutating func tags(of row: RowScanner.Row) -> UInt32 {
    tagScratch.removeAll(keepingCapacity: true)
    for (column, key) in layout.tags {
      let bytes = row[raw: column]
      if bytes.isEmpty || Self.isNull(bytes) { continue }
      tagScratch += TagText.columnSeparator.utf8
      tagScratch += key.utf8
      tagScratch.append(UInt8(ascii: "="))
      tagScratch += bytes
    }
    return tagScratch.withUnsafeBufferPointer {
      UInt32(table.interners[BillFact.tags.rawValue].number(of: $0))
    }
  }

  // MARK: Roles

  mutating func role(of entry: Int) -> Int32 {
    let table = table
    switch layout.role(BillLayout.RowFacts { table.text($0, of: entry) }) {
    case .use(let kind): return Int32(kind.rawValue)
    case .unknown(let text):
      if unknownKinds[text] == nil, unknownKinds.count < 5 {
        unknownKinds[text] = table.sums[entry].line
      }
      return Int32(BillKind.usage.rawValue)
    case .leaveOut(let reason):
      if let known = reasons.firstIndex(of: reason) { return -Int32(known) - 1 }
      reasons.append(reason)
      return -Int32(reasons.count)
    }
  }

  /// Returns whether a row is a repeated header, as in concatenated files.
  @inline(__always)
  func isHeader(_ row: RowScanner.Row) -> Bool {
    let bytes = row[raw: layout.cost]
    guard let first = bytes.first, first > UInt8(ascii: "9") else { return false }
    return bytes.elementsEqual(costName)
  }

  // MARK: Remarks

  mutating func note(
    _ line: Int?, _ column: Int?, _ message: String, hints: [String] = []
  ) {
    problemCount += 1
    if problems.count < Self.mostProblems {
      problems.append(.init(line: line, column: column, message, hints: hints))
    }
  }

  var failure: BillError {
    var all = problems
    if problemCount > all.count {
      all.append(.init("and \(problemCount - all.count) more rows that cannot be read"))
    }
    return BillError(file: file, problems: all)
  }

  mutating func finishRemarks() {
    if let guessed, dates.order == nil {
      result.remarks.append(.guessedOrder(file, guessed.line, guessed.text))
    }
    for (kind, line) in unknownKinds.sorted(by: { $0.value < $1.value }) {
      let text = kind.isEmpty ? "nothing" : "'\(Self.shown(kind))'"
      result.remarks.append(
        .init(
          file: file, line: line,
          "what kind of charge it is reads \(text), which is none that is known: it counts as used")
      )
    }
    if undated > 0 {
      result.remarks.append(
        .init(
          file: file, line: firstUndated,
          "\(Self.rows(undated)) of use without a date, in the sums but on no day"))
    }
    if rounded > 0 {
      result.remarks.append(
        .init(
          file: file, line: firstRounded,
          "\(Self.rows(rounded)) with amounts finer than \(Money.places) places, rounded there"))
    }
    if blank > 0 {
      result.remarks.append(
        .init(
          file: file, line: firstBlank,
          "\(Self.rows(blank)) of use without an amount, counted as nothing to pay"))
    }
    if negative > 0 {
      result.remarks.append(
        .init(
          file: file, line: firstNegative,
          "\(Self.rows(negative)) of use with less than nothing to pay, counted as they stand"))
    }
  }

  static func rows(_ count: Int) -> String { Words.count(count, "row") }
}
