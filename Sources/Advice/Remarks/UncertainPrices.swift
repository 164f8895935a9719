import Billing
import Money
import Prices
import Scenarios

/// Prices that no official list confirms.
enum UncertainPrices: WarningRule {
  static let id = "uncertain-prices"
  static let summary = "Prices come from a source that is not fully trusted, or are unverified."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let reasonsByMeter = context.meters.map { $0.rate.card.flatMap(reason) }
    guard reasonsByMeter.contains(where: { $0 != nil }) else { return [] }
    var sum = Money.zero
    for charge in context.charges {
      guard let meter = charge.meter, reasonsByMeter[meter] != nil else { continue }
      sum = try sum + charge.amount()
    }
    var reasons: [String] = []
    for case let reason? in reasonsByMeter where !reasons.contains(reason) {
      reasons.append(reason)
    }
    guard try sum.isWorthMentioning(of: context.budget.totals.list) else { return [] }
    return [
      remark(
        """
        \(sum.dollars) of \(context.budget.totals.list.dollars) at list price rests on prices that \
        are not certain: \(Wording.list(reasons)). Take it as an estimate.
        """)
    ]
  }

  private static func reason(_ card: RateCard) -> String? {
    if let note = card.note, note.lowercased().hasPrefix("unverified") {
      return "\(card.key.meter) (\(note))"
    }
    guard card.source.confidence != "high" else { return nil }
    // After a comma, the name continues with the copy through which the source was read.
    let name = String(card.source.name.utf8.prefix { $0 != UInt8(ascii: ",") }) ?? ""
    return "\(name) (\(card.source.confidence) confidence)"
  }
}
