import Billing
import Prices
import Money
import Reports

/// Exercises on memory times time times calls, by which functions are billed.
enum FunctionSeconds: ExerciseKind {
  static let id = "gb-seconds"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard context.uses(.functionTime),
      let price = try context.card(.functionTime)?.tiers.first?.unitPrice,
      let memory = random.pick([128, 256, 512, 1024, 2048, 4096])
    else { return nil }
    let free = 400_000
    let (time, millions) = (random.int(4...90) * 10, random.int(2...30))
    let calls = Quantity(millions * 1_000_000)
    let seconds = try calls.scaled(by: Quantity(time), over: Quantity(1000))
    let used = try seconds.scaled(by: Quantity(memory), over: Quantity(1024))
    guard used > Quantity(free) else { return nil }
    let billed = try used - Quantity(free)
    let amount = try Money(billed, at: price)
    return Exercise(
      kind: id, title: "GB-seconds",
      question:
        "A function with \(memory) MB of memory is called \(millions) million times in a month, and each call takes \(time) ms. The first 400,000 GB-seconds are free. What do the others cost, without the price of the requests?",
      given: ["\(Wording.price(price)) a GB-second", "1,024 MB are 1 GB"],
      form: "in dollars, to the cent", answer: amount.dollars,
      steps: [
        "\(calls.grouped) calls × \(time) ms ÷ 1,000 = \(seconds.grouped) seconds",
        "\(seconds.grouped) seconds × \(memory) MB ÷ 1,024 MB = \(used.grouped) GB-seconds",
        "\(used.grouped) - 400,000 free = \(billed.grouped) GB-seconds",
        "\(billed.grouped) × \(Wording.price(price)) = \(Wording.exact(amount)) ≈ \(amount.dollars)",
      ])
  }
}
