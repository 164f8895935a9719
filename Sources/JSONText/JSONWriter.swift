public import Money

/// Writes JSON piece by piece, so that a large text need not be in memory as a whole.
///
/// The caller keeps the order of beginnings, keys, values and ends.
public struct JSONWriter: ~Copyable {
  /// How the text is laid out.
  public enum Layout: Sendable {
    /// One element or member on each line, indented by two spaces for each level.
    case indented
    /// All on one line, without spaces.
    case oneLine
  }

  /// The number of bytes that are gathered before they are passed on.
  private static let pieceSize = 1 << 16

  private let isIndented: Bool
  private let take: ((UnsafeRawBufferPointer) -> Void)?
  private var buffer = ByteBuffer()
  private var depth = 0
  private var isFirst = true
  private var followsKey = false
  /// The numbers written last, with their places in the buffer: the figures of a line are mostly those
  /// of its tier and its month again, and to copy one is quicker than to write it.
  private var numbers: [(number: AnyDecimal, start: Int, count: Int)] = []
  private var nextNumber = 0
  private static let rememberedNumbers = 4

  /// Begins a text that is kept in memory, or passed on piece by piece to `take` where there is
  /// one.
  public init(_ layout: Layout, _ take: ((UnsafeRawBufferPointer) -> Void)? = nil) {
    isIndented = layout == .indented
    self.take = take
  }

  /// What was written and not passed on.
  public var bytes: UnsafeBufferPointer<UInt8> { buffer.bytes }

  // MARK: Objects and arrays

  /// Begins an object.
  public mutating func beginObject() { begin(UInt8(ascii: "{")) }

  /// Ends an object.
  public mutating func endObject() { end(UInt8(ascii: "}")) }

  /// Begins an array.
  public mutating func beginArray() { begin(UInt8(ascii: "[")) }

  /// Ends an array.
  public mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Writes the key of the member whose value comes next.
  public mutating func key(_ key: String) {
    separate()
    JSONOutput.write(key, to: &buffer)
    endKey()
  }

  /// Writes the key of the member whose value comes next, given its bytes.
  public mutating func key(utf8 key: UnsafeBufferPointer<UInt8>) {
    separate()
    JSONOutput.write(key, to: &buffer)
    endKey()
  }

  /// Writes a key that needs no escapes, which is not looked through.
  public mutating func key(plain key: StaticString) {
    let bytes = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    if isIndented {
      separate()
      buffer.append(quoted: bytes)
      endKey()
    } else {
      buffer.append(key: bytes, isFirst: isFirst)
      isFirst = false
      followsKey = true
    }
  }

  private mutating func endKey() {
    buffer.append(UInt8(ascii: ":"))
    if isIndented { buffer.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    buffer.append(bracket)
    depth += 1
    isFirst = true
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if !isFirst { breakLine() }
    buffer.append(bracket)
    isFirst = false
    handOn(atLeast: Self.pieceSize)
  }

  /// Separates a key or an element from the one before it; a value that follows its key needs
  /// nothing.
  @inline(__always)
  private mutating func separate() {
    if followsKey { followsKey = false } else { separateFromLast() }
  }

  private mutating func separateFromLast() {
    if !isFirst { buffer.append(UInt8(ascii: ",")) }
    isFirst = false
    if depth > 0 { breakLine() }
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    buffer.append(UInt8(ascii: "\n"))
    buffer.append(UInt8(ascii: " "), times: 2 * depth)
  }

  // MARK: Values

  /// Writes text, or `null`.
  public mutating func value(_ text: String?) {
    separate()
    if let text { JSONOutput.write(text, to: &buffer) } else { buffer.append("null") }
  }

  /// Writes text, given its bytes.
  public mutating func value(utf8 text: UnsafeBufferPointer<UInt8>) {
    separate()
    JSONOutput.write(text, to: &buffer)
  }

  /// Writes an exact number as text with all its digits.
  public mutating func value(_ number: AnyDecimal) {
    separate()
    for index in numbers.indices where numbers[index].number == number {
      return buffer.copy(from: numbers[index].start, count: numbers[index].count)
    }
    let start = buffer.count
    number.withText { buffer.append(quoted: $0) }
    remember(number, from: start)
  }

  private mutating func remember(_ number: AnyDecimal, from start: Int) {
    let written = (number, start, buffer.count - start)
    if numbers.count < Self.rememberedNumbers {
      numbers.append(written)
    } else {
      numbers[nextNumber] = written
      nextNumber = (nextNumber + 1) % Self.rememberedNumbers
    }
  }

  /// Writes a whole number.
  public mutating func value(_ number: Int) { word(String(number)) }

  /// Writes `true` or `false`.
  public mutating func value(_ flag: Bool) { word(flag ? "true" : "false") }

  /// Writes a value with all that is in it.
  public mutating func value(_ output: JSONOutput) {
    switch output {
    case .array(let elements):
      beginArray()
      for element in elements { value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members { write(member) }
      endObject()
    case .string(let text): value(text)
    case .decimal(let number): value(number)
    case .number(let digits): word(digits)
    case .boolean(let flag): word(flag ? "true" : "false")
    case .null: word("null")
    }
  }

  /// Writes a member.
  public mutating func write(_ member: JSONOutput.Member) {
    key(member.key)
    value(member.value)
  }

  private mutating func word(_ word: String) {
    separate()
    buffer.append(word)
  }

  // MARK: The end

  /// Ends the line, and passes on what is left.
  public mutating func endLine() {
    buffer.append(UInt8(ascii: "\n"))
    handOn(atLeast: 1)
  }

  private mutating func handOn(atLeast size: Int) {
    guard let take, buffer.count >= size else { return }
    take(UnsafeRawBufferPointer(buffer.bytes))
    buffer.removeAll()
    numbers.removeAll(keepingCapacity: true)
    nextNumber = 0
  }
}
