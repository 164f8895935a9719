import Catalog
import Dates
import Money
import Prices
import SQLite

/// Writes the hourly prices of instances: one file per region, one row per type and date, one
/// column per system.
struct InstancePriceExport {
  let export: CatalogExport

  /// The service whose prices by region these tables contain.
  private static let service = InstanceTableLayout.of(.aws).service

  /// The condition for prices that belong in these tables, which have no place for a fee.
  static let isInTables = """
    (m.service = '\(service)' AND m.unit = 'hour' AND (
      ((m.meter GLOB 'BoxUsage:*' OR m.meter GLOB 'SpotUsage:*')
        AND m.attributes IN ('operating_system=linux', 'operating_system=rhel',
          'operating_system=suse', 'operating_system=windows'))
      OR (m.meter GLOB 'HeavyUsage:*' AND m.attributes IN (
        'operating_system=linux;payment_option=all_upfront;term=1yr',
        'operating_system=linux;payment_option=all_upfront;term=3yr',
        'operating_system=windows;payment_option=all_upfront;term=1yr',
        'operating_system=windows;payment_option=all_upfront;term=3yr')))
      AND NOT EXISTS(
        SELECT 1 FROM term_fee f WHERE f.meter = p.meter AND f.region = p.region
          AND f.effective_from = p.effective_from))
    """

  private struct Price {
    var column: Int
    var from: Int
    var to: Int?
    var price: Int
    var source: String
    var published: Int

    func holds(on day: Int) -> Bool { from <= day && (to.map { $0 > day } ?? true) }
  }

  private static let systems = ["linux", "windows", "rhel", "suse"]
  private static let families: [(String, String, [(String, String)])] = [
    ("on_demand", "BoxUsage", systems.map { ($0, "operating_system=\($0)") }),
    ("spot", "SpotUsage", systems.map { ($0, "operating_system=\($0)") }),
    (
      "reserved", "HeavyUsage",
      ["linux", "windows"].flatMap { system in
        ["1yr", "3yr"].map { term in
          (
            "\(system)_\(term)_all_upfront",
            "operating_system=\(system);payment_option=all_upfront;term=\(term)"
          )
        }
      }
    ),
  ]

  func run() throws -> [String] {
    var written: [String] = []
    var regions: [(provider: String, code: String, id: Int)] = []
    try export.database.forEach("SELECT provider, code, id FROM region ORDER BY 1, 2") { row in
      regions.append((try row.text(0), try row.text(1), try row.int(2)))
    }
    for region in regions {
      for (name, family, columns) in Self.families {
        let path = "\(region.provider)/\(Self.service)/\(name)/\(region.code).csv"
        if try write(path, region.id, family, columns) { written.append(path) }
      }
    }
    return written
  }

  private func write(
    _ path: String, _ region: Int, _ family: String, _ columns: [(String, String)]
  ) throws -> Bool {
    var output = TableOutput(folder: export.folder, path: path)
    var type = ""
    var prices: [Price] = []
    func end() throws {
      if prices.isEmpty { return }
      if output.isEmpty {
        let names = ["instance_type", "effective_from", "effective_to", "source"]
        try output.write(names + columns.map(\.0))
      }
      for fields in rows(type, prices, columns.count) { try output.write(fields) }
      prices = []
    }
    try export.database.with(
      """
      SELECT substr(m.meter, instr(m.meter, ':') + 1), m.attributes, p.effective_from,
        p.effective_to, p.price, s.code, s.published
      FROM meter m JOIN price p ON p.meter = m.id JOIN source s ON s.id = p.source
      WHERE m.meter GLOB ?1 AND p.region = ?2 AND \(Self.isInTables)
      ORDER BY 1, p.effective_from
      """
    ) { row in
      try row.bind(family + ":*", at: 1)
      try row.bind(region, at: 2)
      while try row.step() {
        let name = try row.text(0)
        if name != type {
          try end()
          type = name
        }
        let attributes = try row.text(1)
        guard let column = columns.firstIndex(where: { $0.1 == attributes }) else { continue }
        prices.append(
          Price(
            column: column, from: try row.int(2), to: try row.optionalInt(3),
            price: try row.int(4), source: try row.text(5), published: try row.int(6)))
      }
    }
    try end()
    return try output.finish()
  }

  /// Returns a row for each day on which a price of the type begins, or ends while others continue.
  private func rows(_ type: String, _ prices: [Price], _ count: Int) -> [[String]] {
    let days = Set(prices.map(\.from) + prices.compactMap(\.to)).sorted()
    var rows: [[String]] = []
    var last: Price?
    for (index, day) in days.enumerated() {
      let holding = prices.filter { $0.holds(on: day) }
      guard !holding.isEmpty else { continue }
      var cells = [String](repeating: "", count: count)
      for price in holding { cells[price.column] = Scales.price(price.price).description }
      // The row ends where no other follows it.
      let next = index + 1 < days.count ? days[index + 1] : nil
      let isFollowed = next.map { day in prices.contains { $0.holds(on: day) } } ?? true
      let end = isFollowed ? "" : next.map { CalendarDate(dayNumber: $0).description } ?? ""
      last = holding.max { $0.published < $1.published } ?? last
      rows.append(
        [type, CalendarDate(dayNumber: day).description, end, last?.source ?? ""] + cells)
    }
    return rows
  }
}
