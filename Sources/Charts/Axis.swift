/// The way in which values are spread along an axis.
public enum AxisScale: Sendable, Hashable {
  /// Evenly, from zero.
  case linear
  /// By powers of ten; values of zero or less stand at its start.
  case logarithmic
}

/// An axis: its marks, and the positions of values, from 0 to 1.
struct Axis {
  /// A mark, with its position and text.
  struct Tick: Equatable {
    var place: Double
    var label: String
  }

  let ticks: [Tick]
  private let low: Double
  private let high: Double
  private let scale: AxisScale

  /// Creates an axis that spans all the values, with about a given number of marks; `prefix` goes
  /// before each figure.
  init(_ values: [Double], prefix: String = "", scale: AxisScale = .linear, marks: Int = 5) {
    let values = values.filter(\.isFinite)
    self.scale = scale
    switch scale {
    case .linear:
      let step = DecimalStep(atLeast: (max(values.max() ?? 0, 0)) / Double(max(marks, 1)))
      let top = max(1, Int(((values.max() ?? 0) / step.value).rounded(.up)))
      (low, high) = (0, Double(top) * step.value)
      ticks = (0...top).map { Tick(place: Double($0) / Double(top), label: step.label($0, prefix)) }
    case .logarithmic:
      let positive = values.filter { $0 > 0 }
      let first = DecimalStep.exponent(of: positive.min() ?? 1, .down)
      let last = max(DecimalStep.exponent(of: positive.max() ?? 10, .up), first + 1)
      (low, high) = (Double(first), Double(last))
      ticks = (first...last).map { exponent in
        let step = DecimalStep(digit: 1, exponent: exponent)
        return Tick(
          place: Double(exponent - first) / Double(last - first), label: step.label(1, prefix))
      }
    }
  }

  /// Returns the position of a value.
  func place(_ value: Double) -> Double {
    guard value.isFinite else { return 0 }
    switch scale {
    case .linear: return min(max(value / high, 0), 1)
    case .logarithmic:
      guard value > 0 else { return 0 }
      return min(max((DecimalStep.logarithm(value) - low) / (high - low), 0), 1)
    }
  }
}

/// A step of 1, 2 or 5 times a power of ten, whose multiples can be written exactly.
struct DecimalStep: Equatable {
  var digit: Int
  var exponent: Int

  init(digit: Int, exponent: Int) {
    self.digit = digit
    self.exponent = exponent
  }

  /// Creates the smallest step that is not less than a value.
  init(atLeast value: Double) {
    guard value.isFinite, value > 0 else {
      self.init(digit: 1, exponent: 0)
      return
    }
    let exponent = Self.exponent(of: value, .down)
    let scaled = value / Self.power(exponent)
    // A value that exceeds a step only by a binary rounding error is that step.
    for digit in [1, 2, 5] where scaled <= Double(digit) * 1.000_000_1 {
      self.init(digit: digit, exponent: exponent)
      return
    }
    self.init(digit: 1, exponent: exponent + 1)
  }

  var value: Double { Double(digit) * Self.power(exponent) }

  /// Returns the exact text of a number of steps.
  func label(_ count: Int, _ prefix: String) -> String {
    let number = count * digit
    if exponent >= 0 {
      return prefix
        + Self.grouped(
          String(number) + (number == 0 ? "" : String(repeating: "0", count: exponent)))
    }
    let places = -exponent
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var fraction = String(padded.suffix(places))
    // Dollars always have two decimals if they have any.
    if prefix == "$", places == 1 { fraction += "0" }
    return prefix + Self.grouped(String(padded.dropLast(places))) + "." + fraction
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// Returns a power of ten.
  static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(exponent.magnitude, 300) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }

  /// Returns the exponent of the nearest power of ten below, or above, a positive value.
  static func exponent(of value: Double, _ rounding: FloatingPointRoundingRule) -> Int {
    var exponent = 0
    while exponent < 15, power(exponent + 1) <= value * 1.000_000_1 { exponent += 1 }
    while exponent > -12, power(exponent) > value * 1.000_000_1 { exponent -= 1 }
    return rounding == .up && power(exponent) < value * 0.999_999_9 ? exponent + 1 : exponent
  }

  /// Returns the decimal logarithm, precise enough for a picture.
  static func logarithm(_ value: Double) -> Double {
    let exponent = exponent(of: value, .down)
    var mantissa = value / power(exponent)
    var (result, digit) = (Double(exponent), 0.5)
    // Find the logarithm one binary digit at a time.
    for _ in 0..<24 {
      mantissa *= mantissa
      if mantissa >= 10 {
        mantissa /= 10
        result += digit
      }
      digit /= 2
    }
    return result
  }
}
