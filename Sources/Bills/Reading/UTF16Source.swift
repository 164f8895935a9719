import Files

/// A source of text in UTF-16, as some spreadsheets and consoles write it, turned into UTF-8.
final class UTF16Source: ByteSource {
  private let source: any ByteSource
  private let isBigEndian: Bool
  /// Bytes that are read and do not make a whole character yet.
  private var rest: [UInt8] = []
  private var output: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  init(_ source: any ByteSource, isBigEndian: Bool) {
    self.source = source
    self.isBigEndian = isBigEndian
  }

  /// Returns whether text in UTF-16 has the high byte first; nil where the first bytes are not of
  /// such text.
  static func isBigEndian(_ head: [UInt8]) -> Bool? {
    guard head.count >= 4 else { return nil }
    let isMarked = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    // Four bytes a character are UTF-32, which nothing exports.
    if isMarked, head[2] != 0 || head[3] != 0 { return head[0] == 0xFE }
    // Without a mark, the first characters of a header tell: the high byte of each is zero.
    let pairs = stride(from: 0, to: min(head.count - 1, 16), by: 2)
    if pairs.allSatisfy({ head[$0] != 0 && head[$0 + 1] == 0 }) { return false }
    return pairs.allSatisfy({ head[$0] == 0 && head[$0 + 1] != 0 }) ? true : nil
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while position == output.count, !isAtEnd { try fill() }
    let count = min(buffer.count, output.count - position)
    output.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
    }
    position += count
    return count
  }

  private func fill() throws {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = try chunk.withUnsafeMutableBytes { try source.read(into: $0) }
    isAtEnd = count == 0
    rest += chunk[..<count]
    var units: [UInt16] = []
    units.reserveCapacity(rest.count / 2)
    for index in stride(from: 0, to: rest.count - 1, by: 2) {
      let (first, second) = (UInt16(rest[index]), UInt16(rest[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    // The second half of a character outside the basic plane may be in the next piece.
    if !isAtEnd, let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    rest.removeFirst(units.count * 2)
    output = Array(String(decoding: units, as: UTF16.self).utf8)
    position = 0
  }
}
