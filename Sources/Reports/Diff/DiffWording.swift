import Analysis
import Billing
import Money

/// How differences are said in reports for people.
enum DiffWording {
  /// An amount with its sign, in cents.
  static func signed(_ amount: Money) -> String {
    amount > .zero ? "+\(amount.dollars)" : amount.dollars
  }

  /// What a line is, and what it was where that differs.
  static func description(_ line: DiffLine) -> String {
    let texts = [line.before?.description, line.after?.description].compactMap { $0 }
    return change(texts.map(VisibleText.name))
  }

  /// What of quantity, prices and region differs; empty where nothing does.
  static func details(_ line: DiffLine) -> String {
    let sides = [line.before, line.after].compactMap { $0 }
    let details = [
      sides.map { Wording.quantity($0.quantity, line.unit) },
      sides.map { $0.prices.map(Wording.price).joined(separator: ", ") },
      sides.map(\.region).map(VisibleText.line),
    ]
    if sides.count == 1 { return "\(details[0][0]) × \(details[1][0])" }
    return details.filter { $0[0] != $0[1] }.map(change).joined(separator: "; ")
  }

  /// Why a line costs more or less; empty where there is one reason and nothing to tell apart.
  static func causes(_ line: DiffLine) -> String {
    [("price", line.pricePart), ("quantity", line.quantityPart), ("free tier", line.allowancePart)]
      .filter { !$0.1.isZero }.map { "\($0.0) \(signed($0.1))" }.joined(separator: ", ")
  }

  /// What is left out because nothing of it differs; nil when nothing is.
  static func unchanged(_ diff: BudgetDiff) -> String? {
    let count = diff.lines.count - diff.changes.count
    return count == 0 ? nil : "\(Wording.count(count, "line")) without a difference left out."
  }

  /// The verdict in a sentence.
  static func verdict(_ diff: BudgetDiff) -> String {
    if diff.difference.isZero { return "Both cost \(diff.after.total.dollars)." }
    let amount = diff.isIncrease ? diff.difference : -diff.difference
    return
      "The second costs \(amount.dollars) \(diff.isIncrease ? "more" : "less"): \(diff.before.total.dollars) before, \(diff.after.total.dollars) after."
  }

  /// The sums of both sides, by name.
  static func totals(_ diff: BudgetDiff) -> [(name: String, before: Money, after: Money)] {
    [
      ("List price", diff.before.list, diff.after.list),
      ("Free tier", diff.before.freeTier, diff.after.freeTier),
      ("Credits", diff.before.credits, diff.after.credits),
      ("Total", diff.before.total, diff.after.total),
    ]
  }

  private static func change(_ texts: [String]) -> String {
    guard let first = texts.first, let last = texts.last, first != last else {
      return texts.first ?? ""
    }
    return "\(first) → \(last)"
  }
}
