public import Dates

/// A unit price of a bill, compared with the catalog.
public struct PriceCheckLine: Sendable, Hashable {
  /// The result of the comparison.
  public enum Verdict: String, Sendable, Hashable {
    /// The catalog has the same price for that day.
    case same
    /// The catalog only has other prices.
    case differs
    /// The catalog does not have the meter in that region.
    case unknown = "not in the catalog"
  }

  /// The service, in the bill's words.
  public var service: String
  /// The meter, in the bill's words.
  public var meter: String
  /// The region.
  public var region: String
  /// The first day in the bill with the price.
  public var date: CalendarDate
  /// The price, in the bill's digits.
  public var billed: String
  /// The catalog's prices for that day.
  public var catalog: [String]
  /// The result of the comparison.
  public var verdict: Verdict

  /// Creates a line from its parts.
  public init(
    service: String, meter: String, region: String, date: CalendarDate, billed: String,
    catalog: [String], verdict: Verdict
  ) {
    self.service = service
    self.meter = meter
    self.region = region
    self.date = date
    self.billed = billed
    self.catalog = catalog
    self.verdict = verdict
  }
}
