#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Compares bytes.
enum Bytes {
  /// Returns whether bytes are equal.
  @inline(__always)
  static func equal(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool
  {
    guard left.count == right.count else { return false }
    guard let first = left.baseAddress, let second = right.baseAddress else { return true }
    return memcmp(first, second, left.count) == 0
  }

  /// Returns whether bytes begin with others.
  @inline(__always)
  static func begin(_ bytes: UnsafeBufferPointer<UInt8>, with head: [UInt8]) -> Bool {
    guard head.count <= bytes.count else { return false }
    return head.withUnsafeBufferPointer {
      equal($0, UnsafeBufferPointer(rebasing: bytes[..<$0.count]))
    }
  }
}
