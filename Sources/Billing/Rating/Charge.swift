public import Money
public import Prices
import Scenarios

/// The charge for the usage that falls into one tier of a graduated price.
public struct TierCharge: Sendable, Hashable {
  /// The usage in the month at which the tier begins.
  public var from: Quantity
  /// The usage that falls into the tier.
  public var quantity: Quantity
  /// US dollars for one unit.
  public var unitPrice: UnitPrice
  /// Quantity times unit price, exactly; where the source of the price states the fee that it contains,
  /// what these hours bear of the fee and their own price.
  public var amount: Money
  /// The provider's rate code, where the source has one.
  public var rateCode: String?
}

/// The cost of usage in one month at list price, within one account.
public struct MonthlyCharge: Sendable, Hashable {
  /// The month's position in the plan.
  public var month: MonthIndex
  /// The usage.
  public var quantity: Quantity
  /// The tiers that it falls into.
  public var tiers: [TierCharge]
  /// The sum of the tiers.
  public var amount: Money
}

/// The origin of a charge's price; all charges of a meter share one card.
public enum Rate: Sendable, Hashable {
  /// From the catalog.
  case card(RateCard)
  /// From the scenario.
  case own(UnitPrice)

  /// The tiers of the price.
  public var tiers: [PriceTier] {
    switch self {
    case .card(let card): return card.tiers
    case .own(let price): return [PriceTier(from: .zero, to: nil, unitPrice: price)]
    }
  }

  /// The fee that the price contains, where its source states one.
  public var fee: TermFee? { card?.fee }

  /// The rate card, when the price is from the catalog.
  public var card: RateCard? {
    if case .card(let card) = self { return card }
    return nil
  }
}

/// A meter within one account of a plan, numbered in the order of the meters' first charges.
///
/// Charges with the same index share their tiers.
package struct MeterIndex: ListIndex {
  package let offset: Int

  package init(_ offset: Int) { self.offset = offset }
}

/// The cost of one meter of one resource at list price, before free tier and credits.
///
/// An immutable object: budgets, rules and reports share it, because copying it would be expensive.
public final class Charge: Sendable {
  /// The metered usage.
  public let usage: Usage
  /// The rate that prices it.
  public let rate: Rate
  /// The charges month by month, within one account.
  public let months: [MonthlyCharge]
  /// The number of accounts with this charge.
  public let accounts: Int
  /// The meter within its account; nil for a price of the user's own.
  let meter: MeterIndex?

  init(usage: Usage, rate: Rate, months: [MonthlyCharge], accounts: Int, meter: MeterIndex?) {
    self.usage = usage
    self.rate = rate
    self.months = months
    self.accounts = accounts
    self.meter = meter
  }

  /// Returns the first charge of each meter, by the meter's number, for questions asked once per
  /// meter.
  static func firstOfEachMeter(_ charges: [Charge]) -> [Charge] {
    var first: [Charge] = []
    for charge in charges where charge.meter == MeterIndex(first.count) { first.append(charge) }
    return first
  }

  /// The same charge within one account.
  public var inOneAccount: Charge {
    accounts == 1
      ? self : Charge(usage: usage, rate: rate, months: months, accounts: 1, meter: meter)
  }

  /// Returns the usage over the whole plan and all accounts.
  public func quantity() throws(ArithmeticError) -> Quantity {
    var sum = Quantity.zero
    for index in months.indices { sum = try sum + months[index].quantity }
    return try sum * accounts
  }

  /// Returns the list cost over the whole plan and all accounts.
  public func amount() throws(ArithmeticError) -> Money {
    var sum = Money.zero
    for index in months.indices { sum = try sum + months[index].amount }
    return try sum * accounts
  }

  /// Whether all usage falls into one tier.
  private var isOfOnePrice: Bool {
    guard let first = months.first?.tiers.first else { return false }
    return months.allSatisfy { $0.tiers.count == 1 && $0.tiers[0].from == first.from }
  }

  /// Returns the tiers over the whole plan and all accounts, with those of equal price combined.
  public func tiers() throws(ArithmeticError) -> [TierCharge] {
    var merged: [TierCharge] = []
    if let first = months.first?.tiers.first, isOfOnePrice {
      var only = first
      (only.quantity, only.amount) = (try quantity(), try amount())
      return [only]
    }
    for month in months {
      for tier in month.tiers {
        let same = merged.firstIndex { $0.from == tier.from && $0.unitPrice == tier.unitPrice }
        let quantity = try tier.quantity * accounts
        let amount = try tier.amount * accounts
        if let same {
          merged[same].quantity = try merged[same].quantity + quantity
          merged[same].amount = try merged[same].amount + amount
        } else {
          var first = tier
          (first.quantity, first.amount) = (quantity, amount)
          merged.append(first)
        }
      }
    }
    return merged.count < 2 ? merged : merged.sorted { $0.from < $1.from }
  }
}
