public import Money
import Dates
import Scenarios

/// The charge for something that is deleted before its minimum storage time is over.
public struct EarlyDeletion: Sendable {
  /// The rest of the minimum time, in unit-months of the month in which it is deleted.
  public var amount: MeteredAmount
  /// A description for people, such as `early deletion: 20 of 30 days`.
  public var description: String
}

extension Metering {
  /// Returns the rest of a minimum storage time, where the resource is deleted before it is over.
  ///
  /// Deleting, overwriting or moving something early bills the remaining days pro rata, as if it
  /// had been kept. Only a resource with an end of its own, or with a total number of hours, is
  /// deleted: the end of a plan deletes nothing.
  ///
  /// - Returns: nil where the resource is kept long enough, or not deleted.
  public func earlyDeletion(
    of size: Quantity, _ unit: String, minimumDays: Int
  ) throws -> EarlyDeletion? {
    // One that is deleted after the plan is kept, as far as the plan knows, for long enough.
    var isDeleted =
      resource.until.map { until in
        period.end.map { until <= Moment($0) } ?? true
      } ?? false
    if case .total = resource.schedule { isDeleted = true }
    guard isDeleted, !size.isZero else { return nil }
    let existing = existingHours()
    let kept = try existing.total()
    let minimum = Quantity(minimumDays * 24)
    guard kept < minimum, let last = existing.months.lastIndex(where: { !$0.isZero }) else {
      return nil
    }
    let missing = try minimum - kept
    let month = period.months[last]
    var months = Quantity.zeros(period.months.count)
    months[last] = try size.scaled(by: missing, over: month.monthHours)
    let amount = MeteredAmount(
      months: months,
      steps: [
        Step("\(size.grouped) \(unit)"),
        Step(
          "× \(missing.grouped) h that are missing of \(minimum.grouped) h ÷ \(month.monthHours.grouped) h of a month"
        ),
      ])
    let days = try missing.divided(by: Quantity(24))
    return EarlyDeletion(
      amount: amount, description: "early deletion: \(days.short) of \(minimumDays) days")
  }
}
