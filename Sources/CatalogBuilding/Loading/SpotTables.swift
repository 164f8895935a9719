import Catalog
import Dates
import Prices

/// The table `<provider>/ec2/spot-observations.csv` of spot prices at a moment.
struct ObservationTable: Table {
  let provider: Provider
  let columns = [
    Column("region"), Column("availability_zone"), Column("instance_type"),
    Column("operating_system"), Column("observed_at"), Column("price_usd"), Column("source"),
  ]

  mutating func add(_ record: Record, to data: inout DataSet) {
    let region = record.region(record.text(0), of: provider, &data)
    let type = record.requiredText(2)
    let system: OperatingSystem? = record.choice(3)
    let observedAt = moment(record, 4)
    let price = record.price(5)
    let source = record.source(6, data)
    guard let region, let type, let system, let observedAt, let price, let source else { return }
    let meter = data.spotMeter(type, system, provider, record)
    data.observations.append(
      DataSet.Observation(
        meter: meter, region: region, observedAt: observedAt, zone: record.text(1), price: price,
        source: source, file: record.file.number, line: Int32(record.line)))
  }

  /// Returns a moment such as `2024-01-12T20:17:40Z` in seconds since 1970.
  private func moment(_ record: Record, _ column: Int) -> Int? {
    let text = record.text(column)
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    if parts.count == 2, let day = CalendarDate(parts[0]), parts[1].utf8.count == 9,
      parts[1].hasSuffix("Z")
    {
      let time = parts[1].dropLast().split(separator: ":").map { part in
        part.utf8.count == 2 && part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
      }
      if time.count == 3, let hour = time[0], let minute = time[1], let second = time[2],
        hour < 24, minute < 60, second < 60
      {
        return day.dayNumber * 86_400 + hour * 3600 + minute * 60 + second
      }
    }
    record.report("'observed_at' must be a time such as 2026-01-31T23:59:00Z, not '\(text)'")
    return nil
  }
}

/// The table `<provider>/ec2/spot-interruption.csv`: how often spot capacity is reclaimed.
struct InterruptionTable: Table {
  let provider: Provider
  let columns = [
    Column("region"), Column("operating_system"), Column("instance_type"),
    Column("savings_percent"), Column("interruption_band"), Column("source"),
  ]
  private var sources = SourceColumn(5)

  init(provider: Provider) {
    self.provider = provider
  }

  mutating func add(_ record: Record, to data: inout DataSet) {
    let region = record.region(record.text(0), of: provider, &data)
    let system: OperatingSystem? = record.choice(1)
    let type = record.requiredText(2)
    // The saving is below zero where spot capacity costs more than on demand.
    let savings = record.whole(3, in: -1000...100)
    let band = record.requiredText(4)
    let source = sources.number(record, data)
    guard let region, let system, let type, let savings, let band, let source else { return }
    data.interruptions.append(
      DataSet.Interruption(
        meter: data.spotMeter(type, system, provider, record), region: region,
        savingsPercent: savings, band: band, source: source, file: record.file.number,
        line: Int32(record.line)))
  }
}

extension DataSet {
  fileprivate mutating func spotMeter(
    _ type: String, _ system: OperatingSystem, _ provider: Provider, _ record: Record
  ) -> Int32 {
    meters.number(
      of: MeterName(
        provider: provider, service: InstanceTableLayout.of(provider).service,
        meter: "SpotUsage:" + type, attributes: "operating_system=" + system.rawValue),
      unit: "hour", file: record.file.number, line: Int32(record.line))
  }
}
