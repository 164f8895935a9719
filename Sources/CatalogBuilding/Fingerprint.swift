import Catalog
import Files

/// Tells whether a catalog was built from the data files as they are, without reading them.
enum Fingerprint {
  /// Returns the fingerprint of the schema and of the names, sizes and times of the files.
  static func of(_ files: [FileTree.Entry]) -> String { of(files, withTimes: true) }

  /// Returns the fingerprint of the schema and of the names and sizes of the files.
  static func ofSizes(_ files: [FileTree.Entry]) -> String { of(files, withTimes: false) }

  private static func of(_ files: [FileTree.Entry], withTimes: Bool) -> String {
    // FNV-1a is enough, since nobody attacks their own cache, and gives the same result on every
    // machine.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    func addNumber(_ number: Int64) {
      for shift in stride(from: Int64(0), to: 64, by: 8) {
        add(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    for file in files {
      for byte in file.path.utf8 { add(byte) }
      add(0)
      addNumber(file.size)
      if withTimes { addNumber(file.modified) }
    }
    return "\(CatalogSchema.version)-\(files.count)-\(String(hash, radix: 16))"
  }
}
