import Catalog
import Prices
import SQLite

/// Inserts staged prices one by one, with all their tiers, among those that the catalog has.
struct CardMerge {
  let database: Database
  let staging: PriceStaging
  let lists: [Int: PriceMerge.List]
  /// The last meter that the catalog had before; later ones have no prices yet.
  let lastMeter: Int
  let force: Bool

  private static let problemLimit = 100

  struct Tier: Equatable {
    var from: Int
    var to: Int?
    var price: Int
    var rateCode: String?

    func costsAs(_ other: Tier) -> Bool {
      from == other.from && to == other.to && price == other.price
    }
  }

  /// A price from a list.
  private struct Staged {
    var meter: Int
    var region: Int
    var list: Int
    var tiers: [Tier]
    var leavesOutFreeTier: Bool
    var saysFree: Bool
    /// Whether the catalog had no price of the meter, and no list before this one has one.
    var isFirst: Bool
    var fee: TermFee?
  }

  /// A price of the catalog.
  private struct Known {
    var from: Int
    var to: Int?
    var source: Int
    var tiers: [Tier]
    var fee: TermFee?

    /// Returns whether a list says the same of it; a fee that it did not state before may be stated now.
    func costsAs(_ card: Staged) -> Bool {
      tiers.elementsEqual(card.tiers, by: { $0.costsAs($1) }) && (fee == nil || fee == card.fee)
    }

    func holds(on day: Int) -> Bool { from <= day && (to.map { $0 > day } ?? true) }
  }

  /// What comes to light on the way.
  private struct Findings {
    /// The regions in which lists have prices.
    var regions: Set<Int> = []
    var conflicts: [String] = []
    var tiers: [String] = []
    var newer = 0
    var current = 0
    var newest = 0
  }

  func run() throws -> CatalogRefresh.Summary {
    let published = try publishedDays()
    let workedOut = try workedOutSources()
    let freeNote = try noteOfFreePrices()
    var summary = CatalogRefresh.Summary()
    var findings = Findings()
    var card: Staged?
    func end() throws {
      guard var complete = card else { return }
      card = nil
      guard try check(&complete, &findings) else { return }
      try merge(complete, published, workedOut, freeNote, &summary, &findings)
    }
    try staging.forEach(in: database) { meter, region, price in
      let isElsewhere = card?.meter != meter || card?.region != region
      if isElsewhere || card?.list != Int(price.list) {
        try end()
        if isElsewhere {
          try MergeSQL.touch(meter, region, in: database)
          findings.regions.insert(region)
        }
        card = Staged(
          meter: meter, region: region, list: Int(price.list), tiers: [],
          leavesOutFreeTier: price.leavesOutFreeTier, saysFree: price.saysFree,
          isFirst: isElsewhere && meter > lastMeter, fee: price.fee?.asTermFee)
      }
      card?.tiers.append(price.tier)
    }
    try end()
    try MergeSQL.touch(regions: findings.regions, in: database)
    if !findings.conflicts.isEmpty { throw RefreshError.conflict(findings.conflicts) }
    if !findings.tiers.isEmpty { throw RefreshError.brokenTiers(findings.tiers) }
    if !force, findings.newer > findings.current,
      let list = lists.values.min(by: { $0.day < $1.day })
    {
      let (day, newest) = (PriceMerge.day(list.day), PriceMerge.day(findings.newest))
      throw RefreshError.older("\(list.name) of \(day)", than: "of \(newest)")
    }
    return summary
  }

  private func publishedDays() throws -> [Int: Int] {
    var days: [Int: Int] = [:]
    try database.forEach("SELECT id, published FROM source") { row in
      days[try row.int(0)] = try row.int(1)
    }
    return days
  }

  /// Returns the sources of prices that were worked out from others and give way to a list.
  private func workedOutSources() throws -> Set<Int> {
    var sources: Set<Int> = []
    try database.forEach("SELECT id FROM source WHERE confidence IN ('derived', 'inferred')") {
      row in sources.insert(try row.int(0))
    }
    return sources
  }

  /// Removes the worked-out prices of a card that begin on the day of the list or later.
  private func removeWorkedOut(
    _ card: Staged, _ known: inout [Known], _ sources: Set<Int>, from day: Int
  ) throws {
    func isObsolete(_ price: Known) -> Bool {
      price.from >= day && sources.contains(price.source)
    }
    for known in known where isObsolete(known) { try remove(known, card) }
    known.removeAll(where: isObsolete)
  }

  private func noteOfFreePrices() throws -> Int {
    let text = "free in the list"
    if let note = try database.number("SELECT id FROM note WHERE text = ?", text) { return note }
    try database.with("INSERT INTO note(text) VALUES(?)") { row in
      try row.bind(text, at: 1)
      try row.run()
    }
    return try database.number("SELECT id FROM note WHERE text = ?", text) ?? 0
  }

  /// Checks that the tiers belong to one product and follow one another from zero.
  private func check(_ card: inout Staged, _ findings: inout Findings) throws -> Bool {
    let sku = Self.sku(card.tiers[0])
    if let other = card.tiers.first(where: { Self.sku($0) != sku }) {
      if findings.conflicts.count < Self.problemLimit {
        findings.conflicts.append("\(try name(card)): \(sku) and \(Self.sku(other))")
      }
      return false
    }
    // Some lists only say where tiers begin.
    for index in card.tiers.indices.dropLast() where card.tiers[index].to == nil {
      card.tiers[index].to = card.tiers[index + 1].from
    }
    if card.leavesOutFreeTier, card.tiers.count > 1, card.tiers[0].price == 0 {
      card.tiers.removeFirst()
      card.tiers[0].from = 0
    }
    var end: Int? = 0
    for tier in card.tiers {
      if tier.from != end || (tier.to ?? .max) <= tier.from {
        if findings.tiers.count < Self.problemLimit {
          findings.tiers.append("\(try name(card)), from \(Scales.bound(tier.from)): \(sku)")
        }
        return false
      }
      end = tier.to
    }
    if end != nil {
      if findings.tiers.count < Self.problemLimit {
        findings.tiers.append("\(try name(card)), the last tier has an end: \(sku)")
      }
      return false
    }
    return true
  }

  private static func sku(_ tier: Tier) -> Substring {
    RateCode.sku(of: tier.rateCode ?? "")
  }

  private func name(_ card: Staged) throws -> String {
    let sql = """
      SELECT m.service || ' ' || m.meter || ' (' || m.attributes || ') in ' || r.code
      FROM meter m, region r WHERE m.id = ? AND r.id = ?
      """
    return try database.with(sql) { row in
      try row.bind(card.meter, at: 1)
      try row.bind(card.region, at: 2)
      return try row.step() ? row.text(0) : "a price"
    }
  }

  private func merge(
    _ card: Staged, _ published: [Int: Int], _ workedOut: Set<Int>, _ freeNote: Int,
    _ summary: inout CatalogRefresh.Summary, _ findings: inout Findings
  ) throws {
    guard let list = lists[card.list] else { return }
    var known = card.isFirst ? [] : try known(card)
    try removeWorkedOut(card, &known, workedOut, from: list.day)
    let next = known.first { $0.from > list.day }
    if let newest = known.last(where: { !workedOut.contains($0.source) }) {
      let day = max(published[newest.source] ?? 0, newest.from)
      if day > list.day { findings.newer += 1 } else { findings.current += 1 }
      findings.newest = max(findings.newest, day)
    }
    let current = known.last(where: { $0.holds(on: list.day) })
    if !force, let doubt = PriceDoubt.about(card.tiers, after: current?.tiers, card.saysFree) {
      summary.heldBack += 1
      if summary.heldBackPrices.count < Self.problemLimit {
        summary.heldBackPrices.append("\(try name(card)): \(doubt)")
      }
      return
    }
    guard let current else {
      try insert(card, list, to: next?.from, freeNote)
      if next == nil { summary.added += 1 } else { summary.historical += 1 }
      return
    }
    let isWorkedOut = workedOut.contains(current.source)
    let isLatest = isWorkedOut || (published[current.source] ?? 0) <= list.published
    if !isWorkedOut, current.costsAs(card) {
      summary.unchanged += 1
      if isLatest { try confirm(card, current, list) }
    } else if !isLatest {
      // A later source confirms the earlier price, and takes precedence.
      summary.superseded += 1
    } else {
      if list.isAgain, current.source == list.source,
        summary.contradictions.count < Self.problemLimit
      {
        let words = PriceDoubt.contradiction(of: card.tiers, to: current.tiers)
        summary.contradictions.append("\(try name(card)): \(words)")
      }
      try end(current, card, on: list.day)
      try insert(card, list, to: current.to, freeNote)
      if current.to == nil { summary.changed += 1 } else { summary.historical += 1 }
    }
  }

  private func known(_ card: Staged) throws -> [Known] {
    var known: [Known] = []
    try database.with(
      """
      SELECT effective_from, effective_to, source, tier_from, tier_to, price, f.amount, f.hourly,
        f.hours
      FROM price LEFT JOIN term_fee f USING(meter, region, effective_from)
      WHERE meter = ? AND region = ? ORDER BY effective_from, tier_from
      """
    ) { row in
      try row.bind(card.meter, at: 1)
      try row.bind(card.region, at: 2)
      while try row.step() {
        let from = try row.int(0)
        let tier = Tier(
          from: try row.int(3), to: try row.optionalInt(4), price: try row.int(5), rateCode: nil)
        if let last = known.indices.last, known[last].from == from {
          known[last].tiers.append(tier)
        } else {
          known.append(
            Known(
              from: from, to: try row.optionalInt(1), source: try row.int(2), tiers: [tier],
              fee: try row.fee(6)))
        }
      }
    }
    return known
  }

  /// Handles the same price in a later list: it has been valid since before, and the list is now
  /// its source.
  private func confirm(_ card: Staged, _ current: Known, _ list: PriceMerge.List) throws {
    try database.with(
      """
      UPDATE price SET source = ?1, rate_code = ?2
      WHERE meter = ?3 AND region = ?4 AND effective_from = ?5 AND tier_from = ?6
      """
    ) { row in
      for tier in card.tiers {
        try row.bind(list.source, at: 1)
        try row.bind(tier.rateCode, at: 2)
        try row.bind(card.meter, at: 3)
        try row.bind(card.region, at: 4)
        try row.bind(current.from, at: 5)
        try row.bind(tier.from, at: 6)
        try row.run()
      }
    }
    if current.fee != card.fee { try insertFee(of: card, from: current.from) }
  }

  private func insertFee(of card: Staged, from day: Int) throws {
    guard let fee = card.fee else { return }
    try database.with("INSERT OR REPLACE INTO term_fee VALUES(?,?,?,?,?,?)") { row in
      try bind(card, from: day, to: row)
      try row.bind(Scales.stored(fee.amount), at: 4)
      try row.bind(Scales.stored(fee.hourly), at: 5)
      try row.bind(fee.hours, at: 6)
      try row.run()
    }
  }

  /// Binds what a price and its fee are found by to the first three parameters.
  private func bind(_ card: Staged, from day: Int, to row: Statement) throws {
    try row.bind(card.meter, at: 1)
    try row.bind(card.region, at: 2)
    try row.bind(day, at: 3)
  }

  /// Removes a price with its fee.
  private func remove(_ price: Known, _ card: Staged) throws {
    for table in ["price", "term_fee"] {
      try database.with(
        "DELETE FROM \(table) WHERE meter = ?1 AND region = ?2 AND effective_from = ?3"
      ) { row in
        try bind(card, from: price.from, to: row)
        try row.run()
      }
    }
  }

  private func end(_ current: Known, _ card: Staged, on day: Int) throws {
    // A price that begins on the same day is corrected instead of being followed by another.
    if current.from == day { return try remove(current, card) }
    try database.with(
      "UPDATE price SET effective_to = ?4 WHERE meter = ?1 AND region = ?2 AND effective_from = ?3"
    ) { row in
      try bind(card, from: current.from, to: row)
      try row.bind(day, at: 4)
      try row.run()
    }
  }

  private func insert(
    _ card: Staged, _ list: PriceMerge.List, to end: Int?, _ freeNote: Int
  ) throws {
    try database.with("INSERT INTO price VALUES(?,?,?,?,?,?,?,?,?,?)") { row in
      for tier in card.tiers {
        try bind(card, from: list.day, to: row)
        try row.bind(tier.from, at: 4)
        try row.bind(tier.to, at: 5)
        try row.bind(tier.price, at: 6)
        try row.bind(end, at: 7)
        try row.bind(list.source, at: 8)
        try row.bind(tier.rateCode, at: 9)
        try row.bind(tier.price == 0 ? freeNote : nil, at: 10)
        try row.run()
      }
    }
    try insertFee(of: card, from: list.day)
  }
}
