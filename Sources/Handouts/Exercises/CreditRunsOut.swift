import Money
import Reports

/// Exercises on how long a credit lasts.
enum CreditRunsOut: ExerciseKind {
  static let id = "credit-runs-out"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard let machine = random.pick(try context.types()),
      let credit = random.pick([25, 30, 50, 100, 150, 200])
    else { return nil }
    let (type, price) = (machine.name, machine.price)
    let (servers, hours) = (random.int(1...5), random.int(5...168))
    let money = try Money(String(credit))
    let week = try Money(Quantity(servers * hours), at: price)
    guard let weeks = try Quantity.one.scaled(by: money, over: week).rounded(to: 0, .up).whole,
      (2...60).contains(weeks)
    else { return nil }
    let before = try week * (weeks - 1)
    let after = try week * weeks
    // A credit that is nearly used up at the end of a week would be a trap, not a question.
    guard before < money, try after - money > Money("0.01"), try money - before > Money("0.01")
    else {
      return nil
    }
    return Exercise(
      kind: id, title: "When the credit runs out",
      question:
        "A credit of $\(credit) pays for \(Words.count(servers, machine.noun)) of type \(type), on for \(hours) hours a week each. In which week is it used up?",
      given: ["\(type): \(Wording.price(price)) an hour"], form: "the number of the week",
      answer: String(weeks),
      steps: [
        "\(servers) × \(hours) hours × \(Wording.price(price)) = \(Wording.exact(week)) a week",
        "after \(weeks - 1) weeks: \(weeks - 1) × \(Wording.exact(week)) = \(Wording.exact(before)), less than $\(credit).00",
        "after \(weeks) weeks: \(weeks) × \(Wording.exact(week)) = \(Wording.exact(after)), more than $\(credit).00",
        "so it is used up in week \(weeks)",
      ])
  }
}
