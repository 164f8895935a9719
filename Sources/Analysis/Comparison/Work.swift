import Dates
import Billing
public import Money
import Prices

/// A job to be done, with what it needs in addition to instances.
public struct Work: Sendable, Hashable {
  /// The size of a job.
  public enum Size: Sendable, Hashable {
    /// A number of GB to be processed (1 GB is 1,024 MB).
    case gigabytes(Quantity)
    /// A number of hours of one virtual processor.
    case coreHours(Quantity)
  }

  /// The size of the job.
  public var size: Size
  /// The speed at which types process data; empty for work in core hours.
  public var throughputs: [String: Throughput]
  /// The kind of disk of each instance, `gp3` or `gp2`.
  public var volumeType: String
  /// The size of each instance's disk in GB; zero for none.
  public var volumeGB: Quantity
  /// The number of public addresses of each instance.
  public var addresses: Int
  /// The data sent to the internet by all instances together, in GB.
  public var transferOutGB: Quantity

  /// Creates a job from its parts.
  public init(
    size: Size, throughputs: [String: Throughput] = [:], volumeType: String = "gp3",
    volumeGB: Quantity = .zero, addresses: Int = 1, transferOutGB: Quantity = .zero
  ) {
    self.size = size
    self.throughputs = throughputs
    self.volumeType = volumeType
    self.volumeGB = volumeGB
    self.addresses = addresses
    self.transferOutGB = transferOutGB
  }
}

/// The speed at which an instance processes data.
public struct Throughput: Sendable, Hashable {
  /// The speed of a stream, in MB a second.
  public var megabytesPerSecond: Quantity
  /// The number of parallel streams.
  public var streams: Int

  /// Creates a throughput from its parts, both above zero.
  public init(megabytesPerSecond: Quantity, streams: Int = 1) {
    self.megabytesPerSecond = megabytesPerSecond
    self.streams = streams
  }
}

/// The time and cost of a job on a machine, at list price.
public struct WorkResult: Sendable, Hashable {
  /// The time it takes, in hours.
  public var hours: Quantity
  /// The hours that each instance is billed for.
  public var billedHours: Quantity
  /// The cost of the instances; of a commitment, what is owed for its term.
  public var instances: Money
  /// The cost of disks, addresses and transfer.
  public var beside: Money
  /// The total cost.
  public var total: Money
  /// Whether nothing else is both faster and cheaper.
  public var isOnFront = false
}

/// Prices a job on machines, looking up the prices of disks, addresses and transfer once per
/// region.
struct WorkPricing {
  let work: Work
  private let query: ComparisonQuery
  let prices: any PriceBook
  private var regions: [String: Beside] = [:]
  /// The reasons why offers of some regions cannot be priced, a sentence for each region.
  private(set) var problems: [String] = []

  /// The disks, addresses and transfer of an instance in a region.
  private enum Beside {
    case known(hourly: UnitPrice, transfer: Money)
    case unknown
  }

  init(_ work: Work, _ query: ComparisonQuery, prices: any PriceBook) {
    self.work = work
    self.query = query
    self.prices = prices
  }

  /// Returns the time and cost of the job, bought on a commitment or without one; nil where the
  /// throughput or a price is unknown.
  mutating func result(
    _ machine: Machine, _ operatingSystem: String, _ region: String, hourly: UnitPrice,
    on commitment: Commitment? = nil
  ) throws -> WorkResult? {
    if work.volumeGB > .zero, query.server.disk(work.volumeType) == nil, problems.isEmpty {
      problems.append(
        "\(query.provider.name) is left out: its disks are not billed by the GB; --disk-gb 0 compares without disks"
      )
    }
    guard let hours = try hours(machine),
      case .known(let besideHourly, let transfer) = try beside(region)
    else { return nil }
    let billed = try query.server.granule(operatingSystem, query.date).billed(hours)
    // Nobody can commit to the hours of one job alone.
    let owed = try commitment?.owedHours(for: billed) ?? billed
    let instances = try Money(owed, at: hourly)
    let beside = try Money(billed, at: try besideHourly * machine.count) + transfer
    return WorkResult(
      hours: hours, billedHours: billed, instances: instances, beside: beside,
      total: try instances + beside)
  }

  private func hours(_ machine: Machine) throws -> Quantity? {
    switch work.size {
    case .coreHours(let hours):
      return try machine.amount(of: .vcpu).map { try hours.divided(by: $0, rounding: .up) }
    case .gigabytes(let gigabytes):
      guard let throughput = work.throughputs[machine.type.name] else { return nil }
      let rate = try throughput.megabytesPerSecond * throughput.streams * machine.count
      let seconds = try gigabytes.times(Quantity(1024)).divided(by: rate, rounding: .up)
      return try seconds.divided(by: Quantity(3600), rounding: .up)
    }
  }

  private mutating func beside(_ region: String) throws -> Beside {
    if let known = regions[region] { return known }
    let found: Beside
    do {
      found = try priced(region)
    } catch let error as PriceLookupError {
      problems.append("\(region) is left out: \(error.message)")
      found = .unknown
    }
    regions[region] = found
    return found
  }

  private func priced(_ region: String) throws -> Beside {
    var hourly = UnitPrice.zero
    if work.addresses > 0, let address = query.server.address(query.date) {
      hourly = try unitPrice(address, region) * work.addresses
    }
    if work.volumeGB > .zero {
      guard let disk = query.server.disk(work.volumeType) else { return .unknown }
      let month = try unitPrice(disk, region)
      hourly = try hourly + month.scaled(by: work.volumeGB, over: ComparisonRow.monthHours)
    }
    return .known(hourly: hourly, transfer: try transfer(region))
  }

  private func card(_ meter: MeterDeclaration, _ region: String) throws -> RateCard {
    try prices.rateCard(for: meter.key(of: query.provider, in: region), on: query.date)
  }

  private func unitPrice(_ meter: MeterDeclaration, _ region: String) throws -> UnitPrice {
    try card(meter, region).tiers.first?.unitPrice ?? .zero
  }

  private func transfer(_ region: String) throws -> Money {
    guard work.transferOutGB > .zero else { return .zero }
    return try card(query.server.transferOut, region).tiers.cost(of: work.transferOutGB)
  }
}
