import Billing
import Prices
import Money
import Reports

/// Exercises on the cost of a machine in a month in which it is mostly stopped.
enum StoppedServer: ExerciseKind {
  static let id = "stopped-server"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    let disk =
      context.uses(.disk)
      ? try context.card(.disk)?.tiers.first.map { PricedStorage(name: "gp3", price: $0.unitPrice) }
      : nil
    // A database has no disk of a server: its storage has a price of its own.
    let machines = try context.types().compactMap { machine in
      (machine.isServer ? disk : machine.storage).map { (machine, $0) }
    }
    guard let (machine, storage) = random.pick(machines) else { return nil }
    let (hours, size) = (random.int(4...120), random.int(2...50) * 10)
    let running = try Money(Quantity(hours), at: machine.price)
    let kept = try Money(Quantity(size), at: storage.price)
    let sum = try running + kept
    let (type, noun) = (machine.name, machine.noun)
    let what = machine.isServer ? "a disk" : "storage"
    let sums =
      machine.isServer
      ? "server and disk cost in that month, without the public address"
      : "the \(noun) and its storage cost in that month"
    return Exercise(
      kind: id, title: "Stopped is not free",
      question:
        "\(Words.capitalized(Words.withArticle(noun))) of type \(type) with \(what) of \(size) GB (\(storage.name)) is there for a whole month, but runs for \(hours) hours only; the rest of the time it is stopped. What do \(sums)?",
      given: [
        "\(type): \(Wording.price(machine.price)) an hour",
        "\(storage.name): \(Wording.price(storage.price)) a GB-month",
      ], form: "in dollars, to the cent", answer: sum.dollars,
      steps: [
        "\(noun): \(hours) hours × \(Wording.price(machine.price)) = \(Wording.exact(running))",
        "\(machine.isServer ? "disk" : "storage"), all month: \(size) GB-months × \(Wording.price(storage.price)) = \(Wording.exact(kept))",
        "\(Wording.exact(running)) + \(Wording.exact(kept)) = \(Wording.exact(sum)) ≈ \(sum.dollars)",
      ])
  }
}
