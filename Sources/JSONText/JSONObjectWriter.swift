/// Writes an object member by member, so that a large one need not be in memory as a whole.
public struct JSONObjectWriter: ~Copyable {
  /// The number of bytes that are gathered before they are passed on.
  private static let pieceSize = 1 << 16

  private let take: (UnsafeRawBufferPointer) -> Void
  private var bytes = ByteBuffer()
  private var count = 0

  /// Begins an object.
  ///
  /// `take`: receives the text piece by piece.
  public init(_ take: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.take = take
    bytes.append(UInt8(ascii: "{"))
  }

  /// Writes a member.
  public mutating func write(_ member: JSONOutput.Member) {
    begin(member.key)
    member.value.write(to: &bytes, indent: 2)
    handOn()
  }

  /// Writes a member that is an array whose elements are produced one at a time.
  public mutating func write<Elements: Collection>(
    _ key: String, arrayOf elements: Elements,
    _ output: (Elements.Element) throws -> JSONOutput
  ) rethrows {
    begin(key)
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      JSONOutput.begin(index, at: 4, &bytes)
      try output(element).write(to: &bytes, indent: 4)
      handOn()
    }
    if !elements.isEmpty { JSONOutput.breakLine(&bytes, indent: 2) }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Ends the object and its line.
  public mutating func finish() {
    if count > 0 { JSONOutput.breakLine(&bytes, indent: 0) }
    bytes.append("}\n")
    handOn(atLeast: 1)
  }

  private mutating func begin(_ key: String) {
    JSONOutput.begin(count, at: 2, &bytes)
    count += 1
    JSONOutput.write(key, to: &bytes)
    bytes.append(": ")
  }

  private mutating func handOn(atLeast size: Int = pieceSize) {
    guard bytes.count >= size else { return }
    take(UnsafeRawBufferPointer(bytes.bytes))
    bytes.removeAll()
  }
}
