public import CatalogBuilding

/// What a refresh tells of its course.
public protocol RefreshEvents: AnyObject {
  /// Another refresh is at work; this one waits.
  func waits()
  /// A file is being downloaded.
  func downloads(_ name: String, received: Int, total: Int?, note: String?)
  /// A file has been read so far.
  func reads(_ name: String, bytes: Int, total: Int)
  /// A file is read.
  func read(_ name: String, bytes: Int, tally: FeedTally)
  /// The server has the version that the catalog has.
  func unchanged(_ name: String)
  /// The prices of a feed are in the catalog.
  func applied(_ name: String, _ summary: CatalogRefresh.Summary, isDryRun: Bool)
}

/// What a refresh did.
public struct RefreshOutcome: Sendable {
  /// Files that were read.
  public var files = 0
  /// Files that had not changed.
  public var unchanged = 0
  /// The counts of all files.
  public var tally = FeedTally()
  /// What became of the prices.
  public var summary = CatalogRefresh.Summary()

  /// Nothing.
  public init() {}
}
