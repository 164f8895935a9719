import Billing
import Money
import Prices
import Scenarios

extension EC2 {
  /// What a plan says about the price of its spot capacity.
  struct SpotTerms {
    /// The zone; empty where the plan leaves it open.
    var zone = ""
    /// A price of the user's own.
    var ownPrice: UnitPrice?
    /// The highest price of an hour that the user pays.
    var highest: UnitPrice?

    /// Creates terms that leave everything open.
    init() {}

    /// Reads the terms of a server.
    init(_ fields: FieldValues) throws {
      zone = fields[availabilityZone]
      ownPrice = try fields[spotPrice].map { try UnitPrice($0.description) }
      highest = try fields[highestSpotPrice].map { try UnitPrice($0.description) }
    }

    /// The zone in the form that ends descriptions.
    var zoneTitle: String { zone.isEmpty ? "" : ", \(zone)" }
  }

  /// Meters spot capacity at the price of its zone, or at the average of its region.
  ///
  /// Each zone has a price of its own ("The Spot price of each instance type in each Availability
  /// Zone is set by Amazon EC2", EC2 user guide, text of 2023-06); the average stands in where none
  /// was observed.
  static func meterSpot(
    _ type: InstanceType, _ system: OperatingSystem, _ hours: MeteredAmount, _ terms: SpotTerms,
    _ description: String, _ metering: inout Metering
  ) throws {
    let ofRegion: MeterAttributes = [operatingSystem.name: system.rawValue]
    let ofZone: MeterAttributes = [
      MeterKey.zoneAttribute: terms.zone, operatingSystem.name: system.rawValue,
    ]
    try metering.add(
      spotHours, of: type.name, attributes: terms.zone.isEmpty ? ofRegion : ofZone, hours,
      description, part: .instance(type: type.name), purchase: .spot,
      granule: .time(granule(system, metering)), field: instanceType.name,
      ownPrice: terms.ownPrice,
      substitute: terms.zone.isEmpty
        ? nil : Substitute(spotHours.usageType(type.name), ofRegion, factor: 1, reason: ""),
      highestPrice: terms.highest)
  }

  /// Returns the assumptions that a budget makes about the zones of spot capacity.
  static func assumptionsOnZones(_ items: [PlannedResource]) -> [String] {
    var sentences: [String] = []
    for charge in items.flatMap(\.charges) where charge.isPaid(as: .spot) {
      guard charge.usage.ownPrice == nil,
        let zone = items.first(where: { $0.charges.contains { $0 === charge } })
          .map({ $0.resource.fields[availabilityZone] }), !zone.isEmpty
      else { continue }
      let type = charge.instanceType ?? charge.usage.key.meter
      let sentence =
        if charge.usage.key.zone != nil, let day = charge.priceDate {
          "\(type) in \(zone) is priced at what spot capacity last cost in this zone, on \(day)."
        } else {
          "No spot price of \(type) was observed in \(zone): it is priced at the average of its region's zones, which may cost more or less."
        }
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences
  }
}
