/// How many of some independent trials succeed, as a table of cumulative probabilities.
struct Binomial: Hashable {
  /// The least number of successes that the table has.
  let first: Int
  /// The probability of at most `first`, `first + 1`, … successes.
  let cumulative: [Double]

  /// The distribution of the successes of so many trials.
  ///
  /// What is less likely than one in 10¹⁷ is left out.
  init(trials: Int, probability: Double) {
    guard trials > 0, probability > 0 else {
      (first, cumulative) = (0, [1])
      return
    }
    guard probability < 1 else {
      (first, cumulative) = (trials, [1])
      return
    }
    let mode = min(trials, Int(Double(trials + 1) * probability))
    let odds = probability / (1 - probability)
    var below: [Double] = []
    var (mass, number) = (1.0, mode)
    while number > 0, mass > 1e-17 {
      mass *= Double(number) / (Double(trials - number + 1) * odds)
      number -= 1
      below.append(mass)
    }
    first = mode - below.count
    var masses = Array(below.reversed()) + [1]
    (mass, number) = (1.0, mode)
    while number < trials, mass > 1e-17 {
      mass *= Double(trials - number) * odds / Double(number + 1)
      number += 1
      masses.append(mass)
    }
    let total = masses.reduce(0, +)
    var sum = 0.0
    cumulative = masses.map {
      sum += $0 / total
      return sum
    }
  }
}
