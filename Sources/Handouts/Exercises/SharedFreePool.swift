import Billing
import Scenarios
import Money
import Prices
import Reports

/// Exercises on a pool of free hours from which several servers draw.
enum SharedFreePool: ExerciseKind {
  static let id = "shared-free-pool"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    // Use only an offer that an account of this plan can have.
    let scenario = context.budget.scenario
    let date = scenario.start ?? context.budget.pricesDate
    guard scenario.appliesFreeTier else { return nil }
    let pool = try context.servers().map(\.name).lazy.compactMap { type in
      context.hoursKey(type).flatMap { key in
        context.budget.offers.all.first { offer in
          offer.isOpen(to: scenario.account(of: offer.provider), on: date) && offer.covers(key)
        }
      }.map { (type: type, offer: $0) }
    }.first
    guard let (type, offer) = pool, let price = try context.hourly(type),
      let free = offer.limit.whole
    else { return nil }
    let account =
      offer.kind == .twelveMonths ? "An account in its first year" : "An account"
    let (servers, days) = (random.int(2...9), random.int(28...31))
    let used = servers * days * 24
    guard used > free else { return nil }
    let amount = try Money(Quantity(used - free), at: price)
    return Exercise(
      kind: id, title: "One pool for all",
      question:
        "\(account) has \(free) free hours of \(type) a month. \(servers) such servers run all day in a month of \(days) days. What do their hours cost?",
      given: [
        "\(type): \(Wording.price(price)) an hour",
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
