public import Catalog
public import Prices
import SQLite

/// A meter that the program bills by, so that a catalog must have a price for it.
public struct ExpectedMeter: Sendable, Hashable {
  /// The provider of the meter.
  public var provider: Provider
  /// The service that owns the meter.
  public var service: String
  /// The usage type.
  public var meter: String
  /// The attributes.
  public var attributes: MeterAttributes

  /// Creates a meter from its parts.
  public init(
    provider: Provider = .aws, service: String, meter: String, attributes: MeterAttributes = [:]
  ) {
    self.provider = provider
    self.service = service
    self.meter = meter
    self.attributes = attributes
  }
}

extension Catalog {
  private static let findingLimit = 1000

  /// Returns everything in the catalog that should not be, the most severe first; empty when all is
  /// well.
  ///
  /// - Throws: `DatabaseError` when it cannot be read.
  public func verify() throws -> [CatalogFinding] {
    var findings = try damage()
    // The content of damaged pages means nothing.
    if !findings.isEmpty { return findings }
    findings += try PriceWalk(database: database).findings(limit: Self.findingLimit)
    findings += try typesWithoutSpecification()
    findings += try offersWithoutPrice()
    findings += try listed(
      "orphan-source",
      """
      SELECT 'source ' || code || ' is of no price, offer or instance type' FROM source
      WHERE id NOT IN (SELECT source FROM price)
        AND id NOT IN (SELECT source FROM price_observation)
        AND id NOT IN (SELECT source FROM spot_interruption)
        AND id NOT IN (SELECT source FROM derivation)
        AND id NOT IN (SELECT source FROM free_tier_offer)
        AND id NOT IN (SELECT source FROM instance_type WHERE source IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM note n WHERE instr(n.text, source.code) > 0)
      ORDER BY code
      """)
    findings += try listed(
      "zero-price",
      """
      SELECT m.service || ' ' || m.meter || ' in ' || r.code
        || ' is free of charge, and no note says why'
      FROM price p JOIN meter m ON m.id = p.meter JOIN region r ON r.id = p.region
      WHERE p.price = 0 AND p.note IS NULL
      ORDER BY m.id, r.code
      """)
    findings += try listed(
      "needless-gap",
      """
      SELECT DISTINCT g.service || ' ' || g.meter || ' in ' || g.region
        || ' is stated as missing, but has a price'
      FROM gap g
      JOIN meter m ON m.provider = g.provider AND m.service = g.service AND m.meter = g.meter
        AND m.attributes = g.attributes
      JOIN region r ON r.provider = g.provider AND r.code = g.region
      WHERE EXISTS(
        SELECT 1 FROM price p
        WHERE p.meter = m.id AND p.region = r.id AND p.effective_to IS NULL)
      ORDER BY 1
      """)
    return findings
  }

  /// Finds meters that have neither a current price nor a stated gap, region by region.
  ///
  /// A price in the region `global` applies to all regions. A meter that is declared without
  /// attributes gets them from the plan, so any will do. A price that a rule works out from others
  /// counts, too.
  ///
  /// - Throws: `DatabaseError`.
  public func verify(expected: [ExpectedMeter]) throws -> [CatalogFinding] {
    var findings: [CatalogFinding] = []
    for meter in expected {
      var missing: [String] = []
      try database.forEach(
        """
        SELECT r.code FROM region r
        WHERE r.provider = ?1 AND r.code <> 'global' AND NOT EXISTS(
          SELECT 1 FROM meter m JOIN price p ON p.meter = m.id
          WHERE m.provider = ?1 AND m.service = ?2 AND m.meter = ?3
            AND (m.attributes = ?4 OR ?4 = '') AND p.effective_to IS NULL AND p.region IN (
              SELECT id FROM region WHERE provider = ?1 AND code IN (r.code, 'global')))
        AND NOT EXISTS(
          SELECT 1 FROM gap g
          WHERE g.provider = ?1 AND g.region IN (r.code, '*')
            AND \(CatalogSchema.gapCondition))
        ORDER BY r.code
        """, meter.provider.rawValue, meter.service, meter.meter, meter.attributes.description
      ) { row in missing.append(try row.text(0)) }
      missing.removeAll { region in
        let key = MeterKey(
          provider: meter.provider, service: meter.service, region: region, meter: meter.meter,
          attributes: meter.attributes)
        return (try? rateCard(for: key, on: nil)) != nil
      }
      if missing.isEmpty { continue }
      let attributes = meter.attributes.isEmpty ? "" : " (\(meter.attributes))"
      findings.append(
        CatalogFinding(
          severity: .error, rule: "missing-price",
          message: "\(meter.service) \(meter.meter)\(attributes) has neither a price nor a "
            + "stated gap in \(missing.joined(separator: ", "))"))
    }
    return findings
  }

  private func listed(_ rule: String, _ sql: String) throws -> [CatalogFinding] {
    var findings: [CatalogFinding] = []
    try database.forEach(sql + " LIMIT \(Self.findingLimit)") { row in
      findings.append(
        CatalogFinding(severity: .warning, rule: rule, message: try row.text(0)))
    }
    return findings
  }

  private func damage() throws -> [CatalogFinding] {
    var findings = try PageSeal.damagedPages(path, limit: 20).map { page in
      CatalogFinding(
        severity: .error, rule: "damage",
        message: "page \(page) has other content than was written")
    }
    if !findings.isEmpty { return findings }
    try database.forEach("PRAGMA quick_check(20)") { row in
      let text = try row.text(0)
      if text != "ok" {
        findings.append(CatalogFinding(severity: .error, rule: "damage", message: text))
      }
    }
    return findings
  }

  private func typesWithoutSpecification() throws -> [CatalogFinding] {
    try listed(
      "no-specification",
      """
      SELECT DISTINCT 'instance type ' || substr(meter, instr(meter, ':') + 1)
        || ' has a price, but no specification'
      FROM meter m
      WHERE service = 'ec2' AND substr(meter, 1, instr(meter, ':')) IN
          ('BoxUsage:', 'SpotUsage:', 'HeavyUsage:')
        AND EXISTS(SELECT 1 FROM price p WHERE p.meter = m.id)
        AND NOT EXISTS(
          SELECT 1 FROM instance_type t
          WHERE t.provider = m.provider AND t.name = substr(m.meter, instr(m.meter, ':') + 1))
      ORDER BY 1
      """)
  }

  /// Finds offers that are deducted from meters without any price, most likely because of a
  /// misspelling.
  private func offersWithoutPrice() throws -> [CatalogFinding] {
    var findings: [CatalogFinding] = []
    // For a provider without any price there is nothing to compare with.
    for provider in Provider.allCases where try isPriced(provider) {
      for offer in try freeTierOffers(of: provider) where offer.automatic {
        for coverage in offer.meters where try !hasPrice(coverage, provider) {
          let attributes = coverage.attributes.isEmpty ? "" : " (\(coverage.attributes))"
          findings.append(
            CatalogFinding(
              severity: .error, rule: "offer-without-price",
              message: "offer \(offer.id) covers \(coverage.service) \(coverage.meter)"
                + "\(attributes), which has no price"))
        }
      }
    }
    return findings
  }

  private func isPriced(_ provider: Provider) throws -> Bool {
    let sql = """
      SELECT EXISTS(SELECT 1 FROM price p JOIN meter m ON m.id = p.meter WHERE m.provider = ?)
      """
    return try database.number(sql, provider.rawValue) == 1
  }

  private func hasPrice(
    _ coverage: FreeTierOffer.Coverage, _ provider: Provider
  ) throws -> Bool {
    var found = false
    try database.forEach(
      """
      SELECT m.attributes, r.code FROM meter m
      JOIN price p ON p.meter = m.id JOIN region r ON r.id = p.region
      WHERE m.provider = ? AND m.service = ? AND m.meter = ? GROUP BY 1, 2
      """, provider.rawValue, coverage.service, coverage.meter
    ) { row in
      let key = MeterKey(
        provider: provider, service: coverage.service, region: try row.text(1),
        meter: coverage.meter, attributes: MeterAttributes(canonical: try row.text(0)))
      if coverage.covers(key) { found = true }
    }
    return found
  }
}
