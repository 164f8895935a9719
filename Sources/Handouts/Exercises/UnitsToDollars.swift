import Billing
import Money
import Prices
import Reports

/// Exercises on units of a meter of the plan times its price, stated as people know it.
enum UnitsToDollars: ExerciseKind {
  static let id = "units-to-dollars"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard let charge = random.pick(context.lines()), let tier = charge.rate.tiers.first else {
      return nil
    }
    let price = tier.unitPrice
    // Use enough units for a noticeable bill.
    var size = 1
    while size < 1_000_000_000, try price * size < least { size *= 10 }
    let units = Quantity(random.int(2...60) * size)
    if let end = tier.to, units > end { return nil }
    let amount = try Money(units, at: price)
    guard !amount.rounded(to: 2).isZero else { return nil }
    let unit = charge.usage.unit
    let (text, per) = Plain.price(price, unit)
    let counted = Wording.exact(units, unit)
    let over = per == 1 ? "" : " ÷ \(Quantity(per).grouped)"
    let each = per == 1 ? text : Wording.price(try price * per)
    return Exercise(
      kind: id, title: "Units to dollars",
      question:
        "The plan pays for \(context.title(of: charge)). What do \(counted) of it cost at list price, without any free allowance?",
      given: [per == 1 ? "\(text) for one \(VisibleText.name(unit))" : text],
      form: "in dollars, to the cent", answer: amount.dollars,
      steps: ["\(counted)\(over) × \(each) = \(Wording.exact(amount))", "≈ \(amount.dollars)"])
  }

  private static let least = (try? UnitPrice("0.1")) ?? .zero
}
