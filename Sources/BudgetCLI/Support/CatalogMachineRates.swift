import Analysis
import Billing
import Catalog
import Dates
import Money
import Prices

/// The machine prices of a catalog, read in one walk for each kind of offer.
struct CatalogMachineRates: MachineRates {
  let catalog: Catalog

  func types(of provider: Provider) throws -> [InstanceType] {
    try catalog.instanceTypes(of: provider)
  }

  func price(of key: MeterKey, on date: CalendarDate?) throws -> UnitPrice? {
    try catalog.listedCard(for: key, on: date)?.tiers.first?.unitPrice
  }

  func hourly(_ offers: MachineOffers, _ server: ServerFacts) throws -> [String: UnitPrice] {
    if let parts = server.parts { return try sums(of: parts, offers) }
    guard let found = server.hours(offers.purchase) else { return [:] }
    let names = try types(of: offers.provider).map(\.name)
    let meter = OfferMeter(
      service: found.meter.service, prefix: found.meter.usageType(""),
      systemAttribute: server.systemAttribute, attributes: MeterAttributes(found.attributes))
    var prices: [String: UnitPrice] = [:]
    try catalog.eachInstanceOffer(
      of: offers.provider, on: offers.date,
      in: InstanceOfferSelection(
        types: names, regions: [offers.region], operatingSystems: [offers.system],
        purchases: [meter]), withOrigins: false
    ) { prices[names[$0.type]] = $0.hourly }
    return prices
  }

  /// What machines cost that are sold by their parts.
  private func sums(
    of parts: (InstanceType, String, Purchase) throws -> [HourlyPart], _ offers: MachineOffers
  ) throws -> [String: UnitPrice] {
    var sums = PartPrices(catalog: catalog, regions: [offers.region], date: offers.date)
    var prices: [String: UnitPrice] = [:]
    for type in try types(of: offers.provider) {
      let hours = try sums.hours(try parts(type, offers.region, offers.purchase))
      prices[type.name] = hours.first.flatMap { $0?.price }
    }
    return prices
  }
}
