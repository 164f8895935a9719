public import Diagnostics
/// A value read from JSON text, with its position in the text.
public struct JSONNode: Sendable {
  /// The kinds of JSON values.
  public enum Value: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number, with the digits of the text: nothing is lost to binary floating point.
    case number(String)
    /// A string, with its escapes resolved.
    case string(String)
    /// An array.
    case array([JSONNode])
    /// An object; its members have distinct keys and keep the order of the text.
    case object([JSONMember])

    /// The kind of value, for messages: `a number`, `an object` and so on.
    public var kind: String {
      switch self {
      case .null: return "null"
      case .boolean: return "true or false"
      case .number: return "a number"
      case .string: return "text"
      case .array: return "a list"
      case .object: return "an object"
      }
    }
  }

  /// The value.
  public var value: Value
  /// The position at which it begins.
  public var position: TextPosition

  /// Creates a node from its parts.
  public init(_ value: Value, at position: TextPosition) {
    self.value = value
    self.position = position
  }
}

/// A member of an object.
public struct JSONMember: Sendable {
  /// Its key.
  public var key: String
  /// The position at which the key begins.
  public var position: TextPosition
  /// Its value.
  public var node: JSONNode

  /// Creates a member from its parts.
  public init(key: String, position: TextPosition, node: JSONNode) {
    self.key = key
    self.position = position
    self.node = node
  }
}
