package import Money
import Scenarios

extension WarningContext {
  /// Returns what the resources cost at list price in some hours in which all of them run.
  ///
  /// What bills by time does so in all of these hours, even if the plan has fewer of them: it may
  /// not be turned off. What is used and stored counts by its share of the time, and at most in
  /// full; so does what ends by itself, or is owed for a commitment.
  package func cost(ofAllRunningFor hours: Quantity) throws -> Money {
    try resources.map { try cost(of: $0, runningFor: hours) }.sum()
  }

  private func cost(of item: PlannedResource, runningFor hours: Quantity) throws -> Money {
    guard !item.charges.isEmpty else { return .zero }
    let exists = try existence(of: item).hours
    let runs = item.isScheduled ? try runningHours(of: item) : exists
    let ends = item.facts?.endsByItself(item.resource.fields) ?? false
    func share(_ amount: Money, of time: Quantity, isOpen: Bool) throws -> Money {
      if time.isZero || (time <= hours && !isOpen) { return amount }
      return try amount.scaled(by: hours, over: time)
    }
    // A commitment bills all hours, whatever runs in them.
    func isHourly(_ charge: PlannedCharge) -> Bool {
      charge.isHourly && charge.usage.purchase?.commitment == nil
    }
    func isForRunning(_ charge: PlannedCharge) -> Bool {
      isHourly(charge) && (charge.usage.nature == .running || charge.usage.part == .address)
    }
    let running = try item.amount(where: isForRunning)
    let existing = try item.amount { isHourly($0) && !isForRunning($0) }
    return try share(running, of: runs, isOpen: !ends)
      + share(existing, of: exists, isOpen: !ends)
      + share(item.amount() - running - existing, of: exists, isOpen: false)
  }
}

extension Estimator {
  /// Returns what a plan costs at list price in some hours in which all of it runs.
  package func cost(of budget: Budget, allRunningFor hours: Quantity) throws -> Money {
    try WarningContext(budget: budget, prices: prices).cost(ofAllRunningFor: hours)
  }
}
