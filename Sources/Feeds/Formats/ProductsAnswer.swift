import Files
import Catalog
import Files
import CatalogBuilding
import Prices

/// The output of `aws pricing get-products`: each product, with its terms, as JSON within a string.
struct ProductsAnswer {
  let mapping: OfferMapping

  /// Reads an answer to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    var products = Products(mapping: mapping, file: file, sink: sink)
    let walk = JSONWalk()
    try walk.run(source) { path, step in
      // With `--query PriceList`, the list is the whole answer.
      guard path.isEmpty || path == ["PriceList"], case .scalar(let value) = step else { return }
      try products.take(Array(value.bytes))
    }
    return try products.finish(bytes: walk.byteCount)
  }

  /// Reads products to the end, one a line, as `jq -c '.PriceList[]'` writes them.
  func readLines(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    var products = Products(mapping: mapping, file: file, sink: sink)
    var (line, count, number) = ([UInt8](), 0, 0)
    func end() throws {
      defer { line.removeAll(keepingCapacity: true) }
      number += 1
      do {
        switch line.first(where: { !UInt8.blanks.contains($0) }) {
        case nil: break
        case UInt8(ascii: "{"): try products.take(line)
        default:
          try JSONWalk().run(BytesSource(line)) { path, step in
            if case .scalar(let value) = step { try products.take(Array(value.bytes)) }
          }
        }
      } catch FeedError.malformed(let text, line: _) {
        throw FeedError.malformed(text, line: number)
      }
    }
    try source.forEachChunk { chunk in
      count += chunk.count
      var rest = chunk[...]
      while let place = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line += rest[..<place]
        try end()
        rest = rest[(place + 1)...]
      }
      line += rest
    }
    try end()
    return try products.finish(bytes: count)
  }

  /// The products of one offer, as they are read.
  private struct Products {
    let mapping: OfferMapping
    let file: FeedFile
    let sink: any PriceSink
    private var reader: OfferJSONReader?
    private var offer = ""
    private var count = 0

    init(mapping: OfferMapping, file: FeedFile, sink: any PriceSink) {
      (self.mapping, self.file, self.sink) = (mapping, file, sink)
    }

    /// Reads one product.
    mutating func take(_ bytes: [UInt8]) throws {
      let about = try ProductsAnswer.about(bytes)
      guard let own = about.offer else {
        throw FeedError.malformed("a product does not say its service", line: nil)
      }
      if reader == nil {
        offer = own
        var first = OfferJSONReader(mapping: mapping, file: file, sink: sink)
        first.isExtract = true
        first.describe(offer: own, publishedAt: about.published ?? file.modifiedAt)
        reader = first
      }
      if own != offer {
        throw FeedError.malformed("products of '\(offer)' and '\(own)' in one answer", line: nil)
      }
      count += 1
      try ProductsAnswer.forward(bytes, number: count, to: &reader)
    }

    /// Ends the reading of some bytes.
    mutating func finish(bytes: Int) throws -> FeedResult {
      guard var reader else { throw FeedError.isEmpty }
      return try reader.finish(bytes: bytes)
    }
  }

  private static func about(_ bytes: [UInt8]) throws -> (offer: String?, published: Int?) {
    var (offer, published): (String?, Int?) = (nil, nil)
    try JSONWalk().run(BytesSource(bytes)) { path, step in
      guard case .scalar(let value) = step, path.count == 1 else { return }
      if path[0] == "serviceCode" { offer = value.text }
      if path[0] == "publicationDate" { published = Moment.seconds(value.text) }
    }
    return (offer, published)
  }

  /// Passes on a product in the layout of the bulk files, under a number instead of its SKU.
  private static func forward(
    _ bytes: [UInt8], number: Int, to reader: inout OfferJSONReader?
  ) throws {
    let item = String(number, radix: 36)
    try JSONWalk().run(BytesSource(bytes)) { path, step in
      switch path.first {
      case "product": try reader?.take(["products", item] + path.dropFirst(), step)
      case "terms" where path.count > 2:
        try reader?.take(["terms", path[1], item] + path.dropFirst(2), step)
      default: break
      }
    }
  }
}

extension UInt8 {
  /// The bytes of white space in JSON.
  fileprivate static let blanks = [
    UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"),
  ]
}
