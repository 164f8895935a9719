import CatalogBuilding
import Files
import Money
import Prices

/// The feed of the AWS pricing calculator: prices by place name and metric, without units.
///
/// The meaning of a metric, and its tiers, are in `aws-calculator.csv`.
struct Calculator {
  private struct Rule {
    var service: String
    var meter: String
    var attributes: String
    var unit: String
    var from: Quantity
    var to: Quantity?
    var divisor: Int
  }

  static let columns = [
    "source", "metric", "service", "meter", "attributes", "unit", "tier_from", "tier_to", "divisor",
  ]

  private let regions: RegionNames
  private var rules: [String: [String: Rule]] = [:]

  init(data: String, regions: RegionNames) throws {
    self.regions = regions
    let path = Files.path(data, "feed-mapping/aws-calculator.csv")
    for row in try MappingTable.read(path, columns: Self.columns) {
      guard let from = try? Quantity(row["tier_from"]), let divisor = Int(row["divisor"]),
        divisor > 0
      else { throw row.error("'tier_from' and 'divisor' must be numbers") }
      let to = row["tier_to"].isEmpty ? nil : try? Quantity(row["tier_to"])
      rules[try row.required("source"), default: [:]][try row.required("metric")] = Rule(
        service: try row.required("service"), meter: try row.required("meter"),
        attributes: row["attributes"], unit: try row.required("unit"), from: from, to: to,
        divisor: divisor)
    }
  }

  /// Reads the feed to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    var tally = FeedTally()
    var manifest: [String: String] = [:]
    var entry: [String: String] = [:]
    var published: Int?
    var known: [String: Rule]?
    let walk = JSONWalk()
    try walk.run(source) { path, step in
      switch (path.first, path.count, step) {
      case ("manifest", 2, .scalar(let value)): manifest[path[1]] = value.text
      case ("manifest", 1, .end):
        guard let moment = Moment.seconds(manifest["hawkFilePublicationDate"] ?? ""),
          manifest["currencyCode"] == "USD"
        else { throw FeedError.malformed("no publication date, or another currency", line: nil) }
        let name = manifest["source"] ?? manifest["serviceId"] ?? ""
        guard let rules = rules[name] else { throw FeedError.unmappedOffer(name) }
        (published, known) = (moment, rules)
        try sink.begin(
          file.list(
            feed: "aws-calculator/\(name)", name: "AWS Pricing Calculator feed for \(name)",
            publishedAt: moment))
      case ("regions", 3, .begin): entry = [:]
      case ("regions", 4, .scalar(let value)): entry[path[3]] = value.text
      case ("regions", 3, .end):
        guard let known else {
          throw FeedError.malformed("no manifest before the prices", line: nil)
        }
        tally.read += 1
        try add(path[1], path[2], entry, known, sink, &tally)
      default: break
      }
    }
    guard let published, let known else {
      throw FeedError.malformed("there is no manifest", line: nil)
    }
    let coverage = known.values.map { rule in
      CatalogRefresh.Coverage(
        service: rule.service, meter: rule.meter, attributes: rule.attributes)
    }
    return FeedResult(
      tally: tally, bytes: walk.byteCount, coverage: coverage, publishedAt: published)
  }

  private func add(
    _ place: String, _ metric: String, _ entry: [String: String], _ rules: [String: Rule],
    _ sink: any PriceSink, _ tally: inout FeedTally
  ) throws {
    guard let rule = rules[metric] else {
      // Every price appears a second time under a hash of its own.
      if metric == entry["RegionlessRateCode"] { return tally.skipped += 1 }
      return tally.leaveOut("metric '\(metric)'")
    }
    guard let region = regions.code(place) else { return tally.leaveOut("region '\(place)'") }
    guard let price = try? UnitPrice(entry["price"] ?? ""),
      price.scaled.isMultiple(of: Int128(rule.divisor))
    else { return tally.leaveOut("a price that is no number: \(metric)") }
    let isTaken = try sink.add(
      ListedPrice(
        key: MeterKey(
          service: rule.service, region: region, meter: rule.meter,
          attributes: MeterAttributes(canonical: rule.attributes)),
        unit: rule.unit, tierFrom: rule.from, tierTo: rule.to,
        price: UnitPrice(scaled: price.scaled / Int128(rule.divisor)),
        rateCode: entry["rateCode"] ?? ""))
    if isTaken { tally.kept += 1 } else { tally.leaveOut("a price that cannot be held: \(metric)") }
  }
}
