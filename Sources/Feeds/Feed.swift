public import CatalogBuilding
import Prices

/// A file of a feed: where it came from.
public struct FeedFile: Sendable, Hashable {
  /// The address or path.
  public var address: String
  /// The part of the feed that it is, such as a region; empty for all.
  public var scope: String
  /// When it was published, where the file itself does not say: seconds since 1970.
  public var modifiedAt: Int
  /// What the server said tells this version from others.
  public var etag: String?
  /// When the server said it changed last, as it said it.
  public var lastModified: String?
  /// Whether it goes on with the list of the file before.
  public var isContinuation: Bool

  /// A file of its parts.
  public init(
    address: String, scope: String = "", modifiedAt: Int = 0, etag: String? = nil,
    lastModified: String? = nil, isContinuation: Bool = false
  ) {
    self.isContinuation = isContinuation
    self.address = address
    self.scope = scope
    self.modifiedAt = modifiedAt
    self.etag = etag
    self.lastModified = lastModified
  }

  /// Holds the version that a list says it is of against the one that its address names.
  ///
  /// - Throws: `FeedError.malformed` where they differ.
  func checkVersion(_ version: String) throws {
    // Versions are moments of 14 digits: /offers/v1.0/aws/AmazonEC2/20250912225308/eu-west-1/...
    func isMoment(_ text: some StringProtocol) -> Bool {
      text.utf8.count == 14 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard isMoment(version), let named = address.split(separator: "/").first(where: isMoment),
      named != version
    else { return }
    throw FeedError.malformed(
      "the list says that it is version \(version), and its address names \(named)", line: nil)
  }

  /// The list that the file is.
  func list(
    feed: String, name: String, provider: Provider = .aws, publishedAt: Int
  ) -> PriceList {
    PriceList(
      feed: feed, scope: scope, provider: provider, name: name, publishedAt: publishedAt,
      address: address, etag: etag, lastModified: lastModified)
  }

  func list(feed: String, offer: String, publishedAt: Int) -> PriceList {
    list(feed: feed, name: "AWS Price List, offer \(offer)", publishedAt: publishedAt)
  }
}

/// What reading a file gave.
public struct FeedResult: Sendable {
  /// Counts of rows and prices.
  public var tally: FeedTally
  /// The bytes that were read.
  public var bytes: Int
  /// What the list is expected to have.
  public var coverage: [CatalogRefresh.Coverage]
  /// When the list was published, in seconds since 1970.
  public var publishedAt: Int
  /// Where the list goes on, if it has more pages.
  public var next: String?
}
