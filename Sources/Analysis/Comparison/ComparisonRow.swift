public import Dates
public import Billing
public import Money
public import Prices

/// A machine, with where and how it is bought, and everything known about its cost.
public struct ComparisonRow: Sendable, Hashable {
  /// The provider of the machine.
  public var provider: Provider
  /// The machine or machines.
  public var machine: Machine
  /// The region's code.
  public var region: String
  /// `linux`, `windows`, `rhel` or `suse`.
  public var operatingSystem: String
  /// The way it is bought.
  public var choice: PurchaseChoice
  /// The price in dollars an hour, for all instances of the machine.
  public var hourly: UnitPrice
  /// The on-demand price of the same; nil where there is none.
  public var onDemandHourly: UnitPrice?
  /// The first day on which the price is known to be valid; nil until it is looked up.
  public var effectiveFrom: CalendarDate?
  /// The number of the price's origin; negative where it has none.
  var origin = -1
  /// The source of the price; nil where it is the user's own.
  public var source: PriceSource?
  /// The share of spot instances reclaimed in a month, where known.
  public var interruption: String?
  /// The price of a vCPU-hour above the baseline; nil for types that have no baseline.
  public var surplusPrice: UnitPrice?
  /// The time and cost of a job on it, where one was asked for.
  public var work: WorkResult?
  /// The hours of the plan, where they were given.
  public var hours: Quantity?

  /// The way it is bought.
  public var purchase: Purchase { choice.purchase }

  /// The way it is bought, abbreviated.
  public var purchaseName: String {
    guard let commitment = choice.purchase.commitment else { return choice.title }
    return "\(commitment.years)yr \(commitment.upfront.rawValue.replacing("_", with: " "))"
  }

  /// The hours of a month in a plan without dates.
  public static let monthHours = Quantity(730)

  /// Returns the quantity of a measure that a dollar buys for an hour; nil where there is none, or
  /// no price.
  public func perDollar(_ measure: Measure) -> Quantity? {
    machine.amount(of: measure).flatMap { Self.ratio($0, hourly) }
  }

  /// Returns the price of one unit of a measure for an hour; nil where it has none.
  public func price(of measure: Measure) -> UnitPrice? {
    machine.amount(of: measure).flatMap { try? hourly.scaled(by: Quantity.one, over: $0) }
  }

  /// The saving compared with on-demand, in percent; below zero where it costs more.
  public var saving: Quantity? {
    guard purchase != .onDemand, let onDemandHourly, !onDemandHourly.isZero,
      let less = try? onDemandHourly - hourly
    else { return nil }
    return try? Quantity(100).scaled(by: less, over: onDemandHourly)
  }

  /// The cost of an hour with every processor at 100 % and unlimited credits.
  public var burstHourly: UnitPrice? {
    guard let surplusPrice, machine.surplusVCPU > .zero,
      let surplus = try? surplusPrice.scaled(by: machine.surplusVCPU, over: Quantity.one)
    else { return nil }
    return try? hourly + surplus
  }

  /// The vCPU-hours for a dollar with every processor at 100%.
  public var burstPerDollar: Quantity? {
    burstHourly.flatMap { Self.ratio(machine.vcpu, $0) }
  }

  /// Returns its cost for some hours.
  public func cost(of hours: Quantity) -> Money? { try? Money(hours, at: hourly) }

  /// Returns what is owed in all for some hours: a commitment is for whole terms.
  public func owed(for hours: Quantity) -> Money? {
    guard let commitment = purchase.commitment else { return cost(of: hours) }
    return (try? commitment.owedHours(for: hours)).flatMap { cost(of: $0) }
  }

  private static func ratio(_ amount: Quantity, _ price: UnitPrice) -> Quantity? {
    try? amount.scaled(by: UnitPrice(scaled: 1_000_000_000_000), over: price)
  }
}
