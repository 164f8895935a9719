public import Dates
public import Prices
import SQLite

/// The current prices of a service in a region.
public struct RegionCoverage: Sendable, Hashable {
  /// The provider of the service.
  public var provider: Provider
  /// The service, by the name of its price list.
  public var service: String
  /// The region's code; `global` for prices that apply everywhere.
  public var region: String
  /// The oldest publication date among the sources of its prices.
  public var oldest: CalendarDate
  /// The newest publication date among them.
  public var newest: CalendarDate
  /// The number of prices from a list, counting each tier.
  public var listed: Int
  /// The number of prices worked out from listed ones by a rule, including those worked out on
  /// demand.
  public var derived: Int
  /// The number of prices taken from another price that was equal wherever both are known.
  public var inferred: Int
}

extension Catalog {
  /// Returns the coverage of each service in each region, by provider, service and region.
  ///
  /// - Throws: `DatabaseError`.
  public func regionCoverage() throws -> [RegionCoverage] {
    var rules = try DerivedCoverage(self)
    let derived = try rules.counts()
    var coverage: [RegionCoverage] = []
    let (derivedWord, inferredWord) = (
      PriceSource.Confidence.derived.rawValue, PriceSource.Confidence.inferred.rawValue
    )
    try database.forEach(
      """
      SELECT g.provider, g.service, r.code, min(s.published), max(s.published),
        sum(iif(s.confidence IN (?1, ?2), 0, g.prices)), sum(iif(s.confidence = ?1, g.prices, 0)),
        sum(iif(s.confidence = ?2, g.prices, 0)), r.id
      FROM (
        SELECT m.provider AS provider, m.service AS service, p.region AS region,
          p.source AS source, count(*) AS prices
        FROM price p JOIN meter m ON m.id = p.meter WHERE p.effective_to IS NULL
        GROUP BY 1, 2, 3, 4
      ) g JOIN region r ON r.id = g.region JOIN source s ON s.id = g.source
      GROUP BY g.provider, g.service, r.code ORDER BY g.provider, g.service, r.code
      """, derivedWord, inferredWord
    ) { row in
      guard let provider = Provider(rawValue: try row.text(0)) else { return }
      let service = try row.text(1)
      let place = DerivedCoverage.Place(
        provider: provider, service: service, region: try row.int(8))
      coverage.append(
        RegionCoverage(
          provider: provider, service: service, region: try row.text(2),
          oldest: CalendarDate(dayNumber: try row.int(3)),
          newest: CalendarDate(dayNumber: try row.int(4)), listed: try row.int(5),
          derived: try row.int(6) + (derived[place] ?? 0),
          inferred: try row.int(7)))
    }
    return coverage
  }
}

/// Counts the prices that rules supply where no list has one.
struct DerivedCoverage {
  struct Place: Hashable {
    var provider: Provider
    var service: String
    var region: Int
  }

  private struct Meter: Hashable {
    var provider: Provider
    var service: String
    var name: String
    var attributes: String
  }

  /// The regions that have a price, one bit each.
  private typealias Regions = SIMD8<UInt64>

  private let catalog: Catalog
  private let rules: [[DerivationTerm]]
  private var listed: [Meter: Regions] = [:]
  private var derived: [Meter: Regions] = [:]

  init(_ catalog: Catalog) throws {
    self.catalog = catalog
    // The terms of a price follow one another.
    var rules: [[DerivationTerm]] = []
    for term in try catalog.derivations() {
      if let last = rules.last?.first, last.provider == term.provider,
        last.service == term.service, last.meter == term.meter, last.attributes == term.attributes
      {
        rules[rules.count - 1].append(term)
      } else {
        rules.append([term])
      }
    }
    self.rules = rules
    try readListed()
  }

  private mutating func readListed() throws {
    let services = Set(rules.flatMap { $0 }.map(\.service))
    try catalog.database.forEach(
      """
      SELECT m.provider, m.service, m.meter, m.attributes, p.region FROM price p
      JOIN meter m ON m.id = p.meter
      WHERE p.effective_to IS NULL AND p.tier_from = 0 AND m.service IN
        (SELECT service FROM derivation)
      """
    ) { row in
      let service = try row.text(1)
      guard services.contains(service), let provider = Provider(rawValue: try row.text(0)) else {
        return
      }
      let meter = Meter(
        provider: provider, service: service, name: try row.text(2), attributes: try row.text(3))
      listed[meter, default: Regions()][try Self.word(try row.int(4))] |=
        1 << UInt64(try row.int(4) % 64)
    }
  }

  private static func word(_ region: Int) throws -> Int {
    guard region >= 0, region / 64 < Regions.scalarCount else {
      throw DatabaseError.damage("there is no region \(region)")
    }
    return region / 64
  }

  /// Returns the number of prices that rules add to each service and region.
  mutating func counts() throws -> [Place: Int] {
    // Rules may use prices that other rules supply.
    for _ in 0..<Catalog.deepestDerivation {
      let before = derived
      let known = Dictionary(grouping: Set(listed.keys).union(derived.keys), by: \.service)
      for rule in rules { apply(rule, known[rule.first?.service ?? ""] ?? []) }
      if derived == before { break }
    }
    var counts: [Place: Int] = [:]
    for (meter, regions) in derived {
      let added = regions & ~(listed[meter] ?? Regions())
      for word in 0..<Regions.scalarCount where added[word] != 0 {
        for bit in 0..<64 where added[word] & (1 << UInt64(bit)) != 0 {
          let place = Place(
            provider: meter.provider, service: meter.service, region: word * 64 + bit)
          counts[place, default: 0] += 1
        }
      }
    }
    return counts
  }

  private mutating func apply(_ rule: [DerivationTerm], _ known: [Meter]) {
    guard let first = rule.first else { return }
    for base in known where base.provider == first.provider {
      guard let name = first.derivedName(of: base.name, base.attributes) else { continue }
      let attributes =
        first.attributes == DerivationTerm.wildcard ? base.attributes : first.attributes
      let key = MeterKey(
        provider: base.provider, service: base.service, region: "", meter: name,
        attributes: MeterAttributes(canonical: attributes))
      var regions = Regions(repeating: .max)
      for term in rule {
        let summand = term.base(of: key).map {
          Meter(
            provider: base.provider, service: base.service, name: $0.meter,
            attributes: $0.attributes.description)
        }
        regions &=
          summand.map { (listed[$0] ?? Regions()) | (derived[$0] ?? Regions()) } ?? Regions()
      }
      let meter = Meter(
        provider: base.provider, service: base.service, name: name, attributes: attributes)
      if regions != Regions() { derived[meter] = (derived[meter] ?? Regions()) | regions }
    }
  }
}
