import Analysis
import Billing
import Money
import Scenarios

/// The wording of differences in reports for people.
enum DiffWording {
  /// Returns an amount with its sign, in cents.
  static func signed(_ amount: Money) -> String {
    amount > .zero ? "+\(amount.dollars)" : amount.dollars
  }

  /// Returns the difference of two amounts that stand beside it, with its sign.
  static func signed(from before: Money, to after: Money) throws(ArithmeticError) -> String {
    signed(try after.shownRest(without: before))
  }

  /// Returns the description of a line, with its earlier one where that differs.
  static func description(_ line: DiffLine) -> String {
    let texts = [line.before?.description, line.after?.description].compactMap { $0 }
    return change(texts.map(VisibleText.name))
  }

  /// Returns the differences in quantity, prices and region; empty where there are none.
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

  /// Returns why a line costs more or less; empty where there is only one reason.
  static func causes(_ line: DiffLine) -> String {
    [("price", line.pricePart), ("quantity", line.quantityPart), ("free tier", line.allowancePart)]
      .filter { !$0.1.isZero }.map { "\($0.0) \(signed($0.1))" }.joined(separator: ", ")
  }

  /// Returns a note on what is left out because it does not differ; nil when nothing is.
  static func unchanged(_ diff: BudgetDiff) -> String? {
    let count = diff.lines.count - diff.changes.count
    return count == 0 ? nil : "\(Wording.count(count, "line")) without a difference left out."
  }

  /// Returns the verdict in a sentence, and in another one that the plans are not of one length.
  static func verdict(_ diff: BudgetDiff) throws -> String {
    [try comparison(diff), try lengths(diff)].compactMap { $0 }.joined(separator: " ")
  }

  /// Returns what each costs in a month, or another unit, where the plans are not of one length.
  private static func lengths(_ diff: BudgetDiff) throws -> String? {
    guard let lengths = diff.lengths else { return nil }
    let costs = try lengths.each(of: [diff.before.total, diff.after.total]).map(\.dollars)
    return
      "They are not of one length: \(diff.lengthBefore.description) before, at \(costs[0]) a \(lengths.unit); \(diff.lengthAfter.description) after, at \(costs[1]) a \(lengths.unit)."
  }

  private static func comparison(_ diff: BudgetDiff) throws -> String {
    let (before, after) = (diff.before.total, diff.after.total)
    let plan = "\(before.dollars) before, \(after.dollars) after"
    guard diff.outlastsPlan else {
      return diff.difference.isZero
        ? "Both cost \(after.dollars)."
        : "The second costs \(try change(before, after)): \(plan)."
    }
    let owed = try (before: before + diff.owedBefore, after: after + diff.owedAfter)
    let all =
      diff.owedDifference.isZero
      ? "both cost \(owed.after.dollars)"
      : "the second costs \(try change(owed.before, owed.after)): \(owed.before.dollars) before, \(owed.after.dollars) after"
    return "With what commitments owe after the plan, \(all). The plan itself: \(plan)."
  }

  private static func change(_ before: Money, _ after: Money) throws -> String {
    after > before
      ? "\(try after.shownRest(without: before).dollars) more"
      : "\(try before.shownRest(without: after).dollars) less"
  }

  /// Returns the resources that change the cost most, and the change in what credits pay; nil where
  /// nothing differs.
  static func decisive(_ diff: BudgetDiff) throws -> String? {
    let ranking = try diff.byResource()
    var sentences: [String] = []
    if !ranking.isEmpty {
      let first = ranking.prefix(2).map {
        "\(VisibleText.name($0.resource)), \(signed($0.difference))"
      }
      let others = ranking.count - 2
      let rest = others > 0 ? "; \(others == 1 ? "one other" : "\(others) others") by less" : ""
      let what = diff.outlastsPlan ? "the plan itself" : "it"
      sentences.append("What decides \(what): \(first.joined(separator: "; then "))\(rest).")
    }
    if !diff.creditsDifference.isZero {
      let (before, after) = (-diff.before.shown.credits, -diff.after.shown.credits)
      let less = diff.creditsDifference > .zero
      let amount =
        less ? try before.shownRest(without: after) : try after.shownRest(without: before)
      sentences.append("Credits pay \(amount.dollars) \(less ? "less" : "more").")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// Returns the sums of both sides, by name.
  static func totals(_ diff: BudgetDiff) -> [(name: String, before: Money, after: Money)] {
    let owed = ("Owed after the plan", diff.owedBefore, diff.owedAfter)
    let (before, after) = (diff.before.shown, diff.after.shown)
    return [
      ("List price", before.list, after.list),
      ("Free tier", before.freeTier, after.freeTier),
      ("Credits", before.credits, after.credits),
      ("Total", before.total, after.total),
    ] + (diff.outlastsPlan ? [owed] : [])
  }

  private static func change(_ texts: [String]) -> String {
    guard let first = texts.first, let last = texts.last, first != last else {
      return texts.first ?? ""
    }
    return "\(first) → \(last)"
  }
}
