/// A mistake in a data file.
public struct DataIssue: Sendable, Hashable, CustomStringConvertible {
  /// The path of the file, as the user can open it.
  public var file: String
  /// The line from 1, or nil for the file as a whole.
  public var line: Int?
  /// The mistake, in one sentence without a full stop.
  public var message: String

  /// The mistake as `file:line: error: message`.
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): error: \(message)"
  }
}

/// All mistakes in the data files, up to a readable number.
public struct DataIssues: Error, Sendable, CustomStringConvertible {
  /// The mistakes by file and line.
  public var shown: [DataIssue]
  /// The number of further mistakes.
  public var omitted: Int

  /// One line per mistake, and the number of further ones.
  public var description: String {
    var lines = shown.map(\.description)
    if omitted > 0 { lines.append("\(omitted) more errors are not shown") }
    return lines.joined(separator: "\n")
  }
}

/// Gathers the mistakes while files are read.
package final class IssueCollector {
  /// If a file is full of mistakes, only this many are printed.
  private static let perFile = 25
  private static let inAll = 500

  /// The data folder, as the user gave it.
  package let folder: String
  private var issues: [DataIssue] = []
  private var counts: [String: Int] = [:]
  private(set) var count = 0

  package init(folder: String) { self.folder = folder }

  package func report(_ file: String, _ line: Int?, _ message: String) {
    count += 1
    let inFile = counts[file, default: 0]
    counts[file] = inFile + 1
    if inFile < Self.perFile, issues.count < Self.inAll {
      let path = folder.hasSuffix("/") ? folder + file : folder + "/" + file
      issues.append(DataIssue(file: path, line: line, message: message))
    }
  }

  /// Throws the gathered mistakes, if there are any.
  package func throwIfAny() throws(DataIssues) {
    if count == 0 { return }
    let sorted = issues.sorted { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
    throw DataIssues(shown: sorted, omitted: count - sorted.count)
  }
}
