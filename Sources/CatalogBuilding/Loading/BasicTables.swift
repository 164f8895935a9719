import Catalog
import Prices

/// The table `sources.csv` of price sources.
struct SourceTable: Table {
  let columns = [
    Column("id"), Column("name"), Column("published"), Column("confidence"),
    Column("note", isRequired: false),
  ]

  mutating func add(_ record: Record, to data: inout DataSet) {
    let code = record.requiredText(0)
    let name = record.requiredText(1)
    let published = record.date(2)
    let confidence: PriceSource.Confidence? = record.choice(3)
    guard let code else { return }
    // A faulty source is added anyway, so that rows that name it are not reported as well.
    let isNew = data.add(
      DataSet.Source(
        code: code, name: name ?? "", published: Int(published ?? 0),
        confidence: confidence ?? .low, note: record.text(4)))
    if !isNew { record.report("source '\(code)' is there twice") }
  }
}

/// The table `<provider>/regions.csv`.
struct RegionTable: Table {
  let provider: Provider
  let columns =
    [
      Column("region"), Column("name"), Column("partition", isRequired: false),
      Column("legacy_name", isRequired: false),
    ] + Provider.allCases.map { Column("\($0.rawValue)_neighbour", isRequired: false) }

  mutating func add(_ record: Record, to data: inout DataSet) {
    let name = record.requiredText(1)
    guard let code = record.requiredText(0) else { return }
    let isNew = data.add(
      DataSet.Region(
        provider: provider, code: code, name: name ?? "", partition: record.text(2),
        legacyName: record.text(3), neighbours: neighbours(record), file: record.file.number,
        line: record.line))
    if !isNew { record.report("region '\(code)' is there twice") }
  }

  /// Returns the nearest regions of other providers.
  private func neighbours(_ record: Record) -> [Provider: String] {
    var neighbours: [Provider: String] = [:]
    for (index, other) in Provider.allCases.enumerated() {
      neighbours[other] = record.optionalText(4 + index)
    }
    return neighbours
  }
}

/// The table `<provider>/ec2/availability-zones.csv`.
struct ZoneTable: Table {
  let provider: Provider
  let columns = [Column("region"), Column("availability_zones")]
  private var seen: Set<String> = []

  init(provider: Provider) { self.provider = provider }

  mutating func add(_ record: Record, to data: inout DataSet) {
    guard let region = record.region(record.text(0), of: provider, &data) else { return }
    for zone in record.text(1).split(separator: " ") {
      if seen.insert(String(zone)).inserted {
        data.zones.append(DataSet.Zone(region: Int(region), name: String(zone)))
      } else {
        record.report("availability zone '\(zone)' is there twice")
      }
    }
  }
}

/// The table `<provider>/gaps.csv` of prices that are known to be missing.
///
/// Alternatives of a meter and of attributes are separated by `|`. A `*` in them stands for any text,
/// and `{region}` in attributes for the region itself.
struct GapTable: Table {
  let provider: Provider
  let columns = [
    Column("service"), Column("meter"), Column("attributes"), Column("regions"), Column("reason"),
  ]
  private var seen: Set<[String]> = []

  init(provider: Provider) { self.provider = provider }

  mutating func add(_ record: Record, to data: inout DataSet) {
    guard let service = record.requiredText(0), let meters = record.requiredText(1),
      let attributes = record.alternativeAttributes(2), let regions = record.requiredText(3),
      let reason = record.requiredText(4)
    else { return }
    for attributes in attributes {
      for region in regionsOfGap(regions, attributes, record, &data) {
        let attributes = attributes.replacing("{region}", with: region)
        for meter in meters.split(separator: "|").map(String.init) {
          guard seen.insert([service, meter, attributes, region]).inserted else {
            record.report("the gap of \(meter) in \(region) is there twice")
            continue
          }
          data.gaps.append(
            DataSet.Gap(
              provider: provider, service: service, meter: meter, attributes: attributes,
              region: region, reason: reason))
        }
      }
    }
  }

  /// Returns the regions of a gap; all one by one where its attributes name the region.
  private func regionsOfGap(
    _ text: String, _ attributes: String, _ record: Record, _ data: inout DataSet
  ) -> [String] {
    if text == "*", attributes.contains("{region}") {
      return data.regions.filter { $0.provider == provider && $0.code != MeterKey.everywhere }.map(
        \.code)
    }
    return text.split(separator: " ").map(String.init).filter {
      $0 == "*" || record.region($0, of: provider, &data) != nil
    }
  }
}
