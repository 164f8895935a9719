public import CatalogBuilding

/// Receives the events of a refresh.
public protocol RefreshEvents: AnyObject {
  /// Reports that another refresh is running and this one waits.
  func waits()
  /// Reports that a file is being downloaded.
  func downloads(_ name: String, received: Int, total: Int?, note: String?)
  /// Reports how much of a file has been read.
  func reads(_ name: String, bytes: Int, total: Int)
  /// Reports that a file has been read.
  func read(_ name: String, bytes: Int, tally: FeedTally)
  /// Reports that the server has the same version as the catalog.
  func unchanged(_ name: String)
  /// Reports that a file of a folder is an index of lists and has no prices itself.
  func skipsIndex(_ name: String)
  /// Reports that the prices of a feed are in the catalog.
  func applied(_ name: String, _ summary: CatalogRefresh.Summary, isDryRun: Bool)
}

/// The outcome of a refresh.
public struct RefreshOutcome: Sendable {
  /// The number of files read.
  public var files = 0
  /// The number of files that had not changed.
  public var unchanged = 0
  /// The counts of all files.
  public var tally = FeedTally()
  /// The changes to the catalog's prices.
  public var summary = CatalogRefresh.Summary()

  /// Creates an outcome of zeros.
  public init() {}
}
