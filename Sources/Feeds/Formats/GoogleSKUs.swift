import Catalog
import Money
import Prices

/// A page of the SKUs of the Google Cloud Billing API.
struct GoogleSKUs {
  let rules: ProductRules

  private struct Tier {
    var from = ""
    var currency = ""
    var units = "0"
    var nanos = 0
  }

  /// Reads a page to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    if !file.isContinuation {
      try sink.begin(
        file.list(
          feed: "gcp-skus", name: "Google Cloud Billing SKUs", provider: .gcp,
          publishedAt: file.modifiedAt))
    }
    var tally = FeedTally()
    var sku: [String: String] = [:]
    var regions: [String] = []
    var tiers: [Tier] = []
    var tier = Tier()
    var next: String?
    let walk = JSONWalk()
    try walk.run(source) { path, step in
      if path == ["nextPageToken"], case .scalar(let value) = step {
        next = value.text.isEmpty ? nil : value.text
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
        case "nanos": tier.nanos = Int(value.text) ?? 0
        default: break
        }
      case (_, .scalar(let value)):
        if path.count == 2 || (path.count == 3 && path[1] == "category"), let name = path.last {
          sku[name] = value.text
        }
      default: break
      }
    }
    let coverage = Set(rules.rules.map(\.service)).sorted().map { service in
      CatalogRefresh.Coverage(service: service, meter: "*", attributes: "*")
    }
    return FeedResult(
      tally: tally, bytes: walk.byteCount, coverage: coverage, publishedAt: file.modifiedAt,
      next: next.map { Self.nextPage(of: file.address, token: $0) })
  }

  /// The address of the page with a token.
  static func nextPage(of address: String, token: String) -> String {
    let parts = address.split(separator: "?" as Character, maxSplits: 1).map(String.init)
    var query = parts.count == 2 ? parts[1].split(separator: "&" as Character).map(String.init) : []
    query.removeAll { $0.hasPrefix("pageToken=") }
    query.append("pageToken=\(token)")
    return "\(parts[0])?\(query.joined(separator: "&"))"
  }

  private func add(
    _ sku: [String: String], _ regions: [String], _ tiers: [Tier], _ sink: any PriceSink,
    _ tally: inout FeedTally
  ) throws {
    tally.read += 1
    let matching = rules.matching(sku)
    if matching.isEmpty {
      return tally.leaveOut("\(sku["resourceFamily"] ?? ""), \(sku["resourceGroup"] ?? "")")
    }
    for rule in matching {
      let unit = sku["usageUnit"] ?? ""
      guard rule.feedUnits.contains(unit) else {
        tally.leaveOut("unit '\(unit)' of \(sku["description"] ?? "")")
        continue
      }
      for tier in tiers {
        guard tier.currency == "USD" else {
          tally.leaveOut("currency \(tier.currency)")
          continue
        }
        // A billionth is a thousand of the catalog's units of price.
        guard let units = try? UnitPrice(tier.units), let from = try? Quantity(tier.from),
          let price = try? units + UnitPrice(scaled: Int128(tier.nanos) * 1000),
          price.scaled.isMultiple(of: Int128(rule.divisor))
        else {
          tally.leaveOut("a price that is no number: \(sku["description"] ?? "")")
          continue
        }
        for region in regions {
          let isTaken = try sink.add(
            ListedPrice(
              key: MeterKey(
                provider: .gcp, service: rule.service, region: region, meter: rule.meter(sku),
                attributes: MeterAttributes(canonical: rule.attributes)),
              unit: rule.unit, tierFrom: try from * rule.divisor, tierTo: nil,
              price: UnitPrice(scaled: price.scaled / Int128(rule.divisor)),
              rateCode: sku["skuId"] ?? ""))
          if isTaken { tally.kept += 1 } else { tally.leaveOut("a price that cannot be held") }
        }
      }
    }
  }
}
