/// The formats of feeds, detected by the first bytes of a file.
public enum FeedFormat: String, Sendable, CaseIterable {
  /// AWS offer CSV.
  case offerCSV = "aws-offer-csv"
  /// AWS offer JSON.
  case offerJSON = "aws-offer-json"
  /// The output of `aws pricing get-products`.
  case productsAnswer = "aws-get-products"
  /// The products of such an answer, one after the other, as texts or as objects.
  case productLines = "aws-get-products-lines"
  /// AWS index of offers.
  case offerIndex = "aws-offer-index"
  /// AWS index of an offer's regions.
  case regionIndex = "aws-region-index"
  /// AWS savings plan CSV.
  case savingsPlanCSV = "aws-savings-plan-csv"
  /// The spot prices of the AWS website.
  case spotJS = "aws-spot-js"
  /// The AWS spot advisor.
  case spotAdvisor = "aws-spot-advisor"
  /// The output of `aws ec2 describe-spot-price-history`.
  case spotHistory = "aws-spot-history"
  /// The feed of the AWS pricing calculator.
  case calculator = "aws-calculator"
  /// A page of the Azure Retail Prices API.
  case azureRetail = "azure-retail"
  /// A page of Google Cloud Billing SKUs.
  case googleSKUs = "gcp-skus"

  /// The number of bytes necessary to detect a format.
  public static let prefixLength = 4096

  /// Returns the format of a file that begins with some bytes.
  ///
  /// - Throws: `FeedError` for a web page, an empty file, and anything that is not a feed.
  public static func detect(_ bytes: some Sequence<UInt8>) throws(FeedError) -> FeedFormat {
    var prefix = Array(bytes.prefix(prefixLength))
    if prefix.starts(with: [0xEF, 0xBB, 0xBF]) { prefix.removeFirst(3) }
    if prefix.starts(with: [0xFF, 0xFE]) || prefix.starts(with: [0xFE, 0xFF]) { throw .isUTF16 }
    let text = String(decoding: prefix, as: UTF8.self)
    guard let first = text.first(where: { !$0.isWhitespace }) else { throw .isEmpty }
    let lowered = text.prefix(512).lowercased()
    if first == "<" || lowered.contains("<html") { throw .isWebPage }
    if isProduct(text.drop(while: \.isWhitespace)) { return .productLines }
    if first == "{" { return try json(text) }
    // What `--query PriceList` leaves of an answer: only the list of products.
    let plain = text.replacing("\\\"", with: "\"")
    if first == "[", plain.contains("\"product\"") || plain.contains("\"serviceCode\"") {
      return .productsAnswer
    }
    if text.contains("callback(") { return .spotJS }
    if text.contains("DiscountedRate") || text.contains("SavingsPlan") { return .savingsPlanCSV }
    if text.contains("OfferCode") { return .offerCSV }
    throw .unknownFormat
  }

  /// Returns whether a text begins with a product, as an object or as the text of one.
  private static func isProduct(_ text: Substring) -> Bool {
    let start = text.prefix(64).filter { !$0.isWhitespace && $0 != "\\" }
    return ["{", "\"{"].contains { brace in
      ["product", "serviceCode"].contains { start.hasPrefix("\(brace)\"\($0)\":") }
    }
  }

  private static let marks: [(String, FeedFormat)] = [
    ("\"PriceList\"", .productsAnswer),
    ("\"SpotPriceHistory\"", .spotHistory), ("\"spot_advisor\"", .spotAdvisor),
    ("\"instance_types\"", .spotAdvisor), ("\"valueColumns\"", .spotJS),
    ("\"hawkFilePublicationDate\"", .calculator), ("\"BillingCurrency\"", .azureRetail),
    ("\"armRegionName\"", .azureRetail), ("\"skus\"", .googleSKUs), ("\"products\"", .offerJSON),
    ("\"offers\"", .offerIndex), ("\"regions\"", .regionIndex),
    ("\"versions\"", .regionIndex),
  ]

  private static func json(_ text: String) throws(FeedError) -> FeedFormat {
    for (mark, format) in marks where text.contains(mark) { return format }
    throw .unknownFormat
  }
}
