import Billing
import Scenarios
import Money
import Prices
import Reports

/// Exercises on the price of a virtual processor in servers of different kinds.
enum PricePerVCPU: ExerciseKind {
  static let id = "price-per-vcpu"

  private struct Candidate {
    var name: String
    var price: UnitPrice
    var vcpu: Quantity
    var each: UnitPrice
  }

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard let own = random.pick(try context.servers()) else { return nil }
    let others = random.shuffled(try context.others(than: own)).prefix(3)
    let types = random.shuffled([own] + others)
    var candidates: [Candidate] = []
    for priced in types {
      let (name, price) = (priced.name, priced.price)
      guard
        let type = try context.prices.instanceType(name, of: context.budget.scenario.provider),
        !type.vcpu.isZero
      else { continue }
      let each = try price.scaled(by: .one, over: type.vcpu)
      candidates.append(Candidate(name: name, price: price, vcpu: type.vcpu, each: each))
    }
    let sorted = candidates.sorted { $0.each < $1.each }
    // For a single answer, the second must cost more, by more than rounding hides.
    guard sorted.count > 2, sorted[0].each.rounded(to: 5) < sorted[1].each.rounded(to: 5) else {
      return nil
    }
    return Exercise(
      kind: id, title: "What a processor costs",
      question: "In which of these types does a vCPU cost the least an hour?",
      given: candidates.map {
        "\($0.name): \($0.vcpu.grouped) vCPU for \(Wording.price($0.price)) an hour"
      }, form: "the name of the type", answer: sorted[0].name,
      steps: candidates.map {
        "\($0.name): \(Wording.price($0.price)) ÷ \($0.vcpu.grouped) = \(shown($0.each)) a vCPU"
      } + ["the least is \(sorted[0].name)"])
  }

  private static func shown(_ price: UnitPrice) -> String {
    let rounded = price.rounded(to: 6)
    return (rounded == price ? "" : "≈ ") + Wording.price(rounded)
  }
}
