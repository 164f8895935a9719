/// Recognises words of a list which say that something costs nothing.
///
/// A price of 0 alone may be a lost field; where it is meant, the description says `$0.00 per GB`
/// or `free` as well.
enum FreeWords {
  private static let words: [[UInt8]] = ["free", "no charge", "no additional charge", "included"]
    .map { Array($0.utf8) }
  private static let signs: [[UInt8]] = ["$", "usd "].map { Array($0.utf8) }

  static func areIn(_ description: String) -> Bool {
    var description = description
    return description.withUTF8(areIn)
  }

  static func areIn(_ description: UnsafeBufferPointer<UInt8>) -> Bool {
    if words.contains(where: { place(of: $0, in: description) != nil }) { return true }
    for sign in signs {
      guard let place = place(of: sign, in: description) else { continue }
      let amount = description[(place + sign.count)...].prefix { isDigitOrPoint($0) }
      return !amount.isEmpty && amount.allSatisfy { $0 == UInt8(ascii: "0") || isPoint($0) }
    }
    return false
  }

  private static func isPoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") }

  private static func isDigitOrPoint(_ byte: UInt8) -> Bool {
    isPoint(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Returns where a word in small letters begins in a text with any letters.
  private static func place(of word: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard word.count <= text.count else { return nil }
    return (0...(text.count - word.count)).first { start in
      word.indices.allSatisfy { small(text[start + $0]) == word[$0] }
    }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
