import Dates
package import Money
public import Scenarios

/// Charges that an account pays once, however many resources cause them.
extension Metering {
  /// Returns the resources before this one in the plan that are billed in the same account and
  /// have the same service.
  ///
  /// `isAlike`: whether one of them causes the same charge.
  public func earlier(_ isAlike: (Resource) -> Bool) -> [Resource] {
    let before = planned.prefix(place.offset)
    return before.filter { other in
      other.service == resource.service && other.provider == resource.provider
        && (!hasAccountsOfStudents || other.isShared == resource.isShared) && isAlike(other)
    }
  }

  /// Returns hours of this resource without those in which one of the earlier resources causes the
  /// same charge.
  ///
  /// Scheduled hours count as the same hours, as far as the windows of the resources overlap.
  public func hours(
    _ own: MeteredAmount, notCausedBy earlier: [Resource]
  ) throws -> MeteredAmount {
    if earlier.isEmpty { return own }
    var months: [Quantity] = []
    for (index, month) in period.months.enumerated() {
      let exists = try month.hours(from: resource.from, until: resource.until)
      var left = own.months[index]
      if !exists.isZero {
        let alone = try exists - alwaysOn(earlier, in: month)
        left = try left.scaled(by: alone, over: exists)
        for other in earlier where other.schedule != .always {
          let both = try overlap(with: other, in: month)
          let window = try month.hours(from: other.from, until: other.until)
          guard !both.isZero, !window.isZero else { continue }
          let scheduled = try scheduledHours(of: other, in: month).scaled(by: both, over: window)
          let rest = max(.zero, try own.months[index] - scheduled)
          left = min(left, rest)
        }
      }
      months.append(left)
    }
    return MeteredAmount(
      months: months,
      steps: own.steps + [described(months, "hour", prefix: "not caused by another already:")])
  }

  /// Returns the hours that a resource runs in a month by its schedule.
  package func scheduledHours(of other: Resource, in month: BillingMonth) throws -> Quantity {
    let exists = try month.hours(from: other.from, until: other.until)
    if let hours = try other.schedule.hours(within: exists, monthHours: month.monthHours) {
      return hours
    }
    guard case .total(let hours) = other.schedule else { return exists }
    let all = try period.months.map { try $0.hours(from: other.from, until: other.until) }.sum()
    return all.isZero ? .zero : try hours.likely.scaled(by: exists, over: all)
  }

  /// Returns the hours of a month within the resource's own window in which at least one other that
  /// is always on exists.
  private func alwaysOn(
    _ others: [Resource], in month: BillingMonth
  ) throws(ArithmeticError) -> Quantity {
    var spans: [(from: Moment?, until: Moment?)] = []
    for other in others where other.schedule == .always {
      spans.append((later(other.from, resource.from), sooner(other.until, resource.until)))
    }
    spans.sort { left, right in
      guard let second = right.from else { return false }
      return left.from.map { $0 < second } ?? true
    }
    var total = Quantity.zero
    var end: Moment?
    for (index, span) in spans.enumerated() {
      let from = index == 0 ? span.from : later(span.from, end)
      if let from, let until = span.until, until <= from { continue }
      total = try total + month.hours(from: from, until: span.until)
      guard let until = span.until else { return total }
      end = until
    }
    return total
  }

  private func overlap(
    with other: Resource, in month: BillingMonth
  ) throws(ArithmeticError) -> Quantity {
    try month.hours(
      from: later(other.from, resource.from), until: sooner(other.until, resource.until))
  }

  private func later(_ one: Moment?, _ other: Moment?) -> Moment? {
    guard let one, let other else { return one ?? other }
    return max(one, other)
  }

  private func sooner(_ one: Moment?, _ other: Moment?) -> Moment? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
  }
}
