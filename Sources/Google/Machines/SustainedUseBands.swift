import Billing
import Money
import Prices

/// A quarter of a month, with the hours that a machine ran in it.
struct SustainedUseBand {
  let hours: MeteredAmount
  /// Its number; nil for all hours.
  var number: Int?
  /// The attributes of its price; nil for the price without a discount.
  var attributes: MeterAttributes?
  /// The addition to the description.
  var suffix = ""

  /// Returns all hours, without a discount.
  static func whole(_ hours: MeteredAmount) -> SustainedUseBand { SustainedUseBand(hours: hours) }
}

extension SustainedUse {
  /// Splits the hours of a machine into the quarters of each month, the first of which costs the
  /// full price.
  ///
  /// The discount depends on the share of the calendar month for which something ran (documentation
  /// of sustained-use discounts, 2026-10-08); `pool` contains what ran before the machine.
  func bands(
    of hours: MeteredAmount, after pool: SustainedUsePool, in period: PlanPeriod
  ) throws -> [SustainedUseBand] {
    var quarters = [[Quantity]](repeating: [], count: 4)
    for (place, month) in period.months.enumerated() {
      let quarter = try month.monthHours.divided(by: Quantity(4))
      var left = hours.months[place]
      for index in 0..<4 {
        var part = Quantity.zero
        for segment in pool.months[place] {
          let ran = try Self.overlap(
            segment.before, hours.months[place], quarter, index: index)
          part = try part + ran.times(segment.share)
        }
        // The last quarter takes the rounding remainder.
        part = index == 3 ? left : min(part, left)
        quarters[index].append(part)
        left = try left - part
      }
    }
    let names = ["first", "second", "third", "fourth"]
    return quarters.enumerated().map { index, months in
      var band = SustainedUseBand(
        hours: MeteredAmount(
          months: months,
          steps: hours.steps + [period.step(months, "in the \(names[index]) quarter of a month:")]),
        number: index)
      if index > 0 {
        band.attributes = ["sustained_use": shares[index - 1]]
        band.suffix = ", sustained use: \(shares[index - 1])%"
      }
      return band
    }
  }

  /// Returns the hours, after a number of others, that lie in a quarter; the last quarter has no
  /// end.
  private static func overlap(
    _ before: Quantity, _ hours: Quantity, _ quarter: Quantity, index: Int
  ) throws(ArithmeticError) -> Quantity {
    let start = try quarter * index
    let end = index == 3 ? try before + hours : try start + quarter
    let (first, last) = (max(before, start), min(try before + hours, end))
    return first < last ? try last - first : .zero
  }
}

extension PlanPeriod {
  fileprivate func step(_ hours: [Quantity], _ prefix: String) -> Step {
    let isSame = hours.allSatisfy { $0 == hours.first }
    let list = zip(months, hours).map { "\($0.label): \($1.grouped) h" }.joined(separator: ", ")
    return Step("\(prefix) \(isSame ? "\(hours.first?.grouped ?? "0") h" : list)")
  }
}
