import Billing
import Prices
import Money
import Reports

/// Exercises with classic errors from course materials, to be found and corrected.
enum FindTheError: ExerciseKind {
  static let id = "find-the-error"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    switch random.int(0...3) {
    case 0: return try dollarsForHours(context, &random)
    case 1: return try centsForDollars(context, &random)
    case 2: return context.uses(.snapshot) ? try shiftedPoint(context, &random) : nil
    default: return context.uses(.gateway) ? try oneForTwo(context, &random) : nil
    }
  }

  private static func exercise(
    _ question: String, _ given: [String], _ error: String, _ steps: [String], _ amount: Money
  ) -> Exercise {
    Exercise(
      kind: id, title: "Find the error", question: question, given: given,
      form: "in dollars, to the cent", answer: amount.dollars,
      steps: ["the error: \(error)"] + steps + ["≈ \(amount.dollars)"])
  }

  /// Confuses units: “$750 of free tier” are hours.
  private static func dollarsForHours(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard let machine = try context.servers().first(where: { $0.name == "t2.micro" }) else {
      return nil
    }
    let (type, price) = (machine.name, machine.price)
    let months = random.int(1...12)
    let amount = try Money(Quantity(750 * months), at: price)
    return exercise(
      "A slide says: “A new account gets $750 a month of free \(type) servers.” One figure has the wrong unit. What is the free offer really worth in \(Words.count(months, "month")), if it is used in full?",
      ["\(type): \(Wording.price(price)) an hour", "the figure 750 itself is right"],
      "750 are hours, not dollars",
      ["750 hours × \(months) × \(Wording.price(price)) = \(Wording.exact(amount))"], amount)
  }

  /// Confuses units: “0.015 cents an hour” are dollars.
  private static func centsForDollars(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard let machine = random.pick(try context.types()) else { return nil }
    let (type, price) = (machine.name, machine.price)
    let hours = random.int(20...700)
    let amount = try Money(Quantity(hours), at: price)
    return exercise(
      "A handout says: “A \(type) costs \(price) cents an hour.” The figure is that of the price list, the unit is not: the list is in dollars. What do \(hours) hours really cost?",
      [], "the price is in dollars; in cents it is a hundred times too low",
      ["\(hours) hours × \(Wording.price(price)) = \(Wording.exact(amount))"], amount)
  }

  /// Misplaces the point: “0.95 for a snapshot” is off by one place.
  private static func shiftedPoint(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard let price = try context.card(.snapshot)?.tiers.first?.unitPrice else {
      return nil
    }
    let wrong = try price * 10
    let (size, months) = (random.int(2...40) * 5, random.int(1...6))
    let amount = try Money(Quantity(size * months), at: price)
    return exercise(
      "A slide says: “Snapshots cost \(Wording.price(wrong)) a GB-month.” Its point is one place too far to the right. What does a snapshot of \(size) GB really cost, kept for \(Words.count(months, "month"))?",
      [], "the price is \(Wording.price(price)) a GB-month, a tenth of that",
      [
        "\(size) GB × \(months) = \(size * months) GB-months",
        "\(size * months) GB-months × \(Wording.price(price)) = \(Wording.exact(amount))",
      ], amount)
  }

  /// Counts one for two: “Two NAT gateways cost a dollar a day”, but each of them does.
  private static func oneForTwo(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard let price = try context.card(.gateway)?.tiers.first?.unitPrice
    else { return nil }
    let (gateways, days) = (random.int(2...4), random.int(2...120))
    let hours = gateways * days * 24
    let amount = try Money(Quantity(hours), at: price)
    return exercise(
      "A lab note says: “\(gateways) NAT gateways cost about $1 a day.” That is the price of one of them. What do \(gateways) gateways really cost in \(days) days, without traffic and addresses?",
      ["NAT gateway: \(Wording.price(price)) an hour"], "the price of one is given for \(gateways)",
      [
        "\(gateways) × \(days) days × 24 hours = \(Quantity(hours).grouped) hours",
        "\(Quantity(hours).grouped) hours × \(Wording.price(price)) = \(Wording.exact(amount))",
      ], amount)
  }
}
