import Billing
import Scenarios
import Money
import Prices
import Reports

/// One pool of free hours, and several servers that draw from it.
enum SharedFreePool: ExerciseKind {
  static let id = "shared-free-pool"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    let offers = try context.prices.freeTierOffers(of: context.budget.scenario.provider)
    let hours = context.hoursKey("t2.micro").flatMap { key in
      offers.first { offer in
        offer.kind == .twelveMonths && offer.meters.contains { $0.covers(key) }
      }
    }
    guard let price = try context.hourly("t2.micro"), let free = hours?.limit.whole else {
      return nil
    }
    let (servers, days) = (random.int(2...9), random.int(28...31))
    let used = servers * days * 24
    guard used > free else { return nil }
    let amount = try Money(Quantity(used - free), at: price)
    return Exercise(
      kind: id, title: "One pool for all",
      question:
        "An account in its first year has \(free) free hours of t2.micro a month. \(servers) such servers run all day in a month of \(days) days. What do their hours cost?",
      given: [
        "t2.micro: \(Wording.price(price)) an hour",
        "the free hours are those of the account, not of each server",
      ],
      form: "in dollars, to the cent", answer: amount.dollars,
      steps: [
        "\(servers) servers × \(days) days × 24 hours = \(Quantity(used).grouped) hours",
        "\(Quantity(used).grouped) - \(free) free = \(Quantity(used - free).grouped) hours to pay",
        "\(Quantity(used - free).grouped) hours × \(Wording.price(price)) = \(Wording.exact(amount))",
        "≈ \(amount.dollars)",
      ])
  }
}
