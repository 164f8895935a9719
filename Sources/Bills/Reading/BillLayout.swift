import Dates
import Money

/// The columns of a table's facts and figures, and the meaning of its words.
struct BillLayout {
  /// The format and its version, such as `focus-1.0`.
  var format: String
  /// The columns of facts.
  var facts: [BillFact: Int] = [:]
  /// The facts that are the same in all rows.
  var constants: [BillFact: String] = [:]
  /// The column of the amount invoiced.
  var cost: Int
  /// The column of the amount in US dollars, where a bill in another currency states that too.
  var dollars: Int?
  /// The column of the credits deducted in the same row, if there is one.
  var credits: CreditsColumn?
  /// Returns the kind of such a credit, by its type or name.
  var creditKind: @Sendable (String) -> BillKind = { _ in .credit }
  /// The column of the quantity.
  var quantity: Int?
  /// The fact whose words tell the operating system of a server.
  var system = BillFact.operation
  /// The column of the time at which the use began, if it states the hour.
  var hour: Int?
  /// Whether an end without a time of day is the last day itself, rather than the day after.
  var lastDayCounts = false
  /// Other columns with dates, whose first row may tell whether months or days come first.
  var otherDates: [Int] = []
  /// The facts and figures that are members of columns with JSON objects; nil where there are none.
  var members: Members?
  /// The columns with one tag each.
  var tags: [(column: Int, key: String)] = []
  /// What AWS puts before the keys of a user's own tags, from the outside in, where all tags are in
  /// one column.
  var ownTagPrefixes: [String] = []
  /// The number of columns.
  var width: Int
  /// Returns the treatment of a row.
  var role: @Sendable (RowFacts) -> RowRole

  /// The same layout, but of the amounts in US dollars, where there are any; unit prices are not.
  var inDollars: BillLayout {
    guard let dollars else { return self }
    var layout = self
    layout.cost = dollars
    layout.facts[.currency] = nil
    layout.facts[.rate] = nil
    layout.constants[.currency] = "USD"
    return layout
  }

  /// The form of credits in the row that they pay for.
  enum CreditsColumn {
    /// A negative amount.
    case amount(Int)
    /// A JSON list of objects with an amount each.
    case list(Int)
  }

  /// What is in JSON objects, one in each cell of a column.
  struct Members {
    /// A column, and the names of a member, the best first.
    struct Place {
      var column: Int
      var keys: [String]
    }

    /// The facts.
    var facts: [BillFact: Place] = [:]
    /// The quantity.
    var quantity: Place?
  }

  /// The facts of a row, as text.
  struct RowFacts {
    let text: (BillFact) -> String

    subscript(fact: BillFact) -> String { text(fact) }
  }
}

/// The header of a table: the names of its columns, found regardless of case.
struct BillHeader {
  /// The original names.
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

  /// Returns the column of the first of these names that exists.
  func column(_ names: String...) -> Int? { column(names) }

  /// Returns the column of the first of these names that exists.
  func column(_ names: [String]) -> Int? {
    for name in names { if let column = columns[Self.key(name)] { return column } }
    return nil
  }

  /// Returns the number of these names that exist.
  func count(_ names: [String]) -> Int { names.count { columns[Self.key($0)] != nil } }

  /// Returns the columns with one tag each, whose names begin with a word; what AWS puts before a
  /// user's own tags is no part of their keys.
  func tags(after start: String, _ own: String) -> [(column: Int, key: String)] {
    names.enumerated().compactMap { column, name in
      guard name.lowercased().hasPrefix(start.lowercased()) else { return nil }
      let key = name.dropFirst(start.count)
      return (column, String(key.lowercased().hasPrefix(own) ? key.dropFirst(own.count) : key))
    }
  }

  /// Returns the columns of the facts that exist.
  func facts(_ names: [BillFact: [String]]) -> [BillFact: Int] {
    names.compactMapValues { column($0) }
  }

  /// Returns the columns that a format must have: of some facts, and of the cost.
  ///
  /// - Throws: `HeaderError` with all that are missing.
  func required(
    _ facts: [BillFact: [String]], cost: [String], of format: String
  ) throws(HeaderError) -> (facts: [BillFact: Int], cost: Int) {
    let names = facts.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value) + [cost]
    let missing = names.filter { column($0) == nil }.map { "'\($0[0])'" }
    if let costColumn = column(cost), missing.isEmpty { return (self.facts(facts), costColumn) }
    let columns = "\(missing.count == 1 ? "column" : "columns") \(Words.list(missing))"
    throw HeaderError("the \(format) has no \(columns), without which it cannot be added up")
  }
}

/// An error: a header lacks a column.
struct HeaderError: Error {
  var message: String
  init(_ message: String) { self.message = message }
}
