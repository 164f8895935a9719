import Dates
package import Prices
package import SQLite

/// A catalog of prices in a file, opened for reading on one thread.
///
/// Opening reads only a page or two; everything else is read on demand, and statements are prepared
/// once.
public final class Catalog {
  /// The path of the file.
  public let path: String
  /// The identity of the data that it was built from.
  package let fingerprint: String
  package let database: Database
  private var sources: [Int: PriceSource] = [:]
  private var notes: [Int: String] = [:]
  /// The rules for prices that no list has, once they have been read.
  var derivationTerms: [DerivationTerm]?

  init(path: String, database: Database) throws {
    self.path = path
    self.database = database
    fingerprint = try Catalog.metadata("fingerprint", in: database)
  }

  /// The first page read whose content is not what was written; nil where there was none.
  public var damagedPage: Int? { database.damagedPage }

  package static func metadata(_ key: String, in database: Database) throws -> String {
    try database.with("SELECT value FROM metadata WHERE key = ?") { row in
      try row.bind(key, at: 1)
      guard try row.step() else {
        throw DatabaseError.damage("the metadata lacks '\(key)'", sql: row.sql)
      }
      return try row.text(0)
    }
  }

  /// Returns a source by its number.
  package func source(_ id: Int) throws -> PriceSource {
    if let source = sources[id] { return source }
    let sql = "SELECT code, name, published, confidence FROM source WHERE id = ?"
    let source = try database.with(sql) { row in
      try row.bind(id, at: 1)
      guard try row.step() else {
        throw DatabaseError.damage("there is no source \(id)", sql: sql)
      }
      return PriceSource(
        id: try row.text(0), name: try row.text(1),
        published: CalendarDate(dayNumber: try row.int(2)), confidence: try row.text(3))
    }
    sources[id] = source
    return source
  }

  /// Returns a note by its number.
  func note(_ id: Int) throws -> String {
    if let note = notes[id] { return note }
    let sql = "SELECT text FROM note WHERE id = ?"
    let note = try database.with(sql) { row in
      try row.bind(id, at: 1)
      return try row.step() ? row.text(0) : ""
    }
    notes[id] = note
    return note
  }
}
