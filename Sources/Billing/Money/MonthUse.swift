package import Dates
package import Money
import Scenarios
import Prices

/// How what the charges of a plan come to grows within one of its months, in one account.
///
/// Each resource is used evenly while it exists. In a month, what is free is used first, and then the
/// tiers of a price in their order: they are a meter's, so all that is used of it reaches them together.
package struct MonthUse {
  /// What a charge has come to by some day.
  package struct Part {
    /// The charge's place.
    package var charge: Int
    /// The share of its quantity.
    package var quantity: Share
    /// The share of its cost at list price.
    package var list: Share
    /// The share of what is owed for it after the free tier.
    package var owed: Share
  }

  private struct Member {
    let charge: Int
    let quantity: Quantity
    let list: Money
    let due: Money
    let from: Moment?
    let until: Moment?
    /// What is used in the month of the stretches before it, and of all of them.
    var stretches: (before: Quantity, all: Quantity)?
  }

  /// Charges that reach tiers, or use up what is free, together.
  private struct Meter {
    var members: [Member] = []
    let tiers: [PriceTier]
    let free: Quantity

    func list(_ quantity: Quantity) throws(ArithmeticError) -> Money {
      try tiers.cost(of: quantity)
    }

    func net(_ quantity: Quantity) throws(ArithmeticError) -> Money {
      // The tiers begin after what is free.
      try tiers.cost(of: max(quantity - free, .zero))
    }
  }

  private struct MeterID: Hashable {
    var meter: MeterIndex
    var takesFreeTier: Bool
  }

  private struct FreeID: Hashable {
    var account: AccountRole
    var key: MeterKey
  }

  private let month: BillingMonth
  private var even: [Member] = []
  private var stretches: [Member] = []
  private var meters: [Meter] = []

  /// The charges of which not every day of use costs the same.
  package var graded: Set<Int> {
    Set(stretches.map(\.charge) + meters.flatMap { $0.members.map(\.charge) })
  }

  /// Creates the course of a month of a budget, which may have been given other days.
  package init(of month: BillingMonth, in budget: Budget) throws(ArithmeticError) {
    try self.init(
      of: month, budget.charges, of: budget.scenario, budget.freeTier, due: budget.afterFreeTier)
  }

  /// Creates the course of a month from charges and what the free tier leaves of them.
  init(
    of month: BillingMonth, _ charges: [Charge], of scenario: Scenario, _ freeTier: [FreeTierUse],
    due: [[Money]]
  ) throws(ArithmeticError) {
    self.month = month
    var free: [FreeID: Quantity] = [:]
    for use in freeTier where use.month == month.index {
      let id = FreeID(account: use.account, key: use.key)
      free[id] = try (free[id] ?? .zero) + use.quantity
    }
    var places: [MeterID: Int] = [:]
    for (index, charge) in charges.enumerated() {
      guard let used = charge.months.first(where: { $0.month == month.index }) else { continue }
      let usage = charge.usage
      let member = Member(
        charge: index, quantity: used.quantity, list: used.amount, due: due[index][month.index],
        from: scenario.resources[usage.resource].from,
        until: scenario.resources[usage.resource].until)
      if usage.stretch != nil {
        stretches.append(member)
        continue
      }
      let isFree = usage.takesFreeTier && !free.isEmpty
      let own = isFree ? free[FreeID(account: usage.account, key: usage.key)] : nil
      let tiers = charge.rate.tiers
      guard let meter = charge.meter, own != nil || tiers.count > 1 else {
        even.append(member)
        continue
      }
      let id = MeterID(meter: meter, takesFreeTier: usage.takesFreeTier)
      let place = places[id] ?? meters.count
      if place == meters.count {
        places[id] = place
        meters.append(Meter(tiers: tiers, free: own ?? .zero))
      }
      meters[place].members.append(member)
    }
    try chainStretches(charges)
  }

  /// Puts the stretches of one use after each other.
  private mutating func chainStretches(_ charges: [Charge]) throws(ArithmeticError) {
    var first = 0
    var sum = Quantity.zero
    for index in stretches.indices {
      let usage = charges[stretches[index].charge].usage
      if index > first, !usage.follows(charges[stretches[index - 1].charge].usage) {
        (first, sum) = (index, .zero)
      }
      let before = sum
      sum = try sum + stretches[index].quantity
      stretches[index].stretches = (before, sum)
      for earlier in first..<index { stretches[earlier].stretches?.all = sum }
    }
  }

  // MARK: By a day

  /// Returns what each charge of the month has come to before a day.
  ///
  /// In an undated plan, that is all of it.
  package func parts(before date: CalendarDate) throws(ArithmeticError) -> [Part] {
    let evenParts = even.map { member in
      let share = share(of: member, before: date)
      return Part(charge: member.charge, quantity: share, list: share, owed: share)
    }
    return try evenParts + gradedParts(before: date)
  }

  /// Returns what each charge has come to before a day of which not every day costs the same.
  package func gradedParts(before date: CalendarDate) throws(ArithmeticError) -> [Part] {
    var parts: [Part] = []
    for member in stretches {
      let share = Share(of: try used(of: member, before: date), in: member.quantity)
      parts.append(Part(charge: member.charge, quantity: share, list: share, owed: share))
    }
    for meter in meters { parts += try self.parts(of: meter, before: date) }
    return parts
  }

  private func parts(
    of meter: Meter, before date: CalendarDate
  ) throws(ArithmeticError) -> [Part] {
    let shares = meter.members.map { share(of: $0, before: date) }
    var (used, all) = (Quantity.zero, Quantity.zero)
    for (member, share) in zip(meter.members, shares) {
      used = try used + share.of(member.quantity)
      all = try all + member.quantity
    }
    let list = meter.members.map(\.list)
    let due = meter.members.map(\.due)
    let listed = try Self.spread(meter.list(used), of: meter.list(all), over: list, shares)
    let owed = try Self.spread(meter.net(used), of: meter.net(all), over: due, shares)
    return meter.members.indices.map { index in
      Part(
        charge: meter.members[index].charge, quantity: shares[index],
        list: Share(of: listed[index], in: list[index]),
        owed: Share(of: owed[index], in: due[index]))
    }
  }

  private func share(of member: Member, before date: CalendarDate) -> Share {
    month.share(before: date, from: member.from, until: member.until)
  }

  private func used(
    of member: Member, before date: CalendarDate
  ) throws(ArithmeticError) -> Quantity {
    let share = share(of: member, before: date)
    guard let (before, all) = member.stretches else { return try share.of(member.quantity) }
    return min(max(try share.of(all) - before, .zero), member.quantity)
  }

  /// Returns the parts that some amounts have of what a meter has come to, in proportion to what was
  /// used, and none of them above its amount: the parts add up to the whole.
  private static func spread(
    _ part: Money, of whole: Money, over amounts: [Money], _ shares: [Share]
  ) throws(ArithmeticError) -> [Money] {
    let sum = try amounts.sum()
    if whole.isZero || sum.isZero || part == whole { return amounts }
    // Charges that take nothing free may have reached tiers before.
    let amount = sum == whole ? part : try sum.scaled(by: part, over: whole, rounding: .down)
    var weights = amounts
    if shares.contains(where: { $0 != shares[0] }) {
      for index in amounts.indices { weights[index] = try shares[index].of(amounts[index]) }
    }
    let all = try weights.sum()
    var left = amount
    var parts = Money.zeros(amounts.count)
    for index in amounts.indices where !weights[index].isZero {
      let own = try amount.scaled(by: weights[index], over: all, rounding: .down)
      parts[index] = min(own, amounts[index])
      left = try left - parts[index]
    }
    // What is left by rounding, and what lines in use cannot take.
    for isUsed in [true, false] {
      for index in amounts.indices where !left.isZero && weights[index].isZero != isUsed {
        let more = min(left, try amounts[index] - parts[index])
        parts[index] = try parts[index] + more
        left = try left - more
      }
    }
    return parts
  }
}
