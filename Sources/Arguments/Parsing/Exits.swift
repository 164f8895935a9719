/// An error in arguments that could be read but not used.
public struct ValidationError: Error, Sendable, CustomStringConvertible {
  /// The error in one sentence without a full stop.
  public let message: String

  /// Creates an error from its message.
  public init(_ message: String) {
    self.message = message
  }

  /// The same text as `message`.
  public var description: String { message }
}

/// An exit without a message.
public struct ExitCode: Error, Sendable, Hashable, RawRepresentable {
  /// The exit code for the system.
  public let rawValue: Int32

  /// Creates an exit with a code.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The code for success.
  public static let success = ExitCode(rawValue: 0)
  /// The code for failure.
  public static let failure = ExitCode(rawValue: 1)
  /// The code for a wrong command line.
  public static let validationFailure = ExitCode(rawValue: 64)

  /// Whether the code means success.
  public var isSuccess: Bool { self == .success }
}

/// An early exit that is not a failure; its text belongs on standard output.
public enum CleanExit: Error, Sendable {
  /// Prints the help for a command, or for the root where it is nil.
  case helpRequest((any ParsableCommand.Type)? = nil)
  /// Prints a message.
  case message(String)
}
