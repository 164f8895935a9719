import CSQLite

/// An error that SQLite reports.
public struct DatabaseError: Error, Sendable, Hashable, CustomStringConvertible {
  /// SQLite's extended result code.
  public var code: Int32
  /// SQLite's message.
  public var message: String
  /// The statement that failed, if one did.
  public var sql: String?
  /// The byte offset of the error in the statement, if SQLite knows it.
  public var offset: Int?

  /// Creates an error from its parts.
  public init(code: Int32, message: String, sql: String? = nil, offset: Int? = nil) {
    self.code = code
    self.message = message
    self.sql = sql
    self.offset = offset
  }

  /// Creates the error for content that a reader of the tables can't make sense of.
  public static func damage(_ message: String, sql: String? = nil) -> DatabaseError {
    DatabaseError(code: SQLITE_CORRUPT, message: message, sql: sql)
  }

  /// SQLite's code for reading a page with a wrong checksum; the original is a computed macro that
  /// Swift doesn't import.
  static let damagedPageCode: Int32 = SQLITE_IOERR | (32 << 8)

  /// Whether it says that the file's content is not what was written.
  public var isDamage: Bool {
    switch code {
    // The last two mean a file that ends too early, and one that the file system reports as
    // damaged.
    case Self.damagedPageCode, SQLITE_IOERR | (2 << 8), SQLITE_IOERR | (33 << 8): true
    default: [SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_MISMATCH].contains(primaryCode)
    }
  }

  /// Whether it says that a file cannot be created or written.
  public var isOfWriting: Bool {
    [SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_PERM].contains(primaryCode)
      && !isDamage
  }

  /// SQLite's primary result code.
  public var primaryCode: Int32 { code & 0xFF }

  /// Message, code and statement.
  public var description: String {
    var text = "\(message) (SQLite \(code))"
    if let sql { text += " in: \(sql)" }
    if let offset { text += " at byte \(offset)" }
    return text
  }

  /// Creates the error from a connection's latest result code.
  init(_ code: Int32, _ connection: OpaquePointer, sql: String?) {
    let extended = sqlite3_extended_errcode(connection)
    let offset = sqlite3_error_offset(connection)
    if let page = SealedFiles.damagedPage(connection) {
      self.init(
        code: Self.damagedPageCode, message: "page \(page) has other content than was written",
        sql: sql)
      return
    }
    self.init(
      code: extended & 0xFF == code & 0xFF ? extended : code,
      message: String(cString: sqlite3_errmsg(connection)), sql: sql,
      offset: offset >= 0 ? Int(offset) : nil)
  }

  static func mismatch(_ column: Int32, _ wanted: String, sql: String) -> DatabaseError {
    DatabaseError(
      code: SQLITE_MISMATCH, message: "column \(column) holds no \(wanted)", sql: sql)
  }
}
