public import Billing
public import Money

/// The axes of offers: lists whose positions identify their elements.
public struct ComparisonAxes: Sendable {
  /// The machines, in the order of their positions.
  public var machines: [Machine]
  /// The codes of the regions.
  public var regions: [String]
  /// The operating systems.
  public var operatingSystems: [String]
  /// The ways of buying.
  public var purchases: [PurchaseChoice]

  /// Creates axes from their parts.
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

/// The hourly price of a machine in a region, bought in some way; small, because there are many.
public struct Offer: Sendable, Hashable {
  let machine: Int32
  let region: Int16
  let operatingSystem: Int8
  let purchase: Int8
  /// The price of an hour for one instance, in 10⁻¹² dollars.
  let hourly: Int64
  /// The number of the price's origin, which the details can look up; negative where it has none
  /// yet.
  let origin: Int32

  /// Creates an offer from positions in the axes; nil for a price of more than nine million
  /// dollars, or for positions outside the axes.
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

/// The offers to compare, with the on-demand prices for comparison.
public struct OfferBook: Sendable {
  /// The axes of the offers.
  public let axes: ComparisonAxes
  private(set) var offers: [Offer] = []
  /// The hourly on-demand prices by machine, region and system; zero where there is none.
  private var onDemand: [Int64]
  private let onDemandPlace: Int8?
  private let wanted: [Bool]

  /// Creates an empty book.
  ///
  /// - Parameters:
  ///   - axes: the axes of the offers.
  ///   - wanted: the ways of buying to compare; on-demand prices are kept in any case, for the
  ///     savings.
  public init(_ axes: ComparisonAxes, comparing wanted: Set<PurchaseChoice>) {
    self.axes = axes
    self.wanted = axes.purchases.map(wanted.contains)
    onDemandPlace = axes.purchases.firstIndex { $0.purchase == .onDemand }.flatMap(
      Int8.init(exactly:))
    onDemand = [Int64](
      repeating: 0,
      count: axes.machines.count * axes.regions.count * axes.operatingSystems.count)
    // Reserves room for a type in every place: memory pages that are never touched cost nothing.
    offers.reserveCapacity(
      onDemand.count * max(1, self.wanted.count { $0 }))
  }

  /// Whether there is nothing to compare.
  public var isEmpty: Bool { offers.isEmpty }

  /// Adds an offer.
  public mutating func add(_ offer: Offer) {
    if offer.purchase == onDemandPlace { onDemand[place(offer)] = offer.hourly }
    if wanted[Int(offer.purchase)] { offers.append(offer) }
  }

  /// Removes offers that fail a condition.
  mutating func keep(_ isIncluded: (Offer) -> Bool) { offers.removeAll { !isIncluded($0) } }

  /// Returns the on-demand price that corresponds to an offer, for one instance; nil where there is
  /// none.
  func onDemandPrice(beside offer: Offer) -> UnitPrice? {
    let price = onDemand[place(offer)]
    return price > 0 ? UnitPrice(scaled: Int128(price)) : nil
  }

  private func place(_ offer: Offer) -> Int {
    let region = Int(offer.machine) * axes.regions.count + Int(offer.region)
    return region * axes.operatingSystems.count + Int(offer.operatingSystem)
  }

  /// Returns the machine of an offer.
  func machine(_ offer: Offer) -> Machine { axes.machines[Int(offer.machine)] }
}
