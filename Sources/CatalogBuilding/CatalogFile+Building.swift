public import Catalog
import Files
public import Prices

extension CatalogFile {
  /// Opens a catalog that matches the data files, building it first if necessary.
  ///
  /// - Parameters:
  ///   - data: the folder of the price tables. If it does not exist, the file is opened as it is.
  ///   - file: the path of the catalog.
  ///   - isOwn: whether only a catalog of ours can be at that path.
  ///   - units: the units that every price is checked against when the catalog is built.
  ///   - progress: called while a catalog is built.
  ///   - willRepair: called with the fault of a catalog that is rebuilt because of it.
  /// - Returns: the catalog, open.
  /// - Throws: `CatalogError`. A file that is not a catalog of ours is never overwritten, and a
  ///   catalog that cannot be rebuilt stays as it was.
  public static func openOrBuild(
    data: String?, file: String, isOwn: Bool = false,
    units: @autoclosure () -> DeclaredUnits = DeclaredUnits(),
    progress: (BuildProgress) -> Void = { _ in }, willRepair: (CatalogError) -> Void = { _ in }
  ) throws(CatalogError) -> Catalog {
    guard let data, Files.exists(data) else { return try open(file) }
    let fingerprint = try fingerprint(of: data)
    switch try header(of: file) {
    case .newer(let version) where !isOwn: throw .newer(file, version: version)
    case .other, .newer:
      guard isOwn, Files.isRegular(file) else { throw .notACatalog(file) }
      willRepair(.damaged(file, reason: "it begins as no catalog of this version does"))
      try? Files.remove(file)
    case .current:
      // An unreadable one is a damaged catalog of ours, and is rebuilt.
      do throws(CatalogError) {
        let catalog = try openChecked(file)
        if catalog.fingerprint == fingerprint { return catalog }
      } catch { willRepair(error) }
    case .damaged: willRepair(.damaged(file, reason: "its first page was changed"))
    case .missing, .older: break
    }
    let files = try list(data)
    _ = try build(data, files, Fingerprint.of(files), file, units(), progress)
    return try open(file)
  }

  /// Opens a catalog that matches the data files; nil where there is none, or it is damaged.
  ///
  /// - Throws: `CatalogError` when the data files cannot be listed.
  public static func openCurrent(data: String?, file: String) throws(CatalogError) -> Catalog? {
    guard case .current = try header(of: file), let catalog = try? openChecked(file) else {
      return nil
    }
    guard let data, Files.exists(data) else { return catalog }
    return catalog.fingerprint == (try fingerprint(of: data)) ? catalog : nil
  }

  /// Opens the catalog that was installed with the program; nil where it does not match the data
  /// files.
  ///
  /// An installation copies both, which may change the times of the data files: they also match if
  /// their names and sizes are unchanged and none is newer than the catalog.
  public static func openShipped(data: String?, file: String) -> Catalog? {
    guard let said = try? header(of: file), case .current = said,
      let catalog = try? openChecked(file)
    else { return nil }
    guard let data, Files.exists(data) else { return catalog }
    if catalog.fingerprint == (try? fingerprint(of: data)) { return catalog }
    guard let files = try? list(data), let built = try? Files.modified(of: file) else { return nil }
    let isOlder = files.allSatisfy { $0.modified <= built }
    guard isOlder, let sizes = try? Catalog.metadata("sizes", in: catalog.database) else {
      return nil
    }
    return sizes == Fingerprint.ofSizes(files) ? catalog : nil
  }

  /// Builds a catalog in a folder that only this run uses, and opens it; when it is released,
  /// nothing is left.
  ///
  /// - Throws: `CatalogError`.
  public static func openPrivate(
    data: String, in temporaries: String, units: @autoclosure () -> DeclaredUnits = DeclaredUnits(),
    progress: (BuildProgress) -> Void = { _ in }
  ) throws(CatalogError) -> Catalog {
    let folder = try PrivateFolder(in: temporaries)
    defer { withExtendedLifetime(folder) {} }
    let file = Files.path(folder.path, name)
    _ = try build(data: data, file: file, units: units(), progress: progress)
    // An open file remains readable without a name.
    return try open(file)
  }

  /// Builds a catalog from the data files, whether or not a matching one exists.
  ///
  /// - Parameters:
  ///   - data: the folder of the price tables.
  ///   - file: the path of the catalog.
  ///   - units: the units that every price is checked against.
  ///   - progress: called while the catalog is being built.
  /// - Returns: the number of prices.
  /// - Throws: `CatalogError`, as for `openOrBuild`.
  public static func build(
    data: String, file: String, units: @autoclosure () -> DeclaredUnits = DeclaredUnits(),
    progress: (BuildProgress) -> Void = { _ in }
  ) throws(CatalogError) -> Int {
    let files = try list(data)
    switch try header(of: file) {
    case .newer(let version): throw .newer(file, version: version)
    case .other: throw .notACatalog(file)
    case .current, .older, .damaged, .missing: break
    }
    return try build(data, files, Fingerprint.of(files), file, units(), progress)
  }

  /// The tables that map price lists to meters are in the same folder; they contain no prices.
  private static let mappingPrefix = "feed-mapping/"

  private static func list(_ data: String) throws(CatalogError) -> [FileTree.Entry] {
    let files: [FileTree.Entry]
    do throws(FileError) {
      files = try FileTree.list(data, suffix: ".csv").filter(isTable)
    } catch { throw .file(error) }
    if files.isEmpty { throw .noData(data) }
    return files
  }

  private static func isTable(_ file: FileTree.Entry) -> Bool {
    !file.path.hasPrefix(mappingPrefix)
  }

  private static func fingerprint(of data: String) throws(CatalogError) -> String {
    var fingerprint = Fingerprint()
    do throws(FileError) {
      try FileTree.visit(data, suffix: ".csv") { if isTable($0) { fingerprint.add($0) } }
    } catch { throw .file(error) }
    if fingerprint.count == 0 { throw .noData(data) }
    return fingerprint.text
  }

  // Separate from the function above, because non-escaping closures cannot be stored.
  private static func build(
    _ data: String, _ files: [FileTree.Entry], _ fingerprint: String, _ file: String,
    _ units: DeclaredUnits, _ progress: (BuildProgress) -> Void
  ) throws(CatalogError) -> Int {
    let result = withoutActuallyEscaping(progress) { progress in
      Result { () throws(CatalogError) in
        let builder = CatalogBuilder(
          folder: data, files: files, fingerprint: fingerprint, units: units,
          progress: progress)
        return try builder.build(at: Files.resolved(file))
      }
    }
    return try result.get()
  }
}
