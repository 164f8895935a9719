/// Colours of text in a terminal, where they are wanted; applied after layout.
struct TerminalStyle {
  /// A control sequence for a terminal.
  enum Code: String {
    case bold = "1"
    case dim = "2"
    case good = "32"
    case bad = "1;31"
    case warning = "33"
  }

  var isColored: Bool

  func bold(_ text: String) -> String { styled(text, .bold) }
  func dim(_ text: String) -> String { styled(text, .dim) }
  func good(_ text: String) -> String { styled(text, .good) }
  func bad(_ text: String) -> String { styled(text, .bad) }
  func warning(_ text: String) -> String { styled(text, .warning) }

  /// Returns the text before styled text.
  func start(_ code: Code?) -> String {
    if isColored, let code { return "\u{1B}[\(code.rawValue)m" }
    return ""
  }

  /// Returns the text after styled text.
  func end(_ code: Code?) -> String { isColored && code != nil ? "\u{1B}[0m" : "" }

  private func styled(_ text: String, _ code: Code) -> String {
    text.isEmpty ? text : start(code) + text + end(code)
  }
}
