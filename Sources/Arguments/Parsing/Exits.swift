/// What is wrong with arguments that could be read but not used.
public struct ValidationError: Error, Sendable, CustomStringConvertible {
  /// What is wrong, in one sentence without a full stop.
  public let message: String

  /// An error of a message.
  public init(_ message: String) {
    self.message = message
  }

  /// The message.
  public var description: String { message }
}

/// An end without a message.
public struct ExitCode: Error, Sendable, Hashable, RawRepresentable {
  /// The code for the system.
  public let rawValue: Int32

  /// An end with a code.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// All went well.
  public static let success = ExitCode(rawValue: 0)
  /// It did not.
  public static let failure = ExitCode(rawValue: 1)
  /// The command line is wrong.
  public static let validationFailure = ExitCode(rawValue: 64)

  /// Whether all went well.
  public var isSuccess: Bool { self == .success }
}

/// An early end that is no failure; its text belongs to standard output.
public enum CleanExit: Error, Sendable {
  /// Prints the help for a command, or for the root where it is nil.
  case helpRequest((any ParsableCommand.Type)? = nil)
  /// Prints a message.
  case message(String)
}
