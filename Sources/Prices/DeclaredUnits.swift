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

  /// Reads units from what `text` wrote; lines of another kind are left out.
  public init(text: String) {
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t").map(String.init)
      guard cells.count == 4, let provider = Provider(rawValue: cells[0]) else { continue }
      add(cells[3], of: provider, service: cells[1], meter: cells[2])
    }
  }

  /// The units as text: a line for each unit of a meter.
  public var text: String {
    func lines(_ meters: [Meter: Set<String>], _ end: String) -> [String] {
      meters.flatMap { meter, units in
        units.map { "\(meter.provider.rawValue)\t\(meter.service)\t\(meter.name)\(end)\t\($0)" }
      }
    }
    return (lines(exact, "") + lines(prefixes, "{}")).sorted().joined(separator: "\n")
  }

  /// What is wrong with the unit of a price, in a sentence without a full stop; nil where nothing is.
  public func fault(
    of provider: Provider, service: String, meter: String, unit: String
  ) -> String? {
    guard let declared = units(of: provider, service: service, meter: meter),
      !declared.contains(unit)
    else { return nil }
    return "\(service) \(meter) is priced for one \(unit), but counted in the unit "
      + declared.sorted().map { "'\($0)'" }.joined(separator: " or ")
  }

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
