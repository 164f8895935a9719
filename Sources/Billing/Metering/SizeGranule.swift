package import Money

/// The provider's step for the size of one record, message or item.
package struct SizeGranule: Sendable, Hashable {
  /// The step in KB of 1,024 bytes.
  package var kilobytes: Int
  /// The thing that is rounded up, such as `record`.
  package var name: String
  /// Creates a value from its parts.
  package init(kilobytes: Int, name: String) {
    self.kilobytes = kilobytes
    self.name = name
  }

  /// The rule in words.
  package var rule: String { "each \(name) rounded up to a multiple of \(kilobytes) KB" }

  /// The smallest size that a field should accept: one byte, in KB.
  package static let oneByte = Quantity(scaled: 976_562_500)

  /// Returns the whole steps in a size given in KB; at least one.
  func steps(_ size: Quantity) throws(ArithmeticError) -> Quantity {
    let step = Quantity(kilobytes)
    return max(.one, try size.roundedUp(toMultipleOf: step).divided(by: step))
  }

  /// Returns the size in KB that a size is billed as.
  package func billed(_ size: Quantity) throws(ArithmeticError) -> Quantity {
    try steps(size) * kilobytes
  }
}

extension MeteredAmount {
  /// Returns the amount times a fraction, rounded once a month, with a step that says so.
  package func scaled(
    by numerator: Quantity, over denominator: Quantity,
    _ step: @autoclosure @escaping @Sendable () -> String
  ) throws(ArithmeticError) -> MeteredAmount {
    var result = adding(step: Step(step()))
    for index in months.indices {
      result.months[index] = try months[index].scaled(by: numerator, over: denominator)
    }
    return result
  }

  /// Returns a number of records or messages times the steps that each is billed as.
  package func times(
    _ granule: SizeGranule, of size: Quantity
  ) throws(ArithmeticError) -> MeteredAmount {
    let steps = try granule.steps(size)
    return try times(
      steps, "(\(size.grouped) KB in steps of \(granule.kilobytes) KB)")
  }

  /// Returns a number of records or messages of a size in KB as GB of 2³⁰ bytes.
  package func gigabytes(ofKilobytes size: Quantity) throws(ArithmeticError) -> MeteredAmount {
    try scaled(
      by: size, over: Quantity(1_048_576), "× \(size.grouped) KB ÷ 1,048,576 KB/GB")
  }
}
