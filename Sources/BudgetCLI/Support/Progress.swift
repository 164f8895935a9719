import CatalogBuilding

/// Shows the progress of slow work: on a terminal in one line that is removed at the end, elsewhere
/// in separate lines if they were asked for.
final class Progress {
  private let context: Context
  private let isAsked: Bool
  private var isShown = false
  private var last = ""

  /// Creates the progress of a command; `isAsked` is for streams that are not a terminal.
  init(_ context: Context, isAsked: Bool) { (self.context, self.isAsked) = (context, isAsked) }

  /// Shows progress; `part` names the current work, which is mentioned only once outside a
  /// terminal.
  func show(_ part: String, _ count: String) {
    if context.terminal.errorsIsTerminal {
      isShown = true
      context.errors.sink.write("\r\u{1B}[K\(part) \(count)")
    } else if isAsked, part != last {
      last = part
      context.errors.write(count.isEmpty ? "\(part)\n" : "\(part) \(count)\n")
    }
  }

  /// Shows progress if it was asked for, in a line of its own outside a terminal.
  func step(_ text: String) { if isAsked { show(text, "") } }

  /// Removes the progress line.
  func end() {
    if isShown { context.errors.sink.write("\r\u{1B}[K") }
    isShown = false
  }

  /// Shows the progress of building a catalog.
  static func shown<Result>(
    on context: Context, isAsked: Bool, _ body: ((BuildProgress) -> Void) throws -> Result
  ) rethrows -> Result {
    let line = Progress(context, isAsked: isAsked)
    defer { line.end() }
    if !isAsked, !context.terminal.errorsIsTerminal { return try body { _ in } }
    return try body { progress in
      let part = progress.total.map { " of \($0)" } ?? ""
      line.show("price catalog: \(progress.phase.rawValue)", "\(progress.prices)\(part)")
    }
  }
}
