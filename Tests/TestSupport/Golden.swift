import Glibc
import Testing

/// Expects a text to equal a file: `Goldens/<name>` next to the test's file, or in a folder of the
/// checkout.
///
/// Under `BUDGET_RECORD=1` the file is written instead, but never if `CI` is set.
public func expectGolden(
  _ text: String, _ name: String, in folder: String? = nil, file: String = #filePath,
  fileID: String = #fileID, line: Int = #line, column: Int = #column
) {
  let place = SourceLocation(fileID: fileID, filePath: file, line: line, column: column)
  let beside = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    .joined(separator: "/")
  let path = "\(folder ?? "\(beside)/Goldens")/\(name)"
  if recordsGoldens {
    if !write(text, to: path) { Issue.record("cannot write \(path)", sourceLocation: place) }
    return
  }
  guard let golden = contents(of: path) else {
    Issue.record("no golden at \(path); BUDGET_RECORD=1 writes it", sourceLocation: place)
    return
  }
  if let difference = firstDifference(between: golden, and: text) {
    Issue.record("\(name):\(difference)", sourceLocation: place)
  }
}

/// Returns the first line that differs from a golden, with its number; nil if there is none.
public func firstDifference(between golden: String, and text: String) -> String? {
  // Compared as bytes: two spellings of an accented letter are different output.
  if golden.utf8.elementsEqual(text.utf8) { return nil }
  let old = golden.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  let new = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  var index = 0
  while index < old.count, index < new.count, old[index].elementsEqual(new[index]) { index += 1 }
  func shown(_ lines: [Substring.UTF8View]) -> String {
    index < lines.count ? "'\(String(Substring(lines[index])))'" : "the end"
  }
  return "\(index + 1): expected \(shown(old)), got \(shown(new))"
}

private var recordsGoldens: Bool {
  getenv("BUDGET_RECORD").map { String(cString: $0) } == "1" && getenv("CI") == nil
}

/// The text of a file; nil if it cannot be read.
public func contents(of path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  return String(decoding: readAll(file), as: UTF8.self)
}

/// Writes a file and the folder it is in; false if that cannot be done.
public func write(_ text: String, to path: String) -> Bool {
  if let slash = path.lastIndex(of: "/") { mkdir(String(path[..<slash]), 0o777) }
  guard let file = fopen(path, "w") else { return false }
  let bytes = Array(text.utf8)
  let written = fwrite(bytes, 1, bytes.count, file)
  return fclose(file) == 0 && written == bytes.count
}

func readAll(_ file: UnsafeMutablePointer<FILE>) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 16384)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[..<count]
  }
  return bytes
}
