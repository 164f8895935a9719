import CatalogBuilding
import Files
import Money
import Prices

/// Machine types that the catalog prices whole and the list in parts: the price of a machine is the
/// sum of its cores, its memory and what else comes with it.
///
/// Google defines the price of a predefined type so (VM instance pricing page, about late 2025).
/// The parts of a machine may be on different pages of a list: those seen so far are remembered.
final class GoogleMachines {
  private struct Part {
    var meter: String
    var count: Quantity
    var divisor: Quantity
  }

  private struct Machine {
    var name: String
    var parts: [Part]
  }

  /// The region and the way to pay of a part.
  private struct Place: Hashable {
    var region: String
    var attributes: MeterAttributes
  }

  private let path: String
  /// The machines, once a list of Google's is read.
  private var machines: [Machine] = []
  /// The positions of the machines that have a part, by its meter.
  private var owners: [String: [Int]] = [:]
  private var prices: [Place: [String: UnitPrice]] = [:]
  private var added: [Place: Set<Int>] = [:]

  /// Creates the machines of a folder of price tables.
  init(data: String) { path = Files.path(data, "feed-mapping/gcp-machines.csv") }

  private func load() throws {
    machines = try MappingTable.read(path, columns: ["machine_type", "parts"]).map { row in
      let parts = try row.required("parts").split(separator: ";").map { text in
        guard let part = Self.part(text) else {
          throw row.error("'parts' must be meter=number or meter=number/number, not '\(text)'")
        }
        return part
      }
      return Machine(name: try row.required("machine_type"), parts: parts)
    }
    for (place, machine) in machines.enumerated() {
      for part in machine.parts { owners[part.meter, default: []].append(place) }
    }
  }

  private static func part(_ text: Substring) -> Part? {
    let sides = text.split(separator: "=").map(String.init)
    let ratio = sides.last?.split(separator: "/").map { try? Quantity(String($0)) } ?? []
    guard sides.count == 2, (1...2).contains(ratio.count), let count = ratio[0],
      let divisor = ratio.count == 2 ? ratio[1] : Quantity.one, divisor > .zero
    else { return nil }
    return Part(meter: sides[0], count: count, divisor: divisor)
  }

  /// Begins a list: the parts of an earlier one are forgotten.
  func begin() throws {
    if machines.isEmpty { try load() }
    (prices, added) = ([:], [:])
  }

  /// Takes note of a price; returns those of the machines whose last part it is.
  func complete(with part: ListedPrice) throws -> [ListedPrice] {
    guard part.key.service == "gcp_compute", part.tierFrom == .zero,
      let concerned = owners[part.key.meter]
    else { return [] }
    let place = Place(region: part.key.region, attributes: part.key.attributes)
    prices[place, default: [:]][part.key.meter] = part.price
    var whole: [ListedPrice] = []
    for index in concerned where added[place]?.contains(index) != true {
      guard let price = try sum(machines[index], in: prices[place] ?? [:]) else { continue }
      added[place, default: []].insert(index)
      whole.append(
        ListedPrice(
          key: MeterKey(
            provider: .gcp, service: part.key.service, region: place.region,
            meter: "Machine:\(machines[index].name)", attributes: place.attributes),
          unit: "hour", tierFrom: .zero, tierTo: nil, price: price, rateCode: ""))
    }
    return whole
  }

  /// Returns the price of a machine; nil as long as a part has none.
  private func sum(
    _ machine: Machine, in prices: [String: UnitPrice]
  ) throws(ArithmeticError) -> UnitPrice? {
    var sum = UnitPrice.zero
    for part in machine.parts {
      guard let price = prices[part.meter] else { return nil }
      sum = try sum + price.scaled(by: part.count, over: part.divisor)
    }
    return sum
  }
}

/// Passes prices on, with those of the machines that they complete.
final class MachineCompletingSink: PriceSink {
  private let sink: any PriceSink
  private let machines: GoogleMachines
  /// The number of machines that were added.
  private(set) var count = 0

  init(_ sink: any PriceSink, _ machines: GoogleMachines) {
    (self.sink, self.machines) = (sink, machines)
  }

  func add(_ price: ListedPrice) throws -> Bool {
    guard try sink.add(price) else { return false }
    for machine in try machines.complete(with: price) {
      count += try sink.add(machine) ? 1 : 0
    }
    return true
  }

  func add(_ observation: ListedObservation) throws -> Bool { try sink.add(observation) }
  func add(_ interruption: ListedInterruption) throws { try sink.add(interruption) }

  func begin(_ list: PriceList) throws {
    try machines.begin()
    try sink.begin(list)
  }
}
