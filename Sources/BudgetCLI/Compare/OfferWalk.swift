import Catalog
import Analysis
import Arguments
import Dates
import Billing
import Money
import Prices

/// Walks the catalog and turns what it finds into a comparison.
struct OfferWalk {
  let catalog: Catalog
  let offers: OfferOptions
  /// The words of the options that belong to this provider.
  let words: OfferWords
  let servers: ServerChoice
  let query: ComparisonQuery
  private let details: CatalogDetails

  init(
    catalog: Catalog, offers: OfferOptions, words: OfferWords, servers: ServerChoice,
    query: ComparisonQuery
  ) {
    self.words = words
    self.catalog = catalog
    self.offers = offers
    self.servers = servers
    self.query = query
    details = CatalogDetails(catalog: catalog, servers: servers, date: query.date)
  }

  /// Whether to read origins at once, as when all offers are shown; for a few, they are looked up
  /// later.
  private var needsOrigins: Bool {
    (query.limit ?? .max) > 500 || query.sort?.id == "price_from" || query.sort?.id == "source"
  }

  /// Returns the comparison.
  ///
  /// - Throws: `ComparisonError` for words that match nothing and for filters that leave nothing.
  func comparison(mustHaveMeasure: Bool) throws -> Comparison {
    let types = try catalog.instanceTypes(of: servers.provider)
    let choice = MachineChoice(
      named: try words.named(), families: words.families, filters: offers.filters)
    let own = try offers.ownSpotPrices()
    let names = types.map(\.name)
    for name in (Array(own.keys) + Array((query.work?.throughputs ?? [:]).keys)).sorted()
    where !names.contains(name) {
      throw ComparisonError.unknown(
        kind: "instance type", word: name,
        suggestions: Suggestions.nearest(to: name, among: names))
    }
    var machines = try choice.machines(among: types)
    var notes = servers.facts.remark.map { [$0] } ?? []
    if mustHaveMeasure { machines = try withMeasure(machines, &notes) }
    if offers.freeTier { machines = try free(machines) }
    if case .gigabytes? = query.work?.size {
      machines = try withThroughput(machines, &notes)
    }
    let purchases = try words.purchases(of: servers)
    if !own.isEmpty, !purchases.contains(where: { $0.purchase == .spot }) {
      throw ValidationError("--spot-price goes with --purchase spot")
    }
    let walked = servers.purchases.filter {
      purchases.contains($0) || $0.purchase == .onDemand
    }
    let axes = ComparisonAxes(
      machines: machines, regions: try words.regions(among: regions()),
      operatingSystems: try words.operatingSystems(of: servers), purchases: walked)
    var book = OfferBook(axes, comparing: purchases)
    try fill(&book, own)
    if book.isEmpty { throw try nothing(axes, purchases) }
    return try Comparison(query, of: book, details: details).noting(notes)
  }

  /// Returns the machines that have any of the measure, and notes which are left out.
  private func withMeasure(_ machines: [Machine], _ notes: inout [String]) throws -> [Machine] {
    let measure = query.measure
    let known = machines.filter { $0.amount(of: measure) != nil }
    if known.isEmpty {
      throw ComparisonError.nothingLeft(
        message:
          "nothing is left to compare: '--per \(measure.rawValue)' takes away the last of the types",
        notes: [
          "\(Words.count(machines.count, "type")) \(Words.verb(machines.count, "was", "were")) left before it"
        ])
    }
    let reason =
      measure == .gpu ? "without graphics processors" : "of which no \(measure.unit) is known"
    Self.note(machines.filter { $0.amount(of: measure) == nil }, reason, &notes)
    return known
  }

  /// Notes which machines are left out and why; if they are many, only their number.
  private static func note(_ machines: [Machine], _ reason: String, _ notes: inout [String]) {
    if machines.isEmpty { return }
    let verb = Words.verb(machines.count)
    let which =
      machines.count > 5
      ? "\(Quantity(machines.count).grouped) types" : machines.map(\.name).joined(separator: ", ")
    notes.append("\(which) \(reason) \(verb) left out.")
  }

  private func regions() throws -> [Region] { try catalog.regions(of: servers.provider) }

  private func withThroughput(
    _ machines: [Machine], _ notes: inout [String]
  ) throws -> [Machine] {
    let known = machines.filter { query.work?.throughputs[$0.type.name] != nil }
    if known.isEmpty {
      throw ComparisonError.nothingLeft(
        message:
          "nothing is left to compare: '--throughput' names none of the \(machines.count) types that are left",
        notes: [])
    }
    if words.types.isEmpty { return known }
    Self.note(
      machines.filter { query.work?.throughputs[$0.type.name] == nil },
      "for which --throughput says nothing", &notes)
    return known
  }

  // MARK: Free hours

  /// Returns the meters of free hours, from all offers that some account can have on the priced
  /// day.
  private func coverage() throws -> [FreeTierOffer.Coverage] {
    let date = query.date ?? catalog.newest
    return try catalog.freeTierOffers(of: servers.provider).filter { $0.isOpen(on: date) }
      .flatMap(\.meters)
  }

  private func free(_ machines: [Machine]) throws -> [Machine] {
    let meters = Set(try coverage().map(\.meter))
    let free = machines.filter { machine in
      freeKey(machine.type, "", "").map { meters.contains($0.meter) } ?? false
    }
    guard free.isEmpty else { return free }
    throw ComparisonError.nothingLeft(
      message:
        "nothing is left to compare: '--free-tier' takes away all of the \(machines.count) types that are left",
      notes: ["no account can have their hours free on \(query.date ?? catalog.newest)"])
  }

  /// Returns the meter of the hours that may be free.
  private func freeKey(_ type: InstanceType, _ region: String, _ system: String) -> MeterKey? {
    if let parts = servers.facts.parts {
      let all = (try? parts(type, region, .onDemand)) ?? []
      return all.count == 1 ? all[0].key : nil
    }
    return servers.facts.key(
      of: servers.provider, in: region, type: type.name, system: system, .onDemand)
  }

  /// Returns whether the hours of an offer are free: by machine, region, system and way to pay.
  private func isFree(_ axes: ComparisonAxes, _ types: [InstanceType]) throws -> (
    _ type: Int, _ region: Int, _ system: Int, _ purchase: Int
  ) -> Bool {
    guard offers.freeTier else { return { _, _, _, _ in true } }
    let covered = try coverage()
    return { type, region, system, purchase in
      guard axes.purchases[purchase].purchase == .onDemand,
        let key = freeKey(types[type], axes.regions[region], axes.operatingSystems[system])
      else { return false }
      return covered.contains { $0.covers(key) }
    }
  }

  private func fill(_ book: inout OfferBook, _ own: [String: UnitPrice]) throws {
    let axes = book.axes
    var places: [String: [Int]] = [:]
    var types: [String] = []
    for (place, machine) in axes.machines.enumerated() {
      if places[machine.type.name] == nil { types.append(machine.type.name) }
      places[machine.type.name, default: []].append(place)
    }
    let machines = types.map { places[$0] ?? [] }
    let spot = axes.purchases.firstIndex { $0.purchase == .spot }
    let isOwn = types.map { own[$0] != nil }
    let isFree = try isFree(axes, machines.map { axes.machines[$0[0]].type })
    try eachOffer(axes, types, machines) { found in
      if found.purchase == spot, isOwn[found.type] { return }
      guard isFree(found.type, found.region, found.operatingSystem, found.purchase) else { return }
      for machine in machines[found.type] {
        if let offer = Offer(
          machine: machine, region: found.region, operatingSystem: found.operatingSystem,
          purchase: found.purchase, hourly: found.hourly,
          origin: found.origin.map(details.number) ?? -1)
        {
          book.add(offer)
        }
      }
    }
    guard let spot, !own.isEmpty else { return }
    try addOwn(own, to: &book, types, machines, spot)
  }

  /// Passes on the hourly cost of each machine, from its own price or that of its parts.
  private func eachOffer(
    _ axes: ComparisonAxes, _ types: [String], _ machines: [[Int]],
    _ body: (InstanceOffer) throws -> Void
  ) throws {
    guard let parts = servers.facts.parts else {
      let selection = InstanceOfferSelection(
        types: types, regions: axes.regions, operatingSystems: axes.operatingSystems,
        purchases: axes.purchases.map(servers.meter))
      return try catalog.eachInstanceOffer(
        of: servers.provider, on: query.date, in: selection, withOrigins: needsOrigins, body)
    }
    guard let anywhere = axes.regions.first else { return }
    var sums = PartPrices(catalog: catalog, regions: axes.regions, date: query.date)
    for (type, places) in machines.enumerated() {
      for (purchase, choice) in axes.purchases.enumerated() {
        let all = try parts(axes.machines[places[0]].type, anywhere, choice.purchase)
        for (region, hour) in try sums.hours(all).enumerated() {
          guard let hour else { continue }
          for system in axes.operatingSystems.indices {
            try body(
              InstanceOffer(
                type: type, region: region, operatingSystem: system, purchase: purchase,
                hourly: hour.price, origin: needsOrigins ? hour.origin : nil))
          }
        }
      }
    }
  }

  /// Adds the user's own spot prices, which replace the catalog's.
  private func addOwn(
    _ own: [String: UnitPrice], to book: inout OfferBook, _ types: [String], _ machines: [[Int]],
    _ spot: Int
  ) throws {
    let axes = book.axes
    guard axes.regions.count == 1 else {
      throw ComparisonError.malformed(
        option: "--region", word: words.regions.joined(separator: ","),
        form: "one region, which a spot price of your own is for")
    }
    for (type, price) in own.sorted(by: { $0.key < $1.key }) {
      guard let index = types.firstIndex(of: type) else { continue }
      for machine in machines[index] {
        for system in axes.operatingSystems.indices {
          if let offer = Offer(
            machine: machine, region: 0, operatingSystem: system, purchase: spot, hourly: price,
            origin: CatalogDetails.own)
          {
            book.add(offer)
          }
        }
      }
    }
  }

  // MARK: Nothing found

  /// Returns which of place, system, way of buying and date leaves nothing.
  private func nothing(
    _ axes: ComparisonAxes, _ purchases: Set<PurchaseChoice>
  ) throws -> ComparisonError {
    let selection = InstanceOfferSelection(
      types: Set(axes.machines.map(\.type.name)).sorted(), regions: axes.regions,
      operatingSystems: axes.operatingSystems,
      purchases: axes.purchases.filter(purchases.contains).map(servers.meter))
    var causes: [(option: String, count: Int)] = []
    func without(
      _ option: String, on date: CalendarDate?, _ change: (inout InstanceOfferSelection) -> Void
    ) throws {
      var wider = selection
      change(&wider)
      var count = 0
      try catalog.eachInstanceOffer(of: servers.provider, on: date, in: wider) { _ in count += 1 }
      if count > 0 { causes.append((option, count)) }
    }
    let everywhere = try regions().filter(\.isOpenToAll).map(\.code)
    try without("--region \(words.regions.joined(separator: ","))", on: query.date) {
      $0.regions = everywhere
    }
    try without("--os \(words.systems.joined(separator: ","))", on: query.date) {
      $0.operatingSystems = servers.facts.operatingSystems
    }
    try without("--purchase \(words.purchases.joined(separator: ","))", on: query.date) {
      $0.purchases = servers.purchases.map(servers.meter)
    }
    if let date = query.date { try without("--as-of \(date)", on: nil) { _ in } }
    let left = Words.count(axes.machines.count, "type")
    guard let first = causes.first else {
      return .nothingLeft(
        message: "nothing is left to compare: the catalog has no such price of \(left)",
        notes: ["no one of --region, --os, --purchase and --as-of does that alone"])
    }
    return .nothingLeft(
      message:
        "nothing is left to compare: '\(first.option)' takes away the last of the offers of \(left)",
      notes: causes.map { "without '\($0.option)' there are \(Quantity($0.count).grouped)" })
  }
}
