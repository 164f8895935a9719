import Catalog
import CatalogBuilding
import Files

/// The AWS offer JSON (Price List bulk files) in its layouts since 2015: products first, then the
/// terms that price them.
struct OfferJSON {
  let mapping: OfferMapping

  /// Reads a list to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    let walk = JSONWalk()
    var reader = OfferJSONReader(mapping: mapping, file: file, sink: sink)
    try walk.run(source) { path, step in try reader.take(path, step) }
    return try reader.finish(bytes: walk.byteCount)
  }
}

/// Combines the products and terms of an offer into prices as they arrive.
struct OfferJSONReader {
  typealias Fixed = OfferMatcher.Fixed

  let mapping: OfferMapping
  let file: FeedFile
  let sink: any PriceSink
  /// Whether the products are the answer to a query, which lacks all others.
  var isExtract = false
  private var offer: String?
  private var published: Int?
  private var prices: OfferPrices?
  private var coverage: [CatalogRefresh.Coverage] = []
  private var fieldNumbers: [String: Int] = [:]
  private var products = ProductIndex()
  private var tally = FeedTally()
  private var hasTerms = false

  /// The fields of the current product or term.
  private var values: [[UInt8]] = []
  private var dimension: [[UInt8]] = []
  private var dimensions: [[[UInt8]]] = []

  init(mapping: OfferMapping, file: FeedFile, sink: any PriceSink) {
    self.mapping = mapping
    self.file = file
    self.sink = sink
  }

  /// Describes the list, where it does not describe itself in the layout of the bulk files.
  mutating func describe(offer: String, publishedAt: Int?) {
    self.offer = offer
    published = publishedAt
  }

  mutating func take(_ path: [String], _ step: JSONWalk.Step) throws {
    switch path.first {
    case "products": try product(path, step)
    case "terms": try term(path, step)
    case "offerCode" where path.count == 1:
      if case .scalar(let value) = step { offer = value.text }
    case "publicationDate" where path.count == 1:
      if case .scalar(let value) = step { published = Moment.seconds(value.text) }
    case "version" where path.count == 1:
      if case .scalar(let value) = step { try file.checkVersion(value.text) }
    default: break
    }
  }

  mutating func finish(bytes: Int) throws -> FeedResult {
    guard var prices, let published, hasTerms else {
      throw FeedError.malformed("no products and terms", line: nil)
    }
    try prices.finish()
    tally.add(prices.tally)
    return FeedResult(
      tally: tally, bytes: bytes, coverage: coverage, publishedAt: published)
  }

  private mutating func begin() throws {
    guard let offer, !offer.isEmpty, let published else {
      throw FeedError.malformed("no offer code and publication date before the products", line: nil)
    }
    let matcher = try mapping.matcher(for: offer)
    coverage = isExtract ? [] : matcher.coverage
    for (number, name) in matcher.fields.enumerated() { fieldNumbers[name] = number }
    var list = file.list(feed: "aws-offers/\(offer)", offer: offer, publishedAt: published)
    list.isExtract = isExtract
    try sink.begin(list)
    prices = OfferPrices(matcher, sink: sink)
    dimension = [[UInt8]](repeating: [], count: matcher.fields.count)
    values = dimension
  }

  // MARK: Products

  private mutating func product(_ path: [String], _ step: JSONWalk.Step) throws {
    if prices == nil { try begin() }
    switch (path.count, step) {
    case (2, .begin):
      for index in values.indices { values[index] = [] }
    case (3, .scalar(let value)), (4, .scalar(let value)):
      if let field = fieldNumbers[FieldName.canonical(path[path.count - 1])] {
        values[field] = Array(value.bytes)
      }
    case (2, .end): endProduct(path[1])
    default: break
    }
  }

  private mutating func endProduct(_ sku: String) {
    guard let matcher = prices?.matcher else { return }
    tally.read += 1
    var rules = values[Fixed.usageType.rawValue].withUnsafeBufferPointer {
      matcher.rules(forUsage: $0)
    }
    if rules == 0 { tally.leaveOut("product \(family(matcher))") }
    // The conditions on a term are not known yet.
    for (field, value) in values.enumerated() where !Self.termFields.contains(matcher.fields[field])
    {
      rules &= value.withUnsafeBufferPointer { matcher.gates.accepts(field, $0) }
    }
    if rules == 0 || !products.add(sku, rules, values) { tally.skipped += 1 }
  }

  private static let termFields: Set<String> = [
    "termtype", "leasecontractlength", "purchaseoption", "offeringclass",
  ]

  private func family(_ matcher: OfferMatcher) -> String {
    values[Fixed.usageType.rawValue].withUnsafeBufferPointer { usage in
      let plain = matcher.regions.withoutPrefix(usage)
      return String(decoding: plain.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
    }
  }

  // MARK: Terms

  /// Reads a step within `terms`: type, SKU, SKU and term code, then either `priceDimensions` with
  /// a rate code or `termAttributes`.
  private mutating func term(_ path: [String], _ step: JSONWalk.Step) throws {
    if prices == nil { throw FeedError.malformed("the terms come before the products", line: nil) }
    hasTerms = true
    switch (path.count, step) {
    case (4, .begin):
      for index in values.indices { values[index] = [] }
      dimensions = []
    case (6, .begin) where path[4] == "priceDimensions":
      for index in dimension.indices { dimension[index] = [] }
    case (6, .scalar(let value)) where path[4] == "termAttributes":
      set(FieldName.canonical(path[5]), value.bytes, in: \.values)
    case (7, .scalar(let value)):
      switch path[6] {
      case "rateCode": set("ratecode", value.bytes, in: \.dimension)
      case "beginRange": set("startingrange", value.bytes, in: \.dimension)
      case "endRange": set("endingrange", value.bytes, in: \.dimension)
      case "unit": set("unit", value.bytes, in: \.dimension)
      case "description": set("pricedescription", value.bytes, in: \.dimension)
      default: break
      }
    case (8, .scalar(let value)) where path[6] == "pricePerUnit":
      set("priceperunit", value.bytes, in: \.dimension)
      var currency = path[7]
      currency.withUTF8 { set("currency", $0, in: \.dimension) }
    case (6, .end) where path[4] == "priceDimensions": dimensions.append(dimension)
    case (4, .end): try endTerm(path[1], path[2])
    default: break
    }
  }

  private mutating func set(
    _ name: String, _ bytes: UnsafeBufferPointer<UInt8>,
    in target: WritableKeyPath<OfferJSONReader, [[UInt8]]>
  ) {
    if let field = fieldNumbers[name] { self[keyPath: target][field] = Array(bytes) }
  }

  private mutating func endTerm(_ type: String, _ sku: String) throws {
    guard var prices, let product = products.find(sku) else { return }
    var type = type
    type.withUTF8 { set("termtype", $0, in: \.values) }
    var rules = product.rules
    for name in Self.termFields {
      guard let field = fieldNumbers[name] else { continue }
      rules &= values[field].withUnsafeBufferPointer { prices.matcher.gates.accepts(field, $0) }
    }
    guard rules != 0 else { return }
    for dimension in dimensions {
      var fields = dimension
      for (index, value) in product.values.enumerated() where fields[index].isEmpty {
        fields[index] = value
      }
      for (index, value) in values.enumerated() where !value.isEmpty { fields[index] = value }
      try Self.withPointers(to: fields) { try prices.add(rules, $0) }
    }
    self.prices = prices
  }

  private static func withPointers(
    to fields: [[UInt8]],
    _ body: (UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>) throws -> Void
  ) throws {
    var all: [UInt8] = []
    for field in fields { all += field }
    try all.withUnsafeBufferPointer { bytes in
      var start = 0
      let pointers = fields.map { field in
        defer { start += field.count }
        return UnsafeBufferPointer(rebasing: bytes[start..<start + field.count])
      }
      try pointers.withUnsafeBufferPointer(body)
    }
  }
}

/// The products that match rules, stored compactly: equal values are stored once.
private struct ProductIndex {
  private var numbers: [UInt128: Int32] = [:]
  private var rules: [OfferMatcher.Rules] = []
  private var valueNumbers: [Int32] = []
  private var known = ByteTable<Int32>()
  private var texts: [[UInt8]] = []
  private var width = 0

  /// Adds a product; returns false if its SKU is invalid.
  mutating func add(_ sku: String, _ rules: OfferMatcher.Rules, _ values: [[UInt8]]) -> Bool {
    guard let key = Self.key(sku) else { return false }
    numbers[key] = Int32(self.rules.count)
    self.rules.append(rules)
    width = values.count
    for value in values {
      var number = Int32(texts.count)
      known.update(value, default: -1) { known in
        if known < 0 { known = number } else { number = known }
      }
      if Int(number) == texts.count { texts.append(value) }
      valueNumbers.append(number)
    }
    return true
  }

  func find(_ sku: String) -> (rules: OfferMatcher.Rules, values: [[UInt8]])? {
    guard let key = Self.key(sku), let number = numbers[key] else { return nil }
    let first = Int(number) * width
    return (rules[Int(number)], valueNumbers[first..<first + width].map { texts[Int($0)] })
  }

  private static func key(_ sku: String) -> UInt128? {
    guard sku.utf8.count <= 16, !sku.isEmpty else { return nil }
    return sku.utf8.reduce(0) { $0 << 8 | UInt128($1) }
  }
}
