import Billing
import Money
import Prices
import Scenarios

/// A line of one of two budgets, with what is necessary to reprice its usage.
struct DiffSide {
  let resource: String
  let charge: Charge
  let figures: DiffLine.Figures
  /// The quantity of the meter that earlier lines had used in each of its months, in one account.
  private let before: [MonthIndex: Quantity]

  /// Returns the lines of a budget.
  static func all(of budget: Budget) throws(ArithmeticError) -> [DiffSide] {
    var used: [Meter: [MonthIndex: Quantity]] = [:]
    var sides: [DiffSide] = []
    for line in try LineFigures.all(of: budget) {
      let usage = line.charge.usage
      let meter = Meter(account: usage.account, key: usage.key, ownPrice: usage.ownPrice)
      var before: [MonthIndex: Quantity] = [:]
      for month in line.charge.months {
        let earlier = used[meter]?[month.month] ?? .zero
        before[month.month] = earlier
        used[meter, default: [:]][month.month] = try earlier + month.quantity
      }
      sides.append(try DiffSide(line, before: before))
    }
    return sides
  }

  /// Usage whose months share their tiers.
  private struct Meter: Hashable {
    var account: AccountRole
    var key: MeterKey
    var ownPrice: UnitPrice?
  }

  private init(_ line: LineFigures, before: [MonthIndex: Quantity]) throws(ArithmeticError) {
    resource = line.resource
    charge = line.charge
    self.before = before
    var prices: [UnitPrice] = []
    for tier in line.tiers where prices.last != tier.unitPrice { prices.append(tier.unitPrice) }
    figures = DiffLine.Figures(
      description: line.charge.usage.description, meter: line.charge.usage.key.meter,
      region: line.charge.usage.key.region,
      quantity: line.quantity, list: line.amount,
      freeTier: try line.afterFreeTier - line.amount, prices: prices, due: line.afterFreeTier)
  }

  /// Returns the cost of the same usage at the prices of another line and in its place in the
  /// shared tiers, over the plan and all accounts.
  func cost(asIn other: DiffSide) throws(ArithmeticError) -> Money {
    if let fee = other.charge.rate.fee {
      let quantity = try charge.months.map(\.quantity).sum()
      return try fee.cost(of: quantity) * charge.accounts
    }
    var sum = Money.zero
    for month in charge.months {
      let before = other.before[month.month] ?? self.before[month.month] ?? .zero
      sum = try sum + other.charge.rate.tiers.cost(of: month.quantity, after: before)
    }
    return try sum * charge.accounts
  }
}

/// Matches the lines of two budgets.
enum LineMatching {
  struct Pair {
    var old: Int?
    var new: Int?
  }

  /// Pairs lines by resource name and meter, and the remaining ones by what the meter counts.
  ///
  /// Of several such lines, those with the same region and attributes are paired first, then the
  /// others in the order of the file.
  static func pairs(_ old: [DiffSide], _ new: [DiffSide]) -> [Pair] {
    var partner: [Int: Int] = [:]
    var free = Dictionary(grouping: new.indices) { Name(new[$0]) }
    for mustBeExact in [true, false] {
      for index in old.indices where partner[index] == nil {
        let name = Name(old[index])
        let found = free[name]?.firstIndex { candidate in
          !mustBeExact || new[candidate].charge.usage.key == old[index].charge.usage.key
        }
        if let found { partner[index] = free[name]?.remove(at: found) }
      }
    }
    pairKin(old, new, free.values.flatMap { $0 }.sorted(), &partner)
    return inOrder(old, new, partner)
  }

  /// Pairs an instance with one of another type, or bought in another way, that replaced it.
  private static func pairKin(
    _ old: [DiffSide], _ new: [DiffSide], _ free: [Int], _ partner: inout [Int: Int]
  ) {
    var free = Dictionary(grouping: free) { Kin(new[$0]) }
    for index in old.indices where partner[index] == nil {
      let kin = Kin(old[index])
      guard let found = free[kin]?.first else { continue }
      partner[index] = found
      free[kin]?.removeFirst()
    }
  }

  private struct Kin: Hashable {
    /// A kind of usage, whatever its meters are called.
    private enum Family: Hashable {
      case machines
      case processorCredits
      case meter(String)
    }

    private var resource: String
    private var service: String
    private var family: Family
    private var unit: String

    init(_ side: DiffSide) {
      let usage = side.charge.usage
      resource = side.resource
      service = usage.key.service
      unit = usage.unit
      switch usage.part {
      case .instance: family = .machines
      case .processorCredits: family = .processorCredits
      default: family = .meter(usage.meter.meter)
      }
    }
  }

  private struct Name: Hashable {
    var resource: String
    var meter: String

    init(_ side: DiffSide) {
      resource = side.resource
      meter = side.charge.usage.key.meter
    }
  }

  /// Returns the lines by resource: those of the first budget in order, then those that the second
  /// added.
  private static func inOrder(
    _ old: [DiffSide], _ new: [DiffSide], _ partner: [Int: Int]
  ) -> [Pair] {
    let matched = Set(partner.values)
    var names: [String] = []
    var pairs: [String: [Pair]] = [:]
    func add(_ pair: Pair, to name: String) {
      if pairs[name] == nil { names.append(name) }
      pairs[name, default: []].append(pair)
    }
    for index in old.indices {
      add(Pair(old: index, new: partner[index]), to: old[index].resource)
    }
    for index in new.indices where !matched.contains(index) {
      add(Pair(old: nil, new: index), to: new[index].resource)
    }
    return names.flatMap { pairs[$0] ?? [] }
  }
}
