/// The billing units that services declare for their meters: what price tables are held against.
public struct DeclaredUnits: Sendable {
  private struct Meter: Hashable {
    var provider: Provider
    var service: String
    var name: String
  }

  private var exact: [Meter: Set<String>] = [:]
  /// Meters whose name goes on with a name out of a scenario, by what stands before it.
  private var prefixes: [Meter: Set<String>] = [:]

  /// No units.
  public init() {}

  /// Whether there are none.
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

  /// The units that a meter's prices may be for; nil for a meter that nobody declares.
  public func units(of provider: Provider, service: String, meter: String) -> Set<String>? {
    if let found = exact[Meter(provider: provider, service: service, name: meter)] { return found }
    guard !prefixes.isEmpty, let colon = meter.lastIndex(of: ":") else { return nil }
    let prefix = String(meter[...colon])
    return prefixes[Meter(provider: provider, service: service, name: prefix)]
  }
}
