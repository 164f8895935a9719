/// What the standard streams are connected to.
public struct TerminalInfo: Sendable, Hashable {
  /// Whether standard output is a terminal.
  public var outputIsTerminal: Bool
  /// Whether standard error is a terminal, so that progress is welcome.
  public var errorsIsTerminal: Bool
  /// The width in columns.
  public var width: Int
  /// Whether the environment permits colour on terminals.
  public var allowsColor: Bool

  /// Creates the description of files and pipes, with 80 columns.
  public init(
    outputIsTerminal: Bool = false, errorsIsTerminal: Bool = false, width: Int = 80,
    allowsColor: Bool = false
  ) {
    self.outputIsTerminal = outputIsTerminal
    self.errorsIsTerminal = errorsIsTerminal
    self.width = width
    self.allowsColor = allowsColor
  }

  /// Creates a description from the actual streams and the environment.
  ///
  /// - Parameters:
  ///   - isTerminal: whether standard output and error are terminals.
  ///   - windowWidth: the width of the window in columns; nil where there is none.
  ///   - environment: `COLUMNS` overrides the window's width; `NO_COLOR` (not empty) and a `TERM`
  ///     of `dumb` turn colour off.
  public init(
    isTerminal: (output: Bool, errors: Bool), windowWidth: Int?,
    environment: [String: String]
  ) {
    let asked = environment["COLUMNS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
    let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    self.init(
      outputIsTerminal: isTerminal.output, errorsIsTerminal: isTerminal.errors,
      width: asked ?? windowWidth ?? 80,
      allowsColor: !isPlain && environment["TERM"] != "dumb")
  }

  /// Whether standard output may have colour.
  public var colorsOutput: Bool { outputIsTerminal && allowsColor }
}
