import Catalog
import CatalogBuilding
import Dates
import Files
import Money
import Prices
import TestServer
import TestSupport

@testable import Feeds

/// The locations of the samples and the bundled data.
enum Place {
  static let package: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()
  static let data = package + "/pricing-data"

  static func sample(_ name: String) -> String { "\(package)/Tests/FeedsTests/Samples/\(name)" }
}

/// Stores the output of a feed.
final class ListSink: PriceSink {
  var lists: [PriceList] = []
  var prices: [ListedPrice] = []
  var observations: [ListedObservation] = []
  var interruptions: [ListedInterruption] = []

  func begin(_ list: PriceList) { lists.append(list) }

  func add(_ price: ListedPrice) -> Bool {
    prices.append(price)
    return true
  }

  func add(_ observation: ListedObservation) -> Bool {
    observations.append(observation)
    return true
  }

  func add(_ interruption: ListedInterruption) { interruptions.append(interruption) }
}

/// Supplies bytes in pieces of a given size.
final class PiecewiseSource: ByteSource {
  private let bytes: [UInt8]
  private let size: Int
  private var position = 0

  init(_ bytes: [UInt8], size: Int) {
    self.bytes = bytes
    self.size = size
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, size, bytes.count - position)
    bytes.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
    }
    position += count
    return count
  }
}

/// A small catalog, with the folder from which it is built.
final class SmallCatalog {
  let folder = TemporaryFolder()
  var data: String { folder("data") }
  var path: String { folder("catalog.sqlite") }

  init() throws {
    try write("sources.csv", "id,name,published,confidence,note\nold,Old list,2020-01-01,high,\n")
    try write("aws/regions.csv", "region,name\neu-west-1,EU (Ireland)\nus-east-1,US East\n")
    try write(
      "aws/thing.csv",
      """
      region,meter,attributes,unit,tier_from,tier_to,price_usd,effective_from,effective_to,source
      eu-west-1,A,,hour,0,,1,2020-01-01,,old
      eu-west-1,B,,hour,0,10,2,2020-01-01,,old
      eu-west-1,B,,hour,10,,1.5,2020-01-01,,old
      us-east-1,A,,hour,0,,0.5,2020-01-01,,old

      """)
    try rebuild()
  }

  func write(_ name: String, _ text: String) throws {
    try Files.createFolder(Files.folder(of: folder("data/" + name)))
    try Files.write(text, to: folder("data/" + name))
  }

  func rebuild() throws { _ = try CatalogFile.build(data: data, file: path) }

  /// Adds a list of prices: meter, region, tier bounds, price and SKU.
  @discardableResult
  func refresh(
    _ day: String, _ rows: [(String, String, String, String?, String, String)],
    coverage: [CatalogRefresh.Coverage] = [], feed: String = "test", unit: String = "hour",
    freeFirst: Bool = false, saysFree: Bool = true, force: Bool = false, isDryRun: Bool = false,
    fee: TermFee? = nil, mostInMemory: Int? = nil
  ) throws -> CatalogRefresh.Summary {
    let refresh = try CatalogRefresh(catalog: path, waits: false)
    let staging =
      try mostInMemory.map { try refresh.staging(mostInMemory: $0) } ?? refresh.staging()
    try staging.begin(
      PriceList(
        feed: feed, provider: .aws, name: "Test list", publishedAt: FeedTime.seconds(day) ?? 0,
        address: "test"))
    for (meter, region, from, to, price, sku) in rows {
      var listed = ListedPrice(
        key: MeterKey(service: "thing", region: region, meter: meter), unit: unit,
        tierFrom: try .init(from), tierTo: try to.map { try .init($0) }, price: try .init(price),
        rateCode: sku, leavesOutFreeTier: freeFirst, saysFree: saysFree)
      listed.fee = fee
      _ = try staging.add(listed)
    }
    return try refresh.apply(staging, coverage: coverage, force: force, isDryRun: isDryRun)
  }

  /// Returns the price of a meter on a day, tier by tier, with its validity and source.
  func price(_ meter: String, _ region: String = "eu-west-1", on day: String? = nil) -> String {
    do {
      let catalog = try CatalogFile.open(path)
      let card = try catalog.rateCard(
        for: MeterKey(service: "thing", region: region, meter: meter),
        on: day.flatMap { CalendarDate($0) })
      let tiers = card.tiers.map { "\($0.from)-\($0.to?.description ?? "") \($0.unitPrice)" }
      let end = card.effectiveTo?.description ?? ""
      return "\(tiers.joined(separator: ", ")) [\(card.effectiveFrom)/\(end)] \(card.source.id)"
    } catch let error as PriceLookupError {
      return error.message
    } catch { return "\(error)" }
  }
}

/// Returns the code of an error, short enough for a table.
func short(_ error: any Error) -> String {
  switch error {
  case let error as RefreshError:
    switch error {
    case .conflict: "conflict"
    case .brokenTiers: "tiers"
    case .unit: "unit"
    case .older: "older"
    case .tooFew(let found, let expected, _, _): "too few: \(found) of \(expected)"
    case .impossibleDate: "impossible date"
    case .nothing: "nothing"
    case .failedChecks: "failed checks"
    case .busy: "busy"
    case .database: "database"
    }
  case let error as FeedError: error.message
  default: "\(error)"
  }
}

/// A folder for a test.
struct SmallFolder {
  private let folder = TemporaryFolder()
  func path(_ name: String) -> String { folder(name) }
}
