import Catalog
public import Dates
public import Money
public import Prices

/// A price list of a provider as it was published: what the prices of a refresh come from.
public struct PriceList: Sendable, Hashable {
  /// What kind of list it is, such as `aws-offers/AmazonEC2`.
  ///
  /// A list follows the earlier ones of its feed.
  public var feed: String
  /// The part of the feed, such as a region; empty for all of it.
  public var scope: String
  /// Whose list.
  public var provider: Provider
  /// What the list is, in a sentence.
  public var name: String
  /// When it was published, in seconds since 1970.
  public var publishedAt: Int
  /// The address or path it was read from.
  public var address: String
  /// What the server said tells this version from others, if it did.
  public var etag: String?
  /// When the server said the list changed last, as it said it.
  public var lastModified: String?

  /// A list of its parts.
  public init(
    feed: String, scope: String = "", provider: Provider, name: String, publishedAt: Int,
    address: String, etag: String? = nil, lastModified: String? = nil
  ) {
    self.feed = feed
    self.scope = scope
    self.provider = provider
    self.name = name
    self.publishedAt = publishedAt
    self.address = address
    self.etag = etag
    self.lastModified = lastModified
  }

  /// The day of publication (UTC): its prices hold from then on, as far as is known.
  public var published: CalendarDate {
    CalendarDate(dayNumber: publishedAt >= 0 ? publishedAt / 86_400 : 0)
  }

  /// The id of the source that its prices get.
  public var sourceCode: String {
    let letters = feed.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return "feed-\(String(letters))-\(published)"
  }
}

/// A tier of a price that a list gives.
public struct ListedPrice: Sendable, Hashable {
  /// What the price belongs to.
  public var key: MeterKey
  /// The billing unit in the singular.
  public var unit: String
  /// The usage from which the tier counts.
  public var tierFrom: Quantity
  /// The usage at which the tier ends; nil for the last.
  public var tierTo: Quantity?
  /// US dollars for a unit.
  public var price: UnitPrice
  /// The provider's rate code: what stands before the first point is the SKU.
  public var rateCode: String
  /// Whether a first tier of no cost is an allowance, which belongs to the free tier and not here.
  public var leavesOutFreeTier: Bool
  /// Whether the list says in words that the product is free; a price of 0 alone may be a mistake.
  public var saysFree: Bool

  /// A tier of its parts.
  public init(
    key: MeterKey, unit: String, tierFrom: Quantity, tierTo: Quantity?, price: UnitPrice,
    rateCode: String, leavesOutFreeTier: Bool = false, saysFree: Bool = false
  ) {
    self.key = key
    self.unit = unit
    self.tierFrom = tierFrom
    self.tierTo = tierTo
    self.price = price
    self.rateCode = rateCode
    self.leavesOutFreeTier = leavesOutFreeTier
    self.saysFree = saysFree
  }
}

/// What spot capacity cost at a moment, as a list gives it.
public struct ListedObservation: Sendable, Hashable {
  /// What the price belongs to: `SpotUsage:<type>`.
  public var key: MeterKey
  /// Seconds since 1970.
  public var observedAt: Int
  /// The availability zone; empty when unknown.
  public var zone: String
  /// US dollars an hour.
  public var price: UnitPrice

  /// An observation of its parts.
  public init(key: MeterKey, observedAt: Int, zone: String, price: UnitPrice) {
    self.key = key
    self.observedAt = observedAt
    self.zone = zone
    self.price = price
  }
}

/// How often spot capacity is taken back, as a list gives it.
public struct ListedInterruption: Sendable, Hashable {
  /// What is taken back: `SpotUsage:<type>`.
  public var key: MeterKey
  /// Percent saved over on-demand.
  public var savingsPercent: Int
  /// The share of capacity that is taken back in a month, such as `5-10%`.
  public var band: String

  /// An interruption band of its parts.
  public init(key: MeterKey, savingsPercent: Int, band: String) {
    self.key = key
    self.savingsPercent = savingsPercent
    self.band = band
  }
}
