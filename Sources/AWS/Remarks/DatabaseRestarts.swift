import Billing
import Money
import Scenarios

/// A stopped database starts again after seven days (RDS user guide, text of 2023-06).
enum DatabaseRestarts: ResourceRule {
  static let id = "database-restarts"
  static let summary =
    "An RDS database that is stopped for more than 7 days starts again by itself."

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) for a week of all"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard item.service == RDS.definition.id, mayStopForLong(item.resource.schedule) else {
      return nil
    }
    let running = try context.runningHours(of: item)
    let stopped = try context.existingHours(of: item) - running
    let hourly = try item.amount(where: \.isHourly)
    guard stopped > Quantity(168), !running.isZero, !hourly.isZero else { return nil }
    let week = try hourly.scaled(by: Quantity(168), over: running)
    return Finding(amount: week) {
      """
      A stopped database starts again by itself after 7 days and bills \(week.dollars) a week \
      until somebody stops it again. For longer pauses keep a snapshot and delete the database.
      """
    }
  }

  /// Hours per day or week leave no pause of seven days.
  private static func mayStopForLong(_ schedule: Schedule) -> Bool {
    switch schedule {
    case .perMonth, .total: return true
    case .always, .perDay, .perWeek: return false
    }
  }
}
