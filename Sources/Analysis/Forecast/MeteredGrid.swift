import Billing
import Diagnostics
import Dates
import Money
import Prices
import Scenarios

/// What tells a usage of a resource from its others, however much it is.
struct UsageID: Hashable {
  var key: MeterKey
  var account: AccountRole
  var part: Part
  var field: String?
  var number: Int

  /// Hashes what tells the few usages of one resource apart: they are looked up at every point that
  /// is metered.
  func hash(into hasher: inout Hasher) {
    hasher.combine(key.meter.utf8.count)
    hasher.combine(number)
  }
}

/// A resource whose ranges can be set to numbers: what it uses then, metered exactly.
final class MeteredGrid {
  let resource: Resource
  let ranges: [PlacedRange]
  /// Its usages in the order of metering, over all points that were asked for.
  private(set) var ids: [UsageID] = []
  private(set) var priced: [UsageID: PricedUsage] = [:]

  private let index: Int
  private let scenario: Scenario
  private let period: PlanPeriod
  private let estimator: Estimator
  private var known: [[Double]: [UsageID: [Double]]] = [:]

  init(
    _ resource: Resource, at index: Int, of scenario: Scenario, _ period: PlanPeriod,
    _ estimator: Estimator
  ) {
    self.resource = resource
    ranges = resource.ranges
    self.index = index
    self.scenario = scenario
    self.period = period
    self.estimator = estimator
  }

  /// What it uses at a point, by month; the plan's own numbers where the point has none.
  ///
  /// A usage at a price of the user's own is in US dollars: price and quantity may both be ranges.
  func months(at point: [Double]) throws -> [UsageID: [Double]] {
    if let found = known[point] { return found }
    let chosen = zip(ranges, point).map { placed, value in
      (placed.path, Self.quantity(value, of: placed.range))
    }
    let drawn = resource.replacingRanges { path, range in
      chosen.first { $0.0 == path }?.1 ?? range.likely
    }
    let usages = try estimator.metered(drawn, at: ResourceIndex(index), of: scenario, period)
    let months = try isPriced(usages) ? plain(usages) : priced(usages)
    known[point] = months
    return months
  }

  /// Whether prices of all usages are known, and leave their quantities as they are.
  private func isPriced(_ usages: [Usage]) -> Bool {
    var numbers = Numbers()
    return usages.allSatisfy { usage in
      usage.ownPrice == nil && usage.substitute == nil && priced[numbers.id(of: usage)] != nil
    }
  }

  private func plain(_ usages: [Usage]) -> [UsageID: [Double]] {
    var numbers = Numbers()
    var result: [UsageID: [Double]] = [:]
    for usage in usages {
      result[numbers.id(of: usage)] = usage.amount.months.map(\.approximation)
    }
    return result
  }

  /// The months of usage whose prices are looked up; its usages take their places among the others.
  private func priced(_ usages: [Usage]) throws -> [UsageID: [Double]] {
    var numbers = Numbers()
    var result: [UsageID: [Double]] = [:]
    var after: UsageID?
    for each in try estimator.priced(usages, of: scenario) {
      let id = numbers.id(of: each.usage)
      if priced[id] == nil {
        priced[id] = each
        let place = after.flatMap { ids.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        ids.insert(id, at: place)
      }
      after = id
      var price = 1.0
      if case .own(let own) = each.rate { price = own.approximation }
      result[id] = each.usage.amount.months.map { $0.approximation * price }
    }
    return result
  }

  /// Tells usages of one meter apart by their order.
  private struct Numbers {
    private var seen: [(key: MeterKey, count: Int)] = []

    mutating func id(of usage: Usage) -> UsageID {
      // The same meters are near one another, and there are few.
      let place = seen.lastIndex { $0.key == usage.key }
      let number = place.map { seen[$0].count } ?? 0
      if let place { seen[place].count += 1 } else { seen.append((usage.key, 1)) }
      return UsageID(
        key: usage.key, account: usage.account, part: usage.part, field: usage.field,
        number: number)
    }
  }

  /// The number nearest to a value that a range may have; its own ends are exact.
  private static func quantity(_ value: Double, of range: RangedQuantity) -> Quantity {
    for own in [range.low, range.likely, range.high] where own.approximation == value {
      return own
    }
    // Nine digits after the point suffice for points between which is interpolated.
    let scaled = (value * 1e9).rounded()
    return scaled.magnitude < 9e18
      ? Quantity(scaled: Int128(Int(scaled)) * 1000) : range.likely
  }
}

extension FixedDecimal {
  /// About how much it is.
  var approximation: Double {
    // Nearly all fit into a word, which is converted many times sooner.
    let word = Int(truncatingIfNeeded: scaled)
    return (Int128(word) == scaled ? Double(word) : Double(scaled)) / Self.unit
  }

  private static var unit: Double {
    var unit = 1.0
    for _ in 0..<places { unit *= 10 }
    return unit
  }
}
