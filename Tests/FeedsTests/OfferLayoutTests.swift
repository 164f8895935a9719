import Catalog
import CatalogBuilding
import Dates
import Files
import Gzip
import Money
import Prices
import TestSupport
import Testing

@testable import Feeds

/// The catalog of the bundled tables, built once.
private let bundled: Result<String, any Error> = Result {
  let path = "/tmp/budget-offer-layout-tests-\(Files.name(of: Place.package)).sqlite"
  _ = try CatalogFile.build(data: Place.data, file: path)
  return path
}

/// Lists in the official layout, made from bundled prices: one for each offer in the mapping.
@Suite struct OfferLayoutTests {
  static let offers: [String] = {
    let names = (try? FileTree.list(Place.sample("offers")).map(\.path)) ?? []
    return names.filter { $0.hasSuffix(".csv") }.sorted()
  }()

  @Test func thereAreSamples() { #expect(Self.offers.count == 47) }

  @Test(arguments: offers)
  func whatIsReadIsWhatIsBundled(name: String) throws {
    let path = Place.sample("offers/\(name)")
    let sink = ListSink()
    let result = try FeedReader(data: Place.data).read(
      try FileSource(path), .offerCSV, FeedFile(address: name), into: sink)
    #expect(result.tally.leftOut == [:])
    #expect(result.tally.kept == sink.prices.count)
    #expect(sink.prices.count >= result.tally.read)
    let catalog = try CatalogFile.open(try bundled.get())
    var tiers: [MeterKey: [String]] = [:]
    for price in sink.prices {
      tiers[price.key, default: []].append(
        "\(price.tierFrom)–\(price.tierTo?.description ?? "") \(price.price) \(price.unit)")
    }
    for (key, own) in tiers {
      let card = try catalog.rateCard(for: key, on: nil)
      let listed = card.tiers.map { tier in
        "\(tier.from)–\(tier.to?.description ?? "") \(tier.unitPrice) \(card.unit)"
      }
      // A usage type may be the meter of several systems or engines, each with its own rows.
      #expect(own.sorted() == listed.sorted(), "\(key)")
    }
  }

  /// Every service in the bundled tables that a list can contain is in the mapping.
  @Test func theMappingKnowsEveryService() throws {
    let mapping = try OfferMapping(data: Place.data)
    let mapped = Set(
      try mapping.offers.flatMap { try mapping.matcher(for: $0).coverage.map(\.service) })
    let tables = try FileTree.list(Place.data + "/aws").map(\.path)
      .filter { $0.hasSuffix(".csv") && !$0.contains("/") }.map { String($0.dropLast(4)) }
    let unmapped = Set(tables).subtracting(mapped).subtracting([
      "regions", "gaps", "derived",
    ])
    #expect(unmapped == [])
  }
}

/// Tests rules and formats that no bundled price covers.
@Suite struct OfferRuleTests {
  private static let columns =
    "SKU,OfferTermCode,RateCode,TermType,PriceDescription,EffectiveDate,StartingRange,EndingRange,"
    + "Unit,PricePerUnit,Currency,LeaseContractLength,PurchaseOption,Region Code,Instance Type,"
    + "Cache Engine,usageType,operation"

  private func list(
    _ offer: String, _ rows: [String], published: String = "2026-11-01"
  ) -> [UInt8] {
    let head = [
      "\"FormatVersion\",\"v1.0\"", "\"Publication Date\",\"\(published)T00:00:00Z\"",
      "\"OfferCode\",\"\(offer)\"", Self.columns,
    ]
    return Array((head + rows).joined(separator: "\n").utf8)
  }

  private func read(
    _ source: any ByteSource, _ format: FeedFormat = .offerCSV
  ) throws -> (prices: [String], tally: FeedTally) {
    let sink = ListSink()
    let result = try FeedReader(data: Place.data).read(
      source, format, FeedFile(address: "list"), into: sink)
    let prices = sink.prices.map { price in
      let attributes = price.key.attributes.description
      return "\(price.key.service) \(price.key.region) \(price.key.meter)"
        + (attributes.isEmpty ? "" : " (\(attributes))") + " \(price.tierFrom) "
        + "\(price.price) \(price.unit)"
        + (price.fee.map { ", \($0.amount) + \($0.hourly) × \($0.hours)" } ?? "")
    }
    return (prices, result.tally)
  }

  /// A row of a node: SKU, term, rate, type of term, unit, price, lease, option, operation.
  private func node(
    _ rate: String, _ type: String, _ unit: String, _ price: String, _ lease: String = "",
    _ option: String = ""
  ) -> String {
    "N,\(rate.prefix(1)),N.\(rate.prefix(1)).\(rate),\(type),,2026-11-01,,,\(unit),\(price),USD,"
      + "\(lease),\(option),us-east-1,cache.t3.micro,Redis,NodeUsage:cache.t3.micro,"
      + "CreateCacheCluster:0002"
  }

  @Test func paymentsUpfrontAreSpreadOverTheTerm() throws {
    let rows = [
      node("A1", "OnDemand", "Hrs", "0.017"),
      node("B1", "Reserved", "Hrs", "0.006", "1yr", "Partial Upfront"),
      node("B2", "Reserved", "Quantity", "50", "1yr", "Partial Upfront"),
      node("C2", "Reserved", "Quantity", "219", "3yr", "All Upfront"),
      node("C1", "Reserved", "Hrs", "0", "3yr", "All Upfront"),
      node("D1", "Reserved", "Hrs", "0.011", "1yr", "No Upfront"),
      node("E1", "Reserved", "Quantity", "90", "1yr", "All Upfront"),
    ]
    let (prices, tally) = try read(PiecewiseSource(list("AmazonElastiCache", rows), size: 7))
    let meter = "elasticache us-east-1 HeavyUsage:cache.t3.micro (engine=redis;payment_option="
    #expect(
      Set(prices) == [
        "elasticache us-east-1 NodeUsage:cache.t3.micro (engine=redis) 0 0.017 hour",
        "\(meter)partial_upfront;term=1yr) 0 0.011707762557 hour, 50 + 0.006 × 8760",
        "\(meter)all_upfront;term=3yr) 0 0.008333333333 hour, 219 + 0 × 26280",
        "\(meter)no_upfront;term=1yr) 0 0.011 hour",
      ])
    #expect(tally.leftOutCount == 1)
  }

  /// A row of an offer without rules.
  private func product(
    _ sku: String, _ usage: String, _ operation: String, _ unit: String, _ price: String,
    from: String = "0", to: String = "Inf", term: String = "OnDemand"
  ) -> String {
    "\(sku),J,\(sku).J.\(from),\(term),,2026-11-01,\(from),\(to),\(unit),\(price),USD,,,eu-west-1,,,"
      + "\(usage),\(operation)"
  }

  @Test func anOfferWithoutRulesComesInByItsUsageTypes() throws {
    let rows = [
      product("A", "EU-Translate", "Text", "Characters", "0.5", to: "10"),
      product("A", "EU-Translate", "Text", "Characters", "0.25", from: "10"),
      product("B", "EU-Job", "Start", "Jobs", "2"), product("C", "EU-Job", "Stop", "Jobs", "3"),
      product("D", "EU-Same", "Run", "Hrs", "4"), product("E", "EU-Same", "Run", "Hrs", "5"),
      product("F", "EU-Lease", "Run", "Hrs", "6", term: "Reserved"),
    ]
    let (prices, tally) = try read(BytesSource(list("AmazonNew", rows)))
    #expect(
      prices == [
        "metered/AmazonNew eu-west-1 Job (operation=Start) 0 2 Jobs",
        "metered/AmazonNew eu-west-1 Job (operation=Stop) 0 3 Jobs",
        "metered/AmazonNew eu-west-1 Translate 0 0.5 character",
        "metered/AmazonNew eu-west-1 Translate 10 0.25 character",
      ])
    #expect(tally.leftOut == ["several products of one usage type: Same": 2])
  }

  /// A small catalog with the mapping of offers, and a folder for lists.
  private func smallCatalog() throws -> SmallCatalog {
    let small = try SmallCatalog()
    try Files.createFolder(small.folder("data/feed-mapping"))
    for name in ["aws-regions.csv", "aws-offers.csv", "aws-units.csv"] {
      try Files.copy(
        "\(Place.data)/feed-mapping/\(name)", toNew: small.folder("data/feed-mapping/\(name)"))
    }
    try small.rebuild()
    try Files.createFolder(small.folder("lists"))
    return small
  }

  /// All versions of a list in a folder, whatever their names, are the history of its prices.
  @Test func aFolderOfAllVersionsIsHistory() throws {
    let small = try smallCatalog()
    for (name, day, price) in [
      ("a", "2024-02-01", "3"), ("b", "2018-02-01", "1"), ("c", "2021-02-01", "2"),
    ] {
      let rows = [product("A", "EU-Translate", "Text", "Characters", price)]
      let text = String(decoding: list("AmazonNew", rows, published: day), as: UTF8.self)
      try Files.write(text, to: small.folder("lists/\(name).csv"))
    }
    var request = RefreshRequest(data: small.data, catalog: small.path)
    request.from = small.folder("lists")
    request.force = true
    _ = try RefreshRun(request, fetcher: nil, events: Silence()).run()
    let catalog = try CatalogFile.open(small.path)
    let key = MeterKey(service: "metered/AmazonNew", region: "eu-west-1", meter: "Translate")
    let days = ["2018-02-01", "2021-01-31", "2021-02-01", "2023-12-31", "2024-02-01"]
    let prices = try days.map { day in
      try catalog.rateCard(for: key, on: CalendarDate(day)).tiers[0].unitPrice.description
    }
    #expect(prices == ["1", "1", "2", "2", "3"])
  }

  /// What cannot be taken of a folder is told together, and keeps nothing else out.
  @Test func aFolderIsReadToItsEnd() throws {
    let small = try smallCatalog()
    let rows = [product("A", "EU-Translate", "Text", "Characters", "3")]
    let good = list("AmazonNew", rows, published: "2024-02-01")
    for (name, bytes) in [
      ("README.txt", Array("notes".utf8)), ("b.csv", Array(good.dropLast(20))), ("c.csv", good),
    ] {
      try Files.write(String(decoding: bytes, as: UTF8.self), to: small.folder("lists/\(name)"))
    }
    var request = RefreshRequest(data: small.data, catalog: small.path)
    request.from = small.folder("lists")
    let error = try #require(throws: RefusedLists.self) {
      try RefreshRun(request, fetcher: nil, events: Silence()).run()
    }
    #expect(error.messages.count == 2 && error.fileCount == 3)
    #expect(error.message.contains("README.txt") && error.message.contains("b.csv"))
    let key = MeterKey(service: "metered/AmazonNew", region: "eu-west-1", meter: "Translate")
    let card = try CatalogFile.open(small.path).rateCard(for: key, on: nil)
    #expect(card.tiers[0].unitPrice.description == "3")
    try Files.createFolder(small.folder("none"))
    request.from = small.folder("none")
    #expect(throws: NamedFeedError.self) {
      try RefreshRun(request, fetcher: nil, events: Silence()).run()
    }
  }

  /// The answer of `aws pricing get-products` with one product.
  private func answer(_ offer: String, _ usage: String, _ unit: String, day: String) -> String {
    let terms = """
      {"OnDemand":{"S.J":{"priceDimensions":{"S.J.R":{"unit":"\(unit)","endRange":"Inf",\
      "rateCode":"S.J.R","beginRange":"0","pricePerUnit":{"USD":"1.0000000000"}}},"sku":"S",\
      "termAttributes":{}}}}
      """
    let product = """
      {"product":{"productFamily":"Encryption Key","attributes":{"regionCode":"eu-west-1",\
      "usagetype":"\(usage)","servicecode":"\(offer)"},"sku":"S"},"serviceCode":"\(offer)",\
      "terms":\(terms),"version":"1","publicationDate":"\(day)T00:00:00Z"}
      """
    let quoted = product.replacing("\"", with: "\\\"")
    return "{\"FormatVersion\":\"aws_v1\",\"PriceList\":[\"\(quoted)\"]}"
  }

  /// An answer has the products of a query only: it ends no other price of its offer.
  @Test func anAnswerEndsNoPrice() throws {
    let small = try smallCatalog()
    let usages = ["Job", "Same", "Translate"]
    for (index, usage) in usages.enumerated() {
      let path = small.folder("lists/\(usage).json")
      let text = answer("AmazonNew", "EU-\(usage)", "Characters", day: "2026-11-0\(index + 1)")
      try Files.write(text, to: path)
      var request = RefreshRequest(data: small.data, catalog: small.path)
      request.from = path
      _ = try RefreshRun(request, fetcher: nil, events: Silence()).run()
    }
    let catalog = try CatalogFile.open(small.path)
    let left = usages.filter { usage in
      let key = MeterKey(service: "metered/AmazonNew", region: "eu-west-1", meter: usage)
      return (try? catalog.rateCard(for: key, on: nil)) != nil
    }
    #expect(left == usages)
  }

  @Test func productsOfAnAnswerAreThoseOfAList() throws {
    let answer = answer("awskms", "eu-west-1-KMS-Keys", "Keys", day: "2026-11-01")
    #expect(try FeedFormat.detect(answer.utf8) == .productsAnswer)
    let (prices, _) = try read(PiecewiseSource(Array(answer.utf8), size: 11), .productsAnswer)
    #expect(prices == ["kms eu-west-1 KMS-Keys 0 1 key-month"])
    // The same with `--query PriceList`.
    let start = try #require(answer.firstIndex(of: "["))
    let list = String(answer[start...].dropLast())
    #expect(try FeedFormat.detect(list.utf8) == .productsAnswer)
    #expect(try read(PiecewiseSource(Array(list.utf8), size: 11), .productsAnswer).0 == prices)
  }

  /// What `jq` makes of an answer: objects in place of texts, in the list or one after the other, each
  /// on a line or on several.
  @Test(arguments: [7, 4096]) func productsMayBeObjects(size: Int) throws {
    let days = [1, 2].map { day in
      answer("awskms", "eu-west-\(day)-KMS-Keys", "Keys", day: "2026-11-01")
        .replacing("eu-west-1\\\"", with: "eu-west-\(day)\\\"")
    }
    let objects = try days.map { answer in
      let start = try #require(answer.firstIndex(of: "["))
      return String(answer[start...].dropFirst(2).dropLast(3)).replacing("\\\"", with: "\"")
    }
    let list = "[\(objects.joined(separator: ",\n"))]"
    let spread = objects.map { $0.replacing(",", with: ",\n").replacing("{", with: "{\n  ") + "\n" }
    let expected = ["kms eu-west-1 KMS-Keys 0 1 key-month", "kms eu-west-2 KMS-Keys 0 1 key-month"]
    for (text, format) in [
      (list, FeedFormat.productsAnswer),
      ("{\"FormatVersion\":\"aws_v1\",\"PriceList\":\(list),\"NextToken\":\"a\"}", .productsAnswer),
      (spread.joined(), .productLines), (spread.joined(separator: "\n"), .productLines),
    ] {
      #expect(try FeedFormat.detect(text.utf8) == format)
      let source = PiecewiseSource(Array(text.utf8), size: size)
      #expect(try read(source, format).0 == expected, "\(text)")
    }
    let cut = spread.joined().dropLast(3)
    #expect(throws: FeedError.self) { try read(BytesSource(Array(cut.utf8)), .productLines) }
  }

  /// What `jq -c '.PriceList[]'` writes: the products as texts, or as objects, one a line.
  @Test func productsAreReadOneALine() throws {
    let answer = answer("awskms", "eu-west-1-KMS-Keys", "Keys", day: "2026-11-01")
    let start = try #require(answer.firstIndex(of: "["))
    let text = String(answer[start...].dropFirst().dropLast(2))
    let object = String(text.dropFirst().dropLast()).replacing("\\\"", with: "\"")
    for product: String in [text, object] {
      for lines: String in ["\(product)\n", product, "\n\(product)\r\n\n"] {
        #expect(try FeedFormat.detect(lines.utf8) == .productLines)
        let (prices, _) = try read(PiecewiseSource(Array(lines.utf8), size: 11), .productLines)
        #expect(prices == ["kms eu-west-1 KMS-Keys 0 1 key-month"])
      }
    }
    let mixed = "\(object)\n{\"product\":{},\"terms\":{}}\n"
    #expect(throws: FeedError.malformed("a product does not say its service", line: 2)) {
      try read(BytesSource(Array(mixed.utf8)), .productLines)
    }
  }

  @Test(arguments: ["{}", "[]", "{\"PriceList\":[]}", "{\"PriceList\":[\"{}\"]}"])
  func anAnswerWithoutProductsIsRefused(text: String) {
    #expect(throws: FeedError.self) { try read(BytesSource(Array(text.utf8)), .productsAnswer) }
  }

  /// An answer without products says so, and text of the console of Windows how to save it.
  @Test func whatIsWrongWithAnAnswerIsNamed() {
    #expect(throws: FeedError.hasNoProducts) {
      try read(BytesSource(Array("{\"PriceList\":[]}".utf8)), .productsAnswer)
    }
    let letters: [[UInt8]] = "{\"PriceList\":[]}".utf8.map { [$0, 0] }
    let text: [UInt8] = [0xFF, 0xFE] + letters.joined()
    #expect(throws: FeedError.isUTF16) { try FeedFormat.detect(text) }
  }

  @Test(arguments: [
    ("{\"Url\": \"https://example.com/list.csv\"}", "https://example.com/list.csv"),
    ("{\"Url\": \"http://example.com/list.csv\"}", nil),
    ("{\"Url\": \"https://example.com\", \"other\": 1}", nil), ("a,b", nil),
  ])
  func anAddressIsTakenFromItsAnswer(text: String, address: String?) throws {
    let folder = SmallFolder()
    try Files.write(text, to: folder.path("answer.json"))
    #expect((try? AddressAnswer.address(in: folder.path("answer.json"))) == address)
  }
}

/// Prints nothing.
private final class Silence: RefreshEvents {
  func waits() {}
  func downloads(_ name: String, received: Int, total: Int?, note: String?) {}
  func reads(_ name: String, bytes: Int, total: Int) {}
  func read(_ name: String, bytes: Int, tally: FeedTally) {}
  func skipsIndex(_ name: String) {}
  func unchanged(_ name: String) {}
  func applied(_ name: String, _ summary: CatalogRefresh.Summary, isDryRun: Bool) {}
}

/// Tests compressed lists.
@Suite struct GzipTests {
  /// "hello " and "world", compressed separately and concatenated.
  private static let packed: [UInt8] =
    [
      0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0, 0, 0xF6,
      0xF9, 0x81, 0xED, 0x06, 0, 0, 0,
    ] + [
      0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03, 0x2B, 0xCF, 0x2F, 0xCA, 0x49, 0x01, 0, 0x43,
      0x11, 0x77, 0x3A, 0x05, 0, 0, 0,
    ]

  private func unpack(_ bytes: [UInt8], _ size: Int) throws -> String {
    var result: [UInt8] = []
    try GzipSource(PiecewiseSource(bytes, size: size)).forEachChunk(of: 3) { result += $0 }
    return String(decoding: result, as: UTF8.self)
  }

  @Test(arguments: [1, 2, 7, 100])
  func unpacksPiecesOfAnySize(size: Int) throws {
    #expect(try unpack(Self.packed, size) == "hello world")
  }

  @Test(arguments: [3, 20, 27, 45])
  func refusesWhatIsCutOff(count: Int) {
    #expect(throws: GzipFailure.truncated) {
      try unpack(Array(Self.packed.prefix(count)), 5)
    }
  }

  @Test func refusesWhatIsDamaged() {
    var bytes = Self.packed
    bytes[20] ^= 0xFF
    #expect(throws: GzipFailure.damaged) {
      try unpack(bytes, 64)
    }
  }
}
