import Analysis
import Billing
import Bills
import Catalog
import Dates
import Money
import Prices

/// Compares the unit prices of a bill with the catalog.
struct PriceChecking {
  let catalog: Catalog
  let services: ServiceRegistry

  private struct Question: Hashable {
    var service: String
    var meter: String
    var region: String
    var rate: String
  }

  /// Returns a line for each meter, region and price in the bill; where a bill has no prices, the
  /// average unit cost is used.
  func lines(_ bill: Bill) throws -> [PriceCheckLine] {
    var first: [Question: (date: CalendarDate, provider: Provider)] = [:]
    for entry in bill.entries where entry.kind == .usage && !entry.cost.isZero {
      guard let day = entry.key.day, let provider = Self.provider(entry.key.provider),
        !entry.key.meter.isEmpty, let rate = Self.rate(of: entry)
      else { continue }
      let question = Question(
        service: entry.key.service, meter: entry.key.meter,
        region: UsageType.region(entry.key.region), rate: rate)
      if first[question].map({ $0.date > day }) ?? true { first[question] = (day, provider) }
    }
    return try first.sorted {
      ($0.key.meter, $0.key.service, $0.key.region, $0.key.rate)
        < ($1.key.meter, $1.key.service, $1.key.region, $1.key.rate)
    }.map { question, place in
      let names = [question.meter, UsageType.withoutPrefix(question.meter)].compactMap { $0 }
      var prices: [UnitPrice] = []
      for name in names where prices.isEmpty {
        prices = ownPrices(
          of: question.service,
          among: try catalog.unitPrices(
            ofMeter: name, in: question.region, of: place.provider, on: place.date))
      }
      let billed = try? UnitPrice(question.rate)
      return PriceCheckLine(
        service: question.service, meter: question.meter, region: question.region,
        date: place.date, billed: question.rate,
        catalog: prices.map(\.description),
        verdict: prices.isEmpty ? .unknown : prices.contains { $0 == billed } ? .same : .differs)
    }
  }

  /// Returns the prices of a bill's service.
  ///
  /// Several services have meters of the same name, such as `TimedStorage-ByteHrs`. Where the bill's
  /// name is none of theirs, all of them count.
  private func ownPrices(
    of name: String, among all: [(service: String, price: UnitPrice)]
  ) -> [UnitPrice] {
    let own = all.filter { offer in
      ServiceNames.isSame(
        name,
        offers: services.facts(offer.service)?.offers
          ?? offer.service.split(separator: "/").suffix(1).map(String.init),
        title: services.title(offer.service))
    }
    return Set((own.isEmpty ? all : own).map(\.price)).sorted()
  }

  /// Returns the unit price in plain digits: the bill's own, or the quotient of cost and quantity.
  private static func rate(of entry: BillEntry) -> String? {
    if !entry.key.rate.isEmpty, let price = try? UnitPrice(entry.key.rate) {
      return price.description
    }
    let quantity = entry.quantity.planned
    guard quantity > .zero,
      let price = try? entry.cost.scaled(by: Quantity.one, over: quantity)
    else { return nil }
    return price.rounded(to: 10).description
  }

  private static func provider(_ name: String) -> Provider? {
    switch name {
    case "AWS", "Amazon Web Services": .aws
    case "Microsoft", "Azure", "Microsoft Azure": .azure
    case "Google Cloud", "Google", "GCP": .gcp
    default: nil
    }
  }
}
