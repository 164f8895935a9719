import Billing
import Money

/// Storage classes for data that is seldom read bill a minimum time, whenever the data is deleted.
enum DeletedBeforeMinimum: ResourceRule {
  static let id = "deleted-before-minimum"
  static let summary = "Data is deleted before the minimum time that its storage class bills."

  static func together(_ amount: Money) -> String { "\(amount.dollars) for time after deletion" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    let rest = try item.amount { $0.usage.part == .minimumTime }
    guard rest.isWorthMentioning else { return nil }
    let kept = try item.amount { $0.isStored && $0.usage.part != .minimumTime }
    return Finding(amount: rest) {
      """
      Its data is deleted before the minimum time of its storage class: \(rest.dollars) is for time \
      after its deletion, beside \(kept.dollars) for the time that it is kept. A class without a \
      minimum may cost less for so short a time.
      """
    }
  }
}
