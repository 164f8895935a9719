import CatalogBuilding

/// How far something is that takes a while: on a terminal in one line that is removed at the end,
/// elsewhere in lines of their own, if they were asked for.
final class Progress {
  private let context: Context
  private let isAsked: Bool
  private var isShown = false
  private var last = ""

  /// Progress of a command; `isAsked` is for streams that are no terminal.
  init(_ context: Context, isAsked: Bool) { (self.context, self.isAsked) = (context, isAsked) }

  /// Says how far it is; `part` names what is being done, of which files are told once.
  func show(_ part: String, _ count: String) {
    if context.terminal.errorsIsTerminal {
      isShown = true
      context.errors.sink.write("\r\u{1B}[K\(part) \(count)")
    } else if isAsked, part != last {
      last = part
      context.errors.write("\(part) \(count)\n")
    }
  }

  /// Says how far it is, in a line of its own where it is no terminal.
  func step(_ text: String) { show(text, "") }

  /// Removes the line.
  func end() {
    if isShown { context.errors.sink.write("\r\u{1B}[K") }
    isShown = false
  }

  /// Shows how far a catalog is built.
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
