import Catalog
import Files

/// Tells whether a catalog was built from the data files as they are, without reading them.
///
/// It does not depend on the order of the files: every run computes it, and sorting hundreds of
/// names would take longer than the rest of it.
struct Fingerprint {
  /// How many files it is of.
  private(set) var count = 0
  private var sum: UInt64 = 0
  private let withTimes: Bool

  /// The fingerprint of the schema and of the names, sizes and times of files.
  static func of(_ files: [FileTree.Entry]) -> String { of(files, withTimes: true) }

  /// The fingerprint of the schema and of the names and sizes of files.
  static func ofSizes(_ files: [FileTree.Entry]) -> String { of(files, withTimes: false) }

  private static func of(_ files: [FileTree.Entry], withTimes: Bool) -> String {
    var fingerprint = Fingerprint(withTimes: withTimes)
    for file in files { fingerprint.add(file) }
    return fingerprint.text
  }

  /// Creates a fingerprint of no files.
  init(withTimes: Bool = true) { self.withTimes = withTimes }

  /// Adds a file.
  mutating func add(_ file: FileTree.Entry) {
    // FNV-1a is enough, since nobody attacks their own cache, and gives the same result on every
    // machine.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    func addNumber(_ number: Int64) {
      for shift in stride(from: Int64(0), to: 64, by: 8) {
        add(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    var path = file.path
    path.withUTF8 { bytes in for byte in bytes { add(byte) } }
    addNumber(file.size)
    if withTimes { addNumber(file.modified) }
    sum &+= hash
    count += 1
  }

  /// The fingerprint as a catalog keeps it.
  var text: String { "\(CatalogSchema.version)-\(count)-\(String(sum, radix: 16))" }
}
