public import Money

/// A step of the arithmetic behind a quantity.
///
/// The text is made only on demand: most budgets are priced without being explained.
public struct Step: Sendable, ExpressibleByStringLiteral {
  private let make: @Sendable () -> String

  /// Creates a step whose text is made on demand.
  public init(_ text: @autoclosure @escaping @Sendable () -> String) { make = text }

  /// Creates a step with a fixed text.
  public init(stringLiteral text: StaticString) { make = { text.description } }

  /// The step in words and figures.
  public var text: String { make() }
}

/// A quantity in each month of the plan, and how it was worked out.
public struct MeteredAmount: Sendable {
  /// The quantity of each month.
  public var months: [Quantity]
  /// The arithmetic so far, one line per step.
  public var steps: [Step]

  /// Creates an amount from its parts.
  public init(months: [Quantity], steps: [Step]) {
    self.months = months
    self.steps = steps
  }

  /// Whether the quantity is zero in every month.
  public var isZero: Bool { months.allSatisfy { $0.isZero } }

  /// The quantity over the whole plan.
  public func total() throws(ArithmeticError) -> Quantity { try months.sum() }

  /// Returns hours as a commitment bills them, with the step that says so.
  ///
  /// `noun`: what it is called, such as `reservation`.
  public func billed(throughoutBy noun: String) -> MeteredAmount {
    let step = Step("\(Words.withArticle(noun)) bills every hour, used or not")
    return MeteredAmount(months: months, steps: [step] + steps)
  }

  /// Returns the amount times a number.
  ///
  /// `label`: what the number is, such as `servers`; without one, no step is shown.
  public func times(_ factor: Quantity, _ label: String? = nil) throws(ArithmeticError)
    -> MeteredAmount
  {
    if factor == .one { return self }
    var result = self
    for index in months.indices { result.months[index] = try months[index].times(factor) }
    if let label { result.steps.append(Step("× \(factor.grouped) \(label)")) }
    return result
  }

  /// Returns a share of the amount.
  public func scaled(by part: Quantity, over whole: Quantity) throws(ArithmeticError)
    -> MeteredAmount
  {
    var result = self
    for index in months.indices {
      result.months[index] = try months[index].scaled(by: part, over: whole)
    }
    return result
  }

  /// Returns the same amount with one step that replaces the earlier ones.
  public func explained(_ step: Step) -> MeteredAmount {
    MeteredAmount(months: months, steps: [step])
  }

  /// Returns the same amount with one more step.
  public func adding(step: Step) -> MeteredAmount {
    MeteredAmount(months: months, steps: steps + [step])
  }
}
