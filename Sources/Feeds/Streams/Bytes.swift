#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Searches in bytes, a vector or a word at a time. Some read up to 32 bytes beyond the last.
enum Bytes {
  /// The index of the next line feed.
  @inline(__always)
  static func newline(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
    guard start < end, let found = memchr(base + start, Int32(UInt8(ascii: "\n")), end - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether there is an odd number of quotation marks.
  @inline(__always)
  static func hasOddQuotes(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Bool {
    let quotes = SIMD32<UInt8>(repeating: UInt8(ascii: "\""))
    var marks = SIMD32<UInt8>(repeating: 0)
    var index = start
    while index + 32 <= end {
      let bytes = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD32<UInt8>.self)
      marks ^= unsafeBitCast(bytes .== quotes, to: SIMD32<UInt8>.self)
      index += 32
    }
    var count = Int((marks & 1).wrappedSum())
    while index < end {
      if base[index] == UInt8(ascii: "\"") { count += 1 }
      index += 1
    }
    return !count.isMultiple(of: 2)
  }

  /// The index of the next quotation mark, which must be there.
  @inline(__always)
  static func quote(_ base: UnsafePointer<UInt8>, from start: Int) -> Int {
    var index = start
    while true {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self).littleEndian
      let marks = word ^ 0x2222_2222_2222_2222
      // The lowest set bit tells the first zero byte.
      let zeros = (marks &- 0x0101_0101_0101_0101) & ~marks & 0x8080_8080_8080_8080
      if zeros != 0 { return index + zeros.trailingZeroBitCount >> 3 }
      index += 8
    }
  }

  /// Whether bytes are the same.
  @inline(__always)
  static func equal(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool
  {
    guard left.count == right.count else { return false }
    guard let first = left.baseAddress, let second = right.baseAddress else { return true }
    return memcmp(first, second, left.count) == 0
  }
}
