import Money
import Reports

/// Exercises on hours times price times servers.
enum HoursToDollars: ExerciseKind {
  static let id = "hours-to-dollars"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard let machine = random.pick(try context.types()) else { return nil }
    let (type, price, noun) = (machine.name, machine.price, machine.noun)
    let (students, hours, weeks) = (random.int(2...60), random.int(2...20), random.int(2...15))
    let total = students * hours * weeks
    let amount = try Money(Quantity(total), at: price)
    return Exercise(
      kind: id, title: "Hours to dollars",
      question:
        "\(students) students each run \(Words.withArticle(noun)) of type \(type) for \(hours) hours a week, through \(weeks) weeks. What do the \(Words.plural(of: noun)) cost in all, without \(machine.isServer ? "disks and addresses" : "what they store")?",
      given: ["\(type): \(Wording.price(price)) an hour"], form: "in dollars, to the cent",
      answer: amount.dollars,
      steps: [
        "\(hours) hours a week × \(weeks) weeks = \(hours * weeks) hours",
        "\(hours * weeks) hours × \(students) students = \(Quantity(total).grouped) hours",
        "\(Quantity(total).grouped) hours × \(Wording.price(price)) = \(Wording.exact(amount))",
        "≈ \(amount.dollars)",
      ])
  }
}
