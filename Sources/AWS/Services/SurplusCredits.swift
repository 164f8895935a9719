import Billing
import Money
import Prices
import Scenarios

/// Processor credits that are used beyond those earned.
enum SurplusCredits {
  /// Returns what is used, and refuses more than the processors can use.
  ///
  /// What is billed is the use above the baseline (EC2 user guide, "Unlimited mode", text of
  /// 2023-06), and all processors at 100% use the rest of their time and no more.
  ///
  /// `hours`: those for which the processors run.
  static func possible(
    _ surplus: MeteredAmount, of type: InstanceType, running hours: MeteredAmount,
    field: Field<Quantity>, _ metering: inout Metering
  ) throws -> MeteredAmount {
    guard let baseline = type.baselinePercent else { return surplus }
    let above = max(try Quantity(100) - baseline, .zero)
    func most(_ hours: Quantity) throws -> Quantity {
      // Rounded up, since the hours of a month may be rounded down.
      try hours.times(type.vcpu).scaled(by: above, over: Quantity(100)).rounded(to: 6, .up)
    }
    let (total, time) = (try surplus.total(), try hours.total())
    if metering.isDrawn {
      let limit = try most(time)
      return total > limit ? try surplus.scaled(by: limit, over: total) : surplus
    }
    let resource = metering.resource
    let used = try highest(total, resource.fields.range(field.name))
    let running = try highest(time, resource.schedule.hours)
    let limit = try most(running)
    guard used > limit else { return surplus }
    let processors = "\(type.vcpu.grouped) \(Words.noun("vCPU", for: type.vcpu))"
    metering.problem(
      at: field.name,
      """
      \(used.rounded(to: 2).grouped) vCPU-hours above the baseline are more than the \
      \(limit.rounded(to: 2).grouped) that \(type.name) can use in \(running.rounded(to: 2).grouped) hours
      """,
      hints: [
        """
        at 100%, its \(processors) use \(above.grouped)% of their time above the baseline of \
        \(baseline.grouped)%; more needs a larger type or more of them
        """
      ])
    return surplus
  }

  /// Returns the same for the processors of databases of a class, such as `db.t3.micro`.
  static func possible(
    _ surplus: MeteredAmount, ofDatabases name: String, running hours: MeteredAmount,
    field: Field<Quantity>, _ metering: inout Metering
  ) throws -> MeteredAmount {
    let type = try metering.specification(of: String(name.dropFirst("db.".count)))
    guard let type else { return surplus }
    return try possible(surplus, of: type, running: hours, field: field, &metering)
  }

  /// Returns what a quantity that was metered at a range's likely value is at its high end.
  private static func highest(_ quantity: Quantity, _ range: RangedQuantity?) throws -> Quantity {
    guard let range, range.isRange, !range.likely.isZero else { return quantity }
    return try quantity.scaled(by: range.high, over: range.likely)
  }
}
