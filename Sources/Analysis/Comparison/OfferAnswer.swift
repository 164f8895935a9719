import Billing
import Money
import Prices

/// Answers in sentences what many offers come to: the most for a dollar, and the cheapest hour.
struct OfferAnswer {
  private let comparison: Comparison
  private let leaders: OfferLeaders
  /// Whether offers are of several regions, systems, and ways of paying: only then are they named.
  private let differs: (place: Bool, system: Bool, way: Bool)

  private var measure: Measure { comparison.query.measure }

  /// Returns the sentences; empty where there is nothing to choose from.
  static func sentences(_ comparison: Comparison) -> [String] {
    guard let leaders = comparison.leaders, comparison.matches > 0 else { return [] }
    return OfferAnswer(comparison, leaders).sentences
  }

  private init(_ comparison: Comparison, _ leaders: OfferLeaders) {
    (self.comparison, self.leaders) = (comparison, leaders)
    let rows = comparison.rows + leaders.most + [leaders.cheapest].compactMap { $0 }
    func isMixed<Value: Equatable>(_ value: (ComparisonRow) -> Value) -> Bool {
      rows.contains { value($0) != value(rows[0]) }
    }
    differs = (isMixed(\.region), isMixed(\.operatingSystem), isMixed(\.purchaseName))
  }

  private var sentences: [String] {
    if comparison.matches == 1, let row = comparison.rows.first { return [only(row)] }
    let byPrice = ["hourly", "monthly", "total"].contains(comparison.query.sort?.id ?? "")
    let all = byPrice ? [price, most, others] : [most, others, price]
    return all.compactMap { $0 }
  }

  private func only(_ row: ComparisonRow) -> String {
    let verb = row.machine.count == 1 ? "costs" : "cost"
    return
      "\(name(row)) \(verb) \(shown(row.hourly)) an hour\(month(row)): nothing else is left to compare it with."
  }

  // MARK: For a dollar

  private var most: String? {
    guard let best = leaders.most.first, let amount = amount(best) else { return nil }
    let equals =
      leaders.ties == 0
      ? ""
      : "; \(Quantity(leaders.ties).grouped) \(leaders.ties == 1 ? "other gives" : "others give") as many"
    return
      "Most \(measure.unit)-hours for a dollar: \(name(best)), \(amount)\(detail(best))\(equals)."
  }

  /// Returns the best of the other ways of paying.
  private var others: String? {
    let parts = leaders.most.dropFirst().compactMap { row in
      amount(row).map { "\(way(row)) it is \(name(row, isKnown: true)), \($0)\(detail(row))" }
    }
    return parts.isEmpty ? nil : Self.sentence(parts)
  }

  private func amount(_ row: ComparisonRow) -> String? {
    row.perDollar(measure).map { Figure.ratio($0).shown }
  }

  private func way(_ row: ComparisonRow) -> String {
    switch OfferLeaders.Way(row.purchase) {
    case .onDemand: "on demand"
    case .spot: "as spot"
    case .committed: "with a commitment"
    }
  }

  /// Returns what a reader has to know of a machine beside its figure.
  private func detail(_ row: ComparisonRow) -> String {
    let type = row.machine.type
    if measure == .gpu, let model = type.gpuName {
      return " (\(model)\(type.runsCUDA ? "" : ", without CUDA"))"
    }
    guard measure == .vcpu, type.burstable, let baseline = row.machine.shownBaseline else {
      return ""
    }
    return " (at its baseline of \(baseline))"
  }

  // MARK: For an hour

  private var price: String? {
    guard let cheapest = leaders.cheapest else { return nil }
    let limit = limits(cheapest)
    let lowest = "Lowest price of an hour: \(priced(cheapest))"
    guard !limit.isEmpty else { return "\(lowest)." }
    let all = "\(lowest), \(limit)."
    guard let whole = leaders.cheapestWhole else { return all }
    let what = measure == .gpu ? "with CUDA" : "without that limit"
    return "\(all) Lowest \(what): \(priced(whole))."
  }

  private func priced(_ row: ComparisonRow) -> String {
    "\(name(row)), \(shown(row.hourly))\(month(row))"
  }

  /// Returns the catch of a cheap machine; empty where there is none.
  private func limits(_ row: ComparisonRow) -> String {
    if OfferLeaders.isWhole(row.machine, measure) { return "" }
    if measure == .gpu { return "without CUDA" }
    return
      "burstable: \(row.machine.shownBaseline ?? "an unknown part") of its processors all the time"
  }

  private func month(_ row: ComparisonRow) -> String {
    row.cost(of: ComparisonRow.monthHours).map { " (\($0.dollars) a month)" } ?? ""
  }

  /// Returns a machine with what distinguishes its offer; a commitment's terms are always named.
  private func name(_ row: ComparisonRow, isKnown: Bool = false) -> String {
    let isNamed = differs.way && (!isKnown || row.purchase.commitment != nil)
    let parts =
      (isNamed ? [row.purchaseName] : []) + (differs.place ? [row.region] : [])
      + (differs.system ? [row.operatingSystem] : [])
    return parts.isEmpty
      ? row.machine.name : "\(row.machine.name) (\(parts.joined(separator: ", ")))"
  }

  private func shown(_ price: UnitPrice) -> String { Figure.price(price).shown }

  private static func sentence(_ parts: [String]) -> String {
    Words.capitalized(parts.joined(separator: "; ")) + "."
  }
}
