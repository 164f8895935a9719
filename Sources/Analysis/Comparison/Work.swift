import Dates
import Billing
public import Money
import Prices

/// A job that is to be done, and what it needs beside instances.
public struct Work: Sendable, Hashable {
  /// How much is to be done.
  public enum Size: Sendable, Hashable {
    /// So many GB are to be worked through (1 GB is 1,024 MB).
    case gigabytes(Quantity)
    /// So many hours of one virtual processor are to be computed.
    case coreHours(Quantity)
  }

  /// How much is to be done.
  public var size: Size
  /// How fast types work through data; empty for work in core hours.
  public var throughputs: [String: Throughput]
  /// The kind of disk of each instance, `gp3` or `gp2`.
  public var volumeType: String
  /// The size of each instance's disk in GB; zero for none.
  public var volumeGB: Quantity
  /// The public addresses of each instance.
  public var addresses: Int
  /// The data sent to the internet by all instances together, in GB.
  public var transferOutGB: Quantity

  /// A job of its parts.
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

/// How fast an instance works through data.
public struct Throughput: Sendable, Hashable {
  /// What a stream carries, in MB a second.
  public var megabytesPerSecond: Quantity
  /// How many streams run side by side.
  public var streams: Int

  /// A throughput of its parts, both above zero.
  public init(megabytesPerSecond: Quantity, streams: Int = 1) {
    self.megabytesPerSecond = megabytesPerSecond
    self.streams = streams
  }
}

/// What a job takes and costs on a machine, at list price.
public struct WorkResult: Sendable, Hashable {
  /// How long it takes, in hours.
  public var hours: Quantity
  /// The hours that each instance is billed for.
  public var billedHours: Quantity
  /// What the instances cost.
  public var instances: Money
  /// What disks, addresses and transfer cost.
  public var beside: Money
  /// What everything costs.
  public var total: Money
  /// Whether nothing else is both faster and cheaper.
  public var isOnFront = false
}

/// Prices a job on machines, with the prices of what is beside them looked up once a region.
struct WorkPricing {
  let work: Work
  private let query: ComparisonQuery
  let prices: any PriceBook
  private var regions: [String: Beside] = [:]
  /// Why offers of some regions cannot be priced, a sentence a region.
  private(set) var problems: [String] = []

  /// What goes with an instance in a region.
  private enum Beside {
    case known(hourly: UnitPrice, transfer: Money)
    case unknown
  }

  init(_ work: Work, _ query: ComparisonQuery, prices: any PriceBook) {
    self.work = work
    self.query = query
    self.prices = prices
  }

  /// What the job takes and costs; nil where the throughput or a price is not known.
  mutating func result(
    _ machine: Machine, _ operatingSystem: String, _ region: String, hourly: UnitPrice
  ) throws -> WorkResult? {
    if work.volumeGB > .zero, query.server.disk(work.volumeType) == nil, problems.isEmpty {
      problems.append(
        "\(query.provider.rawValue) is left out: its disks are not billed by the GB; --disk-gb 0 compares without disks"
      )
    }
    guard let hours = try hours(machine),
      case .known(let besideHourly, let transfer) = try beside(region)
    else { return nil }
    let billed = try query.server.granule(operatingSystem, query.date).billed(hours)
    let instances = try Money(billed, at: hourly)
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
