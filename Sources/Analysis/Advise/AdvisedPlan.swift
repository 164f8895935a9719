public import Billing
public import Money
public import Scenarios

/// A change to a plan that keeps what it needs and costs less.
public struct Proposal: Sendable {
  /// The resource that it changes.
  public var resource: String
  /// What kind of change it is, such as `storage-class`.
  public var kind: String
  /// The change in words.
  public var title: String
  /// What may go wrong, or is worse than before.
  public var risk: String
  /// How much work it is.
  public var effort: ChangeEffort
  /// The changes to the plan.
  public var changes: [ScenarioOverride]
  /// What the plan uses up less, before credits, if only this is changed.
  public var saving: Money
  /// What is less to pay, after credits, if only this is changed.
  public var savingToPay: Money
  /// What it saves on top of those before it; zero where it does not go with them.
  public var added: Money
}

/// What might be changed in a plan, the largest saving first.
public struct AdvisedPlan: Sendable {
  /// The title of the plan.
  public var title: String
  /// The changes.
  public var proposals: [Proposal]
  /// What the plan uses up as it is.
  public var before: Money
  /// What all changes that go together save.
  public var together: Money

  /// Overrides in an order in which each means what it says: what removes resources comes last, the
  /// last resource first, as the others move up.
  public static func ordered(_ changes: [ScenarioOverride]) -> [ScenarioOverride] {
    func removed(_ change: ScenarioOverride) -> Int? {
      change.path.count == 2 && change.value == "null" ? Int(change.path[1]) : nil
    }
    return changes.filter { removed($0) == nil }
      + changes.filter { removed($0) != nil }.sorted { (removed($0) ?? 0) > (removed($1) ?? 0) }
  }
}
