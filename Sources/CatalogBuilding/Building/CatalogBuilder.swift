import Catalog
import Files
import Prices
import SQLite

/// The progress of building a catalog.
public struct BuildProgress: Sendable, Hashable {
  /// The current phase.
  public enum Phase: String, Sendable, Hashable {
    /// The data files are being read.
    case reading
    /// The catalog is being written.
    case writing
    /// The catalog is being checked.
    case checking
  }

  /// The current phase.
  public var phase: Phase
  /// The number of prices handled so far.
  public var prices: Int
  /// The total number of prices; nil while they are still being read.
  public var total: Int?
}

/// Builds a catalog file from the data files.
struct CatalogBuilder {
  let folder: String
  let files: [FileTree.Entry]
  let fingerprint: String
  /// The units that every price is held against.
  let units: DeclaredUnits
  let progress: (BuildProgress) -> Void

  /// Builds next to the destination, checks the result, and replaces the old file with the new one.
  ///
  /// - Returns: the number of prices.
  func build(at path: String) throws(CatalogError) -> Int {
    let data = try load()
    do throws(FileError) {
      try Files.createFolder(Files.folder(of: path))
    } catch { throw .file(error) }
    let building = removeLeftovers(beside: path)
    defer { withExtendedLifetime(building) {} }
    let temporary = AtomicFile.temporaryName(beside: path)
    defer { try? Files.remove(temporary) }
    do {
      try write(data, to: temporary)
      // Prices that came from price lists instead of the data files are carried over, and none is
      // lost to a refresh that ends in the meantime.
      let isRefreshed = Files.exists(CatalogRefresh.lockPath(of: path))
      let lock = try isRefreshed ? FileLock(CatalogFile.lockPath(of: path), .unlimited) : nil
      defer { lock?.release() }
      try carryOver(from: path, to: temporary)
      try PageSeal.seal(temporary)
      try Files.publish(temporary, to: path)
    } catch let error as FileError {
      throw .file(error)
    } catch let error as DatabaseError {
      throw .database(error, path: path)
    } catch let error as CatalogError {
      throw error
    } catch {
      throw .damaged(path, reason: "\(error)")
    }
    return data.prices.count
  }

  private func load() throws(CatalogError) -> DataSet {
    let issues = IssueCollector(folder: folder)
    var data = DataFolder.load(files.map(\.path), issues: issues) { count in
      progress(BuildProgress(phase: .reading, prices: count, total: nil))
    }
    data.check(units, issues)
    do throws(DataIssues) { try issues.throwIfAny() } catch { throw .invalidData(error) }
    return data
  }

  private func write(_ data: DataSet, to temporary: String) throws {
    let total = data.prices.count
    let database = try Database(temporary, .create)
    let writer = CatalogWriter(database: database, data: data) { count in
      progress(BuildProgress(phase: .writing, prices: count, total: total))
    }
    try writer.write(fingerprint: fingerprint, sizes: Fingerprint.ofSizes(files), units: units.text)
    progress(BuildProgress(phase: .checking, prices: total, total: total))
    try CatalogCheck(database: database).run(expecting: data)
  }

  private func carryOver(from path: String, to temporary: String) throws {
    // An unreadable catalog is rebuilt from the data files alone.
    guard let old = try? CatalogFile.openWhole(path), try old.hasFeeds() else { return }
    let database = try Database(temporary, .readWrite)
    let staging = try PriceStaging(beside: path)
    let count = try FeedCarryOver(database: database, old: path).run(staging)
    if count > 0 { try RefreshCheck(database: database).run() }
  }

  /// Removes what killed builds left behind.
  ///
  /// - Returns: a lock on the folder that all running builds share: whoever can have it alone knows
  ///   that the files belong to no running build. Nil where there can be no lock.
  private func removeLeftovers(beside path: String) -> FileLock? {
    let folder = Files.folder(of: path)
    let prefix = ".\(Files.name(of: path))."
    let lock = try? FileLock(shared: folder)
    // A refresh has files with similar names, which it looks after itself.
    let isAlone = lock?.isAlone() ?? false
    Files.removeTemporaries(
      in: folder, prefix: prefix, butNot: "\(prefix)refresh", olderThanSeconds: isAlone ? -1 : 3600)
    return lock
  }
}
