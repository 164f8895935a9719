import SafeText

/// Text within SVG and HTML that must never act as markup.
public enum MarkupText {
  /// Returns text for use between tags or within a quoted attribute.
  ///
  /// Characters that XML does not allow or that a reader cannot see are left out: control
  /// characters, and marks that change the direction of the following text. Line breaks and tabs
  /// become spaces.
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
    // Code points that will never be characters.
    case 0xFDD0...0xFDEF: true
    default: SafeText.acts(scalar) || scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
