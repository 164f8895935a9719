public import Money
public import Prices
import Scenarios

/// What one slice of a graduated price charges for some usage.
public struct TierCharge: Sendable, Hashable {
  /// The usage in the month from which the slice counts.
  public var from: Quantity
  /// The usage that falls into the slice.
  public var quantity: Quantity
  /// US dollars for one unit.
  public var unitPrice: UnitPrice
  /// Quantity times unit price, exactly.
  public var amount: Money
  /// The provider's rate code, where the source has one.
  public var rateCode: String?
}

/// What usage costs in one month at list price, within one account.
public struct MonthlyCharge: Sendable, Hashable {
  /// The month's place in the plan.
  public var month: MonthIndex
  /// The usage.
  public var quantity: Quantity
  /// The slices it falls into.
  public var tiers: [TierCharge]
  /// The sum of the slices.
  public var amount: Money
}

/// Where the price of a charge comes from; one card is shared by all charges of its meter.
public indirect enum Rate: Sendable, Hashable {
  /// From the catalog.
  case card(RateCard)
  /// From the scenario.
  case own(UnitPrice)

  /// The slices of the price.
  public var tiers: [PriceTier] {
    switch self {
    case .card(let card): return card.tiers
    case .own(let price): return [PriceTier(from: .zero, to: nil, unitPrice: price)]
    }
  }

  /// The rate card, when the price is from the catalog.
  public var card: RateCard? {
    if case .card(let card) = self { return card }
    return nil
  }
}

/// A meter within one account of a plan, in the order of the meters' first charges.
///
/// Charges that have it in common share its tiers.
package struct MeterIndex: ListIndex {
  package let offset: Int

  package init(_ offset: Int) { self.offset = offset }
}

/// What one meter of one resource costs at list price, before free tier and credits.
///
/// An object that never changes: budgets, rules and reports share it, since it is large to copy.
public final class Charge: Sendable {
  /// What was metered.
  public let usage: Usage
  /// What it is priced with.
  public let rate: Rate
  /// Month by month, within one account.
  public let months: [MonthlyCharge]
  /// How many accounts have this charge.
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

  /// The first charge of each meter, by the meter's number: for what is asked once a meter.
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

  /// The usage over the whole plan and all accounts.
  public func quantity() throws(ArithmeticError) -> Quantity {
    var sum = Quantity.zero
    for index in months.indices { sum = try sum + months[index].quantity }
    return try sum * accounts
  }

  /// The list cost over the whole plan and all accounts.
  public func amount() throws(ArithmeticError) -> Money {
    var sum = Money.zero
    for index in months.indices { sum = try sum + months[index].amount }
    return try sum * accounts
  }

  /// Whether all usage falls into one slice.
  private var isOfOnePrice: Bool {
    guard let first = months.first?.tiers.first else { return false }
    return months.allSatisfy { $0.tiers.count == 1 && $0.tiers[0].from == first.from }
  }

  /// The slices over the whole plan and all accounts, those of one price put together.
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
