import Billing
import Money
import Scenarios

/// Resources that bill until somebody deletes them should have an end in the plan.
enum NoEnd: ResourceRule {
  static let id = "no-end"
  static let summary =
    "An endpoint, cluster, warehouse, database or load balancer has neither an end nor a schedule."

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) for a week of all"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard let name = item.facts?.needsEnd(item.resource.fields), !item.isScheduled,
      item.resource.until == nil
    else { return nil }
    // What a commitment bills goes on to the end of its term, whatever is deleted.
    func ends(_ charge: PlannedCharge) -> Bool { charge.usage.purchase?.commitment == nil }
    guard try !item.amount(where: { $0.isHourly && ends($0) }).isZero else { return nil }
    // Its storage goes with it, and bills as long.
    let standing = try item.amount { ($0.isHourly || $0.isStored) && ends($0) }
    let exists = try context.existingHours(of: item)
    let day = try standing.scaled(by: Quantity(24), over: exists)
    let week = try standing.scaled(by: Quantity(168), over: exists)
    let end = context.budget.period.start == nil ? "" : ", or when it goes, with \"until\""
    return Finding(amount: week) {
      """
      Nothing in the plan ends this \(name): it bills until it is deleted, used or not, \
      \(day.dollars) a day and \(week.dollars) for each week in which it is forgotten. Say how \
      long it runs, for example with "hours_per_week"\(end).
      """
    }
  }
}
