/// The billing units that services declare for their meters; price tables are checked against them.
public struct DeclaredUnits: Sendable {
  private struct Meter: Hashable {
    var provider: Provider
    var service: String
    var name: String
  }

  private var exact: [Meter: Set<String>] = [:]
  /// Meters whose names end with a name from a scenario, by the part before it.
  private var prefixes: [Meter: Set<String>] = [:]

  /// Creates an empty set of units.
  public init() {}

  /// Whether no units are declared.
  public var isEmpty: Bool { exact.isEmpty && prefixes.isEmpty }

  /// Declares the unit of a meter; `{…}` in its name stands for anything.
  public mutating func add(_ unit: String, of provider: Provider, service: String, meter: String) {
    if let open = meter.firstIndex(of: "{") {
      let key = Meter(provider: provider, service: service, name: String(meter[..<open]))
      prefixes[key, default: []].insert(unit)
    } else {
      exact[Meter(provider: provider, service: service, name: meter), default: []].insert(unit)
    }
  }

  /// Returns the units that a meter's prices may be for; nil for a meter that no service declares.
  public func units(of provider: Provider, service: String, meter: String) -> Set<String>? {
    if let found = exact[Meter(provider: provider, service: service, name: meter)] { return found }
    guard !prefixes.isEmpty, let colon = meter.lastIndex(of: ":") else { return nil }
    let prefix = String(meter[...colon])
    return prefixes[Meter(provider: provider, service: service, name: prefix)]
  }
}
