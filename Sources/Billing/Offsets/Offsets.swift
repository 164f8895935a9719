import Dates
import Money
import Prices
import Scenarios

/// Sums between the stages: the amounts due after the free tier, the available credits, the totals.
enum Offsets {
  /// Returns what is left of each charge after the free tier, by month, in one account.
  ///
  /// Free usage belongs to a meter; the charges that share it bear it in proportion to their list
  /// cost.
  static func afterFreeTier(
    _ charges: [Charge], _ metered: MeteredGroups, _ uses: [FreeTierUse], months: Int
  ) throws(ArithmeticError) -> [[Money]] {
    var due: [[Money]] = []
    due.reserveCapacity(charges.count)
    for index in charges.indices {
      var amounts = Money.zeros(months)
      for month in charges[index].months { amounts[month.month] = month.amount }
      due.append(amounts)
    }
    var free: [MeterMonth: Money] = [:]
    for use in uses {
      let place = MeterMonth(account: use.account, key: use.key, month: use.month)
      free[place] = try (free[place] ?? .zero) + use.amount
    }
    for (place, amount) in free {
      let group = metered.group(place.key, of: place.account)?.charges ?? []
      let bearers = group.filter { !due[$0][place.month].isZero }
      let list = try bearers.map { due[$0][place.month] }.sum()
      // The rounding remainder goes to the largest charge, wherever it stands in the file.
      guard let largest = bearers.max(by: { due[$0][place.month] < due[$1][place.month] }) else {
        continue
      }
      var left = amount
      for index in bearers where index != largest {
        let full = due[index][place.month]
        let part = try amount.scaled(by: full, over: list, rounding: .down)
        due[index][place.month] = try full - part
        left = try left - part
      }
      due[largest][place.month] = try due[largest][place.month] - left
    }
    return due
  }

  private struct MeterMonth: Hashable {
    var account: AccountRole
    var key: MeterKey
    var month: MonthIndex
  }

  /// The credits that each account has: the provider's for signing up, then the scenario's own.
  ///
  /// A trial that is an amount of money is one where the plan uses what it is for.
  static func availableCredits(
    _ scenario: Scenario, offers: OfferList, for usages: [Usage]
  ) throws(ArithmeticError) -> [AvailableCredit] {
    var credits: [AvailableCredit] = []
    for index in offers.credits where scenario.appliesFreeTier {
      let offer = offers.all[index]
      let account = scenario.account(of: offer.provider)
      guard let opened = account.opened,
        FreeTier.accepts(offer, opened: opened, plan: account.plan)
      else { continue }
      let last = offer.windowEnd(openedOn: opened)?.adding(days: -1)
      let dollar = UnitPrice(scaled: Quantity.one.scaled)
      let credit = AvailableCredit(
        id: .offer(offer.id), provider: offer.provider, name: offer.description,
        amount: try Money(offer.limit, at: dollar), expires: last, starts: opened,
        services: offer.meters.isEmpty ? [] : [offer.service], meters: offer.meters)
      guard offer.meters.isEmpty || usages.contains(where: credit.mayPay) else { continue }
      credits.append(credit)
      // Only plans that an account chooses at its opening, on offer since some day, let it earn more.
      if offer.accountsOpenedFrom != nil, !account.earnedCredits.isZero {
        credits.append(
          AvailableCredit(
            id: .earned(offer.id), provider: offer.provider,
            name: "Credits earned beyond signing up", amount: account.earnedCredits, expires: last,
            starts: opened, services: []))
      }
    }
    credits += scenario.credits.enumerated().map { index, credit in
      AvailableCredit(
        id: .own(index), name: credit.name, amount: credit.amount, expires: credit.expires,
        services: credit.services)
    }
    return credits
  }

  /// Returns the sums of each month over all accounts.
  static func totals(
    _ charges: [Charge], _ freeTier: [FreeTierUse], _ credits: [CreditUse], months count: Int
  ) throws(ArithmeticError) -> [BudgetTotals] {
    let none = BudgetTotals(list: .zero, freeTier: .zero, credits: .zero, total: .zero)
    var months = [BudgetTotals](repeating: none, count: count)
    for charge in charges {
      for monthly in charge.months {
        months[monthly.month].list =
          try months[monthly.month].list + monthly.amount * charge.accounts
      }
    }
    for use in freeTier {
      months[use.month].freeTier = try months[use.month].freeTier - use.amount * use.accounts
    }
    for use in credits {
      months[use.month].credits = try months[use.month].credits - use.amount * use.accounts
    }
    for index in months.indices {
      let sums = months[index]
      months[index].total = try sums.list + sums.freeTier + sums.credits
    }
    return months
  }

  /// Returns the sum of several months.
  static func sum(_ months: [BudgetTotals]) throws(ArithmeticError) -> BudgetTotals {
    BudgetTotals(
      list: try months.map(\.list).sum(), freeTier: try months.map(\.freeTier).sum(),
      credits: try months.map(\.credits).sum(), total: try months.map(\.total).sum())
  }
}
