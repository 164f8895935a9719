import Money
import Reports

/// Exercises on hours times price times servers.
enum HoursToDollars: ExerciseKind {
  static let id = "hours-to-dollars"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard let (type, price) = random.pick(try context.types()) else { return nil }
    let (students, hours, weeks) = (random.int(2...60), random.int(2...20), random.int(2...15))
    let total = students * hours * weeks
    let amount = try Money(Quantity(total), at: price)
    return Exercise(
      kind: id, title: "Hours to dollars",
      question:
        "\(students) students each run a server of type \(type) for \(hours) hours a week, through \(weeks) weeks. What do the servers cost in all, without disks and addresses?",
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
