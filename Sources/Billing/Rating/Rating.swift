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
  private struct Place: Hashable {
    var meter: KnownMeter
    var account: AccountRole

    /// Hashes the meter: there are only a few accounts.
    func hash(into hasher: inout Hasher) { hasher.combine(meter) }
  }

  /// Prices usage; the lines of a meter fill its tiers in the order in which they come.
  static func charges(
    _ usages: [RatedUsage], accounts: (AccountRole) -> Int
  ) throws(ArithmeticError) -> [Charge] {
    var places: [Place: Int] = [:]
    places.reserveCapacity(usages.count)
    // The quantities used so far, by month.
    var used: [[Quantity]] = []
    var charges: [Charge] = []
    charges.reserveCapacity(usages.count)
    for rated in usages {
      let (usage, rate) = (rated.usage, rated.rate)
      let accounts = accounts(usage.account)
      guard let meter = rated.meter else {
        let months = try months(usage.amount.months, after: unused(usage), at: rate)
        charges.append(
          Charge(usage: usage, rate: rate, months: months, accounts: accounts, meter: nil))
        continue
      }
      let key = Place(meter: meter, account: usage.account)
      let place = places[key] ?? used.count
      if place == used.count {
        places[key] = place
        used.append(unused(usage))
      }
      let months = try months(usage.amount.months, after: used[place], at: rate)
      // By index: a month takes longer to copy than to look at.
      for index in months.indices {
        let month = months[index].month
        used[place][month] = try used[place][month] + months[index].quantity
      }
      charges.append(
        Charge(
          usage: usage, rate: rate, months: months, accounts: accounts, meter: MeterIndex(place)))
    }
    return charges
  }

  private static func unused(_ usage: Usage) -> [Quantity] {
    Quantity.zeros(usage.amount.months.count)
  }

  /// Returns the monthly charges of one usage, given what was used before it in each month.
  private static func months(
    _ quantities: [Quantity], after used: [Quantity], at rate: Rate
  ) throws(ArithmeticError) -> [MonthlyCharge] {
    if let fee = rate.fee { return try months(quantities, fee, at: rate) }
    let slices = rate.tiers
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

  /// Returns the monthly charges of a usage whose price contains a fee: each bears its part of it, and
  /// those of a whole term all of it.
  private static func months(
    _ quantities: [Quantity], _ fee: TermFee, at rate: Rate
  ) throws(ArithmeticError) -> [MonthlyCharge] {
    guard let tier = rate.tiers.first else { return [] }
    var months: [MonthlyCharge] = []
    var earlier = Quantity.zero
    for month in quantities.indices where !quantities[month].isZero {
      let amount = try fee.cost(of: quantities[month], after: earlier)
      earlier = try earlier + quantities[month]
      months.append(
        MonthlyCharge(
          month: MonthIndex(month), quantity: quantities[month],
          tiers: [
            TierCharge(
              from: tier.from, quantity: quantities[month], unitPrice: tier.unitPrice,
              amount: amount, rateCode: tier.rateCode)
          ], amount: amount))
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
