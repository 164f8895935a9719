import Analysis
import DelimitedText
import Files

/// Reads who the accounts and tags in a bill belong to.
enum Roster {
  /// Reads the students from a CSV: a column `student` or `name`, and others with their accounts or
  /// tags.
  ///
  /// - Throws: a `Failure` that names the file and line.
  static func read(_ name: String, _ context: Context) throws -> [RosterStudent] {
    let bytes = try Failure.translating { try Files.read(context.resolve(name), limit: 8 << 20) }
    var rows: [(line: Int, fields: [String])] = []
    do {
      try bytes.withUnsafeBytes { buffer in
        try DelimitedReader.read(buffer, delimiter: delimiter(of: bytes)) { row in
          rows.append((row.line, try (0..<row.count).map { try row.string($0) }))
        }
      }
    } catch let error as DelimitedTextError {
      throw Failure(.badInput, report: "\(name):\(error.line):1: error: \(error.message)")
    }
    guard let header = rows.first else {
      throw Failure(.badInput, report: "\(name): error: the roster is empty")
    }
    let titles = header.fields.map { $0.lowercased().trimmed }
    guard let student = titles.firstIndex(where: { ["student", "name", "students"].contains($0) }),
      titles.count > 1
    else {
      throw Failure(
        .badInput,
        report:
          "\(name):1:1: error: the roster needs a column 'student' and one with accounts or values of tags, such as 'account'"
      )
    }
    var owners: [String: (name: String, line: Int)] = [:]
    var students: [RosterStudent] = []
    for (line, fields) in rows.dropFirst() {
      guard fields.count == header.fields.count else {
        throw Failure(
          .badInput,
          report:
            "\(name):\(line):1: error: the row has \(fields.count) fields, but the header has \(header.fields.count)"
        )
      }
      if fields[student].trimmed.isEmpty {
        throw Failure(.badInput, report: "\(name):\(line):1: error: the row names no student")
      }
      let marks = fields.indices.filter { $0 != student }.map { fields[$0].trimmed }
        .filter { !$0.isEmpty }
      if marks.isEmpty {
        throw Failure(
          .badInput, report: "\(name):\(line):1: error: '\(fields[student])' has no account or tag")
      }
      for mark in marks {
        if let other = owners[RosterStudent.key(of: mark)], other.name != fields[student] {
          throw Failure(
            .badInput,
            report:
              "\(name):\(line):1: error: '\(mark)' belongs to '\(other.name)' already (line \(other.line))"
          )
        }
        owners[RosterStudent.key(of: mark)] = (fields[student], line)
      }
      if let known = students.firstIndex(where: { $0.name == fields[student] }) {
        students[known].marks += marks
      } else {
        students.append(RosterStudent(name: fields[student], marks: marks))
      }
    }
    return students
  }

  /// Returns the separator of the header's fields: spreadsheets of many languages write semicolons.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    let header = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return candidates.first(where: header.contains) ?? candidates[0]
  }
}

extension String {
  /// The text without spaces at either end.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
