public import Dates
public import Money

/// Something that a provider gives away: a monthly pool of free usage, or a credit.
public struct FreeTierOffer: Sendable, Hashable {
  /// The kind of an offer.
  public enum Kind: String, Sendable, CaseIterable {
    /// For the first twelve months of an account.
    case twelveMonths = "twelve_months"
    /// For every account, indefinitely.
    case always
    /// For a short time from first use.
    case trial
    /// An amount of money.
    case credit
  }

  /// The short id that `pricing-data` uses.
  public var id: String
  /// The provider that gives it.
  public var provider: Provider
  /// The kind of offer.
  public var kind: Kind
  /// The service, by the scenario format's name.
  public var service: String
  /// The offer in a few words for people.
  public var description: String
  /// How often a pool is refilled.
  public enum Refill: String, Sendable, CaseIterable {
    /// Each month, with the same amount.
    case month
    /// Each month, with so much throughout it, such as 30 GB-months: a longer month has more of it.
    case throughout
    /// Each day: a longer month has more of it.
    case day
    /// Each hour: a longer month has more of it.
    case hour
    /// Never: it is given once.
    case once
  }

  /// The free quantity from one refill to the next, in `unit`.
  public var limit: Quantity
  /// The billing unit of the limit; `USD` for credits.
  public var unit: String
  /// How often the pool is refilled.
  public var refill: Refill
  /// The number of months from the account's opening that the offer lasts; nil for no such limit.
  public var windowMonths: Int?
  /// The number of days from the account's opening that the offer lasts; nil for no such limit.
  public var windowDays: Int?
  /// The first day on which the provider made the offer.
  public var availableFrom: CalendarDate?
  /// The first day on which the provider no longer made it.
  public var availableTo: CalendarDate?
  /// The offer is for accounts opened on this day or later.
  public var accountsOpenedFrom: CalendarDate?
  /// The offer is for accounts opened before this day.
  public var accountsOpenedBefore: CalendarDate?
  /// The account plan it needs (`free` or `paid`), if any.
  public var plan: String?
  /// Whether the estimator deducts it; otherwise it is only mentioned, and `note` says why.
  public var automatic: Bool
  /// The meters that draw from the pool.
  public var meters: [Coverage]
  /// Where the offer is documented.
  public var source: PriceSource
  /// What a reader should know about it, if anything.
  public var note: String?

  /// A meter that draws from the pool.
  public struct Coverage: Sendable, Hashable {
    /// The service that owns the meter.
    public var service: String
    /// The meter.
    public var meter: String
    /// The attributes that the usage must have; empty for any.
    public var attributes: MeterAttributes
    /// The regions in which it applies; empty for all.
    public var regions: [String]

    /// Creates a coverage from its parts.
    public init(service: String, meter: String, attributes: MeterAttributes, regions: [String]) {
      self.service = service
      self.meter = meter
      self.attributes = attributes
      self.regions = regions
    }

    /// Returns whether usage of a meter draws from the pool.
    public func covers(_ key: MeterKey) -> Bool {
      guard service == key.service, meter == key.meter else { return false }
      guard regions.isEmpty || regions.contains(key.region) else { return false }
      if attributes.isEmpty || attributes == key.attributes { return true }
      if key.attributes.isEmpty { return false }
      let values = key.attributes.values
      return attributes.values.allSatisfy { values[$0.key] == $0.value }
    }
  }

  /// Creates an offer from what every offer has; the rest is set afterwards.
  public init(
    id: String, provider: Provider, kind: Kind, service: String, description: String,
    limit: Quantity, unit: String, source: PriceSource
  ) {
    self.id = id
    self.provider = provider
    self.kind = kind
    self.service = service
    self.description = description
    self.limit = limit
    self.unit = unit
    self.source = source
    refill = .month
    automatic = true
    meters = []
  }

  /// Returns whether usage of a meter draws from the pool.
  public func covers(_ key: MeterKey) -> Bool {
    // By index: copying each coverage takes longer than looking at it.
    meters.indices.contains { meters[$0].covers(key) }
  }

  /// Whether every month has a free quantity.
  public var monthly: Bool { refill != .once }

  /// Returns the free quantity of a month with a number of hours.
  ///
  /// `whole`: the hours for which what exists throughout a month counts once.
  public func limit(
    inMonthOf hours: Quantity, counting whole: Quantity
  ) throws(ArithmeticError) -> Quantity {
    switch refill {
    case .month, .once: return limit
    // Rounded up, since the parts of a sum may each be rounded up.
    case .throughout: return try limit.scaled(by: hours, over: whole).rounded(to: 9, .up)
    case .day: return try limit.scaled(by: hours, over: Quantity(24))
    case .hour: return try limit.times(hours)
    }
  }

  /// Whether it ends some time after the account was opened.
  public var hasWindow: Bool { windowMonths != nil || windowDays != nil }

  /// Returns the first day on which an account opened on a day no longer has the offer; nil if it
  /// has no such end.
  public func windowEnd(openedOn day: CalendarDate) -> CalendarDate? {
    if let windowDays { return day.adding(days: windowDays) }
    return windowMonths.map { day.adding(months: $0) }
  }
}
