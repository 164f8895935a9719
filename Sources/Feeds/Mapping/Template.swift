/// A text with places for the values of a product, such as `BoxUsage:{Instance Type}`.
struct Template {
  enum Part: Equatable {
    case text(String)
    case field(Int)
    /// The usage type without the prefix of its region.
    case usageType
    /// What follows the colon of the usage type.
    case usageSuffix
    case fromRegion
    case toRegion
  }

  let parts: [Part]

  /// Whether there is nothing in it.
  package var isEmpty: Bool { parts.isEmpty }

  /// The pattern of all texts that it may give, `*` for a value.
  var pattern: String {
    parts.map { part in if case .text(let text) = part { text } else { "*" } }.joined()
  }

  /// Reads a template; the closure gives the number of a field by its name.
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

/// Names of fields as lists of different years and formats spell them: `Pre Installed S/W` in CSV is
/// `preInstalledSw` in JSON.
enum FieldName {
  /// Lower-case letters and digits only.
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
