public import Files

/// The AWS index of offers, or the index of an offer's regions, which give the addresses of lists.
public struct OfferIndex: Sendable, Hashable {
  /// An entry: an offer or a region, with its addresses by name.
  public struct Entry: Sendable, Hashable {
    /// The code of the offer or region.
    public var code: String
    /// The addresses, mostly without a host, by name, such as `currentVersionUrl`.
    public var addresses: [String: String]
  }

  /// The time of the index's publication, in seconds since 1970.
  public var publishedAt: Int
  /// The entries by code.
  public var entries: [String: Entry]

  private static let mostBytes = 1 << 24

  /// Reads an index.
  ///
  /// - Throws: `FeedError`, and the errors of the source.
  public init(_ source: any ByteSource) throws {
    var publishedAt: Int?
    var entries: [String: Entry] = [:]
    var current = Entry(code: "", addresses: [:])
    let walk = JSONWalk()
    try walk.run(source) { path, step in
      if walk.byteCount > Self.mostBytes {
        throw FeedError.malformed("an index of more than \(Self.mostBytes) bytes", line: nil)
      }
      if path == ["publicationDate"], case .scalar(let value) = step {
        publishedAt = Moment.seconds(value.text)
      }
      guard let kind = path.first, kind == "offers" || kind == "regions" else { return }
      // Offers and regions are objects by code; the regions of savings plans are an array.
      switch step {
      case .begin: if path.count <= 2 { current = Entry(code: "", addresses: [:]) }
      case .scalar(let value):
        guard let name = path.last, path.count <= 3 else { return }
        switch name {
        case "offerCode", "regionCode": current.code = value.text
        default: if name.hasSuffix("Url") { current.addresses[name] = value.text }
        }
      case .end: if !current.code.isEmpty { entries[current.code] = current }
      }
    }
    guard let publishedAt, !entries.isEmpty else {
      throw FeedError.malformed("no publication date or no entries in the index", line: nil)
    }
    self.publishedAt = publishedAt
    self.entries = entries
  }
}
