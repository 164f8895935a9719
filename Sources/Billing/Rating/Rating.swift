import Money
import Prices
import Scenarios

/// Usage with its price.
struct RatedUsage {
  var usage: Usage
  var rate: Rate
  /// The meter, whatever the account; nil for a price of the user's own.
  var meter: KnownMeter?
}

/// Multiplies usage by price: graduated tiers are filled in order, per account, meter and month.
///
/// Knows no services.
enum Rating {
  /// Usage whose months share their tiers: one meter in one region within one account.
  private struct Group {
    var account: AccountRole
    /// The quantities used so far, by month.
    var used: [Quantity]
  }

  /// Prices usage; the lines of a meter fill its tiers in the order in which they come.
  static func charges(
    _ usages: [RatedUsage], accounts: (AccountRole) -> Int
  ) throws(ArithmeticError) -> [Charge] {
    // A meter has so few groups that a linear search will do.
    var places: [KnownMeter: [Int]] = [:]
    var groups: [Group] = []
    var charges: [Charge] = []
    charges.reserveCapacity(usages.count)
    for rated in usages {
      let (usage, rate) = (rated.usage, rated.rate)
      let accounts = accounts(usage.account)
      guard let meter = rated.meter else {
        let months = try months(usage.amount.months, after: unused(usage), with: rate.tiers)
        charges.append(
          Charge(usage: usage, rate: rate, months: months, accounts: accounts, meter: nil))
        continue
      }
      let found = places[meter]?.first { groups[$0].account == usage.account }
      let place = found ?? groups.count
      if place == groups.count {
        places[meter, default: []].append(place)
        groups.append(Group(account: usage.account, used: unused(usage)))
      }
      let months = try months(usage.amount.months, after: groups[place].used, with: rate.tiers)
      for month in months {
        groups[place].used[month.month] = try groups[place].used[month.month] + month.quantity
      }
      charges.append(
        Charge(
          usage: usage, rate: rate, months: months, accounts: accounts, meter: MeterIndex(place)))
    }
    return charges
  }

  private static func unused(_ usage: Usage) -> [Quantity] {
    [Quantity](repeating: .zero, count: usage.amount.months.count)
  }

  /// Returns the monthly charges of one usage, given what was used before it in each month.
  private static func months(
    _ quantities: [Quantity], after used: [Quantity], with slices: [PriceTier]
  ) throws(ArithmeticError) -> [MonthlyCharge] {
    var months: [MonthlyCharge] = []
    months.reserveCapacity(quantities.count)
    for month in quantities.indices where !quantities[month].isZero {
      // Most months equal the one before and reuse its figures.
      if let last = months.last, last.month.offset == month - 1, last.quantity == quantities[month],
        used[month - 1] == used[month]
      {
        var same = last
        same.month = MonthIndex(month)
        months.append(same)
        continue
      }
      let tiers = try price(quantities[month], after: used[month], with: slices)
      months.append(
        MonthlyCharge(
          month: MonthIndex(month), quantity: quantities[month], tiers: tiers,
          amount: try sum(tiers)))
    }
    return months
  }

  private static func sum(_ tiers: [TierCharge]) throws(ArithmeticError) -> Money {
    var sum = Money.zero
    for index in tiers.indices { sum = try sum + tiers[index].amount }
    return sum
  }

  /// Returns the charge for each tier that a quantity reaches, given what was used before it.
  static func price(
    _ quantity: Quantity, after before: Quantity, with tiers: [PriceTier]
  ) throws(ArithmeticError) -> [TierCharge] {
    var charges: [TierCharge] = []
    try tiers.eachSlice(of: quantity, after: before) { tier, within throws(ArithmeticError) in
      charges.append(
        TierCharge(
          from: tier.from, quantity: within, unitPrice: tier.unitPrice,
          amount: try Money(within, at: tier.unitPrice), rateCode: tier.rateCode))
    }
    return charges
  }
}
