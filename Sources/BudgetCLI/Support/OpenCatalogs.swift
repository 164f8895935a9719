import Catalog

/// The catalogs of a command, to tell afterwards whether what it read of them can be believed.
final class OpenCatalogs {
  private var all: [Catalog] = []
  /// The file of a catalog that was found to be damaged, and is to be built anew.
  private(set) var damagedFile: String?

  /// Takes a catalog in.
  func add(_ catalog: Catalog) { all.append(catalog) }

  /// What is wrong with a catalog that was read; nil where nothing is.
  var damage: CatalogError? {
    for catalog in all {
      if let page = catalog.damagedPage {
        return .damaged(catalog.path, reason: "page \(page) has other content than was written")
      }
    }
    return nil
  }

  /// Lets go of all catalogs, and has the damaged one built anew when it is opened next.
  func rebuild(_ file: String) {
    all = []
    damagedFile = file
  }

  /// Takes note that a damaged catalog was built anew.
  func isBuilt() { damagedFile = nil }
}
