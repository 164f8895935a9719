public import Billing
public import Dates
public import Money
public import Prices

/// What a user wants to know about offers.
public struct ComparisonQuery: Sendable {
  /// Whose machines.
  public var provider: Provider
  /// What its servers are billed by.
  public var server: ServerFacts
  /// The day the prices hold on; nil for those that hold for now.
  public var date: CalendarDate?
  /// What a dollar is to buy.
  public var measure: Measure
  /// The column to sort by; nil for the best of the measure, or the cheapest way to do the work.
  public var sort: ComparisonColumn?
  /// Whether the worst comes first.
  public var isReversed: Bool
  /// How many rows there are at most; nil for all.
  public var limit: Int?
  /// The hours of a plan to show the cost of.
  public var hours: Quantity?
  /// The most that an hour may cost.
  public var maximumPrice: UnitPrice?
  /// A job to be done.
  public var work: Work?
  /// The columns that were asked for; nil for those that fit the question.
  public var columns: [ComparisonColumn]?

  /// A query of its parts, of which each has a default.
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

/// What is known of offers beside their prices; asked for the rows that are shown.
public protocol OfferDetails {
  /// The prices of what goes with instances.
  var prices: any PriceBook { get }

  /// Since when the price of an offer holds and where it comes from; the source is nil for a price of
  /// the user's own.
  ///
  /// - Parameters:
  ///   - number: what the offer has as its origin; negative where it has none yet.
  ///   - row: the offer.
  /// - Returns: the first day, and the source.
  /// - Throws: the error of the store behind it.
  func origin(
    _ number: Int, of row: ComparisonRow
  ) throws -> (effectiveFrom: CalendarDate, source: PriceSource?)

  /// The share of spot instances taken back in a month, such as `<5%`, where known.
  func interruption(
    instanceType: String, operatingSystem: String, region: String
  ) throws -> String?
}
