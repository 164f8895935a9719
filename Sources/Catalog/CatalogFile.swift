import Files
import SQLite

/// Opens catalog files.
public enum CatalogFile {
  /// The name of the file in the cache folder, which differs between formats.
  public static var name: String { "catalog-\(CatalogSchema.version).sqlite" }

  /// Opens a catalog without checking its pages.
  ///
  /// - Throws: `CatalogError`.
  public static func open(_ file: String) throws(CatalogError) -> Catalog {
    switch try header(of: file) {
    case .missing: throw .missing(file)
    case .other: throw .notACatalog(file)
    case .newer(let version): throw .newer(file, version: version)
    case .older(let version): throw .outdated(file, version: version)
    case .damaged: throw .damaged(file, reason: "its first page was changed")
    case .current: return try openChecked(file)
    }
  }

  /// Opens a catalog after checking every page of it.
  ///
  /// - Throws: `CatalogError`.
  package static func openWhole(_ file: String) throws(CatalogError) -> Catalog {
    let catalog = try open(file)
    do throws(DatabaseError) {
      if let page = try PageSeal.damagedPages(file, limit: 1).first {
        throw DatabaseError.damage("page \(page) has other content than was written")
      }
    } catch { throw .damaged(file, reason: error.message) }
    return catalog
  }

  package static func openChecked(_ file: String) throws(CatalogError) -> Catalog {
    do {
      return try Catalog(path: file, database: Database(file, .sealed))
    } catch let error as DatabaseError {
      throw .damaged(file, reason: error.message)
    } catch {
      throw .damaged(file, reason: "\(error)")
    }
  }

  /// The kind of a file, judging by its first bytes.
  package enum Header {
    case missing, other, current, damaged
    case older(Int)
    case newer(Int)
  }

  /// Returns what the first bytes of a file say: they identify a catalog without opening a
  /// database.
  package static func header(of file: String) throws(CatalogError) -> Header {
    guard Files.exists(file) else { return .missing }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Files.readPrefix(file, count: 100)
    } catch { throw .file(error) }
    let said = header(bytes)
    guard case .other = said else { return said }
    // Other first bytes may be those of a damaged catalog of our own.
    return Files.isRegular(file) && PageSeal.isDamagedAtHead(file) ? .damaged : said
  }

  private static func header(_ bytes: [UInt8]) -> Header {
    guard bytes.count == 100, bytes.starts(with: "SQLite format 3\0".utf8),
      number(bytes, at: 68) == CatalogSchema.applicationID
    else { return .other }
    let version = number(bytes, at: 60)
    if version == CatalogSchema.version { return .current }
    return version < CatalogSchema.version ? .older(version) : .newer(version)
  }

  private static func number(_ bytes: [UInt8], at offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
