import Catalog
import Dates
import DelimitedText
import Money
import Prices

/// A row of a data file.
///
/// Values are read by the position of their column in the table's list; a wrong value is reported
/// and returned as nil.
struct Record {
  let row: DelimitedRow
  let file: TableFile

  var line: Int { row.line }

  /// Reports a mistake in this row.
  func report(_ message: String) { file.issues.report(file.path, row.line, message) }

  /// Returns the bytes of a value; empty where the file does not have the column.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let position = file.positions[column]
    return position < 0 ? UnsafeBufferPointer(start: nil, count: 0) : row[position]
  }

  /// Returns whether a value is empty.
  package func isEmpty(_ column: Int) -> Bool { bytes(column).isEmpty }

  /// Returns a text, which may be empty.
  func text(_ column: Int) -> String {
    if let text = String(validating: bytes(column), as: UTF8.self) { return text }
    report("'\(name(column))' is not UTF-8 text")
    return ""
  }

  /// Returns a text; nil where it is empty.
  func optionalText(_ column: Int) -> String? { isEmpty(column) ? nil : text(column) }

  /// Returns a required text.
  func requiredText(_ column: Int) -> String? {
    if isEmpty(column) {
      report("'\(name(column))' is empty")
      return nil
    }
    return text(column)
  }

  /// Returns a date as its day number.
  func date(_ column: Int) -> Int32? {
    if let day = CalendarDate(digits: bytes(column)) {
      // Days are sorted as 16 bits, which is enough up to the year 2149.
      if (1...Int(UInt16.max)).contains(day.dayNumber) { return Int32(day.dayNumber) }
      report("'\(name(column))' must lie between 1970 and 2149, not \(day)")
    } else {
      report("'\(name(column))' must be a date such as 2026-01-31, not \(quoted(column))")
    }
    return nil
  }

  /// Returns a date as its day number, or a substitute for no date; nil for a wrong one.
  func optionalDate(_ column: Int, none: Int32) -> Int32? {
    isEmpty(column) ? none : date(column)
  }

  /// Returns a price in 10⁻¹² dollars.
  func price(_ column: Int) -> Int? {
    guard let price: UnitPrice = decimal(column) else { return nil }
    if price < .zero {
      report("'\(name(column))' is negative: \(price)")
      return nil
    }
    guard let stored = Scales.stored(price) else {
      report("'\(name(column))' is more than a list price can be: \(price)")
      return nil
    }
    return stored
  }

  /// Returns a bound of a tier in 10⁻⁶ of the unit.
  func bound(_ column: Int) -> Int? {
    guard let bound: Quantity = decimal(column) else { return nil }
    guard bound >= .zero, let stored = Scales.stored(bound: bound) else {
      report(
        "'\(name(column))' must be from 0 to 9 million millions with at most 6 decimals, not \(bound)"
      )
      return nil
    }
    return stored
  }

  /// Returns an exact number.
  func decimal<Number: FixedDecimal>(_ column: Int) -> Number? {
    do throws(DecimalTextError) {
      return try Number(bytes(column))
    } catch {
      switch error {
      case .malformed: report("'\(name(column))' is not a number: \(quoted(column))")
      case .tooFine(let places):
        report("'\(name(column))' has more than \(places) decimals: \(quoted(column))")
      case .tooLarge: report("'\(name(column))' is too large: \(quoted(column))")
      }
      return nil
    }
  }

  /// Returns an exact number that is not negative; nil where it is empty or wrong.
  func optionalQuantity(_ column: Int) -> Quantity? {
    guard !isEmpty(column), let number: Quantity = decimal(column) else { return nil }
    if number < .zero {
      report("'\(name(column))' is negative: \(number)")
      return nil
    }
    return number
  }

  /// Returns a whole number within a range; `none` where it is empty.
  func whole(_ column: Int, in range: ClosedRange<Int>, none: Int = 0) -> Int? {
    if isEmpty(column) { return none }
    guard let number: Quantity = decimal(column) else { return nil }
    guard let whole = number.whole, range.contains(whole) else {
      let bounds = "from \(range.lowerBound) to \(range.upperBound)"
      report("'\(name(column))' must be a whole number \(bounds), not \(quoted(column))")
      return nil
    }
    return whole
  }

  /// Returns `true` or `false`; false where it is empty.
  func bool(_ column: Int) -> Bool {
    switch text(column) {
    case "true": return true
    case "false", "": return false
    default:
      report("'\(name(column))' must be true or false, not \(quoted(column))")
      return false
    }
  }

  /// Returns one of a few words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ column: Int, _ type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    if let choice = Choice(rawValue: text(column)) { return choice }
    let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    report("'\(name(column))' must be one of \(all), not \(quoted(column))")
    return nil
  }

  /// Returns attributes in their canonical spelling.
  func attributes(_ column: Int) -> String? {
    let text = text(column)
    if Self.isOnePair(bytes(column)) || Self.isCanonical(text) { return text }
    reportAttributes(column)
    return nil
  }

  /// Returns the alternatives of attributes, which `|` separates, each in its canonical spelling.
  func alternativeAttributes(_ column: Int) -> [String]? {
    let alternatives = text(column).split(separator: "|", omittingEmptySubsequences: false)
      .map(String.init)
    if alternatives.allSatisfy(Self.isCanonical) { return alternatives }
    reportAttributes(column)
    return nil
  }

  private func reportAttributes(_ column: Int) {
    report(
      "'\(name(column))' must be key=value pairs, sorted and joined by ';', not \(quoted(column))")
  }

  private static func isCanonical(_ text: String) -> Bool {
    if text.isEmpty { return true }
    let pairs = text.split(separator: ";", omittingEmptySubsequences: false)
    let keys = pairs.map { $0.prefix { $0 != "=" } }
    return Set(keys).count == keys.count && pairs == pairs.sorted()
      && pairs.allSatisfy { pair in
        pair.contains("=") && !pair.hasPrefix("=") && !pair.hasSuffix("=")
      }
  }

  /// Returns whether attributes are a single pair, as most are, whose order need not be checked.
  private static func isOnePair(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return false }
    return equals > 0 && equals + 1 < bytes.count && !bytes.contains(UInt8(ascii: ";"))
  }

  /// Returns the number of a source.
  func source(_ column: Int, _ data: DataSet) -> Int32? {
    let code = text(column)
    if let number = data.source(code) { return Int32(number) }
    reportUnknown("source", code, among: data.sourceCodes, file: "sources.csv")
    return nil
  }

  /// Returns the number of a region.
  func region(_ code: String, of provider: Provider, _ data: inout DataSet) -> Int32? {
    if let number = data.region(code, of: provider) { return Int32(number) }
    let codes = data.regionCodes(of: provider)
    reportUnknown("region", code, among: codes, file: "\(provider.rawValue)/regions.csv")
    return nil
  }

  // Reported once per file: a forgotten source or region is named in thousands of rows.
  private func reportUnknown(
    _ what: String, _ name: String, among known: [String], file: String
  ) {
    guard self.file.isNews("\(what) \(name)") else { return }
    let nearest = Suggestions.nearest(to: name, among: known).first
    let hint = nearest.map { ": did you mean '\($0)'?" } ?? ""
    report("\(what) '\(name)' is not in \(file)\(hint)")
  }

  private func name(_ column: Int) -> String { file.columns[column].name }

  private func quoted(_ column: Int) -> String {
    "'\(String(decoding: bytes(column).prefix(60), as: UTF8.self))'"
  }
}

extension CalendarDate {
  /// Reads `YYYY-MM-DD` without creating a text, because there is one in every row.
  fileprivate init?(digits bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    var parts = [0, 0, 0]
    for (part, range) in [(0, 0..<4), (1, 5..<7), (2, 8..<10)] {
      for index in range {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return nil }
        parts[part] = parts[part] * 10 + Int(bytes[index] - UInt8(ascii: "0"))
      }
    }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }
}
