import Billing
import Money
import Prices
import Scenarios

/// Where each start is billed by the whole hour, many short sessions cost more than their hours:
/// all instances before 2017-10-02, Windows and RHEL for some years longer, SUSE to this day.
enum WholeHours: WarningRule {
  static let id = "whole-hours"
  static let summary =
    "A scheduled instance is billed by whole hours from each start, as all were before 2017-10-02."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let items = context.resources.filter { item in
      cycle(item.resource.schedule) != nil && item.charges.contains(where: isByWholeHour)
    }
    guard let first = items.first, let cycle = cycle(first.resource.schedule),
      let hours = first.resource.schedule.hours?.likely.short,
      let price = first.charges.first(where: isByWholeHour)?.firstPrice
    else { return [] }
    return [
      remark(
        """
        Each start of \(Wording.list(items)) is billed by the whole hour, and the \
        \(hours) hours \(cycle) are counted as one run. In several sessions each one is rounded up \
        by itself: five sessions of 1.5 hours are 10 hours at \(price.dollars), not 7.5.
        """)
    ]
  }

  private static func isByWholeHour(_ charge: PlannedCharge) -> Bool {
    charge.isCompute && charge.usage.granule?.time == .wholeHour
  }

  /// Returns the cycle in which it is started again and again; nil where it may be started only
  /// once.
  private static func cycle(_ schedule: Schedule) -> String? {
    switch schedule {
    case .always, .total: return nil
    case .perDay: return "a day"
    case .perWeek: return "a week"
    case .perMonth: return "a month"
    }
  }
}
