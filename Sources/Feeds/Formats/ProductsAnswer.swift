import Catalog
import CatalogBuilding
import Files
import Prices

/// The output of `aws pricing get-products`: each product, with its terms, as JSON within a string,
/// or as the object that `jq` makes of it.
struct ProductsAnswer {
  let mapping: OfferMapping

  /// Reads an answer to its end.
  func read(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    var products = Products(mapping: mapping, file: file, sink: sink)
    let walk = JSONWalk()
    var (object, depth, start) = (ProductSteps(), 0, Int?.none)
    try walk.run(source) { path, step in
      // With `--query PriceList`, the list is the whole answer.
      let isInList = path.isEmpty ? depth == 1 : path == ["PriceList"] && depth == 2
      switch step {
      case .begin:
        if isInList { start = depth }
        depth += 1
      case .end: depth -= 1
      case .scalar(let value):
        if isInList { return try products.take(Array(value.bytes)) }
      }
      guard let outside = start else { return }
      if depth > outside { object.add(path.dropFirst(outside - 1), step) }
      if depth == outside {
        try products.take(object)
        (object, start) = (ProductSteps(), nil)
      }
    }
    return try products.finish(bytes: walk.byteCount)
  }

  /// Reads products to the end, one after the other, as `jq '.PriceList[]'` writes them.
  ///
  /// A product ends with the line on which its braces close.
  func readLines(
    _ source: any ByteSource, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    var products = Products(mapping: mapping, file: file, sink: sink)
    var (text, count, line, first) = ([UInt8](), 0, 1, 1)
    var braces = Braces()
    func end() throws {
      defer { text.removeAll(keepingCapacity: true) }
      do {
        switch text.first(where: { !UInt8.blanks.contains($0) }) {
        case nil: break
        case UInt8(ascii: "{"): try products.take(text)
        default:
          try JSONWalk().run(BytesSource(text)) { path, step in
            if case .scalar(let value) = step { try products.take(Array(value.bytes)) }
          }
        }
      } catch FeedError.malformed(let text, line: _) {
        throw FeedError.malformed(text, line: first)
      }
    }
    try source.forEachChunk { chunk in
      count += chunk.count
      for byte in chunk {
        text.append(byte)
        braces.take(byte)
        guard byte == UInt8(ascii: "\n") else { continue }
        line += 1
        if !braces.areOpen {
          try end()
          first = line
        }
      }
    }
    try end()
    return try products.finish(bytes: count)
  }

  /// Whether braces are open in a text, outside of strings.
  private struct Braces {
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    var areOpen: Bool { depth > 0 }

    mutating func take(_ byte: UInt8) {
      if isEscaped {
        isEscaped = false
        return
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = isInString
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "{") where !isInString: depth += 1
      case UInt8(ascii: "}") where !isInString: depth -= 1
      default: break
      }
    }
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

    /// Reads one product from its text.
    mutating func take(_ bytes: [UInt8]) throws {
      var steps = ProductSteps()
      try JSONWalk().run(BytesSource(bytes)) { path, step in steps.add(path[...], step) }
      try take(steps)
    }

    /// Reads one product.
    mutating func take(_ product: ProductSteps) throws {
      let about = product.about
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
      try product.forward(number: count, to: &reader)
    }

    /// Ends the reading of some bytes.
    mutating func finish(bytes: Int) throws -> FeedResult {
      guard var reader else { throw FeedError.hasNoProducts }
      return try reader.finish(bytes: bytes)
    }
  }
}

/// What is in a product, in the order in which it is read.
private struct ProductSteps {
  private enum Step {
    case begin
    case end
    case scalar([UInt8], isText: Bool)
  }

  private var steps: [(path: [String], step: Step)] = []

  /// Adds what is at a path within the product.
  mutating func add(_ path: ArraySlice<String>, _ step: JSONWalk.Step) {
    switch step {
    case .begin: steps.append((Array(path), .begin))
    case .end: steps.append((Array(path), .end))
    case .scalar(let value):
      steps.append((Array(path), .scalar(Array(value.bytes), isText: value.isText)))
    }
  }

  /// The product's offer, and when its price list was published.
  var about: (offer: String?, published: Int?) {
    var (offer, published): (String?, Int?) = (nil, nil)
    for (path, step) in steps {
      guard path.count == 1, case .scalar(let bytes, _) = step else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      if path[0] == "serviceCode" { offer = text }
      if path[0] == "publicationDate" { published = Moment.seconds(text) }
    }
    return (offer, published)
  }

  /// Passes on the product in the layout of the bulk files, under a number instead of its SKU.
  func forward(number: Int, to reader: inout OfferJSONReader?) throws {
    let item = String(number, radix: 36)
    for (path, step) in steps {
      let place: [String]
      switch path.first {
      case "product": place = ["products", item] + path.dropFirst()
      case "terms" where path.count > 2: place = ["terms", path[1], item] + path.dropFirst(2)
      default: continue
      }
      switch step {
      case .begin: try reader?.take(place, .begin)
      case .end: try reader?.take(place, .end)
      case .scalar(let bytes, let isText):
        try bytes.withUnsafeBufferPointer {
          try reader?.take(place, .scalar(JSONWalk.Scalar(bytes: $0, isText: isText)))
        }
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
