/// The number of columns that text takes in a terminal.
enum DisplayWidth {
  /// Returns the columns of a text.
  static func of(_ text: some StringProtocol) -> Int {
    if let plain = PlainText(text) { return plain.columns }
    var width = 0
    for character in text { width += of(character) }
    return width
  }

  /// Returns the columns of a character: two for wide East Asian characters and emoji, none for
  /// combining marks.
  static func of(_ character: Character) -> Int {
    if character.isASCII { return 1 }
    var (width, isEmoji) = (0, false)
    for scalar in character.unicodeScalars {
      // The selector requests the emoji form of a character that is otherwise plain.
      if scalar.value == 0xFE0F || scalar.properties.isEmojiPresentation { isEmoji = true }
      width += of(scalar)
    }
    // Joined emoji, and flags, are one picture; joined letters are side by side.
    return isEmoji && width > 0 ? 2 : width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    // The vowels and finals of Hangul are within the block of the preceding letter.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) {
      return 0
    }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The wide and full-width ranges of Unicode's East Asian Width (UAX #11), in coarse blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D37F, 0x1F200...0x1F2FF,
    0x20000...0x3FFFD,
  ]
}
