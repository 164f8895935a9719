import Dates

/// Where the facts and figures of a table's rows stand, and what its words mean.
struct BillLayout {
  /// The format and its version, such as `focus-1.0`.
  var format: String
  /// The columns of facts.
  var facts: [BillFact: Int] = [:]
  /// Facts that are the same in all rows.
  var constants: [BillFact: String] = [:]
  /// The column of what is invoiced.
  var cost: Int
  /// The column of what was taken off the cost in the same row, if there is one.
  var credits: CreditsColumn?
  /// The column of the quantity.
  var quantity: Int?
  /// The column of the moment at which the use began, where it tells the hour.
  var hour: Int?
  /// Whether an end without a time of day is the last day itself, not the day after.
  var lastDayCounts = false
  /// Columns that hold a tag each.
  var tags: [(column: Int, key: String)] = []
  /// How many columns there are.
  var width: Int
  /// What a row is.
  var role: @Sendable (RowFacts) -> RowRole

  /// How credits stand in the row that they pay.
  enum CreditsColumn {
    /// As an amount, less than nothing.
    case amount(Int)
    /// As a JSON list of objects with an amount each.
    case list(Int)
  }

  /// The facts of a row, as text.
  struct RowFacts {
    let text: (BillFact) -> String

    subscript(fact: BillFact) -> String { text(fact) }
  }
}

/// The header of a table: its columns' names, found whatever their case.
struct BillHeader {
  /// The names as they stand.
  let names: [String]
  private var columns: [String: Int] = [:]

  init(_ names: [String]) {
    self.names = names
    for (index, name) in names.enumerated() {
      let key = Self.key(name)
      if columns[key] == nil { columns[key] = index }
    }
  }

  private static func key(_ name: String) -> String {
    var key = name.lowercased()
    while key.last == " " { key.removeLast() }
    while key.first == " " || key.first == "\u{FEFF}" { key.removeFirst() }
    return key
  }

  /// The column of the first of these names that there is.
  func column(_ names: String...) -> Int? { column(names) }

  /// The column of the first of these names that there is.
  func column(_ names: [String]) -> Int? {
    for name in names { if let column = columns[Self.key(name)] { return column } }
    return nil
  }

  /// How many of these names there are.
  func count(_ names: [String]) -> Int { names.count { columns[Self.key($0)] != nil } }

  /// The columns of facts, of those that there are.
  func facts(_ names: [BillFact: [String]]) -> [BillFact: Int] {
    names.compactMapValues { column($0) }
  }

  /// The column of a name that must be there.
  func required(_ names: String..., of format: String) throws(HeaderError) -> Int {
    if let column = column(names) { return column }
    throw HeaderError(
      "the \(format) has no column '\(names[0])', without which it cannot be added up")
  }
}

/// What is missing from a header.
struct HeaderError: Error {
  var message: String
  init(_ message: String) { self.message = message }
}
