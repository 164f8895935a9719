import Catalog
import Money
import Prices
import SQLite

/// Writes checked data into an empty database.
struct CatalogWriter {
  let database: Database
  let data: DataSet
  /// Called with the number of prices written so far.
  let progress: (Int) -> Void

  private static let rowsPerProgress = 16_384

  func write(fingerprint: String, sizes: String, units: String) throws {
    // The file is discarded if anything fails, so nothing needs to be durable before the end. A
    // journal in memory stays empty, because there were no pages before.
    try database.reserveSeals()
    try database.execute(
      """
      PRAGMA journal_mode = MEMORY;
      PRAGMA synchronous = OFF;
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA foreign_keys = OFF;
      PRAGMA cache_size = -65536;
      """)
    try database.transaction {
      try database.execute(CatalogSchema.tables)
      try database.execute(FeedSchema.tables)
      try writeNames()
      try writePrices()
      try writeSpot()
      try writeSpecifications()
      try writeFreeTier()
      try writeGaps()
      try writeDerivations()
      try writeMetadata(["fingerprint": fingerprint, "sizes": sizes, "units": units])
      try database.execute(
        """
        PRAGMA application_id = \(CatalogSchema.applicationID);
        PRAGMA user_version = \(CatalogSchema.version);
        """)
    }
  }

  private func writeNames() throws {
    try insert("source", 6, data.sources.enumerated()) { row, source in
      try row.bind(source.offset, at: 1)
      try row.bind(source.element.code, at: 2)
      try row.bind(source.element.name, at: 3)
      try row.bind(source.element.published, at: 4)
      try row.bind(source.element.confidence.rawValue, at: 5)
      try row.bind(source.element.note.nilIfEmpty, at: 6)
    }
    try insert("region", 7, data.regions.enumerated()) { row, region in
      try row.bind(region.offset, at: 1)
      try row.bind(region.element.provider.rawValue, at: 2)
      try row.bind(region.element.code, at: 3)
      try row.bind(region.element.name, at: 4)
      try row.bind(region.element.partition.nilIfEmpty, at: 5)
      try row.bind(region.element.legacyName.nilIfEmpty, at: 6)
      let neighbours = MeterAttributes(region.element.neighbours.map { ($0.rawValue, $1) })
      try row.bind(neighbours.description.nilIfEmpty, at: 7)
    }
    try insert("availability_zone", 2, data.zones) { row, zone in
      try row.bind(zone.region, at: 1)
      try row.bind(zone.name, at: 2)
    }
    try insert("meter", 6, data.meters.entries.enumerated()) { row, meter in
      try row.bind(meter.offset, at: 1)
      try row.bind(meter.element.name.provider.rawValue, at: 2)
      try row.bind(meter.element.name.service, at: 3)
      try row.bind(meter.element.name.meter, at: 4)
      try row.bind(meter.element.name.attributes, at: 5)
      try row.bind(meter.element.unit, at: 6)
    }
    try insert("note", 2, data.notes.texts.enumerated()) { row, note in
      try row.bind(note.offset, at: 1)
      try row.bind(note.element, at: 2)
    }
  }

  private func writePrices() throws {
    var written = 0
    try insert("price", 10, data.prices) { row, price in
      try row.bind(Int(price.meter), at: 1)
      try row.bind(Int(price.region), at: 2)
      try row.bind(Int(price.effectiveFrom), at: 3)
      try row.bind(price.tierFrom, at: 4)
      try row.bind(price.tierTo == DataSet.Price.noBound ? nil : price.tierTo, at: 5)
      try row.bind(price.price, at: 6)
      try row.bind(
        price.effectiveTo == DataSet.Price.noEnd ? nil : Int(price.effectiveTo), at: 7)
      try row.bind(Int(price.source), at: 8)
      let hasCode = price.rateCode != DataSet.Price.nothing
      try row.bind(hasCode ? data.rateCodes[Int(price.rateCode)] : nil, at: 9)
      try row.bind(price.note == DataSet.Price.nothing ? nil : Int(price.note), at: 10)
      written += 1
      if written.isMultiple(of: Self.rowsPerProgress) { progress(written) }
    }
    progress(written)
    let nothing = DataSet.Price.nothing
    try insert("term_fee", 6, data.prices.lazy.filter { $0.fee != nothing }) { row, price in
      let fee = data.fees[Int(price.fee)]
      try row.bind(Int(price.meter), at: 1)
      try row.bind(Int(price.region), at: 2)
      try row.bind(Int(price.effectiveFrom), at: 3)
      try row.bind(fee.amount, at: 4)
      try row.bind(fee.hourly, at: 5)
      try row.bind(fee.hours, at: 6)
    }
  }

  private func writeSpot() throws {
    try insert("price_observation", 6, data.observations) { row, observation in
      try row.bind(Int(observation.meter), at: 1)
      try row.bind(Int(observation.region), at: 2)
      try row.bind(observation.observedAt, at: 3)
      try row.bind(observation.zone, at: 4)
      try row.bind(observation.price, at: 5)
      try row.bind(Int(observation.source), at: 6)
    }
    try insert("spot_interruption", 5, data.interruptions) { row, interruption in
      try row.bind(Int(interruption.meter), at: 1)
      try row.bind(Int(interruption.region), at: 2)
      try row.bind(interruption.savingsPercent, at: 3)
      try row.bind(interruption.band, at: 4)
      try row.bind(Int(interruption.source), at: 5)
    }
  }

  private func writeGaps() throws {
    try insert("gap", 6, data.gaps) { row, gap in
      try row.bind(gap.provider.rawValue, at: 1)
      try row.bind(gap.service, at: 2)
      try row.bind(gap.meter, at: 3)
      try row.bind(gap.attributes, at: 4)
      try row.bind(gap.region, at: 5)
      try row.bind(gap.reason, at: 6)
    }
  }

  private func writeMetadata(_ facts: KeyValuePairs<String, String>) throws {
    let used = Set(data.prices.map(\.source)).map { data.sources[Int($0)] }
    // A figure that somebody noted or worked out recently does not make the lists any newer.
    let dated = used.filter { $0.confidence.isOfList }
    let newest = (dated.isEmpty ? used : dated).map(\.published).max() ?? 0
    let entries = facts.map { ($0.key, $0.value) } + [("newest", "\(newest)")]
    try insert("metadata", 2, entries) { row, entry in
      try row.bind(entry.0, at: 1)
      try row.bind(entry.1, at: 2)
    }
  }

  /// Inserts a row for each element.
  func insert<Elements: Sequence>(
    _ table: String, _ columns: Int, _ elements: Elements,
    _ bind: (Statement, Elements.Element) throws -> Void
  ) throws {
    let parameters = repeatElement("?", count: columns).joined(separator: ",")
    try database.with("INSERT INTO \(table) VALUES(\(parameters))") { statement in
      for element in elements {
        try bind(statement, element)
        try statement.run()
      }
    }
  }
}

extension String {
  var nilIfEmpty: String? { isEmpty ? nil : self }
}
