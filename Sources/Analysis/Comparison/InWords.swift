import Billing
import Money
import Prices

/// Answers in sentences, for questions about a few things.
public enum InWords {
  /// Returns the conclusions of a comparison, a sentence each; empty where there is nothing of the
  /// kind to say.
  public static func sentences(_ comparison: Comparison) -> [String] {
    if comparison.query.work != nil { return work(comparison) }
    let pairs = comparison.leftOut == 0 ? machines(comparison.rows, comparison.query.measure) : []
    return pairs.isEmpty ? OfferAnswer.sentences(comparison) : pairs
  }

  /// Compares machines that were chosen by name and bought in the same place in the same way, and
  /// says whether the more expensive one gives more for a dollar or only more.
  private static func machines(_ rows: [ComparisonRow], _ measure: Measure) -> [String] {
    let isSamePlace = rows.allSatisfy { row in
      row.region == rows[0].region && row.operatingSystem == rows[0].operatingSystem
        && row.choice == rows[0].choice
    }
    guard (2...4).contains(rows.count), isSamePlace else { return [] }
    let byPrice = rows.sorted { ($0.hourly, $0.machine.name) < ($1.hourly, $1.machine.name) }
    return byPrice.dropFirst().compactMap { pair(byPrice[0], $0, measure) }
  }

  private static func pair(
    _ small: ComparisonRow, _ large: ComparisonRow, _ measure: Measure
  ) -> String? {
    guard let price = ratio(large.hourly, small.hourly),
      let vcpu = ratio(large.machine.vcpu, small.machine.vcpu),
      let memory = ratio(large.machine.memoryGiB, small.machine.memoryGiB)
    else { return nil }
    let verb = large.machine.count == 1 ? "costs" : "cost"
    var parts =
      vcpu == memory
      ? "\(times(vcpu, "processors and memory"))"
      : "\(times(vcpu, "processors")) and \(times(memory, "memory"))"
    if measure != .vcpu, measure != .memory,
      let (most, least) = pair(
        large.machine.amount(of: measure), small.machine.amount(of: measure)),
      let amount = ratio(most, least)
    {
      parts =
        "\(times(amount, measure.unit)) (\(most.grouped) and \(least.grouped)), \(parts)"
    }
    let head =
      "\(large.machine.name) \(verb) \(shown(large.hourly)) an hour, \(times(price, shown(small.hourly))) of \(small.machine.name), for \(parts)"
    return "\(head)\(verdict(small, large, measure)).\(fair(small, large, price))"
  }

  /// Returns the price of one unit of the measure on each; for a burstable type, of what can be
  /// used all the time.
  private static func verdict(
    _ small: ComparisonRow, _ large: ComparisonRow, _ measure: Measure
  ) -> String {
    let burstable = [small, large].filter { $0.machine.type.burstable }
    if measure == .vcpu, !burstable.isEmpty {
      return "; \(baselines(burstable))"
    }
    guard let (first, second) = pair(small.price(of: measure), large.price(of: measure)) else {
      return ""
    }
    let unit = "\(measure.unit)-hour"
    let article = measure == .ecu ? "an" : "a"
    if first == second {
      return
        ": \(article) \(unit) costs the same, \(shown(first)): it buys more at once, not more for a dollar"
    }
    return
      ": \(article) \(unit) costs \(shown(second)) in place of \(shown(first)), \(second < first ? "less" : "more")"
  }

  /// Returns what burstable types may use all the time; once for those that may use the same.
  private static func baselines(_ rows: [ComparisonRow]) -> String {
    if rows.count > 1, let first = rows[0].machine.shownBaseline,
      rows.allSatisfy({ $0.machine.shownBaseline == first })
    {
      return "each may use \(first) of its processors all the time"
    }
    var parts: [String] = []
    for row in rows.sorted(by: { $0.machine.type.name < $1.machine.type.name }) {
      let name = row.machine.type.name
      let part =
        row.machine.shownBaseline.map { "\(name) may use \($0) of its processors all the time" }
        ?? "what \(name) may use of its processors all the time is not known"
      if !parts.contains(part) { parts.append(part) }
    }
    return parts.joined(separator: ", ")
  }

  /// Returns what the money for the larger machine would buy of the smaller one.
  private static func fair(
    _ small: ComparisonRow, _ large: ComparisonRow, _ price: Quantity
  ) -> String {
    guard price.whole != nil, price > .one, let count = price.whole else { return "" }
    return
      " For the money of \(large.machine.name) there are \(count * small.machine.count) × \(small.machine.type.name)."
  }

  private static func work(_ comparison: Comparison) -> [String] {
    guard let fastest = comparison.fastest, let cheapest = comparison.cheapest,
      comparison.matches > 1, let fast = fastest.work, let cheap = cheapest.work
    else { return [] }
    if name(fastest) == name(cheapest) {
      return [
        "\(name(fastest)) is both the fastest and the cheapest: \(hours(fast.hours)) and \(fast.total.dollars)."
      ]
    }
    return [
      "The fastest is \(name(fastest)): \(hours(fast.hours)) for \(fast.total.dollars). The cheapest is \(name(cheapest)): \(hours(cheap.hours)) for \(cheap.total.dollars).",
      "On the front is what nothing else beats in both time and money; the rest is slower than something that costs no more, or dearer than something as fast.",
    ]
  }

  private static func name(_ row: ComparisonRow) -> String {
    "\(row.machine.name) (\(row.purchaseName), \(row.region))"
  }

  private static func hours(_ hours: Quantity) -> String {
    guard hours < .one else {
      let rounded = hours.rounded(to: 2)
      return "\(rounded.grouped) \(rounded == .one ? "hour" : "hours")"
    }
    let minutes = (try? (hours * 60).rounded(to: 1)) ?? hours
    return "\(minutes.grouped) \(minutes == .one ? "minute" : "minutes")"
  }

  private static func shown(_ price: UnitPrice) -> String { Figure.price(price).shown }

  private static func times(_ ratio: Quantity, _ what: String) -> String {
    ratio == .one ? "the same \(what)" : "\(ratio.rounded(to: 2).grouped) times the \(what)"
  }

  private static func ratio<Number: FixedDecimal>(_ left: Number, _ right: Number) -> Quantity? {
    try? Quantity.one.scaled(by: left, over: right)
  }

  private static func pair<First>(_ first: First?, _ second: First?) -> (First, First)? {
    guard let first, let second else { return nil }
    return (first, second)
  }
}
