import SafeText

/// Text within SVG and HTML: shown as it is, never as markup.
public enum MarkupText {
  /// Text between tags or within a quoted attribute.
  ///
  /// Left out is what XML does not allow or a reader cannot see: control characters, and marks that
  /// turn the direction of what follows. Line breaks and tabs become spaces.
  public static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}", "\u{85}": result.append(" ")
      default: if !isLeftOut(scalar) { result.append(scalar) }
      }
    }
    return String(result)
  }

  private static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // What will never be a character.
    case 0xFDD0...0xFDEF: true
    default: SafeText.acts(scalar) || scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
