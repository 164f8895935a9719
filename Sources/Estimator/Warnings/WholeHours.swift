import Money
import Scenarios

/// Where each start is billed by the whole hour, many short sessions cost more than their hours: all
/// instances before 2017-10-02, SUSE still (EC2 user guide, text of 2023-06).
enum WholeHours: WarningRule {
  static let id = "whole-hours"
  static let summary =
    "A scheduled instance is billed by whole hours from each start, as all were before 2017-10-02."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    context.resources.compactMap { item in
      let charge = item.charges.first {
        $0.isCompute && $0.usage.granule == TimeGranule.wholeHour.rule
      }
      guard let run = run(item.resource.schedule), let charge, let price = charge.firstPrice,
        item.resource.fields[EC2.purchaseOption].reservation == nil
      else { return nil }
      return remark(
        """
        Each start is billed by the whole hour. The \(run.hours.short) hours \(run.cycle) are \
        counted as one run; in several sessions each one is rounded up by itself, up to \
        \(price.dollars) more a session. Five sessions of 1.5 hours are billed as 10 hours, not 7.5.
        """, on: item)
    }
  }

  private static func run(_ schedule: Schedule) -> (hours: Quantity, cycle: String)? {
    switch schedule {
    case .always: return nil
    case .perDay(let hours): return (hours.likely, "a day")
    case .perWeek(let hours): return (hours.likely, "a week")
    case .perMonth(let hours): return (hours.likely, "a month")
    case .total(let hours): return (hours.likely, "in all")
    }
  }
}
