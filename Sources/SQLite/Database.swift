import CSQLite

/// A connection to an SQLite database, for one thread.
///
/// Statements are prepared once and cached by their SQL. Tables are expected to be STRICT; foreign
/// keys are enforced, double-quoted text is never a string, and the schema is not trusted.
public final class Database {
  /// The way in which a database is opened.
  public enum Mode: Sendable {
    /// For reading a file that nothing changes while it is open: no locks, no journal.
    case immutable
    /// For reading a file, as above, whose pages carry the checksums of `PageSeal`; a changed page
    /// is an error.
    case sealed
    /// For reading only.
    case readOnly
    /// For reading and writing a file that exists.
    case readWrite
    /// For reading and writing; created when it does not exist.
    case create
    /// In memory.
    case memory
  }

  let handle: OpaquePointer
  let faults: DatabaseFaults?
  /// The statements prepared so far, which are few: comparing their texts, which are mostly the
  /// very same object, takes less than hashing one.
  private var statements: [Statement] = []

  /// Opens a database.
  ///
  /// - Throws: `DatabaseError`. A file that is not a database is only detected by the first
  ///   statement.
  public init(_ path: String, _ mode: Mode) throws(DatabaseError) {
    var handle: OpaquePointer?
    let flags = mode.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI
    if case .sealed = mode, SealedFiles.name == nil {
      throw DatabaseError(code: SQLITE_CANTOPEN, message: "SQLite takes no access of our own")
    }
    let result = sqlite3_open_v2(mode.name(path), &handle, flags, mode.access)
    guard result == SQLITE_OK, let handle else {
      let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(handle)
      throw DatabaseError(code: result, message: message)
    }
    self.handle = handle
    faults = DatabaseFaults.plan
    sqlite3_busy_timeout(handle, 5000)
    try check(budget_sqlite3_forbid_quoted_strings(handle))
    try check(budget_sqlite3_defend(handle))
    if mode.isWritable {
      try execute("PRAGMA foreign_keys = ON")
    } else {
      // What is sorted needs no file, for there may be no folder that takes one. A file that is no
      // database fails here too, and says so at the first statement.
      sqlite3_exec(handle, "PRAGMA temp_store = MEMORY", nil, nil, nil)
    }
  }

  /// Makes SQLite leave room for the checksums of `PageSeal`, in a database that has no table yet.
  public func reserveSeals() throws(DatabaseError) {
    try execute("PRAGMA page_size = \(PageSeal.pageSize)")
    var count = PageSeal.reservedBytes
    try check(sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &count))
  }

  /// The first page that was read with a wrong checksum, whatever became of the error.
  public var damagedPage: Int? { SealedFiles.damagedPage(handle) }

  deinit {
    for statement in statements where statement.isIdle { statement.finalize() }
    // Statements still in use keep the connection open; it closes with the last of them.
    sqlite3_close_v2(handle)
  }

  /// Runs statements that return no rows.
  public func execute(_ sql: String) throws(DatabaseError) {
    if let code = faults?.codeOfNextStep() {
      throw DatabaseError(code: code, message: "a fault put in by a test", sql: sql)
    }
    let result = sqlite3_exec(handle, sql, nil, nil, nil)
    if result != SQLITE_OK { throw DatabaseError(result, handle, sql: sql) }
  }

  /// Runs a closure with a statement that is cached for the next time.
  ///
  /// The statement has no bindings at first and is reset afterwards.
  ///
  /// - Throws: `DatabaseError` when it cannot be prepared, and what `body` throws.
  public func with<Result, Failure: Error>(
    _ sql: String, _ body: (Statement) throws(Failure) -> Result
  ) throws -> Result {
    let statement = try idleStatement(sql)
    statement.isIdle = false
    defer {
      statement.reset()
      statement.isIdle = true
    }
    return try body(statement)
  }

  private func idleStatement(_ sql: String) throws(DatabaseError) -> Statement {
    for index in statements.indices where statements[index].isIdle && statements[index].sql == sql {
      // What is asked for often moves to the front.
      if index > 0 { statements.swapAt(index, index - 1) }
      return statements[max(0, index - 1)]
    }
    let statement = try Statement(sql, in: self)
    statements.append(statement)
    return statement
  }

  /// Runs a statement for each of its rows.
  ///
  /// - Throws: `DatabaseError`, and what `body` throws.
  public func forEach(
    _ sql: String, _ bindings: any Bindable..., row body: (Statement) throws -> Void
  ) throws {
    try with(sql) { statement in
      for (index, binding) in bindings.enumerated() { try statement.bind(binding, at: index + 1) }
      while try statement.step() { try body(statement) }
    }
  }

  /// Returns the first column of the first row as a number; nil if there is no row or it is NULL.
  public func number(_ sql: String, _ bindings: any Bindable...) throws -> Int? {
    try with(sql) { statement in
      for (index, binding) in bindings.enumerated() { try statement.bind(binding, at: index + 1) }
      return try statement.step() ? statement.optionalInt(0) : nil
    }
  }

  /// Runs a closure in one transaction, which is rolled back if it fails.
  ///
  /// - Throws: `DatabaseError`, and what `body` throws.
  public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // Some failures have already ended the transaction.
      if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
      throw error
    }
  }

  private func check(_ result: Int32) throws(DatabaseError) {
    if result != SQLITE_OK { throw DatabaseError(result, handle, sql: nil) }
  }
}

extension Database.Mode {
  fileprivate var isWritable: Bool {
    switch self {
    case .immutable, .sealed, .readOnly: false
    case .readWrite, .create, .memory: true
    }
  }

  fileprivate var flags: Int32 {
    switch self {
    case .immutable, .sealed, .readOnly: SQLITE_OPEN_READONLY
    case .readWrite: SQLITE_OPEN_READWRITE
    case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .memory: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
    }
  }

  /// The name of the file-access layer that SQLite uses; nil for its own.
  fileprivate var access: String? {
    if case .sealed = self { SealedFiles.name } else { nil }
  }

  /// Returns the name for SQLite: a URI, so that a path is never mistaken for one.
  fileprivate func name(_ path: String) -> String {
    if case .memory = self { return ":memory:" }
    var uri = path.hasPrefix("/") ? "file://" : "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16)
        uri += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    switch self {
    case .immutable, .sealed: uri += "?immutable=1"
    default: break
    }
    return uri
  }
}
