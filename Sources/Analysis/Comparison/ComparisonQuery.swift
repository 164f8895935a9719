public import Billing
public import Dates
public import Money
public import Prices

/// A user's question about offers.
public struct ComparisonQuery: Sendable {
  /// The provider of the machines.
  public var provider: Provider
  /// The meters that its servers are billed by.
  public var server: ServerFacts
  /// The day on which the prices are valid; nil for current prices.
  public var date: CalendarDate?
  /// The measure of what a dollar buys.
  public var measure: Measure
  /// The column to sort by; nil for the most of the measure, or the cheapest way to do the work.
  public var sort: ComparisonColumn?
  /// Whether the worst comes first.
  public var isReversed: Bool
  /// The largest number of rows; nil for all.
  public var limit: Int?
  /// Whether the limit is what a page holds of each provider, rather than what the user asked for.
  public var isLimitOfPage = false
  /// The hours of a plan whose cost is shown.
  public var hours: Quantity?
  /// The highest price of an hour.
  public var maximumPrice: UnitPrice?
  /// A job to be done.
  public var work: Work?
  /// The columns that were asked for; nil for those that fit the question.
  public var columns: [ComparisonColumn]?

  /// Creates a query from its parts, each of which has a default.
  public init(
    of provider: Provider, _ server: ServerFacts, date: CalendarDate? = nil,
    measure: Measure = .vcpu, sort: ComparisonColumn? = nil,
    isReversed: Bool = false, limit: Int? = 20, hours: Quantity? = nil,
    maximumPrice: UnitPrice? = nil, work: Work? = nil, columns: [ComparisonColumn]? = nil
  ) {
    self.provider = provider
    self.server = server
    self.date = date
    self.measure = measure
    self.sort = sort
    self.isReversed = isReversed
    self.limit = limit
    self.hours = hours
    self.maximumPrice = maximumPrice
    self.work = work
    self.columns = columns
  }
}

/// Details of offers in addition to their prices; asked for only for the rows that are shown.
public protocol OfferDetails {
  /// The prices of what is used together with instances.
  var prices: any PriceBook { get }

  /// Returns the first day and the source of an offer's price; the source is nil for a price of the
  /// user's own.
  ///
  /// - Parameters:
  ///   - number: the offer's origin; negative where it has none yet.
  ///   - row: the offer.
  /// - Returns: the first day, and the source.
  /// - Throws: the error of the store behind it.
  func origin(
    _ number: Int, of row: ComparisonRow
  ) throws -> (effectiveFrom: CalendarDate, source: PriceSource?)

  /// Returns the share of spot instances reclaimed in a month, such as `<5%`, where known.
  func interruption(
    instanceType: String, operatingSystem: String, region: String
  ) throws -> String?
}
