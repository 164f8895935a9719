package import Money
import Prices
import Scenarios

/// The charges of a plan by meter: one meter in one region within one account, whose usage shares
/// tiers and free pools.
///
/// Charges at the user's own price, and those that no offer may cover, belong to no group.
package struct MeteredGroups {
  package struct Group {
    let account: AccountRole
    let accounts: Int
    let key: MeterKey
    let tiers: [PriceTier]
    /// The indices of the charges in the budget.
    fileprivate(set) var charges: [Int] = []
    /// The charges themselves.
    fileprivate(set) var members: [Charge] = []
    /// The usage of each month.
    fileprivate(set) var quantities: [Quantity]

    fileprivate init(_ charge: Charge, months: Int) {
      account = charge.usage.account
      accounts = charge.accounts
      key = charge.usage.key
      tiers = charge.rate.tiers
      quantities = [Quantity](repeating: .zero, count: months)
    }

    /// Returns whether it comes before the group of a meter in the order of the groups.
    fileprivate func isBefore(_ account: AccountRole, _ key: MeterKey) -> Bool {
      self.account == account ? self.key < key : self.account < account
    }
  }

  /// The groups in an order that does not depend on that of the resources.
  let groups: [Group]
  package init(_ charges: [Charge], months: Int) throws(ArithmeticError) {
    // The place of each meter's group, by the meter's number; below zero where there is none yet.
    let meters = charges.lazy.compactMap { $0.meter?.offset }.max().map { $0 + 1 } ?? 0
    var found = [Int](repeating: -1, count: meters)
    var groups: [Group] = []
    for (index, charge) in charges.enumerated() where charge.usage.takesFreeTier {
      guard let meter = charge.meter else { continue }
      if found[meter.offset] < 0 {
        found[meter.offset] = groups.count
        groups.append(Group(charge, months: months))
      }
      let place = found[meter.offset]
      groups[place].charges.append(index)
      groups[place].members.append(charge)
      // By index: a month takes longer to copy than to look at.
      for position in charge.months.indices {
        let month = charge.months[position].month
        groups[place].quantities[month] =
          try groups[place].quantities[month] + charge.months[position].quantity
      }
    }
    self.groups = groups.sorted { $0.isBefore($1.account, $1.key) }
  }

  /// Returns the group of a meter within an account.
  func group(_ key: MeterKey, of account: AccountRole) -> Group? {
    var (low, high) = (0, groups.count)
    while low < high {
      let middle = (low + high) / 2
      if groups[middle].isBefore(account, key) { low = middle + 1 } else { high = middle }
    }
    guard low < groups.count, groups[low].account == account, groups[low].key == key else {
      return nil
    }
    return groups[low]
  }
}
