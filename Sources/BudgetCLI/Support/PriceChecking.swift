import Analysis
import Billing
import Bills
import Catalog
import Dates
import Money
import Prices
import Scenarios

/// Compares the unit prices of a bill with the catalog.
///
/// A usage type may have several prices: of operating systems, engines and tiers. A price of the bill
/// is held against exactly the one that the bill's words or the plan mean, in the tiers that the
/// month's usage reaches.
struct PriceChecking {
  let catalog: Catalog
  let services: ServiceRegistry
  /// The plan, where there is one.
  let plan: Budget?

  /// A meter in a region, with a price; without one, the average of a month is checked.
  private struct Question: Hashable {
    var provider: Provider
    var service: String
    var meter: String
    var operation: String
    var region: String
    var system: String
    var rate: String
    var unit: String
    var month = ""
  }

  /// What the bill has of a question.
  private struct Billed {
    var date: CalendarDate
    var names: [String]
    /// The meter's name in the price list, where bills name it otherwise.
    var own: String?
    /// Whether the meter is a usage type, which has one unit however the bill spells it.
    var isUsageType: Bool
    var skus: Set<String> = []
    var cost = Money.zero
    var quantity = BillQuantity.zero
    var rows = 0
  }

  /// A meter in a region and a month, of which tiers count the usage.
  private struct Usage: Hashable {
    var meter: String
    var region: String
    var month: String
  }

  /// Returns a line for each meter, region and price in the bill; where a bill has no prices, the
  /// average unit cost of a month is used.
  func lines(_ bill: Bill) throws -> [PriceCheckLine] {
    var asked: [Question: Billed] = [:]
    var usage: [Usage: BillQuantity] = [:]
    let places = try regionsByName()
    let meters = BilledMeters(services)
    for entry in bill.entries where entry.kind == .usage {
      guard let day = entry.key.day, let provider = Provider.named(onBill: entry.key.provider),
        !entry.key.meter.isEmpty
      else { continue }
      let region = Self.region(of: entry.key, places)
      let own = meters.name(of: entry.key)
      let names = UsageType.names(entry.key) + [own].compactMap { $0 }
      let month = day.monthDescription
      let total = Usage(meter: names.last ?? "", region: region, month: month)
      usage[total] = try (usage[total] ?? .zero) + entry.quantity
      let rate = Self.rate(of: entry)
      if entry.cost.isZero || (rate == nil && entry.quantity <= .zero) { continue }
      let question = Question(
        provider: provider, service: entry.key.service, meter: entry.key.meter,
        operation: own == nil ? "" : entry.key.operation, region: region, system: entry.key.system,
        rate: rate ?? "", unit: entry.key.unit, month: rate == nil ? month : "")
      var billed =
        asked[question]
        ?? Billed(
          date: day, names: names, own: own, isUsageType: !UsageType.isDescription(entry.key))
      billed.date = min(billed.date, day)
      billed.cost = try billed.cost + entry.cost
      billed.quantity = try billed.quantity + entry.quantity
      billed.rows += entry.rows
      if !entry.key.sku.isEmpty { billed.skus.insert(entry.key.sku) }
      asked[question] = billed
    }
    let digits = Self.digits(of: bill)
    let codes = asked.values.reduce(into: Set<String>()) { $0.formUnion($1.skus) }
    let coded = try catalog.meters(ofRateCodes: codes)
    return try asked.sorted { Self.order($0.key) < Self.order($1.key) }.map { question, billed in
      let offers = try offers(question, billed, coded)
      let total = Usage(
        meter: billed.names.last ?? "", region: question.region,
        month: billed.date.monthDescription)
      return try line(question, billed, offers, usage[total] ?? .zero, digits)
    }
  }

  private static func order(_ question: Question) -> String {
    [
      question.meter, question.operation, question.service, question.region, question.system,
      question.rate, question.month,
    ].joined(separator: "\u{1F}")
  }

  // MARK: What is meant

  /// Returns the offers that a question may mean.
  ///
  /// `coded`: the meters and regions of the catalog's prices, by the rate codes of the bill.
  private func offers(
    _ question: Question, _ billed: Billed, _ coded: [String: (meter: String, region: String)]
  ) throws -> [MeterOffer] {
    // A rate code names the price of a tier: the account's whole usage, of which a bill may be a part,
    // has reached it.
    for code in billed.skus.sorted() {
      guard let (meter, region) = coded[code] else { continue }
      let all = try catalog.offers(
        ofMeter: meter, in: region, of: question.provider, on: billed.date)
      let meant = all.compactMap { offer -> MeterOffer? in
        guard let tier = offer.tiers.first(where: { $0.rateCode == code }) else { return nil }
        var only = offer
        only.tiers = [PriceTier(from: .zero, to: nil, unitPrice: tier.unitPrice, rateCode: code)]
        return only
      }
      if !meant.isEmpty { return meant }
    }
    var offers: [MeterOffer] = []
    for name in billed.names where offers.isEmpty {
      offers = ownOffers(
        of: question.service,
        among: try catalog.offers(
          ofMeter: name, in: question.region, of: question.provider, on: billed.date))
    }
    if question.system.isEmpty {
      let planned = plannedAttributes(question, billed)
      let meant = offers.filter { planned.contains($0.attributes) }
      if !meant.isEmpty { return meant }
    }
    let isSpot = question.meter.contains("Spot") || question.meter.contains("Preemptible")
    return offers.filter { offer in
      let values = offer.attributes.values
      if let system = values["operating_system"] {
        guard system == (question.system.isEmpty ? "linux" : question.system) else { return false }
      }
      if let use = values["usage_type"] {
        guard use == (isSpot ? "Preemptible" : "OnDemand") else { return false }
      }
      // Commitments have rates of their own, and a bill shows them as purchases.
      return values["term"] == nil && values["payment_option"] == nil
    }
  }

  /// Returns the attributes of what the plan has of a meter in a region.
  private func plannedAttributes(_ question: Question, _ billed: Billed) -> Set<MeterAttributes> {
    let keys = (plan?.charges ?? []).map(\.usage.key).filter {
      $0.provider == question.provider && billed.names.contains($0.meter)
        && [question.region, MeterKey.everywhere].contains($0.region)
    }
    return Set(keys.map(\.attributes))
  }

  /// Returns the offers of a bill's service.
  ///
  /// Several services have meters of the same name, such as `TimedStorage-ByteHrs`. Where the bill's
  /// name is that of no service here, all of them count.
  private func ownOffers(of name: String, among all: [MeterOffer]) -> [MeterOffer] {
    let own = all.filter { offer in
      ServiceNames.isSame(
        name,
        offers: services.facts(offer.service)?.offers
          ?? offer.service.split(separator: "/").suffix(1).map(String.init),
        title: services.title(offer.service))
    }
    return all.isEmpty || !own.isEmpty || isKnown(name) ? own : all
  }

  /// Returns whether a bill's name of a service means one that plans know.
  private func isKnown(_ name: String) -> Bool {
    services.all.contains {
      ServiceNames.isSame(name, offers: $0.facts.offers, title: $0.definition.title)
    }
  }

  // MARK: The comparison

  private func line(
    _ question: Question, _ billed: Billed, _ offers: [MeterOffer], _ used: BillQuantity,
    _ digits: Int
  ) throws(ArithmeticError) -> PriceCheckLine {
    let count = UsageType.parts(ofUnit: question.unit).count
    var prices: Set<UnitPrice> = []
    var isSame = false
    let rate = try? UnitPrice(question.rate)
    let shown = if let rate { rate.description } else { try Self.average(billed) }
    for offer in offers {
      let isCounted = billed.isUsageType || UsageType.isSame(question.unit, offer.unit)
      let total = try used.scaled(by: count, over: Quantity.one).planned
      for tier in offer.tiers where !isCounted || tier.from.isZero || tier.from < total {
        let price = try tier.unitPrice.scaled(by: count, over: Quantity.one)
        prices.insert(price)
        if price == rate { isSame = true }
      }
      if rate == nil, isCounted {
        let quantity = try billed.quantity.scaled(by: count, over: Quantity.one).planned
        let cost = try offer.tiers.cost(of: quantity)
        let difference = try cost - billed.cost
        if difference.scaled.magnitude <= Self.rounding(of: billed.rows, digits: digits) {
          isSame = true
        }
      }
    }
    return PriceCheckLine(
      service: question.service, meter: billed.own ?? question.meter, region: question.region,
      date: billed.date, billed: shown,
      catalog: prices.filter { $0 > .zero }.sorted().map(\.description),
      verdict: prices.isEmpty ? .unknown : isSame ? .same : .differs)
  }

  private static func average(_ billed: Billed) throws(ArithmeticError) -> String {
    try billed.cost.scaled(by: Quantity.one, over: billed.quantity.planned).rounded(to: 10)
      .description
  }

  /// Returns the most by which rounding each of some rows may change their sum.
  private static func rounding(of rows: Int, digits: Int) -> UInt128 {
    var unit: UInt128 = 1
    for _ in digits..<Money.places { unit *= 10 }
    return unit / 2 * UInt128(max(rows, 1))
  }

  /// Returns the number of places to which a bill states amounts: cents at least.
  private static func digits(of bill: Bill) -> Int {
    bill.entries.reduce(2) { most, entry in
      var digits = most
      while digits < Money.places, !entry.cost.isWhole(at: digits) { digits += 1 }
      return digits
    }
  }

  // MARK: Words of bills

  /// Returns the bill's own unit price in plain digits; nil where it has none.
  private static func rate(of entry: BillEntry) -> String? {
    guard !entry.key.rate.isEmpty, let price = try? UnitPrice(entry.key.rate) else { return nil }
    return price.description
  }

  /// Returns Google's regions by the names of their places, which descriptions end with.
  private func regionsByName() throws -> [String: String] {
    var places: [String: String] = [:]
    for region in try catalog.regions(of: .gcp) {
      for name in [region.name] + region.name.split(separator: ", ").map(String.init) {
        places[name.lowercased()] = region.code
      }
    }
    // The SKUs of Iowa, South Carolina and Oregon, which cost the same, name no closer place
    // (cloud.google.com/skus).
    places["americas"] = places["iowa"]
    return places
  }

  private static func region(of key: BillEntry.Key, _ places: [String: String]) -> String {
    let region = UsageRegion.of(key)
    if !region.isEmpty { return region }
    guard let place = key.meter.firstRange(of: " in ") else { return "" }
    return places[key.meter[place.upperBound...].lowercased()] ?? ""
  }
}
