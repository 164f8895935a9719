/// The key of a price: everything that affects it except the date and the tier.
public struct MeterKey: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The region of prices that apply everywhere.
  public static let everywhere = "global"

  /// The provider whose price list has the price.
  public var provider: Provider
  /// The service that owns the meter, by the scenario format's name, such as `ec2`.
  public var service: String
  /// The provider's region code, or `global` where one price applies everywhere.
  public var region: String
  /// The provider's usage type without its region prefix, such as `BoxUsage:t3.micro`.
  public var meter: String
  /// What else distinguishes prices of the meter, such as `operating_system=linux`.
  public var attributes: MeterAttributes

  /// Creates a key from its parts.
  public init(
    provider: Provider = .aws, service: String, region: String, meter: String,
    attributes: MeterAttributes = [:]
  ) {
    self.provider = provider
    self.service = service
    self.region = region
    self.meter = meter
    self.attributes = attributes
  }

  /// Hashes what distinguishes most keys; equality compares everything.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(meter)
    hasher.combine(region)
  }

  /// Orders by service, meter, attributes and region.
  public static func < (left: MeterKey, right: MeterKey) -> Bool {
    if left.service != right.service { return left.service < right.service }
    if left.meter != right.meter { return left.meter < right.meter }
    if left.attributes != right.attributes {
      return left.attributes.description < right.attributes.description
    }
    return left.region < right.region
  }

  /// The key in the form that errors show.
  public var description: String {
    let suffix = attributes.isEmpty ? "" : " (\(attributes))"
    return "\(service) \(meter)\(suffix) in \(region)"
  }
}

/// Attributes of a meter in one canonical spelling: `key=value` pairs, sorted and joined by `;`.
public struct MeterAttributes: Sendable, Hashable, CustomStringConvertible,
  ExpressibleByDictionaryLiteral
{
  /// The canonical spelling; empty without attributes.
  public let description: String

  /// Creates attributes from their canonical spelling, as the catalog stores them.
  public init(canonical: String) { description = canonical }

  /// Creates attributes from pairs in any order.
  public init(_ pairs: [(key: String, value: String)]) {
    description = Self.canonical(pairs.count) { Self.pair(pairs[$0].key, pairs[$0].value) }
  }

  /// Creates attributes from literal pairs in any order.
  public init(dictionaryLiteral elements: (String, String)...) {
    description = Self.canonical(elements.count) { Self.pair(elements[$0].0, elements[$0].1) }
  }

  private static func pair(_ key: String, _ value: String) -> String {
    var text = key
    text.reserveCapacity(key.utf8.count + 1 + value.utf8.count)
    text += "="
    text += value
    return text
  }

  /// Returns a number of pairs as one text, given each; most meters have one at most.
  private static func canonical(_ count: Int, _ pair: (Int) -> String) -> String {
    count == 1 ? pair(0) : (0..<count).map(pair).sorted().joined(separator: ";")
  }

  /// Whether there are no attributes.
  public var isEmpty: Bool { description.isEmpty }

  /// The pairs, in the canonical order.
  public var pairs: [(key: String, value: String)] {
    var pairs: [(key: String, value: String)] = []
    forEachPair { key, value in
      pairs.append((String(decoding: key, as: UTF8.self), String(decoding: value, as: UTF8.self)))
    }
    return pairs
  }

  /// Passes on the bytes of the key and the value of each pair, in the canonical order.
  public func forEachPair(
    _ body: (_ key: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var text = description
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
        if let sign = bytes[start..<end].firstIndex(of: UInt8(ascii: "=")) {
          body(
            UnsafeBufferPointer(rebasing: bytes[start..<sign]),
            UnsafeBufferPointer(rebasing: bytes[(sign + 1)..<end]))
        }
        start = end + 1
      }
    }
  }

  /// The pairs by key.
  public var values: [String: String] {
    Dictionary(pairs.map { ($0.key, $0.value) }) { _, last in last }
  }
}
