package import Billing
package import Money
package import Prices
import Scenarios

/// The free usage of one offer in one kind of account, month by month.
package struct FreePool {
  package let offer: FreeTierOffer
  package let account: AccountRole
  package let accounts: Int
  package var runs: [Run]

  /// Consecutive months with equal figures.
  package struct Run {
    package var first: MonthIndex
    package var last: MonthIndex
    /// The usage of each meter that drew from the pool, in one account and month.
    package var uses: [FreeTierUse]

    /// The usage of all meters of the pool, in one account and month.
    package var usage: Quantity { uses[0].poolUsage }
    /// Whether the pool is smaller than the usage.
    package var ranOut: Bool { uses[0].ranOut }
    package var months: Int { first.distance(to: last) + 1 }

    package func covers(_ month: MonthIndex) -> Bool { (first...last).contains(month) }

    /// Returns the free quantity in one account and month.
    package func quantity() throws(ArithmeticError) -> Quantity { try uses.map(\.quantity).sum() }

    /// Returns what the run saves in all its months and a number of accounts.
    package func amount(accounts: Int) throws(ArithmeticError) -> Money {
      try uses.map(\.amount).sum() * months * accounts
    }

    fileprivate func isContinued(by next: [FreeTierUse]) -> Bool {
      guard next[0].month == last.advanced(by: 1), next.count == uses.count else { return false }
      return zip(uses, next).allSatisfy { one, other in
        var same = other
        same.month = one.month
        return same == one
      }
    }
  }

  /// The first and the last month in which something draws from it.
  package var months: (first: MonthIndex, last: MonthIndex) {
    (runs[0].first, runs[runs.count - 1].last)
  }

  /// The first month in which the pool is smaller than the usage; nil if there is none.
  package var runsOut: MonthIndex? { runs.first { $0.ranOut }?.first }

  /// The lowest and highest limit of a month in one account: some grow with the month.
  package var limit: (least: Quantity, most: Quantity) {
    Self.range(runs.map { $0.uses[0].offer.limit })
  }

  /// The lowest and highest usage in a month of one account.
  package var usage: (least: Quantity, most: Quantity) { Self.range(runs.map(\.usage)) }

  /// Returns the lowest and highest free quantity in a month of one account.
  package func quantity() throws(ArithmeticError) -> (least: Quantity, most: Quantity) {
    var quantities: [Quantity] = []
    for run in runs { quantities.append(try run.quantity()) }
    return Self.range(quantities)
  }

  private static func range(_ quantities: [Quantity]) -> (least: Quantity, most: Quantity) {
    (quantities.min() ?? .zero, quantities.max() ?? .zero)
  }

  /// Returns what it saves in all months and accounts.
  package func amount() throws(ArithmeticError) -> Money {
    var sum = Money.zero
    for run in runs { sum = try sum + run.amount(accounts: accounts) }
    return sum
  }

  /// Returns the pools that a budget draws from, in the order of their first use.
  package static func all(of budget: Budget) -> [FreePool] {
    var pools: [FreePool] = []
    for uses in byMonth(budget.freeTier) {
      let found = pools.firstIndex {
        $0.offer.id == uses[0].offer.id && $0.account == uses[0].account
      }
      let run = Run(first: uses[0].month, last: uses[0].month, uses: uses)
      guard let found else {
        pools.append(
          FreePool(
            offer: uses[0].offer, account: uses[0].account, accounts: uses[0].accounts, runs: [run])
        )
        continue
      }
      let end = pools[found].runs.count - 1
      if pools[found].runs[end].isContinued(by: uses) {
        pools[found].runs[end].last = uses[0].month
      } else {
        pools[found].runs.append(run)
      }
    }
    return pools
  }

  /// Groups the uses by offer, account and month.
  private static func byMonth(_ uses: [FreeTierUse]) -> [[FreeTierUse]] {
    struct Place: Hashable {
      var offer: String
      var account: AccountRole
      var month: MonthIndex
    }
    var places: [Place: Int] = [:]
    var groups: [[FreeTierUse]] = []
    for use in uses {
      let place = Place(offer: use.offer.id, account: use.account, month: use.month)
      if let index = places[place] {
        groups[index].append(use)
      } else {
        places[place] = groups.count
        groups.append([use])
      }
    }
    return groups
  }
}
