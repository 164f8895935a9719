public import Billing
public import Money

/// What offers are for: lists whose positions stand for their elements.
public struct ComparisonAxes: Sendable {
  /// The machines.
  public var machines: [Machine]
  /// The codes of the regions.
  public var regions: [String]
  /// The operating systems.
  public var operatingSystems: [String]
  /// The ways of buying.
  public var purchases: [PurchaseChoice]

  /// Axes of their parts.
  public init(
    machines: [Machine], regions: [String], operatingSystems: [String],
    purchases: [PurchaseChoice]
  ) {
    self.machines = machines
    self.regions = regions
    self.operatingSystems = operatingSystems
    self.purchases = purchases
  }
}

/// What a machine costs by the hour somewhere, bought in some way; small, as there are many.
public struct Offer: Sendable, Hashable {
  let machine: Int32
  let region: Int16
  let operatingSystem: Int8
  let purchase: Int8
  /// The price of an hour of one instance, in 10⁻¹² dollars.
  let hourly: Int64
  /// The number of the price's origin, which the details know; negative where it has none yet.
  let origin: Int32

  /// An offer of its parts, each a position in the axes; nil for a price of more than nine million
  /// dollars, or for positions that no axes have.
  public init?(
    machine: Int, region: Int, operatingSystem: Int, purchase: Int, hourly: UnitPrice,
    origin: Int = -1
  ) {
    guard let machine = Int32(exactly: machine), let region = Int16(exactly: region),
      let operatingSystem = Int8(exactly: operatingSystem), let purchase = Int8(exactly: purchase),
      let hourly = Int64(exactly: hourly.scaled), let origin = Int32(exactly: origin)
    else { return nil }
    self.machine = machine
    self.region = region
    self.operatingSystem = operatingSystem
    self.purchase = purchase
    self.hourly = hourly
    self.origin = origin
  }
}

/// The offers to compare, and what on-demand costs beside them.
public struct OfferBook: Sendable {
  /// What the offers are for.
  public let axes: ComparisonAxes
  private(set) var offers: [Offer] = []
  /// On-demand prices of an hour by machine, region and system; zero where there is none.
  private var onDemand: [Int64]
  private let onDemandPlace: Int8?
  private let wanted: [Bool]

  /// An empty book.
  ///
  /// - Parameters:
  ///   - axes: what the offers are for.
  ///   - wanted: which of the ways of buying are to be compared; on-demand prices are kept for the
  ///     savings in any case.
  public init(_ axes: ComparisonAxes, comparing wanted: Set<PurchaseChoice>) {
    self.axes = axes
    self.wanted = axes.purchases.map(wanted.contains)
    onDemandPlace = axes.purchases.firstIndex { $0.purchase == .onDemand }.flatMap(
      Int8.init(exactly:))
    onDemand = [Int64](
      repeating: 0,
      count: axes.machines.count * axes.regions.count * axes.operatingSystems.count)
    // Room for a type in every place: pages that are never touched cost nothing.
    offers.reserveCapacity(
      onDemand.count * max(1, self.wanted.count { $0 }))
  }

  /// Whether there is nothing to compare.
  public var isEmpty: Bool { offers.isEmpty }

  /// Takes an offer.
  public mutating func add(_ offer: Offer) {
    if offer.purchase == onDemandPlace { onDemand[place(offer)] = offer.hourly }
    if wanted[Int(offer.purchase)] { offers.append(offer) }
  }

  /// Leaves out what fails a condition.
  mutating func keep(_ isIncluded: (Offer) -> Bool) { offers.removeAll { !isIncluded($0) } }

  /// The on-demand price beside an offer, of one instance; nil where there is none.
  func onDemandPrice(beside offer: Offer) -> UnitPrice? {
    let price = onDemand[place(offer)]
    return price > 0 ? UnitPrice(scaled: Int128(price)) : nil
  }

  private func place(_ offer: Offer) -> Int {
    let region = Int(offer.machine) * axes.regions.count + Int(offer.region)
    return region * axes.operatingSystems.count + Int(offer.operatingSystem)
  }

  /// The machine of an offer.
  func machine(_ offer: Offer) -> Machine { axes.machines[Int(offer.machine)] }
}
