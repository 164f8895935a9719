import CatalogBuilding
public import Files

/// Reads files of all formats into a sink; the registry of feeds.
public struct FeedReader {
  private let data: String
  private let offers: OfferMapping
  /// The machines whose parts may be on several pages.
  private let machines: GoogleMachines

  /// Reads the mapping.
  ///
  /// - Parameter data: the folder of the price tables, which contains the mapping.
  /// - Throws: `FeedError.mapping`, `FileError`.
  public init(data: String) throws {
    self.data = data
    offers = try OfferMapping(data: data)
    machines = GoogleMachines(data: data)
  }

  /// The mapping of the AWS offers.
  public var offerMapping: OfferMapping { offers }

  /// Reads a file of a feed to its end.
  ///
  /// - Throws: `FeedError`, and the errors of source and sink.
  public func read(
    _ source: any ByteSource, _ format: FeedFormat, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    let regions = offers.regions
    func systems(_ feed: String) throws -> OperatingSystemNames {
      try OperatingSystemNames(data: data, feed: feed)
    }
    switch format {
    case .offerCSV: return try OfferCSV(mapping: offers).read(source, file, into: sink)
    case .offerJSON: return try OfferJSON(mapping: offers).read(source, file, into: sink)
    case .productsAnswer:
      return try ProductsAnswer(mapping: offers).read(source, file, into: sink)
    case .productLines:
      return try ProductsAnswer(mapping: offers).readLines(source, file, into: sink)
    case .savingsPlanCSV:
      let plans = SavingsPlanCSV(rules: try PlanRules(data: data), regions: regions)
      return try plans.read(source, file, into: sink)
    case .spotJS:
      let spot = SpotJS(systems: try systems("aws-spot"), regions: regions)
      return try spot.read(source, file, into: sink)
    case .spotAdvisor:
      let advisor = SpotAdvisor(systems: try systems("aws-spot-advisor"), regions: regions)
      return try advisor.read(source, file, into: sink)
    case .spotHistory:
      let history = SpotHistory(systems: try systems("aws-spot-history"), regions: regions)
      return try history.read(source, file, into: sink)
    case .calculator:
      return try Calculator(data: data, regions: regions).read(source, file, into: sink)
    case .azureRetail:
      let rules = try ProductRules(data: data, table: "azure-retail.csv")
      return try AzureRetail(rules: rules).read(source, file, into: sink)
    case .googleSKUs:
      let rules = try ProductRules(data: data, table: "gcp-skus.csv")
      return try GoogleSKUs(rules: rules, places: GooglePlaces(data: data), machines: machines)
        .read(source, file, into: sink)
    case .offerIndex, .regionIndex:
      throw FeedError.malformed(
        "it is an index of price lists: give the address of the feed, or a list itself", line: nil)
    }
  }
}
