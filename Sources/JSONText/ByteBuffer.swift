/// Bytes that are written one after the other, in memory of its own: an array would ask before each
/// whether it is shared.
struct ByteBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1 << 12) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// What was written.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  mutating func removeAll() { count = 0 }

  mutating func append(_ byte: UInt8) {
    reserve(1)
    start[count] = byte
    count += 1
  }

  mutating func append(_ text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append($0) }
    if isDone == nil { for byte in text.utf8 { append(byte) } }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (start + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  /// Appends bytes between quotation marks.
  mutating func append(quoted bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count + 2)
    let target = start + count
    target[0] = UInt8(ascii: "\"")
    if let source = bytes.baseAddress { (target + 1).update(from: source, count: bytes.count) }
    target[bytes.count + 1] = UInt8(ascii: "\"")
    count += bytes.count + 2
  }

  /// Appends bytes that were written before.
  mutating func copy(from place: Int, count length: Int) {
    reserve(length)
    (start + count).update(from: start + place, count: length)
    count += length
  }

  /// Appends bytes as the key of a member: between quotation marks, with a colon, and a comma before
  /// it unless it is the first.
  mutating func append(key bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool) {
    reserve(bytes.count + 4)
    var target = start + count
    if !isFirst {
      target[0] = UInt8(ascii: ",")
      target += 1
    }
    target[0] = UInt8(ascii: "\"")
    if let source = bytes.baseAddress { (target + 1).update(from: source, count: bytes.count) }
    target[bytes.count + 1] = UInt8(ascii: "\"")
    target[bytes.count + 2] = UInt8(ascii: ":")
    count += bytes.count + (isFirst ? 3 : 4)
  }

  mutating func append(_ byte: UInt8, times: Int) {
    reserve(times)
    (start + count).update(repeating: byte, count: times)
    count += times
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(to: max(count + more, capacity * 2)) }
  }

  private mutating func grow(to capacity: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    (start, self.capacity) = (larger, capacity)
  }
}
