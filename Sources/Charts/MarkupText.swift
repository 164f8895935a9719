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
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F, 0xFEFF: return true
    case 0xFFFE, 0xFFFF, 0xFDD0...0xFDEF: return true
    default:
      return scalar.properties.generalCategory == .control || scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
