/// A table from byte strings to values that is looked up without creating texts.
struct ByteTable<Value> {
  private struct Entry {
    var hash: UInt64
    var key: [UInt8]
    var value: Value
  }

  private var slots: [Int32] = [Int32](repeating: -1, count: 16)
  private var entries: [Entry] = []

  /// Calls a closure with each key, as text, and its value, in the order in which the keys were
  /// added.
  func forEach(_ body: (String, Value) -> Void) {
    for entry in entries { body(String(decoding: entry.key, as: UTF8.self), entry.value) }
  }

  /// The number of keys.
  var count: Int { entries.count }

  init() {}

  /// Accesses the value of a key.
  @inline(__always)
  func find(_ key: UnsafeBufferPointer<UInt8>) -> Value? {
    let hash = Self.hash(key)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].hash == hash,
        entries[index].key.withUnsafeBufferPointer({ Bytes.equal($0, key) })
      {
        return entries[index].value
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Accesses the value of a text.
  subscript(text: String) -> Value? {
    var copy = text
    return copy.withUTF8 { find($0) }
  }

  /// Updates the value of a key, adding it if necessary.
  mutating func update(
    _ key: some Sequence<UInt8>, default value: @autoclosure () -> Value,
    _ change: (inout Value) -> Void
  ) {
    let bytes = Array(key)
    let hash = bytes.withUnsafeBufferPointer { Self.hash($0) }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].hash == hash, entries[index].key == bytes {
        return change(&entries[index].value)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    var new = value()
    change(&new)
    slots[slot] = Int32(entries.count)
    entries.append(Entry(hash: hash, key: bytes, value: new))
    if entries.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  // FNV-1a, with the upper bits mixed into the lower ones at the end.
  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 29
  }
}
