import Catalog
import Money
import Prices

/// A page of the Azure Retail Prices API.
struct AzureRetail {
  let rules: ProductRules

  /// Reads a page to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    if !file.isContinuation {
      try sink.begin(
        file.list(
          feed: "azure-retail", name: "Azure Retail Prices", provider: .azure,
          publishedAt: file.modifiedAt))
    }
    var tally = FeedTally()
    var item: [String: String] = [:]
    var next: String?
    let walk = JSONWalk()
    try walk.run(source) { path, step in
      guard let name = path.first else { return }
      switch (name, path.count, step) {
      case ("Items", 1, .begin), ("items", 1, .begin): item = [:]
      case ("Items", 2, .scalar(let value)), ("items", 2, .scalar(let value)):
        item[path[1]] = value.text
      case ("Items", 1, .end), ("items", 1, .end):
        if !item.isEmpty { try add(item, sink, &tally) }
        item = [:]
      case ("NextPageLink", 1, .scalar(let value)): next = value.text.isEmpty ? nil : value.text
      default: break
      }
    }
    let coverage = Set(rules.rules.map(\.service)).sorted().map { service in
      CatalogRefresh.Coverage(service: service, meter: "*", attributes: "*")
    }
    return FeedResult(
      tally: tally, bytes: walk.byteCount, coverage: coverage, publishedAt: file.modifiedAt,
      next: next)
  }

  private func add(
    _ item: [String: String], _ sink: any PriceSink, _ tally: inout FeedTally
  ) throws {
    tally.read += 1
    guard item["currencyCode"] == "USD" else {
      return tally.leaveOut("currency \(item["currencyCode"] ?? "")")
    }
    // The same price stands there once more for each other region that shares its meter.
    let matching = rules.matching(item)
    if matching.isEmpty {
      return tally.leaveOut("\(item["serviceName"] ?? ""), \(item["type"] ?? "")")
    }
    for rule in matching {
      let unit = item["unitOfMeasure"] ?? ""
      guard rule.feedUnits.contains(unit) else {
        tally.leaveOut("unit '\(unit)' of \(item["meterName"] ?? "")")
        continue
      }
      guard let price = try? UnitPrice(item["retailPrice"] ?? ""),
        let from = try? Quantity(item["tierMinimumUnits"] ?? "0"),
        price.scaled.isMultiple(of: Int128(rule.divisor)), let region = item["armRegionName"]
      else {
        tally.leaveOut("a price that is no number: \(item["meterName"] ?? "")")
        continue
      }
      let isTaken = try sink.add(
        ListedPrice(
          key: MeterKey(
            provider: .azure, service: rule.service, region: region.isEmpty ? "global" : region,
            meter: rule.meter(item), attributes: MeterAttributes(canonical: rule.attributes)),
          unit: rule.unit, tierFrom: try from * rule.divisor, tierTo: nil,
          price: UnitPrice(scaled: price.scaled / Int128(rule.divisor)),
          rateCode: "\(item["meterId"] ?? "")/\(item["skuId"] ?? "")"))
      if isTaken { tally.kept += 1 } else { tally.leaveOut("a price that cannot be held") }
    }
  }
}
