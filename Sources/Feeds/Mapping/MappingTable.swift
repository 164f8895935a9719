import DelimitedText
import Files

/// A table of the mapping, read as a whole, with rows by column name.
struct MappingTable {
  private static let sizeLimit = 1 << 24

  struct Row {
    let file: String
    let line: Int
    let values: [String: String]

    /// Accesses a value; empty where the row has none.
    subscript(name: String) -> String { values[name] ?? "" }

    /// Returns a required value.
    func required(_ name: String) throws(FeedError) -> String {
      let value = self[name]
      if value.isEmpty { throw error("'\(name)' is empty") }
      return value
    }

    /// Returns the alternatives of a value, separated by `|`; an empty one counts as well.
    func alternatives(_ name: String) -> [String] { Self.alternatives(self[name]) }

    static func alternatives(_ text: String) -> [String] {
      text.split(separator: "|" as Character, omittingEmptySubsequences: false).map(String.init)
    }

    func error(_ message: String) -> FeedError { .mapping(file: file, line: line, message) }
  }

  /// Reads a table and checks its columns; any of the `optional` ones may follow the others.
  static func read(
    _ path: String, columns: [String], optional: [String] = []
  ) throws -> [Row] {
    let bytes = try Files.read(path, limit: sizeLimit)
    var names: [String] = []
    var rows: [Row] = []
    do {
      try bytes.withUnsafeBytes { buffer in
        try DelimitedReader.read(buffer) { row in
          let fields = try (0..<row.count).map { index in try row.string(index) }
          if names.isEmpty {
            names = fields
            guard names == columns + optional.filter(names.contains) else {
              throw FeedError.mapping(
                file: path, line: 1, "the columns must be \(columns.joined(separator: ","))")
            }
          } else if fields.count != names.count {
            throw FeedError.mapping(
              file: path, line: row.line,
              "\(fields.count) fields, but the header has \(names.count)")
          } else {
            rows.append(
              Row(
                file: path, line: row.line,
                values: Dictionary(uniqueKeysWithValues: zip(names, fields))))
          }
        }
      }
    } catch let error as DelimitedTextError {
      throw FeedError.mapping(file: path, line: error.line, error.message)
    }
    return rows
  }
}
