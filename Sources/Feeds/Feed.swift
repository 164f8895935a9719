public import CatalogBuilding
import Prices

/// A file of a feed, with its origin.
public struct FeedFile: Sendable, Hashable {
  /// The address or path.
  public var address: String
  /// The part of the feed that it contains, such as a region; empty for the whole feed.
  public var scope: String
  /// The time of publication, where the file itself does not state it, in seconds since 1970.
  public var modifiedAt: Int
  /// The server's entity tag of this version.
  public var etag: String?
  /// The date of the last change, in the server's words.
  public var lastModified: String?
  /// Whether it continues the list of the previous file.
  public var isContinuation: Bool

  /// Creates a file from its parts.
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

  /// Checks the version that a list states against the one in its address.
  ///
  /// - Throws: `FeedError.malformed` where they differ.
  func checkVersion(_ version: String) throws {
    // Versions are times in 14 digits: /offers/v1.0/aws/AmazonEC2/20250912225308/eu-west-1/...
    func isMoment(_ text: some StringProtocol) -> Bool {
      text.utf8.count == 14 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard isMoment(version), let named = address.split(separator: "/").first(where: isMoment),
      named != version
    else { return }
    throw FeedError.malformed(
      "the list says that it is version \(version), and its address names \(named)", line: nil)
  }

  /// Returns the list that the file contains.
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

/// The result of reading a file.
public struct FeedResult: Sendable {
  /// The counts of rows and prices.
  public var tally: FeedTally
  /// The number of bytes read.
  public var bytes: Int
  /// The prices that the list is expected to have.
  public var coverage: [CatalogRefresh.Coverage]
  /// The time of the list's publication, in seconds since 1970.
  public var publishedAt: Int
  /// The address of the list's next page, if it has one.
  public var next: String?
}
