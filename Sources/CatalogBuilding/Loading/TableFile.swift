import Catalog
import DelimitedText
import Files
import Prices

/// A column of a table.
struct Column: Sendable {
  var name: String
  var isRequired: Bool

  init(_ name: String, isRequired: Bool = true) {
    self.name = name
    self.isRequired = isRequired
  }
}

/// A kind of table: its columns, and what its rows add to the data.
protocol Table {
  /// The columns. Records supply values by the position here, whatever their order in the file.
  var columns: [Column] { get }

  /// Adds a row to the data.
  mutating func add(_ record: Record, to data: inout DataSet)
}

/// A data file that is being read.
final class TableFile {
  /// The largest accepted size of a data file in bytes.
  private static let sizeLimit = 1 << 30

  /// The path relative to the data folder.
  let path: String
  /// The number in the rows.
  let number: Int32
  let columns: [Column]
  let issues: IssueCollector
  /// The position of each column in a row; -1 for one that the file lacks.
  private(set) var positions: [Int] = []
  private var width = 0
  private var told: Set<String> = []

  private struct BadHeader: Error {}

  private init(path: String, number: Int32, columns: [Column], issues: IssueCollector) {
    self.path = path
    self.number = number
    self.columns = columns
    self.issues = issues
  }

  /// Reads the file into the data; mistakes are collected.
  static func load(
    _ path: String, as table: inout some Table, into data: inout DataSet, issues: IssueCollector
  ) {
    let file = TableFile(
      path: path, number: Int32(data.files.count), columns: table.columns, issues: issues)
    data.files.append(path)
    do {
      let bytes = try Files.read(Files.path(issues.folder, path), limit: sizeLimit)
      try bytes.withUnsafeBytes { buffer in
        try DelimitedReader.read(buffer) { row in try file.take(row, table: &table, data: &data) }
      }
      if file.width == 0 { issues.report(path, 1, "the file is empty: there is no header") }
    } catch is BadHeader {
      // Already reported; without a correct header, no row can be read.
    } catch let error as DelimitedTextError {
      issues.report(path, error.line, error.message)
    } catch let error as FileError {
      issues.report(path, nil, error.message)
    } catch {
      issues.report(path, nil, "\(error)")
    }
  }

  /// Returns whether a name is asked for the first time.
  func isNews(_ name: String) -> Bool { told.insert(name).inserted }

  private func take(
    _ row: DelimitedRow, table: inout some Table, data: inout DataSet
  ) throws {
    if width == 0 {
      try readHeader(row)
    } else if row.count != width {
      issues.report(path, row.line, "\(row.count) fields, but the header has \(width)")
    } else {
      table.add(Record(row: row, file: self), to: &data)
    }
  }

  private func readHeader(_ row: DelimitedRow) throws {
    let names = try (0..<row.count).map { index in try row.string(index) }
    var isRight = true
    for (index, name) in names.enumerated() {
      if !columns.contains(where: { $0.name == name }) {
        isRight = false
        issues.report(path, row.line, unknown(name))
      } else if names[..<index].contains(name) {
        isRight = false
        issues.report(path, row.line, "column '\(name)' is there twice")
      }
    }
    positions = columns.map { column in names.firstIndex(of: column.name) ?? -1 }
    for (column, position) in zip(columns, positions) where position < 0 && column.isRequired {
      isRight = false
      issues.report(path, row.line, "column '\(column.name)' is missing")
    }
    if !isRight { throw BadHeader() }
    width = row.count
  }

  private func unknown(_ name: String) -> String {
    let known = columns.map(\.name)
    if name == "currency" || (name.hasPrefix("price_") && known.contains("price_usd")) {
      return "unknown column '\(name)': prices are in US dollars, in the column 'price_usd'"
    }
    if let nearest = Suggestions.nearest(to: name, among: known).first {
      return "unknown column '\(name)': did you mean '\(nearest)'?"
    }
    return "unknown column '\(name)': the columns are \(known.joined(separator: ", "))"
  }
}
