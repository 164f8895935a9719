/// A text with placeholders for the values of a product, such as `BoxUsage:{Instance Type}`.
struct Template {
  enum Part: Equatable {
    case text(String)
    case field(Int)
    /// The usage type without the prefix of its region.
    case usageType
    /// The same with the size of an instance written out: `InstanceUsage:db.r5.2xl` is that of
    /// `db.r5.2xlarge`.
    case fullUsageType
    /// The part of the usage type after the colon.
    case usageSuffix
    /// The way a reservation is paid, such as `partial_upfront`, from the field of this number.
    case paymentOption(Int)
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
      case "fullusagetype": parts.append(.fullUsageType)
      case "paymentoption": parts.append(.paymentOption(field("PurchaseOption")))
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

/// The names of sizes in usage types.
enum SizeName {
  /// Returns a usage type with the size written out, which some lists shorten: `db.r5.2xl` is
  /// `db.r5.2xlarge`, and `db.r5.2xl.tpc2.mem4x` has its size in the middle.
  static func writtenOut(_ usage: String) -> String {
    guard usage.contains("xl") else { return usage }
    return usage.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.hasSuffix("xl") && part.dropLast(2).allSatisfy(\.isNumber) ? part + "arge" : part
    }.joined(separator: ".")
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
