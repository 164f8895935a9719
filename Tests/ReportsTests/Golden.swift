import Foundation
import Testing

/// Compares a text with the one kept in `Goldens/<name>` beside the test, and says where they part.
///
/// `BUDGET_RECORD=1` rewrites the kept text, never where `CI` is set.
func expectGolden(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let url = URL(fileURLWithPath: file).deletingLastPathComponent()
    .appending(path: "Goldens").appending(path: name)
  let environment = ProcessInfo.processInfo.environment
  if environment["BUDGET_RECORD"] == "1", environment["CI"] == nil {
    do {
      try Data(text.utf8).write(to: url)
    } catch {
      Issue.record("cannot record \(name): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let kept = try? Data(contentsOf: url) else {
    Issue.record("no golden \(name): record it first", sourceLocation: sourceLocation)
    return
  }
  if kept == Data(text.utf8) { return }
  // By line feeds in bytes: CR LF is one character, and a different line end must be seen.
  let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
  let keptLines = kept.split(separator: 10, omittingEmptySubsequences: false)
  let first = zip(lines, keptLines).enumerated().first { !$0.element.0.elementsEqual($0.element.1) }
  let place = first?.offset ?? min(lines.count, keptLines.count)
  func line(_ lines: [String]) -> String { place < lines.count ? lines[place] : "(end)" }
  Issue.record(
    """
    \(name) differs from line \(place + 1):
    kept: \(line(keptLines.map { String(decoding: $0, as: UTF8.self) }))
    now:  \(line(lines.map { String(decoding: $0, as: UTF8.self) }))
    """, sourceLocation: sourceLocation)
}
