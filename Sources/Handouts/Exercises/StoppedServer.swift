import Billing
import Prices
import Money
import Reports

/// Exercises on the cost of a server in a month in which it is mostly stopped.
enum StoppedServer: ExerciseKind {
  static let id = "stopped-server"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard context.uses(.disk), let (type, price) = random.pick(try context.types()),
      let disk = try context.card(.disk)?.tiers.first?.unitPrice
    else { return nil }
    let (hours, size) = (random.int(4...120), random.int(2...50) * 10)
    let running = try Money(Quantity(hours), at: price)
    let kept = try Money(Quantity(size), at: disk)
    let sum = try running + kept
    return Exercise(
      kind: id, title: "Stopped is not free",
      question:
        "A server of type \(type) with a disk of \(size) GB (gp3) is there for a whole month, but runs for \(hours) hours only; the rest of the time it is stopped. What do server and disk cost in that month, without the public address?",
      given: [
        "\(type): \(Wording.price(price)) an hour", "gp3: \(Wording.price(disk)) a GB-month",
      ], form: "in dollars, to the cent", answer: sum.dollars,
      steps: [
        "server: \(hours) hours × \(Wording.price(price)) = \(Wording.exact(running))",
        "disk, all month: \(size) GB-months × \(Wording.price(disk)) = \(Wording.exact(kept))",
        "\(Wording.exact(running)) + \(Wording.exact(kept)) = \(Wording.exact(sum)) ≈ \(sum.dollars)",
      ])
  }
}
