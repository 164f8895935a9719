import CatalogBuilding
import Files
import Money
import Prices

/// A page of the Azure Retail Prices API.
struct AzureRetail {
  private let page: ProductPage

  init(rules: ProductRules) {
    page = ProductPage(
      feed: "azure-retail", name: "Azure Retail Prices", provider: .azure, rules: rules)
  }

  /// Reads a page to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    var item: [String: String] = [:]
    return try page.read(source, file, into: sink) { path, step, tally, next in
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
  }

  private func add(
    _ item: [String: String], _ sink: any PriceSink, _ tally: inout FeedTally
  ) throws {
    tally.read += 1
    guard item["currencyCode"] == "USD" else {
      return tally.leaveOut("currency \(item["currencyCode"] ?? "")")
    }
    // The same price appears again for each other region that shares its meter.
    let matching = page.rules.matching(item)
    if matching.isEmpty {
      return tally.leaveOut("\(item["serviceName"] ?? ""), \(item["type"] ?? "")")
    }
    for rule in matching {
      let unit = item["unitOfMeasure"] ?? ""
      guard rule.feedUnits.contains(unit) else {
        tally.leaveOut("unit '\(unit)' of \(item["meterName"] ?? "")")
        continue
      }
      guard
        let slice = try page.price(
          try? UnitPrice(item["retailPrice"] ?? ""),
          from: try? Quantity(item["tierMinimumUnits"] ?? "0"), rule),
        let region = item["armRegionName"]
      else {
        tally.leaveOut("a price that is no number: \(item["meterName"] ?? "")")
        continue
      }
      if slice.from < .zero {
        tally.leaveOut("the free tier of \(item["meterName"] ?? "")")
        continue
      }
      try page.add(
        slice, rule, item, region: region.isEmpty ? MeterKey.everywhere : region,
        rateCode: "\(item["meterId"] ?? "")/\(item["skuId"] ?? "")", sink, &tally)
    }
  }
}
