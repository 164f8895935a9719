import CSQLite

/// A value that can be bound to a statement.
public protocol Bindable {
  /// Binds the value to a parameter, counted from 1.
  func bind(to statement: Statement, at index: Int) throws(DatabaseError)
}

/// A prepared statement: parameters count from 1, columns from 0, as in SQLite.
public final class Statement {
  /// The text of the statement.
  public let sql: String
  // Not the database itself: it caches its statements, and would then never be released.
  private let connection: OpaquePointer
  private let faults: DatabaseFaults?
  private var handle: OpaquePointer?
  /// Whether nobody is using it, so that the next one who needs its text can.
  var isIdle = true

  init(_ sql: String, in database: Database) throws(DatabaseError) {
    self.sql = sql
    connection = database.handle
    faults = database.faults
    var handle: OpaquePointer?
    let result = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    if result != SQLITE_OK { throw DatabaseError(result, connection, sql: sql) }
    guard handle != nil else {
      throw DatabaseError(code: SQLITE_MISUSE, message: "an empty statement", sql: sql)
    }
    self.handle = handle
  }

  func finalize() {
    sqlite3_finalize(handle)
    handle = nil
  }

  deinit { sqlite3_finalize(handle) }

  /// Makes the statement ready to run again, without bindings.
  public func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// Makes the statement ready to run again with the bindings it has.
  public func rewind() { sqlite3_reset(handle) }

  /// Runs to the next row.
  ///
  /// - Returns: whether there is another row.
  public func step() throws(DatabaseError) -> Bool {
    if let code = faults?.codeOfNextStep() {
      throw DatabaseError(code: code, message: "a fault put in by a test", sql: sql)
    }
    let result = sqlite3_step(handle)
    if result == SQLITE_ROW { return true }
    if result == SQLITE_DONE { return false }
    throw DatabaseError(result, connection, sql: sql)
  }

  /// Runs a statement that returns no row, and makes it ready to run again.
  public func run() throws(DatabaseError) {
    _ = try step()
    sqlite3_reset(handle)
  }

  // MARK: Parameters

  /// Binds any value to a parameter.
  public func bind(_ value: any Bindable, at index: Int) throws(DatabaseError) {
    try value.bind(to: self, at: index)
  }

  /// Binds a number, or NULL, to a parameter.
  public func bind(_ value: Int?, at index: Int) throws(DatabaseError) {
    if let value {
      try check(sqlite3_bind_int64(handle, Int32(index), Int64(value)))
    } else {
      try check(sqlite3_bind_null(handle, Int32(index)))
    }
  }

  /// Binds a text, or NULL, to a parameter.
  public func bind(_ value: String?, at index: Int) throws(DatabaseError) {
    guard var value else { return try check(sqlite3_bind_null(handle, Int32(index))) }
    let result = value.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // A null pointer would bind NULL, and an empty text has no pointer of its own.
        sqlite3_bind_text64(
          handle, Int32(index), characters.baseAddress ?? Self.noCharacters,
          UInt64(characters.count), Self.copied, UInt8(SQLITE_UTF8))
      }
    }
    try check(result)
  }

  private func check(_ result: Int32) throws(DatabaseError) {
    if result != SQLITE_OK { throw DatabaseError(result, connection, sql: sql) }
  }

  // SQLITE_TRANSIENT, which makes SQLite copy the text, is a cast that Swift doesn't import.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  nonisolated(unsafe) private static let noCharacters: UnsafePointer<CChar> = {
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    pointer.initialize(to: 0)
    return UnsafePointer(pointer)
  }()

  // MARK: Columns

  /// Reads a column that contains a number.
  public func int(_ column: Int) throws(DatabaseError) -> Int {
    guard let value = try optionalInt(column) else {
      throw .mismatch(Int32(column), "number", sql: sql)
    }
    return value
  }

  /// Reads a column that contains a number or NULL.
  public func optionalInt(_ column: Int) throws(DatabaseError) -> Int? {
    // The value is looked up once; it is safe to look into, as one thread alone has the connection.
    let value = sqlite3_column_value(handle, Int32(column))
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: return Int(sqlite3_value_int64(value))
    case SQLITE_NULL: return nil
    default: throw .mismatch(Int32(column), "number", sql: sql)
    }
  }

  /// Reads a column that contains a text.
  public func text(_ column: Int) throws(DatabaseError) -> String {
    guard let value = try optionalText(column) else {
      throw .mismatch(Int32(column), "text", sql: sql)
    }
    return value
  }

  /// Reads a column that contains a text or NULL.
  public func optionalText(_ column: Int) throws(DatabaseError) -> String? {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_TEXT:
      guard let start = sqlite3_column_text(handle, Int32(column)) else {
        throw DatabaseError(code: SQLITE_NOMEM, message: "out of memory", sql: sql)
      }
      let count = Int(sqlite3_column_bytes(handle, Int32(column)))
      return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    case SQLITE_NULL: return nil
    default: throw .mismatch(Int32(column), "text", sql: sql)
    }
  }

  /// Reads a column that contains 0 or 1.
  public func bool(_ column: Int) throws(DatabaseError) -> Bool { try int(column) != 0 }
}

extension Int: Bindable {
  /// Binds the number to a parameter.
  public func bind(to statement: Statement, at index: Int) throws(DatabaseError) {
    try statement.bind(self as Int?, at: index)
  }
}

extension String: Bindable {
  /// Binds the text to a parameter.
  public func bind(to statement: Statement, at index: Int) throws(DatabaseError) {
    try statement.bind(self as String?, at: index)
  }
}

extension Optional: Bindable where Wrapped: Bindable {
  /// Binds the value, or NULL, to a parameter.
  public func bind(to statement: Statement, at index: Int) throws(DatabaseError) {
    if let self {
      try self.bind(to: statement, at: index)
    } else {
      try statement.bind(nil as Int?, at: index)
    }
  }
}
