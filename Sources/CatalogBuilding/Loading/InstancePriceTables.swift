import Catalog
import Money
import Prices

/// The table `<provider>/<service>/<on_demand|spot|reserved>/<region>.csv`: each row has the hourly
/// prices of an instance type, which are valid until the next row of the type.
struct InstancePriceTable: Table {
  /// A column of prices, with its meter.
  struct PriceColumn: Sendable {
    var name: String
    var attributes: String
    /// The hours of the term whose fee, of whole dollars, is all that is paid; nil for other prices.
    var feeHours: Int?
  }

  let provider: Provider
  let service: String
  let region: String
  let family: String
  let priceColumns: [PriceColumn]
  let columns: [Column]
  private var lastType = ""
  private var lastFrom: Int32 = 0
  /// The range of the last row's prices, which the next row closes.
  private var lastPrices = 0..<0
  private var seen: Set<String> = []
  private var sources = SourceColumn(3)
  private var meters: InstanceMeters?

  init(
    provider: Provider, service: String, region: String, family: String,
    priceColumns: [PriceColumn]
  ) {
    self.provider = provider
    self.service = service
    self.region = region
    self.family = family
    self.priceColumns = priceColumns
    columns =
      [
        Column("instance_type"), Column("effective_from"), Column("effective_to"),
        Column("source"),
      ] + priceColumns.map { Column($0.name) }
  }

  private static let fixedColumns = 4

  mutating func add(_ record: Record, to data: inout DataSet) {
    guard let type = record.requiredText(0) else { return }
    let region = record.region(region, of: provider, &data)
    let from = record.date(1)
    let to = record.optionalDate(2, none: DataSet.Price.noEnd)
    let source = sources.number(record, data)
    guard let region, let from, let to, let source else { return }
    if to <= from { return record.report("'effective_to' must come after 'effective_from'") }
    guard follows(type, from, record, &data) else { return }
    let meters = meters(&data)
    let slot = meters.slot(of: type)
    let first = data.prices.count
    for (index, column) in priceColumns.enumerated()
    where !record.isEmpty(Self.fixedColumns + index) {
      guard let price = record.price(Self.fixedColumns + index) else { continue }
      let meter = meters.number(slot, index) {
        data.meters.number(
          of: MeterName(
            provider: provider, service: service, meter: family + ":" + type,
            attributes: column.attributes),
          unit: "hour", file: record.file.number, line: Int32(record.line))
      }
      var row = DataSet.Price(
        meter: meter, region: region, effectiveFrom: from, effectiveTo: to, tierFrom: 0,
        tierTo: DataSet.Price.noBound, price: price, source: source,
        note: DataSet.Price.nothing, rateCode: DataSet.Price.nothing, file: record.file.number,
        line: Int32(record.line))
      if let hours = column.feeHours, let fee = DataSet.Fee(roundedTo: price, hours: hours),
        let effective = fee.effectivePrice
      {
        row.price = effective
        row.fee = data.add(fee)
        row.note = data.notes.number(of: DataSet.Fee.note)
      }
      data.prices.append(row)
    }
    lastPrices = first..<data.prices.count
  }

  private mutating func meters(_ data: inout DataSet) -> InstanceMeters {
    if let meters { return meters }
    let key = ([provider.rawValue, family] + priceColumns.map(\.attributes)).joined(separator: " ")
    let found = data.instanceMeters[key] ?? InstanceMeters(columnCount: priceColumns.count)
    data.instanceMeters[key] = found
    meters = found
    return found
  }

  /// Returns whether a row may follow the previous one; closes the earlier prices.
  private mutating func follows(
    _ type: String, _ from: Int32, _ record: Record, _ data: inout DataSet
  ) -> Bool {
    defer { (lastType, lastFrom) = (type, from) }
    if type == lastType {
      if from <= lastFrom {
        record.report("the rows of \(type) must be in the order of 'effective_from', without twins")
        return false
      }
      for index in lastPrices {
        data.prices[index].effectiveTo = min(data.prices[index].effectiveTo, from)
      }
      return true
    }
    lastPrices = 0..<0
    if seen.insert(type).inserted { return true }
    record.report("the rows of \(type) must stand together")
    return false
  }
}

extension DataSet.Fee {
  static let note =
    "the list has the price of an hour, rounded to 6 decimals: the fee is the whole dollars that round to it"

  /// A millionth of a dollar, in which such lists give the price of an hour.
  private static let step: Int128 = 1_000_000

  /// Creates the fee of whole dollars, paid for all hours of a term, whose hour a list rounds to a
  /// price; nil where there is none.
  ///
  /// Fees of EC2 are whole dollars: each of the 49,505 hours in the list of 2026-05-12 is a rounded one
  /// of these. A dollar more or less changes the hour by more than the list rounds.
  init?(roundedTo price: Int, hours: Int) {
    let dollar: Int128 = 1_000_000_000_000
    let (paid, hoursOfTerm) = (Int128(price) * Int128(hours), Int128(hours))
    let fee = (paid + dollar / 2) / dollar * dollar
    guard fee > 0, abs(fee - paid) * 2 <= Self.step * hoursOfTerm, let amount = Int(exactly: fee)
    else { return nil }
    self.init(amount: amount, hourly: 0, hours: hours)
  }
}

/// The table `<provider>/ec2/reserved-terms.csv`: the upfront and hourly costs of reservations.
///
/// The price is the effective one of an hour, with the fee spread over all hours of the term; the fee
/// itself stands beside it.
struct ReservationTable: Table {
  let provider: Provider

  let columns = [
    Column("region"), Column("instance_type"), Column("operating_system"), Column("term"),
    Column("payment_option"), Column("upfront_usd"), Column("hourly_usd"),
    Column("effective_from"), Column("effective_to"), Column("source"),
  ]

  enum Term: String, CaseIterable {
    case oneYear = "1yr"
    case threeYears = "3yr"

    /// The hours of the term, in years of 365 days.
    var hours: Int { self == .oneYear ? 8760 : 3 * 8760 }
  }

  private enum Payment: String, CaseIterable {
    case none = "no_upfront"
    case partial = "partial_upfront"
    case all = "all_upfront"
  }

  mutating func add(_ record: Record, to data: inout DataSet) {
    let region = record.region(record.text(0), of: provider, &data)
    let type = record.requiredText(1)
    let system: OperatingSystem? = record.choice(2)
    let term: Term? = record.choice(3)
    let payment: Payment? = record.choice(4)
    let upfront = record.price(5)
    let hourly = record.price(6)
    let from = record.date(7)
    let to = record.optionalDate(8, none: DataSet.Price.noEnd)
    let source = record.source(9, data)
    guard let region, let type, let system, let term, let payment, let upfront, let hourly,
      let from, let to, let source
    else { return }
    if to <= from { return record.report("'effective_to' must come after 'effective_from'") }
    let attributes = MeterAttributes([
      ("operating_system", system.rawValue), ("payment_option", payment.rawValue),
      ("term", term.rawValue),
    ]).description
    let meter = data.meters.number(
      of: MeterName(
        provider: provider, service: InstanceTableLayout.of(provider).service,
        meter: "HeavyUsage:" + type, attributes: attributes),
      unit: "hour", file: record.file.number, line: Int32(record.line))
    let fee = DataSet.Fee(amount: upfront, hourly: hourly, hours: term.hours)
    guard let effective = fee.effectivePrice else { return record.report("the fee is too large") }
    let words = (Scales.price(upfront), Scales.price(hourly))
    let note = "\(words.0) USD upfront and \(words.1) USD an hour, spread over the term"
    data.prices.append(
      DataSet.Price(
        meter: meter, region: region, effectiveFrom: from, effectiveTo: to, tierFrom: 0,
        tierTo: DataSet.Price.noBound, price: effective, source: source,
        note: data.notes.number(of: note), rateCode: DataSet.Price.nothing,
        fee: upfront == 0 ? DataSet.Price.nothing : data.add(fee),
        file: record.file.number, line: Int32(record.line)))
  }
}
