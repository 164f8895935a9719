/// A text with placeholders for the values of a product, such as `BoxUsage:{Instance Type}`.
struct Template {
  enum Part: Equatable {
    case text(String)
    case field(Int)
    /// The usage type without the prefix of its region.
    case usageType
    /// The part of the usage type after the colon.
    case usageSuffix
    case fromRegion
    case toRegion
  }

  let parts: [Part]

  /// Whether it is empty.
  package var isEmpty: Bool { parts.isEmpty }

  /// The pattern of all texts that it can produce, with `*` for a value.
  var pattern: String {
    parts.map { part in if case .text(let text) = part { text } else { "*" } }.joined()
  }

  /// Reads a template; the closure returns the number of a field by its name.
  init(_ text: String, field: (String) -> Int) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      switch FieldName.canonical(name) {
      case "usagetype": parts.append(.usageType)
      case "usagesuffix": parts.append(.usageSuffix)
      case "fromregion": parts.append(.fromRegion)
      case "toregion": parts.append(.toRegion)
      default: parts.append(.field(field(name)))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }
}

/// Field names in the spellings of different years and formats: `Pre Installed S/W` in CSV is
/// `preInstalledSw` in JSON.
enum FieldName {
  /// Returns a name in lower case with letters and digits only.
  static func canonical(_ name: some StringProtocol) -> String {
    String(
      decoding: name.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        default: nil
        }
      }, as: UTF8.self)
  }
}
