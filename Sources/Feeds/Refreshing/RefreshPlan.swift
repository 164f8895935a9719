import Files

/// The files of a refresh, in groups that go into the catalog together.
struct RefreshPlan {
  /// A file to read.
  struct Item {
    /// The file's name in messages.
    var name: String
    /// A path, or an address if it has a scheme.
    var place: String
    var scope: String
    /// The feed whose last list may be identical to this one.
    var feed: String

    var isRemote: Bool { place.contains("://") }
  }

  /// Files that go into the catalog together.
  struct Group {
    var name: String
    var items: [Item]
  }

  /// Returns the groups of the folder or file that was given.
  static func local(_ path: String) throws -> [Group] {
    guard isFolder(path) else {
      let name = Files.name(of: path)
      return [Group(name: name, items: [Item(name: name, place: path, scope: "", feed: "")])]
    }
    let files = try FileTree.list(path)
    return files.map { file in
      Group(
        name: file.path,
        items: [
          Item(name: file.path, place: Files.path(path, file.path), scope: "", feed: "")
        ])
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    do throws(FileError) {
      _ = try Files.readPrefix(path, count: 1)
      return false
    } catch { return error.reason == .isFolder }
  }

  /// Returns the addresses of the feeds by name.
  static func addresses(_ path: String) throws -> [String: String] {
    var addresses: [String: String] = [:]
    for row in try MappingTable.read(path, columns: ["feed", "address"]) {
      addresses[try row.required("feed")] = try row.required("address")
    }
    return addresses
  }
}
