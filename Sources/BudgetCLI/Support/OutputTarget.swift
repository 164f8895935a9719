import Files
import JSONText

/// The destination of a command's data: standard output, a file, or a folder with one file per
/// plan.
struct OutputTarget {
  /// The path as given; nil for standard output.
  let path: String?
  let context: Context
  /// The plans and other files and folders that are read; they are never overwritten.
  let plans: [PlanFile]
  /// Whether another plan may be overwritten.
  let replacesPlans: Bool

  /// Creates a target from a path, where nil and `-` are standard output.
  init(path: String?, context: Context, plans: [PlanFile] = [], replacesPlans: Bool = false) {
    self.path = path == "-" ? nil : path
    self.context = context
    self.plans = plans
    self.replacesPlans = replacesPlans
  }

  /// Whether each plan gets a file of its own.
  var isFolder: Bool {
    guard let path else { return false }
    return path.hasSuffix("/") || Files.isFolder(context.resolve(path))
  }

  /// Writes text, completely or not at all.
  ///
  /// - Throws: a `Failure` with the exit code for what cannot be written.
  func write(_ text: String) throws {
    guard let path else { return context.output.write(text) }
    try check(path)
    try write(text, to: context.resolve(path))
  }

  /// Writes what a closure produces piece by piece; a file is written completely or not at all.
  ///
  /// - Throws: the same as `write`, and the errors of the closure.
  func write(_ body: (@escaping (UnsafeRawBufferPointer) -> Void) throws -> Void) throws {
    guard let path else {
      return try body { [output = context.output] in output.write($0) }
    }
    try check(path)
    try Failure.translating {
      let file = try PiecewiseFile(context.resolve(path))
      try body { file.write($0) }
      try file.commit()
    }
  }

  /// Writes the texts of several plans into the folder, after checking that none of the names is
  /// taken.
  ///
  /// - Throws: a `Failure`, including when two texts have the same name.
  func write(_ texts: [(name: String, text: String)]) throws {
    var names: Set<String> = []
    for (name, _) in texts {
      if let path { try check(Files.path(path, name)) }
      guard names.insert(name).inserted else {
        throw Failure(
          .badUsage, "two plans would be written to '\(name)': give their files different names")
      }
    }
    for (name, text) in texts { try write(text, named: name) }
  }

  /// Writes the text of one plan into the folder.
  func write(_ text: String, named name: String) throws {
    guard let path else { return context.output.write(text) }
    let folder = context.resolve(path)
    try Failure.translating { try Files.createFolder(folder) }
    try write(text, to: Files.path(folder, name))
  }

  private func check(_ path: String) throws {
    let file = context.resolve(path)
    for plan in plans where plan.name != "-" {
      let read = context.resolve(plan.name)
      if Files.isSame(read, file) {
        throw Failure(
          .badUsage, "'\(path)' is the plan itself, and is left as it is: name another file")
      }
      if Files.isFolder(read), BillInputs.isBill(path), Files.isRegular(file),
        Files.resolved(file).hasPrefix(Files.resolved(read) + "/")
      {
        throw Failure(
          .badUsage, "'\(path)' is among what is read, and is left as it is: name another file")
      }
    }
    try checkContent(path)
  }

  /// Checks that a file may be overwritten: not if it cannot be regenerated, or is somebody's work.
  private func checkContent(_ path: String) throws {
    let file = context.resolve(path)
    guard Files.isRegular(file), let head = try? Files.readPrefix(file, count: 16) else { return }
    if head.starts(with: "SQLite format 3\0".utf8) {
      throw Failure(
        .badUsage, "'\(path)' is a database, and is left as it is: name another file")
    }
    guard !replacesPlans, let bytes = try? Files.read(file, limit: 1 << 24),
      Self.isPlan(bytes)
    else { return }
    throw Failure(.badUsage, "'\(path)' is a plan, and is left as it is: name another file")
  }

  /// Whether a text is a plan, whatever its file is called, also one with mistakes.
  private static func isPlan(_ bytes: [UInt8]) -> Bool {
    guard let text = try? JSONReader.read(bytes) else {
      // What JSON the program writes can be read.
      let first = bytes.first { !" \t\r\n\u{FEFF}".utf8.contains($0) }
      return first == UInt8(ascii: "{") || first == UInt8(ascii: "/")
        ? String(decoding: bytes, as: UTF8.self).contains("\"resources\"") : false
    }
    guard case .object(let members) = text.value else { return false }
    // The report on a bill has resources too.
    return members.contains { $0.key == "resources" } && !members.contains { $0.key == "bill" }
  }

  private func write(_ text: String, to path: String) throws {
    try Failure.translating { try Files.write(text, to: path) }
  }
}

/// A file that is written in pieces, and appears once it is complete.
private final class PiecewiseFile {
  private var file: AtomicFile?
  private var failure: FileError?

  init(_ path: String) throws(FileError) { file = try AtomicFile(path) }

  func write(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil else { return }
    do throws(FileError) { try file?.write(bytes) } catch { failure = error }
  }

  func commit() throws(FileError) {
    if let failure { throw failure }
    try file.take()?.commit()
  }
}
