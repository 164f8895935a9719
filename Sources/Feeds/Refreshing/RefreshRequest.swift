import Files

/// The feeds that a refresh can take.
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

/// What a refresh shall do.
public struct RefreshRequest: Sendable {
  /// The folder of the price tables, with the mapping.
  public var data: String
  /// The catalog.
  public var catalog: String
  /// The feeds that are taken from their own addresses; not used with `from`.
  public var feeds: [FeedName] = [.awsOffers]
  /// An address, file or folder to take in place of the feeds' own addresses.
  public var from: String?
  /// The offers or services of a feed; empty for all that the mapping has.
  public var offers: [String] = []
  /// Whether all offers of the provider's index are taken, also those that the mapping lacks.
  public var takesAllOffers = false
  /// The regions; empty for all that the mapping has.
  public var regions: [String] = []
  /// A key for feeds that want one.
  public var key: String?
  /// A table of addresses in place of the bundled one.
  public var addresses: String?
  /// When files that do not say it themselves were published, in seconds since 1970.
  public var publishedAt: Int?
  /// Takes in older lists as history, lists with far fewer prices than before, and prices that are
  /// too far from those before to be believed.
  public var force = false
  /// Does everything but to change the catalog.
  public var isDryRun = false
  /// Waits for another refresh to end.
  public var waits = true

  /// A refresh of the offers of AWS.
  public init(data: String, catalog: String) {
    self.data = data
    self.catalog = catalog
  }
}
