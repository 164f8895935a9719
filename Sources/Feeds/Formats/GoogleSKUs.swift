import CatalogBuilding
import Files
import Money
import Prices

/// A page of the SKUs of the Google Cloud Billing API.
struct GoogleSKUs {
  private let page: ProductPage
  private let places: GooglePlaces
  private let machines: GoogleMachines

  init(rules: ProductRules, places: GooglePlaces, machines: GoogleMachines) {
    (self.places, self.machines) = (places, machines)
    page = ProductPage(
      feed: "gcp-skus", name: "Google Cloud Billing SKUs", provider: .gcp, rules: rules)
  }

  private struct Tier {
    var from = ""
    var currency = ""
    var units = "0"
    /// Billionths of a dollar; nil where they are no number.
    var nanos: Int? = 0
  }

  /// Reads a page to its end; machines whose parts are complete are among the prices.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    let sink = MachineCompletingSink(sink, machines)
    var result = try readParts(source, file, into: sink)
    result.tally.kept += sink.count
    return result
  }

  private func readParts(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    var sku: [String: String] = [:]
    var regions: [String] = []
    var tiers: [Tier] = []
    var tier = Tier()
    return try page.read(source, file, into: sink) { path, step, tally, next in
      if path == ["nextPageToken"], case .scalar(let value) = step {
        next = value.text.isEmpty ? nil : Self.nextPage(of: file.address, token: value.text)
      }
      guard path.first == "skus" else { return }
      let place = path.dropFirst().joined(separator: ".")
      switch (place, step) {
      case ("", .begin): (sku, regions, tiers) = ([:], [], [])
      case ("", .end):
        if !sku.isEmpty { try add(sku, regions, tiers, sink, &tally) }
        sku = [:]
      case ("pricingInfo.pricingExpression.tieredRates", .begin): tier = Tier()
      case ("pricingInfo.pricingExpression.tieredRates", .end):
        if !tier.currency.isEmpty { tiers.append(tier) }
        tier = Tier()
      case ("serviceRegions", .scalar(let value)): regions.append(value.text)
      case ("pricingInfo.pricingExpression.usageUnit", .scalar(let value)):
        sku["usageUnit"] = value.text
      case ("pricingInfo.pricingExpression.tieredRates.startUsageAmount", .scalar(let value)):
        tier.from = value.text
      case (let name, .scalar(let value))
      where name.hasPrefix("pricingInfo.pricingExpression.tieredRates.unitPrice."):
        switch path.last {
        case "currencyCode": tier.currency = value.text
        case "units": tier.units = value.text
        case "nanos": tier.nanos = Int(value.text)
        default: break
        }
      case (_, .scalar(let value)):
        if path.count == 2 || (path.count == 3 && path[1] == "category"), let name = path.last {
          sku[name] = value.text
        }
      default: break
      }
    }
  }

  /// Returns the address of the page with a token.
  static func nextPage(of address: String, token: String) -> String {
    let parts = address.split(separator: "?" as Character, maxSplits: 1).map(String.init)
    var query = parts.count == 2 ? parts[1].split(separator: "&" as Character).map(String.init) : []
    query.removeAll { $0.hasPrefix("pageToken=") }
    query.append("pageToken=\(token)")
    return "\(parts[0])?\(query.joined(separator: "&"))"
  }

  /// Returns the tiers from the first one that costs something, counted from its beginning.
  ///
  /// A first tier without a price is a free amount, which the catalog stores as an offer of the
  /// account; the tiers begin after it.
  private static func charged(_ tiers: [Tier]) -> [Tier] {
    let charged = tiers.drop { $0.units == "0" && $0.nanos == 0 }
    guard charged.count < tiers.count, let first = charged.first,
      let free = try? Quantity(first.from)
    else { return tiers }
    return charged.map { tier in
      var tier = tier
      if let from = try? Quantity(tier.from) - free { tier.from = from.description }
      return tier
    }
  }

  /// Returns the regions of a SKU: its own, or the place in the description of one that calls
  /// itself global.
  private func places(_ sku: [String: String], _ regions: [String]) -> [String] {
    guard regions.allSatisfy({ $0 == MeterKey.everywhere }),
      let region = places.region(of: sku["description"] ?? "")
    else { return regions }
    return [region]
  }

  private func add(
    _ sku: [String: String], _ regions: [String], _ tiers: [Tier], _ sink: any PriceSink,
    _ tally: inout FeedTally
  ) throws {
    tally.read += 1
    let matching = page.rules.matching(sku)
    if matching.isEmpty {
      return tally.leaveOut("\(sku["resourceFamily"] ?? ""), \(sku["resourceGroup"] ?? "")")
    }
    for rule in matching {
      let unit = sku["usageUnit"] ?? ""
      guard rule.feedUnits.contains(unit) else {
        tally.leaveOut("unit '\(unit)' of \(sku["description"] ?? "")")
        continue
      }
      for tier in Self.charged(tiers) {
        guard tier.currency == "USD" else {
          tally.leaveOut("currency \(tier.currency)")
          continue
        }
        // A billionth is a thousand of the catalog's units of price.
        let price = try? tier.nanos.map {
          try UnitPrice(tier.units) + UnitPrice(scaled: Int128($0) * 1000)
        }
        guard let slice = try page.price(price, from: try? Quantity(tier.from), rule) else {
          tally.leaveOut("a price that is no number: \(sku["description"] ?? "")")
          continue
        }
        for region in rule.region.isEmpty ? places(sku, regions) : [rule.region] {
          try page.add(
            slice, rule, sku, region: region, rateCode: sku["skuId"] ?? "", sink, &tally)
        }
      }
    }
  }
}
