import JSONText
import Money
import Testing

/// Reads the output of reports, independently of how it is written.
enum Reading {
  /// The rows of RFC 4180 text as fields by name.
  static func csv(_ text: String) throws -> [[String: String]] {
    var rows = try fields(Array(text.unicodeScalars))
    let header = rows.removeFirst()
    return try rows.map { row in
      try #require(row.count == header.count, "a row of \(row.count) fields: \(row)")
      return Dictionary(uniqueKeysWithValues: zip(header, row))
    }
  }

  private static func fields(_ text: [Unicode.Scalar]) throws -> [[String]] {
    var (rows, row, field) = ([[String]](), [String](), "")
    var index = 0
    var isQuoted = false
    while index < text.count {
      let scalar = text[index]
      let next = index + 1 < text.count ? text[index + 1] : nil
      switch (scalar, isQuoted) {
      case ("\"", true) where next == "\"":
        field.unicodeScalars.append("\"")
        index += 1
      case ("\"", true): isQuoted = false
      case (_, true): field.unicodeScalars.append(scalar)
      case ("\"", false):
        try #require(field.isEmpty, "a quotation mark within a field")
        isQuoted = true
      case (",", false):
        row.append(field)
        field = ""
      case ("\r", false):
        try #require(next == "\n", "CR without LF")
        rows.append(row + [field])
        (row, field) = ([], "")
        index += 1
      case ("\n", false): Issue.record("LF without CR")
      default: field.unicodeScalars.append(scalar)
      }
      index += 1
    }
    try #require(!isQuoted && row.isEmpty && field.isEmpty, "the text ends within a row")
    return rows
  }

  /// Reads JSON text.
  static func json(_ text: String) throws -> JSONNode { try JSONReader.read(Array(text.utf8)) }
}

extension JSONNode {
  /// The keys of an object, in order.
  var keys: [String] {
    if case .object(let members) = value { return members.map(\.key) }
    return []
  }

  /// The elements of an array.
  var elements: [JSONNode] {
    if case .array(let elements) = value { return elements }
    return []
  }

  /// The text of a string.
  var text: String? {
    if case .string(let text) = value { return text }
    return nil
  }

  /// The member of a key.
  func member(_ key: String) throws -> JSONNode {
    guard case .object(let members) = value,
      let member = members.first(where: { $0.key == key })
    else { throw Missing(key: key) }
    return member.node
  }

  /// The exact amount of a member that is a string.
  func amount(_ key: String) throws -> Money { try Money(try #require(try member(key).text)) }

  struct Missing: Error {
    var key: String
  }
}
