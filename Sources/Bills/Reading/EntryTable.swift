/// The rows of a bill added up by their facts: one entry for equal facts.
///
/// Facts are numbers of byte strings, so that a row costs one look-up for each fact and one for all
/// of them together; texts are only created for what is left at the end.
struct EntryTable {
  /// The sums of rows with the same facts.
  struct Sums {
    var cost: Int128 = 0
    var quantity: Int128 = 0
    /// What is deducted in the rows themselves: credits, discounts, and what is free.
    var credits: Int128 = 0
    var discounts: Int128 = 0
    var free: Int128 = 0
    var rows = 0
    /// The hours of the day with any use, one bit each.
    var hours: UInt32 = 0
    /// The role of the rows, numbered by whoever fills the table.
    var role: Int32 = 0
    /// The line of the first row.
    var line = 0
  }

  /// The number of facts.
  static let width = BillFact.allCases.count

  private(set) var interners: UnsafeMutablePointer<ByteInterner>
  private var keys: UnsafeMutablePointer<UInt32>
  private(set) var sums: UnsafeMutablePointer<Sums>
  private var hashes: UnsafeMutablePointer<UInt32>
  private var capacity = 256
  /// The number of entries.
  private(set) var count = 0
  private var slots: UnsafeMutablePointer<Int32>
  private var slotCount = 512

  init() {
    interners = .allocate(capacity: Self.width)
    for index in 0..<Self.width { (interners + index).initialize(to: ByteInterner()) }
    keys = .allocate(capacity: capacity * Self.width)
    sums = .allocate(capacity: capacity)
    hashes = .allocate(capacity: capacity)
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: -1, count: slotCount)
  }

  func deallocate() {
    for index in 0..<Self.width { interners[index].deallocate() }
    interners.deallocate()
    keys.deallocate()
    sums.deallocate()
    hashes.deallocate()
    slots.deallocate()
  }

  /// The size of the facts in bytes.
  var byteCount: Int {
    var bytes = count * (Self.width * 4 + MemoryLayout<Sums>.stride + 12)
    for index in 0..<Self.width {
      bytes += interners[index].arenaCount + interners[index].count * 20
    }
    return bytes
  }

  /// Returns the number of a fact of an entry.
  @inline(__always)
  func number(_ fact: Int, of entry: Int) -> Int { Int(keys[entry * Self.width + fact]) }

  /// Returns the text of a fact of an entry.
  func text(_ fact: BillFact, of entry: Int) -> String {
    interners[fact.rawValue].text(number(fact.rawValue, of: entry))
  }

  /// Returns the entry of facts, and whether it is new.
  @inline(__always)
  mutating func entry(of key: UnsafePointer<UInt32>) -> (index: Int, isNew: Bool) {
    var hash: UInt64 = 0
    for index in 0..<Self.width {
      hash = (hash ^ UInt64(key[index])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    let short = UInt32(truncatingIfNeeded: hash >> 16)
    var slot = Int(short) & (slotCount - 1)
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if hashes[entry] == short, isSame(entry, key) { return (entry, false) }
      slot = (slot + 1) & (slotCount - 1)
    }
    return (insert(key, short, slot), true)
  }

  @inline(__always)
  private func isSame(_ entry: Int, _ key: UnsafePointer<UInt32>) -> Bool {
    let known = keys + entry * Self.width
    var difference: UInt32 = 0
    for index in 0..<Self.width { difference |= known[index] ^ key[index] }
    return difference == 0
  }

  private mutating func insert(
    _ key: UnsafePointer<UInt32>, _ hash: UInt32, _ slot: Int
  ) -> Int {
    if count == capacity {
      keys = Self.grown(keys, count * Self.width, 2 * capacity * Self.width)
      sums = Self.grown(sums, count, 2 * capacity)
      hashes = Self.grown(hashes, count, 2 * capacity)
      capacity *= 2
    }
    (keys + count * Self.width).update(from: key, count: Self.width)
    (sums + count).initialize(to: Sums())
    hashes[count] = hash
    slots[slot] = Int32(count)
    count += 1
    if count * 2 > slotCount { rehash() }
    return count - 1
  }

  private mutating func rehash() {
    slots.deallocate()
    slotCount *= 2
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: -1, count: slotCount)
    for entry in 0..<count {
      var slot = Int(hashes[entry]) & (slotCount - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = Int32(entry)
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
}
