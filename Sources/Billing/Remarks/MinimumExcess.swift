public import Money

/// What is billed as more than it is, because of a minimum or step for each unit.
public struct MinimumExcess: Sendable {
  /// The rule with its figures, as the beginning of a sentence.
  public var rule: String
  /// What is billed.
  public var billed: Quantity
  /// What it really is, in the same unit.
  public var real: Quantity
  /// What the difference costs over the plan.
  public var wasted: Money
  /// What helps, in a sentence.
  public var advice: String

  /// Makes an excess of its parts.
  public init(rule: String, billed: Quantity, real: Quantity, wasted: Money, advice: String) {
    self.rule = rule
    self.billed = billed
    self.real = real
    self.wasted = wasted
    self.advice = advice
  }
}
