import Catalog
import Analysis
import Arguments
import Dates
import Billing
import Money
import Prices

/// Walks the catalog and makes a comparison of what it finds.
struct OfferWalk {
  let catalog: Catalog
  let offers: OfferOptions
  let servers: ServerChoice
  let query: ComparisonQuery
  private let details: CatalogDetails

  init(
    catalog: Catalog, offers: OfferOptions, servers: ServerChoice, query: ComparisonQuery
  ) {
    self.catalog = catalog
    self.offers = offers
    self.servers = servers
    self.query = query
    details = CatalogDetails(catalog: catalog, servers: servers, date: query.date)
  }

  /// Where few offers are shown, their origins are looked up afterwards; where all are, at once.
  private var needsOrigins: Bool {
    (query.limit ?? .max) > 500 || query.sort?.id == "price_from" || query.sort?.id == "source"
  }

  /// The comparison.
  ///
  /// - Throws: `ComparisonError` for words that nothing has and for filters that leave nothing.
  func comparison(mustHaveMeasure: Bool) throws -> Comparison {
    let types = try catalog.instanceTypes(of: servers.provider)
    var filters = offers.filters
    if mustHaveMeasure { filters.append(.has(query.measure)) }
    let choice = MachineChoice(
      named: try offers.named(), families: OfferOptions.words(offers.family), filters: filters)
    let own = try offers.ownSpotPrices()
    let names = types.map(\.name)
    for name in (Array(own.keys) + Array((query.work?.throughputs ?? [:]).keys)).sorted()
    where !names.contains(name) {
      throw ComparisonError.unknown(
        kind: "instance type", word: name,
        suggestions: Suggestions.nearest(to: name, among: names))
    }
    var machines = try choice.machines(among: types)
    if offers.freeTier { machines = try free(machines) }
    if case .gigabytes? = query.work?.size {
      machines = try withThroughput(machines)
    }
    let purchases = try offers.purchases(of: servers)
    if !own.isEmpty, !purchases.contains(where: { $0.purchase == .spot }) {
      throw ValidationError("--spot-price goes with --purchase spot")
    }
    let walked = servers.purchases.filter {
      purchases.contains($0) || $0.purchase == .onDemand
    }
    let axes = ComparisonAxes(
      machines: machines, regions: try offers.regions(among: regions()),
      operatingSystems: try offers.operatingSystems(of: servers), purchases: walked)
    var book = OfferBook(axes, comparing: purchases)
    try fill(&book, own)
    if book.isEmpty { throw try nothing(axes, purchases) }
    return try Comparison(query, of: book, details: details)
  }

  private func regions() throws -> [Region] { try catalog.regions(of: servers.provider) }

  private func withThroughput(_ machines: [Machine]) throws -> [Machine] {
    let known = machines.filter { query.work?.throughputs[$0.type.name] != nil }
    if known.isEmpty {
      throw ComparisonError.nothingLeft(
        message:
          "nothing is left to compare: '--throughput' names none of the \(machines.count) types that are left",
        notes: [])
    }
    return known
  }

  // MARK: Free hours

  /// The meters of free hours, of all offers that some account can have on the day that is priced.
  private func coverage() throws -> [FreeTierOffer.Coverage] {
    let date = query.date ?? catalog.newest
    return try catalog.freeTierOffers(of: servers.provider).filter { $0.isOpen(on: date) }
      .flatMap(\.meters)
  }

  private func free(_ machines: [Machine]) throws -> [Machine] {
    let meters = Set(try coverage().map(\.meter))
    let free = machines.filter { machine in
      let key = servers.facts.key(
        of: servers.provider, in: "", type: machine.type.name, system: "", .onDemand)
      return key.map { meters.contains($0.meter) } ?? false
    }
    guard free.isEmpty else { return free }
    throw ComparisonError.nothingLeft(
      message:
        "nothing is left to compare: '--free-tier' takes away all of the \(machines.count) types that are left",
      notes: ["no account can have their hours free on \(query.date ?? catalog.newest)"])
  }

  /// Whether the hours of an offer are free: by machine, region, system and way to pay.
  private func isFree(_ axes: ComparisonAxes, _ types: [String]) throws -> (
    _ type: Int, _ region: Int, _ system: Int, _ purchase: Int
  ) -> Bool {
    guard offers.freeTier else { return { _, _, _, _ in true } }
    let covered = try coverage()
    return { type, region, system, purchase in
      guard axes.purchases[purchase].purchase == .onDemand,
        let key = servers.facts.key(
          of: servers.provider, in: axes.regions[region], type: types[type],
          system: axes.operatingSystems[system], .onDemand)
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
    let isFree = try isFree(axes, types)
    try catalog.eachInstanceOffer(
      of: servers.provider, on: query.date,
      in: InstanceOfferSelection(
        types: types, regions: axes.regions, operatingSystems: axes.operatingSystems,
        purchases: axes.purchases.map(servers.meter)), withOrigins: needsOrigins
    ) { found in
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

  /// The user's own spot prices, in place of the catalog's.
  private func addOwn(
    _ own: [String: UnitPrice], to book: inout OfferBook, _ types: [String], _ machines: [[Int]],
    _ spot: Int
  ) throws {
    let axes = book.axes
    guard axes.regions.count == 1 else {
      throw ComparisonError.malformed(
        option: "--region", word: offers.region.joined(separator: ","),
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

  /// Says which of place, system, way of buying and date leaves nothing.
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
    try without("--region \(offers.region.joined(separator: ","))", on: query.date) {
      $0.regions = everywhere
    }
    try without("--os \(offers.os.joined(separator: ","))", on: query.date) {
      $0.operatingSystems = servers.facts.operatingSystems
    }
    try without("--purchase \(offers.purchase.joined(separator: ","))", on: query.date) {
      $0.purchases = servers.purchases.map(servers.meter)
    }
    if let date = query.date { try without("--as-of \(date)", on: nil) { _ in } }
    let left = "\(axes.machines.count) \(axes.machines.count == 1 ? "type" : "types")"
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

/// What the catalog knows of offers that are shown.
final class CatalogDetails: OfferDetails {
  /// The number of the origin of a price of the user's own.
  static let own = 0

  private let catalog: Catalog
  private let servers: ServerChoice
  private let date: CalendarDate?
  private var origins: [InstanceOffer.Origin] = []
  private var numbers: [InstanceOffer.Origin: Int] = [:]
  private var interruptions: [String: String?] = [:]

  init(catalog: Catalog, servers: ServerChoice, date: CalendarDate?) {
    self.catalog = catalog
    self.servers = servers
    self.date = date
  }

  var prices: any PriceBook { catalog }

  /// The number of an origin, from 1.
  func number(_ origin: InstanceOffer.Origin) -> Int {
    if let number = numbers[origin] { return number }
    origins.append(origin)
    numbers[origin] = origins.count
    return origins.count
  }

  func origin(
    _ number: Int, of row: ComparisonRow
  ) throws -> (effectiveFrom: CalendarDate, source: PriceSource?) {
    if number == Self.own { return (date ?? catalog.newest, nil) }
    if number > 0 {
      let origin = origins[number - 1]
      return (origin.effectiveFrom, try catalog.priceSource(origin.source))
    }
    guard
      let key = servers.facts.key(
        of: servers.provider, in: row.region, type: row.machine.type.name,
        system: row.operatingSystem, row.purchase)
    else { return (date ?? catalog.newest, nil) }
    let card = try catalog.rateCard(for: key, on: date)
    return (card.effectiveFrom, card.source)
  }

  func interruption(
    instanceType: String, operatingSystem: String, region: String
  ) throws -> String? {
    // The bands are of lately and say nothing of years ago.
    if let date, date.days(until: catalog.newest) > 730 { return nil }
    let key = "\(instanceType) \(operatingSystem) \(region)"
    if let known = interruptions[key] { return known }
    let band = try catalog.spotInterruption(
      instanceType: instanceType, operatingSystem: operatingSystem, region: region)?.band
    interruptions[key] = .some(band)
    return band
  }
}

extension Catalog {
  /// The newest date of any price, or the beginning of time where the catalog has none.
  var newest: CalendarDate { (try? newestDate()) ?? CalendarDate(dayNumber: 0) }
}
