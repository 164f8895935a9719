import Money
import Reports

/// Exercises on the saving of spot compared with on-demand.
enum SpotSaving: ExerciseKind {
  static let id = "spot-saving"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard let type = random.pick(try context.servers())?.name,
      let price = try context.hourly(type),
      let spot = try context.hourly(type, spot: true), spot < price
    else { return nil }
    let (servers, hours) = (random.int(1...20), random.int(5...90) * 2)
    let total = Quantity(servers * hours)
    let (demand, spare) = (try Money(total, at: price), try Money(total, at: spot))
    let saved = try demand - spare
    return Exercise(
      kind: id, title: "Spot or on demand",
      question:
        "A job keeps \(Words.count(servers, "server")) of type \(type) busy for \(hours) hours each. How much does spot save against on demand, if nothing is taken back?",
      given: [
        "on demand: \(Wording.price(price)) an hour", "spot: \(Wording.price(spot)) an hour",
      ], form: "in dollars, to the cent", answer: saved.dollars,
      steps: [
        "\(servers) × \(hours) hours = \(total.grouped) hours",
        "on demand: \(total.grouped) × \(Wording.price(price)) = \(Wording.exact(demand))",
        "spot: \(total.grouped) × \(Wording.price(spot)) = \(Wording.exact(spare))",
        "\(Wording.exact(demand)) - \(Wording.exact(spare)) = \(Wording.exact(saved)) ≈ \(saved.dollars)",
      ])
  }
}
