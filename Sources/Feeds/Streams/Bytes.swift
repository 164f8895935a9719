#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Searches in bytes, some at a time.
///
/// One reads up to 8 bytes beyond the last.
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
    // A byte that is a mark leaves a bit, and two bits in the same place cancel each other out: the
    // parity of what is left is that of the marks. The loop has no branches, so that the compiler
    // makes vectors of it.
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var marks: UInt64 = 0
    var index = start
    while index + 32 <= end {
      for offset in 0..<4 {
        let word = UnsafeRawPointer(base + index + offset * 8).loadUnaligned(as: UInt64.self)
        let other = word ^ 0x2222_2222_2222_2222
        marks ^= ~(((other & low) &+ low) | other | low)
      }
      index += 32
    }
    var count = marks.nonzeroBitCount
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
