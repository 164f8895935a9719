import Catalog
import CatalogBuilding
import DelimitedText
import Files
import Prices
import Threads

/// The AWS offer CSV (Price List bulk files): lines about the list, a header, and one price per
/// row.
///
/// The columns differ by service and year, so they are found by name.
struct OfferCSV {
  /// The content of the lines before the header.
  struct Heading {
    var offer: String
    var publishedAt: Int
  }

  private static let mostHeadingLines = 20

  let mapping: OfferMapping

  /// Reads a list to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    var scanner = RowScanner(source)
    var offer: String?
    var published: Int?
    var header: [String]?
    for _ in 0..<Self.mostHeadingLines {
      guard let fields = try scanner.nextFeedFields() else { break }
      if fields.count > 4, fields[0] == "SKU" {
        header = fields
        break
      }
      guard fields.count >= 2 else { continue }
      switch fields[0] {
      case "OfferCode": offer = fields[1]
      case "Publication Date": published = Moment.seconds(fields[1])
      case "Version": try file.checkVersion(fields[1])
      case "FormatVersion" where !fields[1].hasPrefix("v1"):
        throw FeedError.malformed("the format is '\(fields[1])', not v1", line: nil)
      default: break
      }
    }
    guard let offer, !offer.isEmpty, let published, let header else {
      throw FeedError.malformed(
        "no offer code, publication date and header before the rows", line: nil)
    }
    let matcher = try mapping.matcher(for: offer)
    try sink.begin(file.list(feed: "aws-offers/\(offer)", offer: offer, publishedAt: published))
    var rows = try OfferRows(header, matcher)
    let pricing = OfferPricing(OfferPrices(matcher, sink: sink), rows.columns)
    // Half of the work is finding rows, and half what becomes of them.
    try Relay.run(pricing.add) { relay in
      rows.relay = relay
      try scanner.forEachRow(gates: rows.gateColumns, rows.columns, of: header.count, &rows)
      try rows.finish()
    }
    var tally = try pricing.finish()
    tally.add(rows.tally)
    return FeedResult(
      tally: tally, bytes: scanner.byteCount, coverage: matcher.coverage, publishedAt: published)
  }
}

/// Finds the rows of an offer CSV that rules want.
private struct OfferRows: RowHandler {
  typealias Rules = OfferMatcher.Rules

  /// The columns that can rule a row out.
  let gateColumns: [WantedColumn]
  /// The columns in use.
  let columns: [WantedColumn]
  /// Takes the rows.
  var relay: Relay<OfferBatch>?
  private(set) var tally = FeedTally()
  private let gates: FieldGates
  private let matcher: OfferMatcher
  private var batch = OfferBatch()
  /// The rules that the file's columns don't rule out.
  private let start: Rules
  private var rules: Rules
  private var unknown = ByteTable<Int>()

  private static let usage = OfferMatcher.Fixed.usageType.rawValue

  init(_ header: [String], _ matcher: OfferMatcher) throws {
    self.matcher = matcher
    let fields = matcher.fields
    let known = header.enumerated().compactMap { column, name in
      fields.firstIndex(of: FieldName.canonical(name)).map {
        WantedColumn(column: column, slot: $0)
      }
    }
    columns = known.filter { matcher.taken.contains($0.slot) }
    let slots = Set(known.map(\.slot))
    for field in [OfferMatcher.Fixed.usageType, .rateCode, .unit, .pricePerUnit, .currency]
    where !slots.contains(field.rawValue) {
      throw FeedError.malformed("the header has no column '\(field.name)'", line: nil)
    }
    let gates = matcher.gates
    gateColumns = known.filter { $0.slot == Self.usage || gates.has($0.slot) }
    self.gates = gates
    var start = matcher.all
    for field in fields.indices where gates.has(field) && !slots.contains(field) {
      start &= gates.accepts(field, UnsafeBufferPointer(start: nil, count: 0))
    }
    self.start = start
    rules = start
  }

  @inline(__always)
  mutating func accepts(_ slot: Int, _ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    // No value that a rule asks for has a quotation mark, so that doubled ones may stay.
    rules &= gates.accepts(slot, raw)
    if slot == Self.usage {
      let wanted = matcher.rules(forUsage: raw)
      if wanted == 0 { countUnknown(raw) }
      rules &= wanted
    }
    return rules != 0
  }

  @inline(__always)
  mutating func take(_ slot: Int, _ bytes: UnsafeBufferPointer<UInt8>) { batch.add(bytes) }

  private mutating func countUnknown(_ usage: UnsafeBufferPointer<UInt8>) {
    let plain = matcher.regions.withoutPrefix(usage)
    let family = plain.prefix { $0 != UInt8(ascii: ":") }
    if unknown.count < 2000 { unknown.update(family, default: 0) { $0 += 1 } }
  }

  mutating func skipRow() {
    tally.read += 1
    tally.skipped += 1
    rules = start
  }

  mutating func endRow(line: Int) throws {
    tally.read += 1
    batch.endRow(rules)
    rules = start
    if batch.isFull { try passOn() }
  }

  private mutating func passOn() throws {
    try relay?.send(batch)
    batch = OfferBatch()
  }

  mutating func finish() throws {
    try passOn()
    unknown.forEach { family, count in
      tally.leaveOut("product \(family)", count: count)
    }
  }
}
