public import Dates
public import Billing
public import Money
public import Prices

/// A machine, where and how it is bought, and all that is known of what it costs.
public struct ComparisonRow: Sendable, Hashable {
  /// Whose machine.
  public var provider: Provider
  /// The machine.
  public var machine: Machine
  /// The region's code.
  public var region: String
  /// `linux`, `windows`, `rhel` or `suse`.
  public var operatingSystem: String
  /// How it is bought.
  public var choice: PurchaseChoice
  /// Dollars an hour, for all instances of the machine.
  public var hourly: UnitPrice
  /// What the same costs on demand; nil where there is no such price.
  public var onDemandHourly: UnitPrice?
  /// The first day on which the price is known to hold; nil until it is looked up.
  public var effectiveFrom: CalendarDate?
  /// The number of the price's origin; negative where it has none.
  var origin = -1
  /// Where the price comes from; nil where it is the user's own.
  public var source: PriceSource?
  /// The share of spot instances taken back in a month, where known.
  public var interruption: String?
  /// What a vCPU-hour above the baseline costs; nil for types that have no baseline.
  public var surplusPrice: UnitPrice?
  /// What a job takes and costs on it, where one was asked for.
  public var work: WorkResult?
  /// The hours of the plan, where they were given.
  public var hours: Quantity?

  /// How it is bought.
  public var purchase: Purchase { choice.purchase }

  /// How it is bought, in few letters.
  public var purchaseName: String {
    guard let commitment = choice.purchase.commitment else { return choice.title }
    return "\(commitment.years)yr \(commitment.upfront.rawValue.replacing("_", with: " "))"
  }

  /// The hours of a month in a plan without dates.
  public static let monthHours = Quantity(730)

  /// How much of something an hour has, for a dollar; nil where it has none or costs nothing.
  public func perDollar(_ measure: Measure) -> Quantity? {
    machine.amount(of: measure).flatMap { Self.ratio($0, hourly) }
  }

  /// What one of something costs for an hour; nil where it has none.
  public func price(of measure: Measure) -> UnitPrice? {
    machine.amount(of: measure).flatMap { try? hourly.scaled(by: Quantity.one, over: $0) }
  }

  /// What it saves against on-demand, in percent; below zero where it costs more.
  public var saving: Quantity? {
    guard purchase != .onDemand, let onDemandHourly, !onDemandHourly.isZero,
      let less = try? onDemandHourly - hourly
    else { return nil }
    return try? Quantity(100).scaled(by: less, over: onDemandHourly)
  }

  /// What an hour costs with every processor at 100 % and credits without limit.
  public var burstHourly: UnitPrice? {
    guard let surplusPrice, machine.surplusVCPU > .zero,
      let surplus = try? surplusPrice.scaled(by: machine.surplusVCPU, over: Quantity.one)
    else { return nil }
    return try? hourly + surplus
  }

  /// The vCPU-hours for a dollar with every processor at 100 %.
  public var burstPerDollar: Quantity? {
    burstHourly.flatMap { Self.ratio(machine.vcpu, $0) }
  }

  /// What it costs for some hours.
  public func cost(of hours: Quantity) -> Money? { try? Money(hours, at: hourly) }

  private static func ratio(_ amount: Quantity, _ price: UnitPrice) -> Quantity? {
    try? amount.scaled(by: UnitPrice(scaled: 1_000_000_000_000), over: price)
  }
}
