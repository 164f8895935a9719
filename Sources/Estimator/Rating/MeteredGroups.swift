import Money
import Prices

/// The charges of a plan by meter: one meter in one region within one account, whose usage shares
/// tiers and free pools. Charges at a price of the user's own, and those that no offer may cover,
/// belong to none.
struct MeteredGroups {
  struct Group {
    var account: AccountRole
    var accounts: Int
    var key: MeterKey
    var tiers: [PriceTier]
    /// The charges, by their place in the budget.
    var charges: [Int]
    /// The usage of each month.
    var quantities: [Quantity]
  }

  /// The groups in an order that does not depend on that of the resources.
  let groups: [Group]
  private let places: [Rating.Group: Int]

  init(_ charges: [Charge], months: Int) throws(ArithmeticError) {
    var found: [Rating.Group: Int] = [:]
    var groups: [Group] = []
    for index in charges.indices
    where charges[index].usage.ownPrice == nil && charges[index].usage.takesFreeTier {
      let id = Rating.Group(
        account: charges[index].usage.account, key: charges[index].usage.key)
      let place = found[id] ?? groups.count
      if place == groups.count {
        found[id] = place
        groups.append(
          Group(
            account: id.account, accounts: charges[index].accounts, key: id.key,
            tiers: charges[index].rate.tiers,
            charges: [], quantities: [Quantity](repeating: .zero, count: months)))
      }
      groups[place].charges.append(index)
      for month in charges[index].months {
        groups[place].quantities[month.month] =
          try groups[place].quantities[month.month] + month.quantity
      }
    }
    groups.sort { ($0.account, $0.key) < ($1.account, $1.key) }
    self.groups = groups
    var places: [Rating.Group: Int] = [:]
    for (index, group) in groups.enumerated() {
      places[Rating.Group(account: group.account, key: group.key)] = index
    }
    self.places = places
  }

  /// The group of a meter within an account.
  func group(_ key: MeterKey, of account: AccountRole) -> Group? {
    places[Rating.Group(account: account, key: key)].map { groups[$0] }
  }
}
