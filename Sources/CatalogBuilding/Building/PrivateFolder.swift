import Catalog
import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder for a catalog of one run; it goes away with the value, and if the run is killed before,
/// with the next one that makes such a folder.
final class PrivateFolder {
  /// Where it is.
  let path: String
  private let lock: FileLock

  /// Makes a folder that only this user may look into, and removes those that killed runs left.
  init(in temporaries: String) throws(CatalogError) {
    Self.removeAbandoned(in: temporaries)
    do throws(FileError) {
      path = try Files.createPrivateFolder(in: temporaries)
      // Held until nothing is in the folder any more.
      lock = try FileLock(shared: path)
    } catch { throw .file(error) }
  }

  deinit {
    Files.removeFolder(path)
    lock.release()
  }

  private static func removeAbandoned(in temporaries: String) {
    for name in FileTree.names(in: temporaries) where name.hasPrefix("budget-") {
      let folder = Files.path(temporaries, name)
      guard isOurs(folder) else { continue }
      // An empty one may be about to be locked.
      let content = FileTree.names(in: folder)
      guard !content.isEmpty, content.allSatisfy({ $0.contains(CatalogFile.name) }),
        let lock = try? FileLock(shared: folder), lock.isAlone()
      else { continue }
      Files.removeFolder(folder)
    }
  }

  /// Whether a folder, not a link to one, is as this user makes private ones.
  private static func isOurs(_ folder: String) -> Bool {
    var info = stat()
    return lstat(folder, &info) == 0 && info.st_uid == getuid() && info.st_mode == S_IFDIR | 0o700
  }
}
