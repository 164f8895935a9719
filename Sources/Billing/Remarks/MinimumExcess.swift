public import Money

/// The amount billed beyond the real usage, because of a minimum or step for each unit.
public struct MinimumExcess: Sendable {
  /// The rule with its figures, as the beginning of a sentence.
  public var rule: String
  /// The billed quantity.
  public var billed: Quantity
  /// The real quantity, in the same unit.
  public var real: Quantity
  /// The cost of the difference over the plan.
  public var wasted: Money
  /// Advice on what helps, in a sentence.
  public var advice: String

  /// Creates an excess from its parts.
  public init(rule: String, billed: Quantity, real: Quantity, wasted: Money, advice: String) {
    self.rule = rule
    self.billed = billed
    self.real = real
    self.wasted = wasted
    self.advice = advice
  }
}
