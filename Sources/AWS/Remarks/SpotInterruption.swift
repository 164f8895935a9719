import Billing
import Money
import Scenarios

/// Spot instances are reclaimed with two minutes' notice (EC2 user guide, text of 2023-06).
enum SpotInterruption: WarningRule {
  static let id = "spot-interruption"
  static let summary =
    "Spot instances can be interrupted, and the plan says nothing of it in a description or a tag 'interruption'."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let items = context.spotWithoutAWord()
    guard !items.isEmpty else { return [] }
    var saved = Money.zero
    for charge in items.flatMap(\.charges) where charge.isPaid(as: .spot) {
      guard let onDemand = try context.onDemandPrice(of: charge) else { continue }
      saved = try saved + Money(charge.quantity(), at: onDemand) - charge.amount()
    }
    let saving =
      saved > .zero && saved.isWorthMentioning
      ? ": that is why it costs \(saved.dollars) less than on demand here" : ""
    return [
      remark(
        """
        \(Wording.list(items)) can be taken away with two minutes' notice\(saving). \
        Keep work on a disk that outlives the server, and say in the plan's description how \
        interruptions are met.
        """)
    ]
  }
}
