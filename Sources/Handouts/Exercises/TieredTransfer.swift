import Billing
import Prices
import Money
import Reports

/// Exercises on a tiered price: each tier is filled before the next one begins.
enum TieredTransfer: ExerciseKind {
  static let id = "tiers"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard context.uses(.transferOut), let card = try context.card(.transferOut),
      card.tiers.count > 1
    else { return nil }
    let last = random.int(1...card.tiers.count - 1)
    guard let start = card.tiers[last].from.whole else { return nil }
    let gigabytes = Quantity(start + random.int(1...200) * 100)
    var steps: [String] = []
    var parts: [Money] = []
    for tier in card.tiers where tier.from < gigabytes {
      let part = try min(gigabytes, tier.to ?? gigabytes) - tier.from
      let amount = try Money(part, at: tier.unitPrice)
      steps.append(
        "\(part.grouped) GB × \(Wording.price(tier.unitPrice)) = \(Wording.exact(amount))")
      parts.append(amount)
    }
    let sum = try parts.sum()
    steps.append(
      "\(parts.map { Wording.exact($0) }.joined(separator: " + ")) = \(Wording.exact(sum))")
    return Exercise(
      kind: id, title: "Slices of a price",
      question:
        "A course site sends \(gigabytes.grouped) GB to the internet in one month. What does that cost at list price, without any free allowance?",
      given: card.tiers.map { tier in
        let end = tier.to.map { " to \($0.grouped)" } ?? " up"
        return "from \(tier.from.grouped) GB\(end): \(Wording.price(tier.unitPrice)) a GB"
      }, form: "in dollars, to the cent", answer: sum.dollars, steps: steps + ["≈ \(sum.dollars)"])
  }
}
