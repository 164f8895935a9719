import CSQLite

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The checksums that reveal damage in a finished database: each page ends with a checksum of its
/// content and position, which is checked whenever the page is read.
public enum PageSeal {
  /// The size of a page in bytes, in every sealed database.
  public static let pageSize = 8192
  /// The number of bytes at the end of a page that SQLite leaves free for the checksum.
  static let reservedBytes: Int32 = 8
  private static let contentSize = pageSize - Int(reservedBytes)

  /// Returns the checksum of a page.
  ///
  /// Each word enters one of four sums, each step of which is reversible: a change within one sum
  /// always shows, and a change of several goes unnoticed with a probability of 2⁻⁶⁴.
  static func checksum(_ page: UnsafeRawPointer, number: Int) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    var (one, two, three, four) = (UInt64(bitPattern: Int64(number)), prime, ~prime, prime &+ 1)
    var offset = 0
    while offset + 32 <= contentSize {
      one = mixed(one ^ page.loadUnaligned(fromByteOffset: offset, as: UInt64.self), prime)
      two = mixed(two ^ page.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self), prime)
      three = mixed(three ^ page.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self), prime)
      four = mixed(four ^ page.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self), prime)
      offset += 32
    }
    while offset < contentSize {
      one = mixed(one ^ page.loadUnaligned(fromByteOffset: offset, as: UInt64.self), prime)
      offset += 8
    }
    for sum in [two, three, four] { one = mixed(one &+ sum, prime) }
    return one
  }

  @inline(__always)
  private static func mixed(_ sum: UInt64, _ prime: UInt64) -> UInt64 {
    let product = sum &* prime
    return product ^ (product >> 29)
  }

  /// Returns whether a page still has its sealed content.
  static func isWhole(_ page: UnsafeRawPointer, number: Int) -> Bool {
    // Same bytes on every machine, so that a catalog can be moved from one to another.
    let sealed = page.loadUnaligned(fromByteOffset: contentSize, as: UInt64.self)
    return UInt64(littleEndian: sealed) == checksum(page, number: number)
  }

  /// Writes the checksum of every page of a database that nothing else has open.
  ///
  /// - Throws: `DatabaseError` when the file cannot be read or written, or has another format.
  public static func seal(_ path: String) throws(DatabaseError) {
    let file = try SealedPages(path, flags: O_RDWR)
    while let page = try file.next() {
      guard file.isComplete else { throw .damage("page \(file.number) is not there to its end") }
      let sum = checksum(page, number: file.number).littleEndian
      try withUnsafeBytes(of: sum) { bytes throws(DatabaseError) in
        try file.replaceEnd(bytes)
      }
    }
  }

  /// Returns the numbers, from 1, of the pages whose content is not what was sealed.
  ///
  /// - Throws: `DatabaseError` when the file cannot be read, or has no whole pages.
  public static func damagedPages(_ path: String, limit: Int = .max) throws(DatabaseError) -> [Int]
  {
    let file = try SealedPages(path, flags: O_RDONLY)
    var damaged: [Int] = []
    while damaged.count < limit, let page = try file.next() {
      if !file.isComplete || !isWhole(page, number: file.number) { damaged.append(file.number) }
    }
    return damaged
  }

  /// Returns whether the first page of a file was changed while later pages show that it was
  /// sealed: it was such a database, whatever its first bytes say now.
  public static func isDamagedAtHead(_ path: String) -> Bool {
    guard let file = try? SealedPages(path, flags: O_RDONLY),
      let first = try? file.next(), !isWhole(first, number: 1)
    else { return false }
    while file.number < 4, let page = try? file.next() {
      if isWhole(page, number: file.number) { return true }
    }
    return false
  }
}

/// The pages of a file, one after the other.
private final class SealedPages {
  private let descriptor: Int32
  private let buffer: UnsafeMutableRawPointer
  /// The number of the last page read, from 1.
  private(set) var number = 0
  /// Whether that page is complete.
  private(set) var isComplete = true

  init(_ path: String, flags: Int32) throws(DatabaseError) {
    descriptor = open(path, flags | O_CLOEXEC)
    buffer = .allocate(byteCount: PageSeal.pageSize, alignment: 16)
    if descriptor < 0 {
      throw DatabaseError(code: SQLITE_CANTOPEN, message: String(cString: strerror(errno)))
    }
  }

  deinit {
    buffer.deallocate()
    if descriptor >= 0 { close(descriptor) }
  }

  private var offset: off_t { off_t((number - 1) * PageSeal.pageSize) }

  /// Returns the next page; nil at the end of the file.
  func next() throws(DatabaseError) -> UnsafeRawPointer? {
    number += 1
    var filled = 0
    while filled < PageSeal.pageSize {
      let count = pread(
        descriptor, buffer + filled, PageSeal.pageSize - filled, offset + off_t(filled))
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        throw DatabaseError(code: SQLITE_IOERR, message: String(cString: strerror(errno)))
      }
      if count == 0 { break }
      filled += count
    }
    if filled == 0 { return nil }
    // Missing bytes count as zeros.
    isComplete = filled == PageSeal.pageSize
    (buffer + filled).initializeMemory(
      as: UInt8.self, repeating: 0, count: PageSeal.pageSize - filled)
    return UnsafeRawPointer(buffer)
  }

  /// Overwrites the last bytes of the last page read.
  func replaceEnd(_ bytes: UnsafeRawBufferPointer) throws(DatabaseError) {
    let place = offset + off_t(PageSeal.pageSize - bytes.count)
    var count = pwrite(descriptor, bytes.baseAddress, bytes.count, place)
    while count < 0, errno == EINTR {
      count = pwrite(descriptor, bytes.baseAddress, bytes.count, place)
    }
    guard count == bytes.count else {
      let reason = count < 0 ? String(cString: strerror(errno)) : "no space left on the disk"
      throw DatabaseError(code: SQLITE_IOERR | (3 << 8), message: reason)
    }
  }
}
