import Billing
import Money
import Prices
import Reports

/// Exercises on an hourly-billed resource of the plan that is left on for days.
enum LeftForDays: ExerciseKind {
  static let id = "left-for-days"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    let hourly = context.lines().filter { charge in
      let usage = charge.usage
      // Processors and memory that are billed apart count hours of their own, not of the machine.
      return usage.unit == "hour" && usage.granule?.time != nil && charge.rate.tiers.count == 1
        && (usage.nature == .running || usage.nature == .existing)
    }
    guard let charge = random.pick(hourly), let price = charge.rate.tiers.first?.unitPrice else {
      return nil
    }
    let (people, days) = (random.int(2...60), random.int(2...45))
    let hours = people * days * 24
    let amount = try Money(Quantity(hours), at: price)
    guard !amount.rounded(to: 2).isZero else { return nil }
    return Exercise(
      kind: id, title: "Left for days",
      question:
        "\(people) people each leave one \(context.title(of: charge)) as it is for \(days) days more than they need it. What does that cost at list price?",
      given: ["\(Wording.price(price)) an hour"], form: "in dollars, to the cent",
      answer: amount.dollars,
      steps: [
        "\(days) days × 24 hours = \(days * 24) hours",
        "\(days * 24) hours × \(people) = \(Quantity(hours).grouped) hours",
        "\(Quantity(hours).grouped) hours × \(Wording.price(price)) = \(Wording.exact(amount))",
        "≈ \(amount.dollars)",
      ])
  }
}
