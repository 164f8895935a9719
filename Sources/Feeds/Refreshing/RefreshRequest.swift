import Files

/// The feeds that a refresh can read.
public enum FeedName: String, Sendable, CaseIterable, Hashable {
  /// The AWS Price List, offer by offer and region by region.
  case awsOffers = "aws-offers"
  /// AWS Compute Savings Plans.
  case awsSavingsPlans = "aws-savings-plans"
  /// The spot prices of the AWS website.
  case awsSpot = "aws-spot"
  /// The AWS spot advisor.
  case awsSpotAdvisor = "aws-spot-advisor"
  /// The feed of the AWS pricing calculator.
  case awsCalculator = "aws-calculator"
  /// Azure Retail Prices.
  case azureRetail = "azure-retail"
  /// Google Cloud Billing SKUs.
  case googleSKUs = "gcp-skus"
}

/// The settings of a refresh.
public struct RefreshRequest: Sendable {
  /// The folder of the price tables, with the mapping.
  public var data: String
  /// The path of the catalog.
  public var catalog: String
  /// The feeds that are read from their own addresses; unused with `from`.
  public var feeds: [FeedName] = [.awsOffers]
  /// An address, file or folder to read instead of the feeds' own addresses.
  public var from: String?
  /// The offers or services of a feed; empty for all that the mapping has.
  public var offers: [String] = []
  /// Whether all offers in the provider's index are read, including those that the mapping lacks.
  public var takesAllOffers = false
  /// The regions; empty for all that the mapping has.
  public var regions: [String] = []
  /// A key for feeds that require one.
  public var key: String?
  /// A table of addresses instead of the bundled one.
  public var addresses: String?
  /// The time of publication of files that do not state it, in seconds since 1970.
  public var publishedAt: Int?
  /// Whether to accept older lists as history, lists with far fewer prices than before, and prices
  /// that differ implausibly from the earlier ones.
  public var force = false
  /// Whether to do everything except change the catalog.
  public var isDryRun = false
  /// Whether to wait for another refresh to end.
  public var waits = true

  /// Creates a refresh of the AWS offers.
  public init(data: String, catalog: String) {
    self.data = data
    self.catalog = catalog
  }
}
