public import Billing
public import Dates
public import Money
public import Prices
import Scenarios

/// Which machines are asked for: all of one provider, region, system and way to pay.
public struct MachineOffers: Hashable {
  /// Whose machines.
  public var provider: Provider
  /// The region.
  public var region: String
  /// The operating system.
  public var system: String
  /// The way to pay.
  public var purchase: Purchase
  /// The day of the prices; nil for the newest.
  public var date: CalendarDate?

  /// Machines of these.
  public init(
    of provider: Provider, in region: String, system: String, _ purchase: Purchase,
    on date: CalendarDate?
  ) {
    self.provider = provider
    self.region = region
    self.system = system
    self.purchase = purchase
    self.date = date
  }
}

/// What machines cost by the hour, many at once.
public protocol MachineRates {
  /// All machine types of a provider.
  ///
  /// - Throws: the error of the store behind the prices.
  func types(of provider: Provider) throws -> [InstanceType]

  /// The dollars an hour of those that have a price, by type.
  ///
  /// - Throws: the error of the store behind the prices.
  func hourly(_ offers: MachineOffers, _ server: ServerFacts) throws -> [String: UnitPrice]

  /// The dollars for one unit of a meter; nil where it has no price.
  ///
  /// - Throws: the error of the store behind the prices.
  func price(of key: MeterKey, on date: CalendarDate?) throws -> UnitPrice?
}

/// Machine prices that were looked up before.
final class RememberedRates {
  private let rates: any MachineRates
  private var types: [Provider: [InstanceType]] = [:]
  private var byName: [Provider: [String: InstanceType]] = [:]
  private var standIns: [StandIn: [InstanceType]] = [:]
  private var hourly: [MachineOffers: [String: UnitPrice]] = [:]

  private struct StandIn: Hashable {
    var provider: Provider
    var type: String
    var needs: Needs?
  }

  private var prices: [MeterKey: UnitPrice?] = [:]

  init(_ rates: any MachineRates) { self.rates = rates }

  /// `date`: the same in all calls.
  func price(of key: MeterKey, on date: CalendarDate?) throws -> UnitPrice? {
    if let known = prices[key] { return known }
    let found = try rates.price(of: key, on: date)
    prices[key] = .some(found)
    return found
  }

  private func types(of provider: Provider) throws -> [InstanceType] {
    if let known = types[provider] { return known }
    let found = try rates.types(of: provider)
    types[provider] = found
    byName[provider] = Dictionary(found.map { ($0.name, $0) }) { first, _ in first }
    return found
  }

  /// A type of a provider by its name; nil where there is none.
  func type(_ name: String, of provider: Provider) throws -> InstanceType? {
    _ = try types(of: provider)
    return byName[provider]?[name]
  }

  /// The types that can stand in for one with nothing else changed.
  func standIns(
    for type: InstanceType, of provider: Provider, _ needs: Needs?
  ) throws -> [InstanceType] {
    let place = StandIn(provider: provider, type: type.name, needs: needs)
    if let known = standIns[place] { return known }
    let need = MachineNeed(type, needs)
    let found = try types(of: provider).filter { $0.name != type.name && need.isMet(by: $0) }
    standIns[place] = found
    return found
  }

  func hourly(_ offers: MachineOffers, _ server: ServerFacts) throws -> [String: UnitPrice] {
    if let known = hourly[offers] { return known }
    let found = try rates.hourly(offers, server)
    hourly[offers] = found
    return found
  }
}
