import Dates
public import JSONText

/// An error in the description of a workbook.
public struct WorkbookError: Error, Sendable {
  /// The error, in a few words.
  public var message: String
}

/// A workbook as JSON, for passing it from one program to another.
extension Workbook {
  /// The workbook as a value to be written.
  public var json: JSONOutput {
    .object([
      .init("title", .string(title)), .init("date", .string(date.description)),
      .init("sheets", .array(sheets.map(\.json))),
    ])
  }

  /// Reads a workbook from the output of ``json``.
  public init(_ node: JSONNode) throws(WorkbookError) {
    let members = try Self.members(node)
    guard let date = CalendarDate(try Self.string(members["date"])) else {
      throw WorkbookError(message: "'date' is no date")
    }
    self.init(title: try Self.string(members["title"]), date: date, sheets: [])
    for sheet in try Self.elements(members["sheets"]) {
      sheets.append(try Sheet(sheet))
    }
  }

  fileprivate static func members(_ node: JSONNode) throws(WorkbookError) -> [String: JSONNode] {
    guard case .object(let members) = node.value else {
      throw WorkbookError(message: "an object is missing")
    }
    return Dictionary(members.map { ($0.key, $0.node) }) { first, _ in first }
  }

  fileprivate static func elements(_ node: JSONNode?) throws(WorkbookError) -> [JSONNode] {
    guard let node, case .array(let elements) = node.value else {
      throw WorkbookError(message: "a list is missing")
    }
    return elements
  }

  fileprivate static func string(_ node: JSONNode?) throws(WorkbookError) -> String {
    guard let node, case .string(let text) = node.value else {
      throw WorkbookError(message: "text is missing")
    }
    return text
  }

  fileprivate static func number(_ node: JSONNode?) throws(WorkbookError) -> Int {
    guard let node, case .number(let digits) = node.value, let number = Int(digits) else {
      throw WorkbookError(message: "a number is missing")
    }
    return number
  }
}

extension Workbook.Sheet {
  fileprivate var json: JSONOutput {
    .object([
      .init("name", .string(name)), .init("widths", .array(widths.map { .number($0) })),
      .init("header_rows", .number(headerRows)),
      .init("rows", .array(rows.map { .array($0.map(\.json)) })),
    ])
  }

  fileprivate init(_ node: JSONNode) throws(WorkbookError) {
    let members = try Workbook.members(node)
    self.init(
      name: try Workbook.string(members["name"]), widths: [],
      headerRows: try Workbook.number(members["header_rows"]))
    for width in try Workbook.elements(members["widths"]) {
      widths.append(try Workbook.number(width))
    }
    for row in try Workbook.elements(members["rows"]) {
      var cells: [Workbook.Cell] = []
      for cell in try Workbook.elements(row) { cells.append(try Workbook.Cell(cell)) }
      rows.append(cells)
    }
  }
}

extension Workbook.Cell {
  /// The kind, the style, and the content.
  fileprivate var json: JSONOutput {
    func cell(_ kind: String, _ style: Workbook.Style, _ content: String...) -> JSONOutput {
      .array(([kind, style.rawValue] + content).map { .string($0) })
    }
    return switch self {
    case .empty: .null
    case .text(let text, let style): cell("text", style, text)
    case .number(let digits, let style): cell("number", style, digits)
    case .date(let day, let style): cell("date", style, day.description)
    case .formula(let formula, let result, let style): cell("formula", style, formula, result)
    }
  }

  fileprivate init(_ node: JSONNode) throws(WorkbookError) {
    if case .null = node.value {
      self = .empty
      return
    }
    var parts: [String] = []
    for part in try Workbook.elements(node) { parts.append(try Workbook.string(part)) }
    guard parts.count >= 3, let style = Workbook.Style(rawValue: parts[1]) else {
      throw WorkbookError(message: "a cell is of no known style")
    }
    switch (parts[0], parts.count) {
    case ("text", 3): self = .text(parts[2], style)
    case ("number", 3): self = .number(parts[2], style)
    case ("date", 3):
      guard let day = CalendarDate(parts[2]) else {
        throw WorkbookError(message: "'\(parts[2])' is no date")
      }
      self = .date(day, style)
    case ("formula", 4): self = .formula(parts[2], result: parts[3], style)
    default: throw WorkbookError(message: "a cell is of no known kind")
    }
  }
}
