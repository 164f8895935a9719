import Dates
package import SQLite

/// A fault found in a catalog.
public struct CatalogFinding: Sendable, Hashable, CustomStringConvertible {
  /// The severity of a finding.
  public enum Severity: String, Sendable, Hashable {
    /// Estimates may be wrong.
    case error
    /// The finding should be looked at.
    case warning
  }

  /// The severity of the finding.
  public var severity: Severity
  /// The rule that found it, such as `tier-gap`.
  public var rule: String

  /// Whether the file's content is not what was written.
  public var isDamage: Bool { rule == "damage" }
  /// The fault, in one sentence without a full stop.
  public var message: String
  /// Creates a finding from its parts.
  package init(severity: Severity, rule: String, message: String) {
    self.severity = severity
    self.rule = rule
    self.message = message
  }

  /// The finding as `severity: message [rule]`.
  public var description: String { "\(severity.rawValue): \(message) [\(rule)]" }
}

/// Walks over prices in their order and finds tiers and dates that are inconsistent.
package struct PriceWalk {
  let database: Database
  private let prices: String
  private let order: String
  private let followsReferences: Bool

  /// Creates a walk over a database.
  ///
  /// - Parameters:
  ///   - database: the database with the prices.
  ///   - prices: what stands after FROM: for some prices only, the table `price` joined with others.
  ///   - order: what sorts them by meter and region.
  ///   - followsReferences: whether it looks for prices whose meter, region or source is not there.
  package init(
    database: Database, within prices: String = "price", orderedBy order: String = "meter, region",
    followsReferences: Bool = false
  ) {
    self.database = database
    self.prices = prices
    self.order = order
    self.followsReferences = followsReferences
  }

  private struct Tier {
    var meter = -1
    var region = -1
    var from = 0
    var tierFrom = 0
    var tierTo: Int?
    var to: Int?
  }

  package func findings(limit: Int) throws -> [CatalogFinding] {
    var findings: [CatalogFinding] = []
    func report(_ rule: String, _ tier: Tier, _ what: String) throws {
      guard findings.count < limit else { return }
      let message = "\(try name(tier)): \(what)"
      findings.append(CatalogFinding(severity: .error, rule: rule, message: message))
    }
    var previous = Tier()
    let known = followsReferences ? try References(database) : nil
    func endCard() throws {
      if previous.meter >= 0, previous.tierTo != nil {
        try report("tier-gap", previous, "the last tier has an end")
      }
    }
    try database.with(
      """
      SELECT meter, region, effective_from, tier_from, tier_to, price, effective_to, source
      FROM \(prices) ORDER BY \(order), effective_from, tier_from
      """
    ) { row in
      while try row.step() {
        let tier = Tier(
          meter: try row.int(0), region: try row.int(1), from: try row.int(2),
          tierFrom: try row.int(3), tierTo: try row.optionalInt(4), to: try row.optionalInt(6))
        if try row.int(5) < 0 { try report("negative-price", tier, "the price is negative") }
        if let to = tier.to, to <= tier.from {
          try report("validity", tier, "it ends before it begins")
        }
        if let tierTo = tier.tierTo, tierTo <= tier.tierFrom {
          try report("tier-overlap", tier, "a tier ends before it begins")
        }
        if let known, !known.have(tier.meter, tier.region, try row.int(7)) {
          try report("reference", tier, "it refers to what is not there")
        }
        let isSameMeter = tier.meter == previous.meter && tier.region == previous.region
        if isSameMeter, tier.from == previous.from {
          if previous.tierTo != tier.tierFrom {
            let isGap = (previous.tierTo ?? .max) < tier.tierFrom
            try report(
              isGap ? "tier-gap" : "tier-overlap", tier,
              "the tiers at \(Scales.bound(tier.tierFrom)) \(isGap ? "leave a gap" : "overlap")")
          }
          if previous.to != tier.to { try report("validity", tier, "tiers end on different days") }
        } else {
          try endCard()
          if tier.tierFrom != 0 { try report("tier-gap", tier, "the first tier is not from 0") }
          if isSameMeter, (previous.to ?? .max) > tier.from {
            try report("validity", tier, "the price before it holds on")
          }
        }
        previous = tier
      }
    }
    try endCard()
    return findings
  }

  /// The numbers that prices may refer to, each marked at its place: they begin at one and have few
  /// gaps.
  private struct References {
    private let meters: [Bool]
    private let regions: [Bool]
    private let sources: [Bool]

    init(_ database: Database) throws {
      func numbers(of table: String) throws -> [Bool] {
        let last = try database.number("SELECT max(id) FROM \(table)") ?? 0
        var numbers = [Bool](repeating: false, count: max(0, last) + 1)
        try database.forEach("SELECT id FROM \(table) WHERE id >= 0") { row in
          numbers[try row.int(0)] = true
        }
        return numbers
      }
      meters = try numbers(of: "meter")
      regions = try numbers(of: "region")
      sources = try numbers(of: "source")
    }

    func have(_ meter: Int, _ region: Int, _ source: Int) -> Bool {
      func has(_ numbers: [Bool], _ number: Int) -> Bool {
        numbers.indices.contains(number) && numbers[number]
      }
      return has(meters, meter) && has(regions, region) && has(sources, source)
    }
  }

  private func name(_ tier: Tier) throws -> String {
    try database.with(
      """
      SELECT m.service || ' ' || m.meter || iif(m.attributes = '', '', ' (' || m.attributes || ')')
        || ' in ' || r.code FROM meter m, region r WHERE m.id = ? AND r.id = ?
      """
    ) { row in
      try row.bind(tier.meter, at: 1)
      try row.bind(tier.region, at: 2)
      let what = try row.step() ? row.text(0) : "meter \(tier.meter) in region \(tier.region)"
      return "\(what) from \(CalendarDate(dayNumber: tier.from))"
    }
  }
}
