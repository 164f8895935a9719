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
    var reader: OfferJSONReader?
    var offer = ""
    var count = 0
    let walk = JSONWalk()
    try walk.run(source) { path, step in
      // With `--query PriceList`, the list is the whole answer.
      guard path.isEmpty || path == ["PriceList"], case .scalar(let value) = step else { return }
      let bytes = Array(value.bytes)
      let about = try Self.about(bytes)
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
      try Self.forward(bytes, number: count, to: &reader)
    }
    guard var reader else { throw FeedError.isEmpty }
    return try reader.finish(bytes: walk.byteCount)
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
