import Catalog
import Dates
import Prices
import SQLite

/// Merges staged prices into a copy of a catalog: a changed price ends the earlier one, an
/// unchanged one gets the new source.
struct PriceMerge {
  let database: Database
  let force: Bool

  /// The share of a feed's prices that its next list must have.
  private static let leastShare = (of: 10, least: 9)

  /// Returns whether a list is whole that has some prices and lacks others.
  private static func isWhole(found: Int, missing: Int) -> Bool {
    found * leastShare.of >= (found + missing) * leastShare.least
  }

  struct List {
    var source: Int
    /// The day from which its prices are valid.
    var day: Int
    /// The day on which it was published.
    var published: Int
    var name: String
    /// Whether a list of the same feed and moment was read before, which must have said the same.
    var isAgain = false
  }

  func run(
    _ staging: PriceStaging, coverage: [CatalogRefresh.Coverage]
  ) throws -> CatalogRefresh.Summary {
    // The copy is discarded if anything fails. Its journal is on disk, where it takes no memory.
    try database.execute(
      """
      PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA foreign_keys = OFF; PRAGMA cache_size = -8192;
      """)
    // Staging locks its file; another connection can read it once it is closed for writing.
    try staging.database.execute("PRAGMA locking_mode = NORMAL")
    _ = try staging.database.number("SELECT count(*) FROM list")
    try database.with("ATTACH ? AS staging") { row in
      try row.bind(staging.path, at: 1)
      try row.run()
    }
    var summary = CatalogRefresh.Summary()
    try database.transaction {
      try checkAge()
      let lastMeter = try MergeSQL.addNames(to: database)
      try checkUnits(after: lastMeter)
      let lists = try lists()
      let cards = CardMerge(
        database: database, staging: staging, lists: lists, lastMeter: lastMeter, force: force)
      summary = try cards.run()
      try checkShare(coverage)
      summary.ended = try endMissing()
      summary.observations = try mergeObservations()
      try database.execute(MergeSQL.finish)
    }
    try database.execute("DETACH staging")
    return summary
  }

  private func lists() throws -> [Int: List] {
    var lists: [Int: List] = [:]
    try database.forEach(
      """
      SELECT l.id, s.id, l.published, l.name, EXISTS(
          SELECT 1 FROM feed_list f
          WHERE f.feed = l.feed AND f.scope = l.scope AND f.published_at = l.published_at
        ) OR EXISTS(
          SELECT 1 FROM staging.list o WHERE o.feed = l.feed AND o.scope = l.scope
            AND o.published_at = l.published_at AND o.id < l.id)
      FROM staging.list l JOIN source s ON s.code = l.code
      """
    ) { row in
      lists[try row.int(0)] = List(
        source: try row.int(1), day: try row.int(2), published: try row.int(2),
        name: try row.text(3), isAgain: try row.bool(4))
    }
    return lists
  }

  /// Holds units against those of the catalog and, for meters after the last one that it had,
  /// against what the services count in.
  private func checkUnits(after lastMeter: Int) throws {
    var differences: [String] = []
    try database.forEach(
      """
      SELECT s.service || ' ' || s.meter || ' (' || s.attributes || '): ' || s.unit
        || ' instead of ' || m.unit
      FROM staging.meter s JOIN temp.meter_of o ON o.staged = s.id JOIN meter m ON m.id = o.meter
      WHERE m.unit <> s.unit ORDER BY s.id
      """
    ) { row in differences.append(try row.text(0)) }
    let units = DeclaredUnits(text: (try? Catalog.metadata("units", in: database)) ?? "")
    try database.forEach(
      "SELECT provider, service, meter, unit FROM meter WHERE id > ? ORDER BY id", lastMeter
    ) { row in
      guard let provider = Provider(rawValue: try row.text(0)),
        let fault = units.fault(
          of: provider, service: try row.text(1), meter: try row.text(2), unit: try row.text(3))
      else { return }
      differences.append(fault)
    }
    if !differences.isEmpty { throw RefreshError.unit(differences) }
  }

  private func checkAge() throws {
    if force { return }
    try database.forEach(
      """
      SELECT n.name, n.published_at, l.published_at FROM staging.list n
      JOIN feed_list l ON l.feed = n.feed AND (l.scope = n.scope OR l.scope = '' OR n.scope = '')
      WHERE l.published_at > n.published_at ORDER BY l.published_at DESC LIMIT 1
      """
    ) { row in
      throw RefreshError.older(
        "\(try row.text(0)) of \(Self.moment(try row.int(1)))",
        than: "of \(Self.moment(try row.int(2)))")
    }
  }

  static func day(_ number: Int) -> String { CalendarDate(dayNumber: number).description }

  static func moment(_ seconds: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds % 86_400 / 3600, seconds % 3600 / 60)
    return "\(CalendarDate(dayNumber: seconds / 86_400)) \(padded(hours)):\(padded(minutes))"
  }

  /// Checks the share: a list that lost many expected prices may be incomplete.
  private func checkShare(_ coverage: [CatalogRefresh.Coverage]) throws {
    if force || coverage.isEmpty { return }
    try database.with("INSERT OR IGNORE INTO temp.coverage VALUES(?,?,?)") { row in
      for entry in coverage {
        try row.bind(entry.service, at: 1)
        try row.bind(entry.meter, at: 2)
        try row.bind(entry.attributes, at: 3)
        try row.run()
      }
    }
    let found = try database.number(MergeSQL.foundCount) ?? 0
    let missing = try database.number(MergeSQL.missingCount) ?? 0
    if Self.isWhole(found: found, missing: missing) { return }
    var names: [String] = []
    try database.forEach(MergeSQL.missingNames) { row in names.append(try row.text(0)) }
    let feed = try database.with("SELECT name FROM staging.list LIMIT 1") { row in
      try row.step() ? row.text(0) : "the list"
    }
    throw RefreshError.tooFew(
      found: found, expected: found + missing, feed: feed,
      missing: names + Array(repeating: "…", count: max(0, missing - names.count)))
  }

  /// Ends the prices that came from earlier lists of the same feed and that this one lacks, but not
  /// where a much shorter list is taken by force.
  ///
  /// - Returns: how many they are, each with all its tiers.
  private func endMissing() throws -> Int {
    guard try database.number(MergeSQL.hasEarlierLists) != nil else { return 0 }
    if force {
      let missing = try database.number(MergeSQL.missingOfFeedCount) ?? 0
      let found = try database.number(MergeSQL.listedCount) ?? 0
      if !Self.isWhole(found: found, missing: missing) { return 0 }
    }
    var count = 0
    try database.forEach(MergeSQL.endMissing) { row in
      try MergeSQL.touch(try row.int(0), try row.int(1), in: database)
      if try row.int(2) == 0 { count += 1 }
    }
    return count
  }

  private func mergeObservations() throws -> Int {
    try database.execute(MergeSQL.observations)
    return try database.number(
      """
      SELECT (SELECT count(*) FROM staging.observation)
        + (SELECT count(*) FROM staging.interruption)
      """) ?? 0
  }
}
