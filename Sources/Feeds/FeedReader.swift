import Files

/// Reads files of all formats into a sink: the registry of feeds.
public struct FeedReader {
  private let data: String
  private let offers: OfferMapping

  /// Reads the mapping.
  ///
  /// - Parameter data: the folder of the price tables, in which the mapping lies.
  /// - Throws: `FeedError.mapping`, `FileError`.
  public init(data: String) throws {
    self.data = data
    offers = try OfferMapping(data: data)
  }

  /// The mapping of the AWS offers.
  public var offerMapping: OfferMapping { offers }

  /// Reads a file of a feed to its end.
  ///
  /// - Throws: `FeedError`, and what source and sink throw.
  public func read(
    _ source: any ByteSource, _ format: FeedFormat, _ file: FeedFile, into sink: any PriceSink
  ) throws -> FeedResult {
    switch format {
    case .offerCSV: try OfferCSV(mapping: offers).read(source, file, into: sink)
    case .offerJSON: try OfferJSON(mapping: offers).read(source, file, into: sink)
    default: throw FeedError.unknownFormat
    }
  }
}
