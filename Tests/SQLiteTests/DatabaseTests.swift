import Files
import Glibc
import SQLite
import TestSupport
import Testing

@Suite struct DatabaseTests {
  private func sample() throws -> Database {
    let database = try Database("", .memory)
    try database.execute(
      """
      CREATE TABLE item(id INTEGER PRIMARY KEY, name TEXT, count INTEGER) STRICT;
      CREATE TABLE part(item INTEGER NOT NULL REFERENCES item) STRICT;
      INSERT INTO item VALUES(1, 'one', 10), (2, NULL, NULL), (3, '', -9223372036854775808);
      """)
    return database
  }

  @Test func readsWhatWasWritten() throws {
    let database = try sample()
    var rows: [String] = []
    try database.forEach("SELECT id, name, count FROM item ORDER BY id") { row in
      let name = try row.optionalText(1).map { "'\($0)'" } ?? "NULL"
      rows.append("\(try row.int(0)) \(name) \(try row.optionalInt(2)?.description ?? "NULL")")
    }
    #expect(rows == ["1 'one' 10", "2 NULL NULL", "3 '' -9223372036854775808"])
  }

  @Test(arguments: ["", "plain", "it's", "ünïcödé 😀", "nul \0 inside", "\"; DROP TABLE item; --"])
  func bindsText(_ text: String) throws {
    let database = try sample()
    try database.forEach("INSERT INTO item VALUES(?, ?, ?)", 9, text, nil as Int?) { _ in }
    let count = try database.number("SELECT count(*) FROM item WHERE id = 9 AND name = ?", text)
    #expect(count == 1)
    try database.forEach("SELECT name, count FROM item WHERE id = 9") { row in
      let (read, missing) = (try row.text(0), try row.optionalInt(1))
      #expect(read == text)
      #expect(missing == nil)
    }
  }

  /// A statement that fails, with its error.
  struct Failure: Sendable, CustomTestStringConvertible {
    var sql: String
    var code: Int32
    var message: String
    var offset: Int?

    var testDescription: String { sql }
  }

  static let failures = [
    Failure(
      sql: "SELECT cost FROM item", code: 1, message: "no such column: cost", offset: 7),
    Failure(sql: "SELEC 1", code: 1, message: "near \"SELEC\": syntax error", offset: 0),
    Failure(sql: "SELECT \"one\"", code: 1, message: "no such column: one", offset: 7),
    Failure(sql: "", code: 21, message: "an empty statement"),
    Failure(
      sql: "INSERT INTO item VALUES(1, 'x', 1)", code: 1555,
      message: "UNIQUE constraint failed: item.id"),
    Failure(
      sql: "INSERT INTO item VALUES(7, 'x', 'text')", code: 3091,
      message: "cannot store TEXT value in INTEGER column item.count"),
    Failure(
      sql: "INSERT INTO part VALUES(99)", code: 787, message: "FOREIGN KEY constraint failed"),
    Failure(
      sql: "INSERT INTO sqlite_schema VALUES(1,2,3,4,5)", code: 1,
      message: "table sqlite_master may not be modified"),
  ]

  @Test(arguments: failures) func reportsFailures(_ failure: Failure) throws {
    let database = try sample()
    let error = #expect(throws: DatabaseError.self) { try database.forEach(failure.sql) { _ in } }
    #expect(
      error
        == DatabaseError(
          code: failure.code, message: failure.message, sql: failure.sql, offset: failure.offset))
    // The connection is ready for the next statement.
    #expect(try database.number("SELECT count(*) FROM item") == 3)
  }

  @Test func refusesWrongTypes() throws {
    let database = try sample()
    let reads: [(String, @Sendable (Statement) throws -> Void)] = [
      ("SELECT NULL", { _ = try $0.int(0) }), ("SELECT NULL", { _ = try $0.text(0) }),
      ("SELECT 'x'", { _ = try $0.int(0) }), ("SELECT 1", { _ = try $0.text(0) }),
      ("SELECT 1.5", { _ = try $0.optionalInt(0) }), ("SELECT 1", { _ = try $0.optionalText(0) }),
      ("SELECT 1", { _ = try $0.int(7) }),
    ]
    for (sql, read) in reads {
      #expect(throws: DatabaseError.self, "\(sql)") { try database.forEach(sql, row: read) }
    }
  }

  @Test func keepsStatements() throws {
    let database = try sample()
    let sql = "SELECT id FROM item WHERE id >= ? ORDER BY id"
    var first: ObjectIdentifier?
    for start in [1, 2] {
      try database.with(sql) { statement in
        if let first { #expect(ObjectIdentifier(statement) == first) }
        first = ObjectIdentifier(statement)
        // No earlier binding is left.
        #expect(try !statement.step())
        statement.rewind()
        try statement.bind(start, at: 1)
        #expect(try statement.step() && statement.int(0) == start)
      }
    }
  }

  @Test func nestsTheSameStatement() throws {
    let database = try sample()
    var pairs: [String] = []
    let sql = "SELECT id FROM item ORDER BY id"
    try database.forEach(sql) { outer in
      try database.forEach(sql) { inner in pairs.append("\(try outer.int(0))\(try inner.int(0))") }
    }
    #expect(pairs == ["11", "12", "13", "21", "22", "23", "31", "32", "33"])
  }

  @Test func takesBackTransactions() throws {
    struct Stop: Error {}
    let database = try sample()
    #expect(throws: Stop.self) {
      try database.transaction {
        try database.execute("DELETE FROM item")
        throw Stop()
      }
    }
    #expect(try database.number("SELECT count(*) FROM item") == 3)
    let kept = try database.transaction {
      try database.execute("DELETE FROM item WHERE id = 1")
      return 5
    }
    #expect(try kept == 5 && database.number("SELECT count(*) FROM item") == 2)
  }

  @Test(arguments: [" space ?#%41.db", "plain.db", "ü.db"])
  func opensFiles(_ name: String) throws {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder(name)
    #expect(throws: DatabaseError.self) { try Database(path, .readWrite) }
    do {
      let database = try Database(path, .create)
      try database.execute("CREATE TABLE t(x INTEGER) STRICT; INSERT INTO t VALUES(5)")
    }
    #expect(Files.exists(path))
    for mode in [Database.Mode.readOnly, .immutable] {
      let database = try Database(path, mode)
      #expect(try database.number("SELECT x FROM t") == 5)
      let error = #expect(throws: DatabaseError.self) { try database.execute("DELETE FROM t") }
      #expect(error?.primaryCode == 8)
    }
    try Files.write(String(repeating: "no database ", count: 100), to: path)
    let garbage = try Database(path, .readOnly)
    let error = #expect(throws: DatabaseError.self) { try garbage.number("SELECT 1 FROM t") }
    #expect(error?.primaryCode == 26)
  }

  /// Every step of a transaction fails once; the table is then as before.
  @Test func survivesFaults() throws {
    var failed = 0
    var step = 1
    while true {
      let faults = DatabaseFaults(failingStep: step)
      guard
        let database = try? DatabaseFaults.$plan.withValue(
          faults,
          operation: {
            try Database("", .memory)
          })
      else {
        failed += 1
        step += 1
        continue
      }
      let result = Result {
        try database.execute("CREATE TABLE t(x INTEGER) STRICT")
        try database.transaction {
          for value in 1...3 { try database.forEach("INSERT INTO t VALUES(?)", value) { _ in } }
        }
      }
      if case .success = result {
        // The fault was after the last step.
        #expect(faults.steps < step)
        #expect(throws: DatabaseError.self) { try database.execute("SELECT 1") }
        #expect(try database.number("SELECT count(*) FROM t") == 3)
        break
      }
      failed += 1
      // Opening and creating are the first two; a fault there leaves no table at all.
      if step > 2 { #expect(try database.number("SELECT count(*) FROM t") == 0) }
      step += 1
    }
    #expect(failed >= 6)
  }
}
