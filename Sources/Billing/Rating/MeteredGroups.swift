package import Money
import Prices
import Scenarios

/// The charges of a plan by meter: one meter in one region within one account, whose usage shares
/// tiers and free pools.
///
/// Charges at the user's own price, and those that no offer may cover, belong to no group.
package struct MeteredGroups {
  package struct Group {
    var account: AccountRole
    var accounts: Int
    var key: MeterKey
    var tiers: [PriceTier]
    /// The indices of the charges in the budget.
    var charges: [Int]
    /// The usage of each month.
    var quantities: [Quantity]
  }

  /// The groups in an order that does not depend on that of the resources.
  let groups: [Group]
  /// The positions of a meter's groups by account.
  private let places: [MeterKey: [Int]]

  package init(_ charges: [Charge], months: Int) throws(ArithmeticError) {
    var found: [MeterIndex: Int] = [:]
    var groups: [Group] = []
    for (index, charge) in charges.enumerated() where charge.usage.takesFreeTier {
      guard let meter = charge.meter else { continue }
      let place = found[meter] ?? groups.count
      if place == groups.count {
        found[meter] = place
        groups.append(
          Group(
            account: charge.usage.account, accounts: charge.accounts, key: charge.usage.key,
            tiers: charge.rate.tiers, charges: [],
            quantities: [Quantity](repeating: .zero, count: months)))
      }
      groups[place].charges.append(index)
      for month in charge.months {
        groups[place].quantities[month.month] =
          try groups[place].quantities[month.month] + month.quantity
      }
    }
    groups.sort { ($0.account, $0.key) < ($1.account, $1.key) }
    self.groups = groups
    var places: [MeterKey: [Int]] = [:]
    for (index, group) in groups.enumerated() { places[group.key, default: []].append(index) }
    self.places = places
  }

  /// Returns the group of a meter within an account.
  func group(_ key: MeterKey, of account: AccountRole) -> Group? {
    places[key]?.first { groups[$0].account == account }.map { groups[$0] }
  }
}
