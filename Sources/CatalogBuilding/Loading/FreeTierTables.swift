import Catalog
import Dates
import Money
import Prices

/// The table `free-tier.csv` of what providers give away.
struct FreeTierTable: Table {
  let columns = [
    Column("offer"), Column("provider"), Column("kind"), Column("service"), Column("description"),
    Column("limit"), Column("unit"), Column("period"), Column("window_months"),
    Column("available_from"), Column("available_to"), Column("accounts_opened_from"),
    Column("accounts_opened_before"), Column("plan"), Column("applied"), Column("source"),
    Column("note"),
  ]
  private var seen: Set<String> = []

  private enum Plan: String, CaseIterable {
    case free, paid, students
    case any = ""
  }

  private enum Applied: String, CaseIterable {
    case automatic, listed
  }

  mutating func add(_ record: Record, to data: inout DataSet) {
    let id = record.requiredText(0)
    let provider: Provider? = record.choice(1)
    let kind: FreeTierOffer.Kind? = record.choice(2)
    let service = record.requiredText(3)
    let description = record.requiredText(4)
    let limit: Quantity? = record.decimal(5)
    let unit = record.requiredText(6)
    let refill: FreeTierOffer.Refill? = record.choice(7)
    let window = self.window(record)
    let plan: Plan? = record.choice(13)
    let applied: Applied? = record.choice(14)
    let source = record.source(15, data)
    guard let id, let provider, let kind, let service, let description, let limit, let unit,
      let refill, let window, let plan, let applied, let source
    else { return }
    // An offer that is only mentioned may say that nothing is free.
    if limit < .zero || (limit.isZero && applied == .automatic) {
      return record.report("'limit' must be above zero")
    }
    if !seen.insert(id).inserted { return record.report("offer '\(id)' is there twice") }
    var offer = FreeTierOffer(
      id: id, provider: provider, kind: kind, service: service, description: description,
      limit: limit, unit: unit, source: PriceSource(data.sources[Int(source)]))
    offer.refill = refill
    (offer.windowMonths, offer.windowDays) = window
    offer.availableFrom = day(record, 9)
    offer.availableTo = day(record, 10)
    offer.accountsOpenedFrom = day(record, 11)
    offer.accountsOpenedBefore = day(record, 12)
    offer.plan = plan == .any ? nil : plan.rawValue
    offer.automatic = applied == .automatic
    offer.note = record.optionalText(16)
    data.offers.append(DataSet.Offer(offer: offer, source: source))
  }

  /// Returns the months for which an account has it, or the days where a `d` follows the number.
  private func window(_ record: Record) -> (months: Int?, days: Int?)? {
    let text = record.text(8)
    guard text.hasSuffix("d") else {
      return record.whole(8, in: 1...120).map { ($0 == 0 ? nil : $0, nil) }
    }
    guard let days = Int(text.dropLast()), (1...3660).contains(days) else {
      record.report("'window_months' must be months or days such as 90d, not '\(text)'")
      return nil
    }
    return (nil, days)
  }

  private func day(_ record: Record, _ column: Int) -> CalendarDate? {
    if record.isEmpty(column) { return nil }
    return record.date(column).map { CalendarDate(dayNumber: Int($0)) }
  }
}

/// The table `free-tier-meters.csv` of the meters that draw from an offer.
struct FreeTierMeterTable: Table {
  let columns = [
    Column("offer"), Column("service"), Column("meter"), Column("attributes"), Column("regions"),
  ]
  private var seen: Set<[String]> = []

  mutating func add(_ record: Record, to data: inout DataSet) {
    guard let id = record.requiredText(0), let service = record.requiredText(1),
      let meter = record.requiredText(2), let attributes = record.attributes(3)
    else { return }
    guard let offer = data.offers.first(where: { $0.offer.id == id })?.offer else {
      return record.report("offer '\(id)' is not in free-tier.csv")
    }
    let regions = record.text(4).split(separator: " ").map(String.init)
    // A provider may give things away for which the catalog has no prices, and so no regions.
    if !data.regionCodes(of: offer.provider).isEmpty {
      for region in regions where record.region(region, of: offer.provider, &data) == nil {
        return
      }
    }
    if !seen.insert([id, service, meter, attributes, record.text(4)]).inserted {
      return record.report("the meter '\(meter)' of '\(id)' is there twice")
    }
    data.coverages.append(
      DataSet.Coverage(
        offer: id,
        coverage: FreeTierOffer.Coverage(
          service: service, meter: meter, attributes: MeterAttributes(canonical: attributes),
          regions: regions)))
  }
}

extension PriceSource {
  init(_ source: DataSet.Source) {
    self.init(
      id: source.code, name: source.name, published: CalendarDate(dayNumber: source.published),
      confidence: source.confidence.rawValue)
  }
}
