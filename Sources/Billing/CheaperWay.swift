public import Scenarios

/// How much work a change is.
public enum ChangeEffort: String, Sendable, Hashable {
  /// A setting, changed in minutes while everything runs.
  case setting
  /// A restart or a new machine.
  case restart
  /// Data has to move, or software has to be built anew.
  case move
}

/// A change to a resource's fields that may make it cheaper, as its service states it.
///
/// Whether it does, only pricing the changed plan can tell.
public struct CheaperWay: Sendable, Hashable {
  /// What kind of change it is, such as `storage-class`: of one kind a resource takes one.
  public var kind: String
  /// The change in words.
  public var title: String
  /// What may go wrong, or is worse than before.
  public var risk: String
  /// How much work it is.
  public var effort: ChangeEffort
  /// The keys that lead to each changed value, from the resource on, and the value as JSON.
  public var changes: [Change]

  /// A changed value, or a resource that is changed as a whole.
  public struct Change: Sendable, Hashable {
    /// The keys and positions that lead to it; empty for the resource itself.
    public var path: [String]
    /// The value, as JSON; `null` takes the value away.
    public var json: String
    /// The position of another resource that is changed; nil for the resource's own.
    public var resource: ResourceIndex?

    /// A change of its parts.
    public init(_ path: [String], _ json: String, of resource: ResourceIndex? = nil) {
      (self.path, self.json, self.resource) = (path, json, resource)
    }

    /// Takes a whole resource out of the plan.
    public static func removal(of resource: ResourceIndex) -> Change {
      Change([], "null", of: resource)
    }
  }

  /// A way of its parts.
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
