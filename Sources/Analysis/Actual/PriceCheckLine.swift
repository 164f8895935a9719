public import Dates

/// A unit price of a bill, held against the catalog.
public struct PriceCheckLine: Sendable, Hashable {
  /// What came of it.
  public enum Verdict: String, Sendable, Hashable {
    /// The catalog has the same price as of that day.
    case same
    /// The catalog has other prices only.
    case differs
    /// The catalog does not have the meter in that region.
    case unknown = "not in the catalog"
  }

  /// The meter, in the bill's words.
  public var meter: String
  /// The region.
  public var region: String
  /// The first day of the bill that has the price.
  public var date: CalendarDate
  /// The price in the bill's digits.
  public var billed: String
  /// The catalog's prices of that day.
  public var catalog: [String]
  /// What came of it.
  public var verdict: Verdict

  /// A line of its parts.
  public init(
    meter: String, region: String, date: CalendarDate, billed: String, catalog: [String],
    verdict: Verdict
  ) {
    self.meter = meter
    self.region = region
    self.date = date
    self.billed = billed
    self.catalog = catalog
    self.verdict = verdict
  }
}
