/// Text of Latin letters and common punctuation.
///
/// Each of its characters is one scalar that takes one column and controls nothing. Nearly all text
/// in a report is plain, so its characters need no individual inspection.
struct PlainText {
  /// The number of columns that it takes.
  private(set) var columns = 0
  /// Whether there is a space at its beginning or end, or next to another space.
  private(set) var hasLooseSpaces = false

  /// Inspects a text; nil when it is not plain.
  init?(_ text: some StringProtocol) {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { scan($0) }
    guard isPlain ?? false else { return nil }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    var isAfterSpace = true
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: " "):
        if isAfterSpace { hasLooseSpaces = true }
        index += 1
      case 0x21...0x7E: index += 1
      // U+00A0 to U+02FF, except the soft hyphen.
      case 0xC2 where bytes[index + 1] >= 0xA0 && bytes[index + 1] != 0xAD: index += 2
      case 0xC3...0xCB: index += 2
      // U+2010 to U+2026: dashes, quotation marks, the ellipsis.
      case 0xE2 where bytes[index + 1] == 0x80 && (0x90...0xA6).contains(bytes[index + 2]):
        index += 3
      default: return false
      }
      isAfterSpace = byte == UInt8(ascii: " ")
      columns += 1
    }
    if isAfterSpace, columns > 0 { hasLooseSpaces = true }
    return true
  }
}
