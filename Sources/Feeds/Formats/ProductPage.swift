import Catalog
import CatalogBuilding
import Files
import Money
import Prices

/// The common part of APIs that list products on many pages: a page, which is part of one list.
struct ProductPage {
  let feed: String
  let name: String
  let provider: Provider
  let rules: ProductRules

  /// Reads a page to its end.
  ///
  /// `visit`: receives what is at each place, counts it, and notes where the list continues.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink,
    _ visit: (
      _ path: [String], _ step: JSONWalk.Step, _ tally: inout FeedTally, _ next: inout String?
    ) throws -> Void
  ) throws -> FeedResult {
    if !file.isContinuation {
      try sink.begin(
        file.list(feed: feed, name: name, provider: provider, publishedAt: file.modifiedAt))
    }
    var tally = FeedTally()
    var next: String?
    let walk = JSONWalk()
    try walk.run(source) { path, step in try visit(path, step, &tally, &next) }
    let coverage = Set(rules.rules.map(\.service)).sorted().map { service in
      CatalogRefresh.Coverage(service: service, meter: "*", attributes: "*")
    }
    return FeedResult(
      tally: tally, bytes: walk.byteCount, coverage: coverage, publishedAt: file.modifiedAt,
      next: next)
  }

  /// Returns the price of a tier in the catalog's unit; nil if it is not a number, or cannot be
  /// divided exactly.
  ///
  /// A divisor that is not a power of ten spreads the total of a term over its hours, and a ratio
  /// takes a share of a price: both are rounded to the catalog's last place.
  func price(
    _ price: UnitPrice?, from: Quantity?, _ rule: ProductRules.Rule
  ) throws -> (price: UnitPrice, from: Quantity)? {
    guard let price, let from else { return nil }
    let (numerator, denominator) = (rule.divisor.numerator, rule.divisor.denominator)
    let units = try (from - rule.free).scaled(by: Quantity(numerator), over: Quantity(denominator))
    let (product, isTooLarge) = price.scaled.multipliedReportingOverflow(by: Int128(denominator))
    if isTooLarge { return nil }
    let (quotient, rest) = product.quotientAndRemainder(dividingBy: Int128(numerator))
    guard rest == 0 || rule.divisor.mayRound else { return nil }
    return (UnitPrice(scaled: quotient + (rest * 2 >= Int128(numerator) ? 1 : 0)), units)
  }

  /// Passes on the price of a tier, and counts it.
  func add(
    _ slice: (price: UnitPrice, from: Quantity), _ rule: ProductRules.Rule,
    _ product: [String: String], region: String, rateCode: String, _ sink: any PriceSink,
    _ tally: inout FeedTally
  ) throws {
    let place = rule.region.isEmpty ? region : rule.region
    guard place.utf8.allSatisfy(Self.isOfCode) else {
      return tally.leaveOut("a region that is no code")
    }
    let isTaken = try sink.add(
      ListedPrice(
        key: MeterKey(
          provider: provider, service: rule.service, region: place, meter: rule.meter(product),
          attributes: MeterAttributes(canonical: rule.attributes(product))),
        unit: rule.unit, tierFrom: slice.from, tierTo: nil, price: slice.price, rateCode: rateCode,
        saysFree: slice.price == .zero && product.values.contains(where: FreeWords.areIn)))
    if isTaken { tally.kept += 1 } else { tally.leaveOut("a price that cannot be held") }
  }

  /// Whether a byte may be in the code of a region: an ASCII letter, a digit or a hyphen.
  private static func isOfCode(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
