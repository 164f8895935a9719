public import Money
public import Prices
package import Dates
package import Scenarios

/// The free usage that an offer gave in a month of one account.
public struct FreeTierUse: Sendable, Hashable {
  /// The offer, with the month's limit.
  public var offer: FreeTierOffer
  /// The account that had the free usage.
  public var account: AccountRole
  /// The number of accounts with the same free usage.
  public var accounts: Int
  /// The month's position in the plan.
  public var month: MonthIndex
  /// The meter.
  public var key: MeterKey
  /// The usage of the meter in the month, free or not.
  public var usage: Quantity
  /// The part of it that was free.
  public var quantity: Quantity
  /// The list price of the free part, above zero, in one account.
  public var amount: Money
  /// The usage of all meters that drew from the pool in the month.
  public var poolUsage: Quantity

  /// Whether the pool was smaller than the usage.
  public var ranOut: Bool { poolUsage > offer.limit }
}

/// Deducts free usage: one pool per offer, account and month, never one per resource.
///
/// Where meters of different prices draw from one pool that is too small for all, each gets its
/// share by quantity, as if all were used evenly through the month; so the order of resources
/// changes no total. The rest is charged by the tiers from zero up: tier counting begins after the
/// free pool (AWS data transfer pricing page; read 2026-09).
package struct FreeTier {
  let scenario: Scenario
  let period: PlanPeriod
  /// The day that stands for the start of an undated plan.
  let referenceDate: CalendarDate
  private let offers: OfferList

  package init(
    scenario: Scenario, period: PlanPeriod, referenceDate: CalendarDate, offers: OfferList
  ) {
    (self.scenario, self.period, self.referenceDate) = (scenario, period, referenceDate)
    self.offers = offers
  }

  /// Returns all free usage of a plan.
  package func uses(_ metered: MeteredGroups) throws -> [FreeTierUse] {
    guard scenario.appliesFreeTier else { return [] }
    var uses: [FreeTierUse] = []
    for account in AccountRole.allCases {
      let groups = metered.groups.filter { $0.account == account }
      guard !groups.isEmpty else { continue }
      let covering = offers.pools(of: groups.map(\.key))
      guard !covering.isEmpty else { continue }
      for month in period.months { uses += try self.uses(groups, covering, account, month) }
    }
    return uses
  }

  /// Returns the offers that an account's meters draw from, in the order in which they are
  /// deducted.
  func pools(
    _ account: AccountRole, _ keys: [MeterKey], of priced: [PricedUsage]
  ) throws -> [DeductedOffer] {
    guard scenario.appliesFreeTier else { return [] }
    return try offers.pools(of: keys).compactMap { pool, positions in
      let offer = offers.all[pool]
      let covered = Set(positions.map { keys[$0] })
      let own = priced.filter { $0.usage.account == account && covered.contains($0.usage.key) }
      let shares = try period.months.map { month in
        try part(of: month, for: offer, account: account).share(of: own, in: month, scenario)
      }
      guard shares.contains(where: { $0 > 0 }) else { return nil }
      return DeductedOffer(
        offer: offer, account: account,
        limits: try period.months.map { try $0.free(of: offer) },
        keys: positions.map { keys[$0] }, shares: shares)
    }
  }

  private struct Metered {
    var quantity: Quantity
    var free = Quantity.zero
  }

  private func uses(
    _ groups: [MeteredGroups.Group], _ covering: [(pool: Int, keys: [Int])],
    _ account: AccountRole, _ month: BillingMonth
  ) throws -> [FreeTierUse] {
    var meters = groups.map { Metered(quantity: $0.quantities[month.index]) }
    var uses: [FreeTierUse] = []
    for (index, covered) in covering {
      var offer = offers.all[index]
      offer.limit = try month.free(of: offer)
      let part = part(of: month, for: offer, account: account)
      if part == .none { continue }
      let eligible = try covered.map { index in
        try share(of: groups[index], part, month).of(meters[index].quantity - meters[index].free)
      }
      let pool = try eligible.sum()
      guard !pool.isZero else { continue }
      var left = min(pool, offer.limit)
      for (position, index) in covered.enumerated() {
        let isLast = position == covered.count - 1
        let quantity =
          isLast
          ? left
          : try eligible[position].scaled(by: min(pool, offer.limit), over: pool, rounding: .down)
        guard !quantity.isZero else { continue }
        left = try left - quantity
        let meter = meters[index]
        let charged = try meter.quantity - meter.free
        let group = groups[index]
        let amount =
          try group.tiers.cost(of: charged) - group.tiers.cost(of: charged - quantity)
        meters[index].free = try meter.free + quantity
        uses.append(
          FreeTierUse(
            offer: offer, account: account, accounts: group.accounts, month: month.index,
            key: group.key,
            usage: meter.quantity, quantity: quantity, amount: amount, poolUsage: pool))
      }
    }
    return uses
  }

  // MARK: Eligibility

  /// Returns the part of a month that an offer covers.
  private func part(
    of month: BillingMonth, for offer: FreeTierOffer, account: AccountRole
  ) -> MonthPart {
    // Nothing is known of the account that a class shares: it has what every account has.
    let holder = scenario.account(of: offer.provider)
    let opened = account == .classroom ? nil : holder.opened
    guard Self.accepts(offer, opened: opened, plan: holder.plan) else { return .none }
    let first = month.start ?? referenceDate
    if let opened, first < opened, month.start != nil, month.end ?? first <= opened { return .none }
    if let from = offer.availableFrom, (month.end ?? first.adding(days: 1)) <= from { return .none }
    let windowEnd = opened.flatMap(offer.windowEnd)
    guard let end = [offer.availableTo, windowEnd].compactMap({ $0 }).min() else { return .whole }
    guard let start = month.start else { return referenceDate < end ? .whole : .none }
    return MonthPart(of: month, from: start, before: end)
  }

  /// Returns the share of a meter's usage in a month that falls into a part of it.
  private func share(
    of group: MeteredGroups.Group, _ part: MonthPart, _ month: BillingMonth
  ) throws -> Share {
    guard case .before = part else { return .all }
    var covered = Quantity.zero
    for charge in group.members {
      for used in charge.months where used.month == month.index {
        let share = try part.share(of: scenario.resources[charge.usage.resource], in: month)
        covered = try covered + share.of(used.quantity)
      }
    }
    return Share(part: covered, whole: group.quantities[month.index])
  }

  /// Returns whether an account may have an offer at all.
  static func accepts(_ offer: FreeTierOffer, opened: CalendarDate?, plan: String) -> Bool {
    if let from = offer.accountsOpenedFrom {
      guard let opened, opened >= from else { return false }
    }
    if let before = offer.accountsOpenedBefore {
      guard let opened, opened < before else { return false }
    }
    if offer.hasWindow, opened == nil { return false }
    if let needed = offer.plan { return needed == plan }
    // A student's account has its own money instead of what others get for signing up.
    return offer.kind != .credit || plan != Account.studentPlan
  }
}
