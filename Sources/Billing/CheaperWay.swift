public import Scenarios

/// The effort that a change takes.
public enum ChangeEffort: String, Sendable, Hashable {
  /// A setting, changed in minutes while everything runs.
  case setting
  /// A restart or a new machine.
  case restart
  /// Data has to be moved, or software has to be rebuilt.
  case move
}

/// A change to a resource's fields that may make it cheaper, as its service states it.
///
/// Only pricing the changed plan tells whether it does.
public struct CheaperWay: Sendable, Hashable {
  /// The kind of change, such as `storage-class`; a resource takes at most one change of each kind.
  public var kind: String
  /// The change in words.
  public var title: String
  /// What may go wrong or is worse than before, in words.
  public var risk: String
  /// The effort that the change takes.
  public var effort: ChangeEffort
  /// The path from the resource to each changed value, with the new value as JSON.
  public var changes: [Change]

  /// A changed value, or a whole resource that is changed.
  public struct Change: Sendable, Hashable {
    /// The keys and positions that lead to it; empty for the resource itself.
    public var path: [String]
    /// The value as JSON; `null` removes the value.
    public var json: String
    /// The position of the resource that is changed; nil for the resource itself.
    public var resource: ResourceIndex?

    /// Creates a change from its parts.
    public init(_ path: [String], _ json: String, of resource: ResourceIndex? = nil) {
      (self.path, self.json, self.resource) = (path, json, resource)
    }

    /// Takes a whole resource out of the plan.
    public static func removal(of resource: ResourceIndex) -> Change {
      Change([], "null", of: resource)
    }
  }

  /// Creates a way from its parts.
  public init(
    kind: String, title: String, risk: String, effort: ChangeEffort, changes: [Change]
  ) {
    self.kind = kind
    self.title = title
    self.risk = risk
    self.effort = effort
    self.changes = changes
  }
}
