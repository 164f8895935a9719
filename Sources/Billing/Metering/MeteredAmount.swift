public import Money

/// A step of the arithmetic behind a quantity.
///
/// Its text is made when somebody asks for it: most budgets are priced without being explained.
public struct Step: Sendable, ExpressibleByStringLiteral {
  private let make: @Sendable () -> String

  /// A step whose text is made when it is asked for.
  public init(_ text: @autoclosure @escaping @Sendable () -> String) { make = text }

  /// A step with a fixed text.
  public init(stringLiteral text: StaticString) { make = { text.description } }

  /// The step in words and figures.
  public var text: String { make() }
}

/// A quantity in each month of the plan, and how it was worked out.
public struct MeteredAmount: Sendable {
  /// The quantity of each month.
  public var months: [Quantity]
  /// The arithmetic so far, a line a step.
  public var steps: [Step]

  /// An amount of its parts.
  public init(months: [Quantity], steps: [Step]) {
    self.months = months
    self.steps = steps
  }

  /// Whether there is nothing in any month.
  public var isZero: Bool { months.allSatisfy { $0.isZero } }

  /// The quantity over the whole plan.
  public func total() throws(ArithmeticError) -> Quantity { try months.sum() }

  /// The amount times a number.
  ///
  /// `label`: what the number is, such as `servers`; no step is shown without one.
  public func times(_ factor: Quantity, _ label: String? = nil) throws(ArithmeticError)
    -> MeteredAmount
  {
    if factor == .one { return self }
    var result = self
    for index in months.indices { result.months[index] = try months[index].times(factor) }
    if let label { result.steps.append(Step("× \(factor.grouped) \(label)")) }
    return result
  }

  /// The same amount, with a step of its own instead of those before.
  public func explained(_ step: Step) -> MeteredAmount {
    MeteredAmount(months: months, steps: [step])
  }

  /// The same amount with one more step.
  public func adding(step: Step) -> MeteredAmount {
    MeteredAmount(months: months, steps: steps + [step])
  }
}
