/// The reason why a feed cannot be read.
public enum FeedError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The bytes do not follow the format; with the line, from 1, where that is known.
  case malformed(String, line: Int?)
  /// The bytes are a web page.
  case isWebPage
  /// The file is empty.
  case isEmpty
  /// The text is in UTF-16, as the console of Windows saves it.
  case isUTF16
  /// The answer to a query has no products.
  case hasNoProducts
  /// The format is unknown.
  case unknownFormat
  /// A table of the mapping has a mistake.
  case mapping(file: String, line: Int, String)
  /// There is no mapping for the list's offer.
  case unmappedOffer(String)

  /// The error, in one sentence without a full stop.
  public var message: String {
    switch self {
    case .malformed(let what, let line): line.map { "line \($0): \(what)" } ?? what
    case .isWebPage: "it is a web page and no price list"
    case .isEmpty: "it is empty"
    case .isUTF16: "its text is UTF-16, as PowerShell writes it: save it as UTF-8"
    case .hasNoProducts: "the answer has no products: nothing fits the filters of its query"
    case .unknownFormat: "it is no price list of a known format"
    case .mapping(let file, let line, let what): "\(file):\(line): error: \(what)"
    case .unmappedOffer(let offer): "the mapping has no products of the offer '\(offer)'"
    }
  }

  /// The same text as `message`.
  public var description: String { message }
}
