public import Catalog
import Files
import Prices
import SQLite

/// A refresh of a catalog from price lists: one at a time, in a new file next to the old one.
///
/// The old catalog stays unchanged until the new one is complete and has passed its checks.
public final class CatalogRefresh {
  /// The prices of a catalog that a list is expected to have, as patterns of their meters.
  public struct Coverage: Sendable, Hashable {
    /// The service.
    public var service: String
    /// The meter; `*` matches anything.
    public var meter: String
    /// The attributes; `*` matches anything.
    public var attributes: String

    /// Creates a coverage from its parts.
    public init(service: String, meter: String, attributes: String) {
      self.service = service
      self.meter = meter
      self.attributes = attributes
    }
  }

  /// What a refresh did, or would do.
  public struct Summary: Sendable, Hashable {
    /// The number of new prices (each with all its tiers).
    public var added = 0
    /// The number of changed prices.
    public var changed = 0
    /// The number of unchanged prices, whose source is now the new list.
    public var unchanged = 0
    /// The number of prices that ended because the list no longer has them.
    public var ended = 0
    /// The number of prices from a list older than the catalog's, added as history.
    public var historical = 0
    /// The number of prices for which the catalog has a later source.
    public var superseded = 0
    /// The number of prices that were rejected because they differ implausibly from the earlier
    /// ones.
    public var heldBack = 0
    /// The first of the rejected prices, a sentence each.
    public var heldBackPrices: [String] = []
    /// The changed prices that contradict another list of the same feed and moment, a sentence for each
    /// of the first.
    public var contradictions: [String] = []
    /// The number of observed spot prices and interruption bands that were added.
    public var observations = 0

    /// Creates an empty summary.
    public init() {}

    /// Adds two summaries.
    public static func + (left: Summary, right: Summary) -> Summary {
      var sum = left
      sum.added += right.added
      sum.changed += right.changed
      sum.unchanged += right.unchanged
      sum.ended += right.ended
      sum.historical += right.historical
      sum.superseded += right.superseded
      sum.heldBack += right.heldBack
      sum.heldBackPrices += right.heldBackPrices
      sum.contradictions += right.contradictions
      sum.observations += right.observations
      return sum
    }
  }

  /// The path of the catalog.
  public let path: String
  private let lock: FileLock

  /// Begins a refresh, after waiting for another one to end.
  ///
  /// - Parameters:
  ///   - path: the catalog, which must exist.
  ///   - waits: whether to wait for another refresh, or to fail after about a second.
  ///   - willWait: called before a longer wait than that.
  /// - Throws: `RefreshError.busy`, `FileError`.
  public init(catalog path: String, waits: Bool = true, willWait: () -> Void = {}) throws {
    let path = Files.resolved(path)
    self.path = path
    let lockPath = Self.lockPath(of: path)
    if let lock = try FileLock(lockPath, .brief) {
      self.lock = lock
    } else {
      guard waits else { throw RefreshError.busy(path) }
      willWait()
      guard let lock = try FileLock(lockPath, .unlimited) else { throw RefreshError.busy(path) }
      self.lock = lock
    }
    // Nobody else is at work, so any files were left by a refresh that was killed.
    Files.removeTemporaries(
      in: Files.folder(of: path), prefix: Self.temporaryPrefix(for: path), olderThanSeconds: -1)
  }

  /// Returns a staging area for the prices of lists.
  public func staging() throws -> PriceStaging { try PriceStaging(beside: path) }

  /// Returns a staging area that keeps only some prices in memory.
  package func staging(mostInMemory: Int) throws -> PriceStaging {
    try PriceStaging(beside: path, mostInMemory: mostInMemory)
  }

  /// Puts the prices of lists into the catalog.
  ///
  /// - Parameters:
  ///   - staging: the prices; not to be used afterwards.
  ///   - coverage: the prices that the lists are expected to have.
  ///   - force: accepts older lists as history, and lists with far fewer prices than before.
  ///   - isDryRun: leaves the catalog as it is, and reports what would be done.
  /// - Returns: what was done, or would be.
  /// - Throws: `RefreshError`, `CatalogError`, `FileError`. The catalog is then as it was.
  public func apply(
    _ staging: PriceStaging, coverage: [Coverage], force: Bool = false, isDryRun: Bool = false
  ) throws -> Summary {
    do {
      try staging.finish()
      // A catalog that is rebuilt in the meantime would lose what this refresh adds, and this
      // refresh would replace it with an older one.
      let building = try FileLock(CatalogFile.lockPath(of: path), .unlimited)
      defer { building?.release() }
      // The copy is sealed again afterwards, so damage must be found before it is sealed in.
      _ = try CatalogFile.openWhole(path)
      let temporary = Self.temporaryName(for: path)
      defer { try? Files.remove(temporary) }
      try Files.copy(path, toNew: temporary)
      var summary = Summary()
      do {
        let database = try Database(temporary, .readWrite)
        let merge = PriceMerge(database: database, force: force)
        summary = try merge.run(staging, coverage: coverage)
        try RefreshCheck(database: database).run()
      }
      try PageSeal.seal(temporary)
      if !isDryRun { try Files.publish(temporary, to: path) }
      return summary
    } catch let error as DatabaseError {
      throw RefreshError.database(error, path: path)
    }
  }

  /// Returns what the catalog knows about the last list of a feed: the address, and what its server
  /// said.
  public func known(feed: String, scope: String) throws -> PriceList? {
    let catalog = try CatalogFile.open(path)
    return try catalog.priceList(feed: feed, scope: scope)
  }

  /// Returns the lock that a refresh holds from beginning to end.
  static func lockPath(of path: String) -> String { path + ".refresh-lock" }

  private static func temporaryPrefix(for path: String) -> String {
    ".\(Files.name(of: path)).refresh"
  }

  static func temporaryName(for path: String) -> String {
    let plain = AtomicFile.temporaryName(beside: Files.name(of: path) + ".refresh")
    return Files.path(Files.folder(of: path), Files.name(of: plain))
  }
}

extension CatalogFile {
  /// Returns the lock that is held while a new file replaces a catalog.
  static func lockPath(of path: String) -> String { path + ".lock" }
}

extension Catalog {
  /// Returns whether any price came from a price list.
  func hasFeeds() throws -> Bool {
    try database.number("SELECT 1 FROM feed_source LIMIT 1") != nil
  }

  /// Returns the last list of a feed that was added.
  public func priceList(feed: String, scope: String) throws -> PriceList? {
    try database.with(
      """
      SELECT s.name, l.published_at, l.address, l.etag, l.last_modified, l.provider
      FROM feed_list l JOIN source s ON s.id = l.source WHERE l.feed = ? AND l.scope = ?
      """
    ) { row in
      try row.bind(feed, at: 1)
      try row.bind(scope, at: 2)
      guard try row.step() else { return nil }
      guard let provider = Provider(rawValue: try row.text(5)) else { return nil }
      return PriceList(
        feed: feed, scope: scope, provider: provider, name: try row.text(0),
        publishedAt: try row.int(1), address: try row.text(2), etag: try row.optionalText(3),
        lastModified: try row.optionalText(4))
    }
  }
}
