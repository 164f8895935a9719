import Prices

/// A provider's names for its regions in price lists: codes, place names, prefixes of usage types.
struct RegionNames {
  private var numbers = ByteTable<Int>()
  private var prefixes = ByteTable<Bool>()
  /// The codes by number.
  private(set) var codes: [String] = []

  static let columns = ["region", "usage_prefixes", "locations", "spot_name"]

  init(_ path: String) throws {
    for row in try MappingTable.read(path, columns: Self.columns) {
      let code = try row.required("region")
      let number = codes.count
      codes.append(code)
      var isNew = true
      for name in [code, row["spot_name"]] + row.alternatives("locations") where !name.isEmpty {
        numbers.update(name.utf8, default: number) { known in if known != number { isNew = false } }
      }
      if !isNew { throw row.error("a name of '\(code)' is that of another region") }
      for prefix in row.alternatives("usage_prefixes") where !prefix.isEmpty {
        prefixes.update(prefix.utf8, default: true) { _ in }
      }
    }
  }

  /// Returns the number of a region by its code or any of its names.
  @inline(__always)
  func find(_ name: UnsafeBufferPointer<UInt8>) -> Int? { numbers.find(name) }

  /// Returns the code of a region by any of its names.
  func code(_ name: String) -> String? { numbers[name].map { codes[$0] } }

  /// Returns a usage type without region prefix: `EU-BoxUsage:m5.large` becomes
  /// `BoxUsage:m5.large`.
  @inline(__always)
  func withoutPrefix(_ usage: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var rest = usage
    // No prefix is longer than this, and most usage types have none or a short one.
    let longest = 6
    scanning: while true {
      for index in 0..<min(longest, rest.count) where rest[index] == UInt8(ascii: "-") {
        let head = UnsafeBufferPointer(rebasing: rest[..<index])
        guard prefixes.find(head) != nil else { return withoutCode(rest) }
        rest = UnsafeBufferPointer(rebasing: rest[(index + 1)...])
        continue scanning
      }
      break
    }
    return rest
  }

  /// Removes the region code that KMS puts before its usage types: `us-east-1-KMS-Keys`.
  private func withoutCode(
    _ usage: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    let longest = 15
    guard usage.count > 2, usage[2] == UInt8(ascii: "-") else { return usage }
    var start = 0
    // Look for the longest name: `us-east` is also a name of `us-east-1`.
    for index in 3..<min(longest, usage.count) where usage[index] == UInt8(ascii: "-") {
      if find(UnsafeBufferPointer(rebasing: usage[..<index])) != nil { start = index + 1 }
    }
    return UnsafeBufferPointer(rebasing: usage[start...])
  }
}
