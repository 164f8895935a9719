public import Catalog
import Files

extension CatalogFile {
  /// Opens a catalog that matches the data files, building it first if need be.
  ///
  /// - Parameters:
  ///   - data: the folder of the price tables. Where there is none, the file is opened as it is.
  ///   - file: the catalog.
  ///   - progress: called while a catalog is built.
  /// - Returns: the catalog, open.
  /// - Throws: `CatalogError`. A file that is not a catalog of ours is never written over, and a
  ///   catalog that cannot be built anew stays as it was.
  public static func openOrBuild(
    data: String?, file: String, progress: (BuildProgress) -> Void = { _ in }
  ) throws(CatalogError) -> Catalog {
    guard let data, Files.exists(data) else { return try open(file) }
    let files = try list(data)
    let fingerprint = Fingerprint.of(files)
    switch try header(of: file) {
    case .newer(let version): throw .newer(file, version: version)
    case .other: throw .notACatalog(file)
    case .current:
      // One that cannot be read is damaged: it is ours, and is built again.
      if let catalog = try? openChecked(file), catalog.fingerprint == fingerprint {
        return catalog
      }
    case .missing, .older: break
    }
    _ = try build(data, files, fingerprint, file, progress)
    return try open(file)
  }

  /// Builds a catalog from the data files, whether or not there is one that matches them.
  ///
  /// - Parameters:
  ///   - data: the folder of the price tables.
  ///   - file: the catalog.
  ///   - progress: called while the catalog is built.
  /// - Returns: the number of prices.
  /// - Throws: `CatalogError`, as for `openOrBuild`.
  public static func build(
    data: String, file: String, progress: (BuildProgress) -> Void = { _ in }
  ) throws(CatalogError) -> Int {
    let files = try list(data)
    switch try header(of: file) {
    case .newer(let version): throw .newer(file, version: version)
    case .other: throw .notACatalog(file)
    case .current, .older, .missing: break
    }
    return try build(data, files, Fingerprint.of(files), file, progress)
  }

  /// The tables that map price lists to meters lie in the same folder; they hold no prices.
  private static let mappingPrefix = "feed-mapping/"

  private static func list(_ data: String) throws(CatalogError) -> [FileTree.Entry] {
    let files: [FileTree.Entry]
    do throws(FileError) {
      files = try FileTree.list(data, suffix: ".csv").filter { file in
        !file.path.hasPrefix(Self.mappingPrefix)
      }
    } catch { throw .file(error) }
    if files.isEmpty { throw .noData(data) }
    return files
  }

  // Not inlined into the one above: closures that may not escape cannot be stored.
  private static func build(
    _ data: String, _ files: [FileTree.Entry], _ fingerprint: String, _ file: String,
    _ progress: (BuildProgress) -> Void
  ) throws(CatalogError) -> Int {
    let result = withoutActuallyEscaping(progress) { progress in
      Result { () throws(CatalogError) in
        let builder = CatalogBuilder(
          folder: data, files: files, fingerprint: fingerprint, progress: progress)
        return try builder.build(at: file)
      }
    }
    return try result.get()
  }
}
