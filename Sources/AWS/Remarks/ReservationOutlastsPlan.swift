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
    guard let owed = try context.commitment(of: item) else { return nil }
    let copies = context.copies(of: item)
    let onDemand = try context.onDemandPrice(of: owed.charge).map {
      " On demand the plan's hours cost \(try (Money(owed.exists, at: $0) * copies).dollars)."
    }
    let paid: String
    switch owed.commitment.upfront {
    case .all: paid = "is paid for in advance with it"
    case .partial:
      paid =
        owed.statedFees.map { "is owed besides; \($0.dollars) of all is paid in advance" }
        ?? "is owed besides, half of it paid in advance"
    case .none: paid = "is owed besides, by the hour after the end of the plan"
    }
    let noun = Words.capitalized(Words.withArticle(owed.commitment.noun))
    return Finding(amount: owed.besides) {
      """
      \(noun) is owed for \(owed.years), \(owed.term.grouped) hours, used or not: \
      \(owed.whole.dollars) in all. This plan has \(owed.exists.short) of them, \
      \(owed.share.dollars); \(owed.besides.dollars) \(paid).\(onDemand ?? "")
      """
    }
  }
}
