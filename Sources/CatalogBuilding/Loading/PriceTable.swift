import Catalog
import Prices

/// The table `<provider>/<service>.csv`, or a part of it, `<provider>/<service>/<part>.csv`: one
/// row for each tier of each price.
struct PriceTable: Table {
  let provider: Provider
  let service: String
  private var lastMeter: (meter: [UInt8], attributes: [UInt8], number: Int32)?
  /// Attributes that were found to be right; many rows have the same ones.
  private var checkedAttributes: Set<String> = []
  private var sources = SourceColumn(10)

  init(provider: Provider, service: String) {
    self.provider = provider
    self.service = service
  }

  var columns: [Column] { Self.columns }

  private static let columns = [
    Column("region"), Column("meter"), Column("attributes"), Column("unit"), Column("tier_from"),
    Column("tier_to"), Column("price_usd"), Column("effective_from"), Column("effective_to"),
    Column("rate_code", isRequired: false), Column("source"), Column("note", isRequired: false),
    Column("fee_usd", isRequired: false), Column("hourly_usd", isRequired: false),
    Column("term_hours", isRequired: false),
  ]

  mutating func add(_ record: Record, to data: inout DataSet) {
    // Read every value before giving up, so that all mistakes in a row are reported.
    let region = record.region(record.text(0), of: provider, &data)
    let meter = meter(record, &data)
    let tierFrom = record.bound(4)
    let tierTo = record.isEmpty(5) ? DataSet.Price.noBound : record.bound(5)
    let price = record.price(6)
    let from = record.date(7)
    let to = record.optionalDate(8, none: DataSet.Price.noEnd)
    let source = sources.number(record, data)
    guard let region, let meter, let tierFrom, let tierTo, let price, let from, let to, let source
    else { return }
    if to <= from {
      record.report("'effective_to' must come after 'effective_from'")
      return
    }
    guard let fee = fee(of: price, record, &data) else { return }
    data.prices.append(
      DataSet.Price(
        meter: meter, region: region, effectiveFrom: from, effectiveTo: to, tierFrom: tierFrom,
        tierTo: tierTo, price: price, source: source,
        note: record.isEmpty(11) ? DataSet.Price.nothing : data.notes.number(of: record.text(11)),
        rateCode: rateCode(record, &data), fee: fee, file: record.file.number,
        line: Int32(record.line)))
  }

  /// Returns the place of the fee that a price contains; nil for a wrong one.
  private func fee(of price: Int, _ record: Record, _ data: inout DataSet) -> Int32? {
    if record.isEmpty(12), record.isEmpty(13), record.isEmpty(14) { return DataSet.Price.nothing }
    guard let amount = record.price(12), let hourly = record.price(13),
      let hours = record.whole(14, in: 1...1_000_000)
    else { return nil }
    let fee = DataSet.Fee(amount: amount, hourly: hourly, hours: hours)
    guard fee.effectivePrice == price else {
      record.report("'price_usd' must be 'hourly_usd' and 'fee_usd' spread over 'term_hours'")
      return nil
    }
    return data.add(fee)
  }

  private func rateCode(_ record: Record, _ data: inout DataSet) -> Int32 {
    if record.isEmpty(9) { return DataSet.Price.nothing }
    data.rateCodes.append(record.text(9))
    return Int32(data.rateCodes.count - 1)
  }

  private mutating func meter(_ record: Record, _ data: inout DataSet) -> Int32? {
    let (meterBytes, attributeBytes) = (record.bytes(1), record.bytes(2))
    let number: Int32
    if let last = lastMeter, last.meter.elementsEqual(meterBytes),
      last.attributes.elementsEqual(attributeBytes)
    {
      number = last.number
    } else {
      guard let meter = record.requiredText(1), let attributes = attributes(record),
        let unit = record.requiredText(3)
      else { return nil }
      number = data.meters.number(
        of: MeterName(provider: provider, service: service, meter: meter, attributes: attributes),
        unit: unit, file: record.file.number, line: Int32(record.line))
      lastMeter = (Array(meterBytes), Array(attributeBytes), number)
    }
    let entry = data.meters.entries[Int(number)]
    if !entry.unit.utf8.elementsEqual(record.bytes(3)) {
      // Which of the rows is wrong shows when all of them have been read.
      data.otherUnits[number, default: []].append(
        DataSet.OtherUnit(
          unit: record.text(3), file: record.file.number, line: Int32(record.line)))
    }
    return number
  }

  private mutating func attributes(_ record: Record) -> String? {
    let text = record.text(2)
    if checkedAttributes.contains(text) { return text }
    guard let attributes = record.attributes(2) else { return nil }
    checkedAttributes.insert(attributes)
    return attributes
  }
}

/// A column of sources, in which most rows have the source of the row before.
struct SourceColumn {
  private let column: Int
  private var last: (code: [UInt8], number: Int32)?

  init(_ column: Int) {
    self.column = column
  }

  /// Returns the number of a row's source; nil for an unknown one, which is reported.
  mutating func number(_ record: Record, _ data: DataSet) -> Int32? {
    let code = record.bytes(column)
    if let last, last.code.elementsEqual(code) { return last.number }
    guard let number = record.source(column, data) else { return nil }
    last = (Array(code), number)
    return number
  }
}
