#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Assigns numbers to byte strings, the same for equal bytes, without creating texts.
struct ByteInterner {
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCapacity = 1 << 10
  private(set) var arenaCount = 0
  private var offsets: UnsafeMutablePointer<UInt32>
  private var hashes: UnsafeMutablePointer<UInt64>
  private var capacity = 16
  /// The number of byte strings; number 0 is the empty one.
  private(set) var count = 0
  private var slots: UnsafeMutablePointer<Int32>
  private var slotCount = 32
  private var last = 0

  init() {
    arena = .allocate(capacity: arenaCapacity)
    offsets = .allocate(capacity: capacity + 1)
    hashes = .allocate(capacity: capacity)
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: -1, count: slotCount)
    offsets[0] = 0
    _ = number(of: UnsafeBufferPointer(start: nil, count: 0))
  }

  func deallocate() {
    arena.deallocate()
    offsets.deallocate()
    hashes.deallocate()
    slots.deallocate()
  }

  /// Returns the bytes with a number.
  @inline(__always)
  subscript(number: Int) -> UnsafeBufferPointer<UInt8> {
    let first = Int(offsets[number])
    return UnsafeBufferPointer(start: arena + first, count: Int(offsets[number + 1]) - first)
  }

  /// Returns the text with a number, with doubled quotation marks made single.
  func text(_ number: Int) -> String {
    let text = String(decoding: self[number], as: UTF8.self)
    return text.utf8.contains(UInt8(ascii: "\"")) ? text.replacing("\"\"", with: "\"") : text
  }

  /// Returns the number of a byte string, a new one if necessary.
  @inline(__always)
  mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    // Consecutive rows often have the same account, service and day.
    if last < count, isSame(last, bytes) { return last }
    let hash = Self.hash(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isSame(number, bytes) {
        last = number
        return number
      }
      slot = (slot + 1) & (slotCount - 1)
    }
    return insert(bytes, hash, slot)
  }

  @inline(__always)
  private func isSame(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = Int(offsets[number])
    guard Int(offsets[number + 1]) - first == bytes.count else { return false }
    guard let base = bytes.baseAddress else { return true }
    return memcmp(arena + first, base, bytes.count) == 0
  }

  private mutating func insert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ slot: Int
  ) -> Int {
    if arenaCount + bytes.count > arenaCapacity {
      let larger = max(2 * arenaCapacity, arenaCount + bytes.count)
      arena = Self.grown(arena, arenaCount, larger)
      arenaCapacity = larger
    }
    if count == capacity {
      offsets = Self.grown(offsets, capacity + 1, 2 * capacity + 1)
      hashes = Self.grown(hashes, capacity, 2 * capacity)
      capacity *= 2
    }
    if let base = bytes.baseAddress {
      (arena + arenaCount).update(from: base, count: bytes.count)
    }
    arenaCount += bytes.count
    hashes[count] = hash
    slots[slot] = Int32(count)
    count += 1
    offsets[count] = UInt32(arenaCount)
    last = count - 1
    if count * 2 > slotCount { rehash() }
    return last
  }

  private mutating func rehash() {
    slots.deallocate()
    slotCount *= 2
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: -1, count: slotCount)
    for number in 0..<count {
      var slot = Int(truncatingIfNeeded: hashes[number]) & (slotCount - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = Int32(number)
    }
  }

  private static func grown<Element: BitwiseCopyable>(
    _ memory: UnsafeMutablePointer<Element>, _ count: Int, _ capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: memory, count: count)
    memory.deallocate()
    return larger
  }

  /// Returns a hash of bytes, processed eight at a time.
  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    guard let base = bytes.baseAddress else { return hash }
    let raw = UnsafeRawPointer(base)
    var index = 0
    while index + 8 <= bytes.count {
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(base[index])
      index += 1
    }
    return mixed(hash ^ rest)
  }

  @inline(__always)
  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }
}
