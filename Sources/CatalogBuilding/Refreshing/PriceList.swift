import Catalog
public import Dates
public import Money
public import Prices

/// A provider's price list as it was published: the origin of the prices in a refresh.
public struct PriceList: Sendable, Hashable {
  /// The kind of list, such as `aws-offers/AmazonEC2`.
  ///
  /// A list follows the earlier ones of its feed.
  public var feed: String
  /// The part of the feed, such as a region; empty for all of it.
  public var scope: String
  /// The provider of the list.
  public var provider: Provider
  /// A description of the list, in a sentence.
  public var name: String
  /// The time of publication, in seconds since 1970.
  public var publishedAt: Int
  /// The address or path it was read from.
  public var address: String
  /// The server's entity tag of this version, if it sent one.
  public var etag: String?
  /// The date of the last change to the list, in the server's words.
  public var lastModified: String?
  /// Whether it is an extract, such as the answer to a query: it says nothing of what it lacks.
  public var isExtract = false

  /// Creates a list from its parts.
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

  /// The day of publication (UTC): as far as is known, its prices are valid from then on.
  public var published: CalendarDate {
    CalendarDate(dayNumber: publishedAt >= 0 ? publishedAt / 86_400 : 0)
  }

  /// The id of the source that its prices get.
  public var sourceCode: String {
    let letters = feed.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return "feed-\(String(letters))-\(published)"
  }
}

/// A tier of a price in a list.
public struct ListedPrice: Sendable, Hashable {
  /// The key of the price.
  public var key: MeterKey
  /// The billing unit in the singular.
  public var unit: String
  /// The usage at which the tier begins.
  public var tierFrom: Quantity
  /// The usage at which the tier ends; nil for the last.
  public var tierTo: Quantity?
  /// The price in US dollars per unit.
  public var price: UnitPrice
  /// The provider's rate code; the part before the first point is the SKU.
  public var rateCode: String
  /// Whether a free first tier is an allowance, which belongs to the free tier and not here.
  public var leavesOutFreeTier: Bool
  /// Whether the list says in words that the product is free; a price of 0 alone may be a mistake.
  public var saysFree: Bool
  /// The fee in advance that the list states and the price contains.
  public var fee: TermFee?

  /// Creates a tier from its parts.
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

/// A spot price at a moment, from a list.
public struct ListedObservation: Sendable, Hashable {
  /// The key of the price: `SpotUsage:<type>`.
  public var key: MeterKey
  /// The time in seconds since 1970.
  public var observedAt: Int
  /// The availability zone; empty when unknown.
  public var zone: String
  /// The price in US dollars an hour.
  public var price: UnitPrice

  /// Creates an observation from its parts.
  public init(key: MeterKey, observedAt: Int, zone: String, price: UnitPrice) {
    self.key = key
    self.observedAt = observedAt
    self.zone = zone
    self.price = price
  }
}

/// How often spot capacity is reclaimed, from a list.
public struct ListedInterruption: Sendable, Hashable {
  /// The key of the capacity: `SpotUsage:<type>`.
  public var key: MeterKey
  /// The percentage saved compared with on-demand.
  public var savingsPercent: Int
  /// The share of capacity that is reclaimed in a month, such as `5-10%`.
  public var band: String

  /// Creates an interruption band from its parts.
  public init(key: MeterKey, savingsPercent: Int, band: String) {
    self.key = key
    self.savingsPercent = savingsPercent
    self.band = band
  }
}
