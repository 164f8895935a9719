import Billing
import Money
import Scenarios

/// A reservation is a commitment to pay for one or three years, used or not (EC2 pricing page).
enum ReservationOutlastsPlan: ResourceRule {
  static let id = "reservation-outlasts-plan"
  static let summary = "A reservation commits to more hours than the plan has."

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) owed besides the plan"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    // Processors and memory of a task are committed together, in two lines.
    let charges = item.charges.filter { $0.usage.purchase?.commitment != nil }
    guard let charge = charges.first, let commitment = charge.usage.purchase?.commitment else {
      return nil
    }
    let term = Quantity(commitment.termHours)
    let exists = try context.existingHours(of: item)
    guard exists < term else { return nil }
    let copies = context.copies(of: item)
    let share = try charges.map { charge in try charge.amount() }.sum()
    let owed = try share.scaled(by: term, over: exists)
    let besides = try owed - share
    let onDemand = try context.onDemandPrice(of: charge).map {
      " On demand the plan's hours cost \(try (Money(exists, at: $0) * copies).dollars)."
    }
    let paid: String
    switch commitment.upfront {
    case .all: paid = "is paid for in advance with it"
    case .partial: paid = "is owed besides, half of it paid in advance"
    case .none: paid = "is owed besides, by the hour after the end of the plan"
    }
    let years = commitment.years == 3 ? "three years" : "one year"
    return Finding(amount: besides) {
      """
      A \(commitment.noun) is owed for \(years), \(term.grouped) hours, used or not: \
      \(owed.dollars) in all. This plan has \(exists.short) of them, \(share.dollars); \
      \(besides.dollars) \(paid).\(onDemand ?? "")
      """
    }
  }
}
