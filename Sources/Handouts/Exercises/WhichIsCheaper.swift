import Money
import Reports

/// Exercises on two ways to do the same work.
enum WhichIsCheaper: ExerciseKind {
  static let id = "which-is-cheaper"

  static func draw(
    _ context: ExerciseContext, _ random: inout SplitMix64
  ) throws -> Exercise? {
    guard let own = random.pick(try context.servers()),
      let other = random.pick(try context.others(than: own))
    else { return nil }
    let ways = random.shuffled([own, other]).map { type in
      (name: type.name, price: type.price, servers: random.int(1...8), hours: random.int(5...120))
    }
    let totals = ways.map { Quantity($0.servers * $0.hours) }
    var amounts: [Money] = []
    for (way, total) in zip(ways, totals) { amounts.append(try Money(total, at: way.price)) }
    let (low, high) = (min(amounts[0], amounts[1]), max(amounts[0], amounts[1]))
    let difference = try high - low
    guard difference.rounded(to: 2) > .zero else { return nil }
    let letter = amounts[0] < amounts[1] ? "A" : "B"
    return Exercise(
      kind: id, title: "Which is cheaper",
      question: "The same work can be done in two ways. Which one is cheaper, and by how much?",
      given: zip(["A", "B"], ways).map { letter, way in
        "\(letter): \(Words.count(way.servers, "server")) of type \(way.name) for \(way.hours) hours each, at \(Wording.price(way.price)) an hour"
      }, form: "A or B, and dollars to the cent",
      answer: "\(letter), by \(difference.dollars)",
      steps: (0..<2).map { index in
        "\(index == 0 ? "A" : "B"): \(ways[index].servers) × \(ways[index].hours) hours × \(Wording.price(ways[index].price)) = \(Wording.exact(amounts[index]))"
      } + [
        "\(Wording.exact(high)) - \(Wording.exact(low)) = \(Wording.exact(difference)) ≈ \(difference.dollars)"
      ])
  }
}
