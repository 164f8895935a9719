public import Catalog
import Dates
import DelimitedText
import Files
import Money
import Prices
import SQLite

/// Writes a catalog as the tables from which one can be built, so that refreshed prices can become
/// data files.
struct CatalogExport {
  /// The way in which a column of a query is written.
  enum Kind {
    case text, number, date, moment, price, optionalPrice, bound, truth
  }

  /// A table: its file, its columns and the query that supplies them.
  struct Table {
    var path: String
    var columns: [(String, Kind)]
    var sql: String
    var bindings: [String] = []
  }

  let database: Database
  let folder: String

  /// Writes all tables.
  ///
  /// - Returns: the files written, relative to the folder.
  func run() throws -> [String] {
    var written: [String] = []
    for table in CatalogExport.shared where try write(table) { written.append(table.path) }
    for provider in Provider.allCases {
      for table in CatalogExport.tables(of: provider) where try write(table) {
        written.append(table.path)
      }
      for service in try services(of: provider) {
        let table = CatalogExport.prices(
          of: provider, service: service, hasFees: try hasFees(provider, service))
        if try write(table) { written.append(table.path) }
      }
    }
    written += try InstancePriceExport(export: self).run()
    return written.sorted()
  }

  private func services(of provider: Provider) throws -> [String] {
    var services: [String] = []
    try database.forEach(
      "SELECT DISTINCT service FROM meter WHERE provider = ? ORDER BY 1", provider.rawValue
    ) { row in services.append(try row.text(0)) }
    return services
  }

  private func hasFees(_ provider: Provider, _ service: String) throws -> Bool {
    try database.number(
      """
      SELECT 1 FROM term_fee f JOIN meter m ON m.id = f.meter
      WHERE m.provider = ? AND m.service = ? LIMIT 1
      """, provider.rawValue, service) != nil
  }

  /// Writes a table; returns false if it would be empty.
  private func write(_ table: Table) throws -> Bool {
    var output = TableOutput(folder: folder, path: table.path)
    try database.with(table.sql) { row in
      for (index, binding) in table.bindings.enumerated() { try row.bind(binding, at: index + 1) }
      while try row.step() {
        if output.isEmpty { try output.write(table.columns.map(\.0)) }
        try output.write(
          table.columns.enumerated().map { index, column in
            try CatalogExport.text(row, index, column.1)
          })
      }
    }
    return try output.finish()
  }

  /// Returns a value as data files write it.
  static func text(_ row: Statement, _ index: Int, _ kind: Kind) throws -> String {
    switch kind {
    case .text: return try row.optionalText(index) ?? ""
    case .number: return try row.optionalInt(index).map { String($0) } ?? ""
    case .date:
      return try row.optionalInt(index).map { CalendarDate(dayNumber: $0).description } ?? ""
    case .moment: return moment(try row.int(index))
    case .price: return Scales.price(try row.int(index)).description
    case .optionalPrice:
      return try row.optionalInt(index).map { Scales.price($0).description } ?? ""
    case .bound: return try row.optionalInt(index).map { Scales.bound($0).description } ?? ""
    case .truth: return try row.bool(index) ? "true" : "false"
    }
  }

  private static func moment(_ seconds: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = [seconds % 86_400 / 3600, seconds % 3600 / 60, seconds % 60].map(padded)
    return "\(CalendarDate(dayNumber: seconds / 86_400))T\(time.joined(separator: ":"))Z"
  }
}

/// The output of a table, whose file is begun with the first row.
struct TableOutput {
  private static let piece = 1 << 20

  let folder: String
  let path: String
  private var bytes: [UInt8] = []
  private var writer = DelimitedWriter()
  /// Whether nothing was written.
  private(set) var isEmpty = true

  init(folder: String, path: String) {
    self.folder = folder
    self.path = path
  }

  mutating func write(_ fields: [String]) throws {
    isEmpty = false
    writer.write(fields)
    if writer.bytes.count > Self.piece { bytes += writer.take() }
  }

  /// Writes the file; returns false if there was no row.
  mutating func finish() throws -> Bool {
    if isEmpty { return false }
    bytes += writer.take()
    let place = Files.path(folder, path)
    try Files.createFolder(Files.folder(of: place))
    try Files.write(bytes, to: place)
    bytes = []
    return true
  }
}

extension Catalog {
  /// Writes the tables from which this catalog could be built into a folder.
  ///
  /// - Returns: the files written, relative to the folder.
  /// - Throws: `DatabaseError`, `FileError`.
  public func export(to folder: String) throws -> [String] {
    try CatalogExport(database: database, folder: folder).run()
  }
}
