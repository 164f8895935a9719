import Catalog

/// The catalogs of a command, to tell afterwards whether what it read from them can be trusted.
final class OpenCatalogs {
  private var all: [Catalog] = []
  /// The file of a catalog that was found to be damaged and has to be rebuilt.
  private(set) var damagedFile: String?

  /// Adds a catalog.
  func add(_ catalog: Catalog) { all.append(catalog) }

  /// The damage of a catalog that was read; nil where there is none.
  var damage: CatalogError? {
    for catalog in all {
      if let page = catalog.damagedPage {
        return .damaged(catalog.path, reason: "page \(page) has other content than was written")
      }
    }
    return nil
  }

  /// Releases all catalogs, and has the damaged one rebuilt when it is next opened.
  func rebuild(_ file: String) {
    all = []
    damagedFile = file
  }

  /// Notes that a damaged catalog was rebuilt.
  func isBuilt() { damagedFile = nil }
}
