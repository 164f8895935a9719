import Catalog
import SQLite

/// Copies what price lists added to a catalog into one that is rebuilt from the data files.
struct FeedCarryOver {
  let database: Database
  /// The path of the catalog that is being replaced.
  let old: String

  /// Copies the prices of lists.
  ///
  /// - Returns: the number of prices copied.
  func run(_ staging: PriceStaging) throws -> Int {
    try staging.finish()
    try staging.database.execute("PRAGMA locking_mode = NORMAL")
    _ = try staging.database.number("SELECT count(*) FROM list")
    try attach(old, as: "old")
    try attach(staging.path, as: "staging")
    var count = 0
    try database.transaction {
      try database.execute(Self.copy)
      count = try database.number("SELECT count(*) FROM staging.price") ?? 0
      if count > 0 { try merge(staging) }
      try database.execute(Self.finish)
    }
    try database.execute("DETACH staging")
    try database.execute("DETACH old")
    return count
  }

  private func merge(_ staging: PriceStaging) throws {
    let lastMeter = try MergeSQL.addNames(to: database)
    var lists: [Int: PriceMerge.List] = [:]
    try database.forEach(
      """
      SELECT l.id, s.id, l.published, l.name, s.published FROM staging.list l
      JOIN source s ON s.code = l.code
      """
    ) { row in
      lists[try row.int(0)] = PriceMerge.List(
        source: try row.int(1), day: try row.int(2), published: try row.int(4),
        name: try row.text(3))
    }
    let cards = CardMerge(
      database: database, staging: staging, lists: lists, lastMeter: lastMeter, force: true)
    _ = try cards.run()
    try database.execute(Self.endWhatHadEnded)
  }

  private func attach(_ path: String, as name: String) throws {
    try database.with("ATTACH ? AS \(name)") { row in
      try row.bind(path, at: 1)
      try row.run()
    }
  }

  // The starting days of a source's prices become its lists, in order.
  private static let copy = """
    INSERT OR IGNORE INTO source(code, name, published, confidence, note)
      SELECT s.code, s.name, s.published, s.confidence, s.note FROM old.source s
      JOIN old.feed_source f ON f.source = s.id ORDER BY s.id;
    INSERT OR IGNORE INTO feed_source
      SELECT n.id, f.feed FROM old.feed_source f JOIN old.source s ON s.id = f.source
      JOIN source n ON n.code = s.code;
    INSERT INTO staging.list(feed, scope, provider, code, name, published_at, published, address)
      SELECT f.feed, '', '', s.code, s.name, 0, p.effective_from, ''
      FROM old.price p JOIN old.source s ON s.id = p.source JOIN old.feed_source f ON f.source = s.id
      GROUP BY s.id, p.effective_from ORDER BY p.effective_from, s.published, s.id;
    INSERT INTO staging.meter SELECT id, provider, service, meter, attributes, unit FROM old.meter
      WHERE id IN (SELECT meter FROM old.price WHERE source IN (SELECT source FROM old.feed_source)
        UNION SELECT meter FROM old.price_observation
        WHERE source IN (SELECT source FROM old.feed_source)
        UNION SELECT meter FROM old.spot_interruption
        WHERE source IN (SELECT source FROM old.feed_source));
    INSERT INTO staging.region SELECT id, provider, code FROM old.region
      WHERE id IN (SELECT region FROM old.price WHERE source IN (SELECT source FROM old.feed_source)
        UNION SELECT region FROM old.price_observation
        WHERE source IN (SELECT source FROM old.feed_source)
        UNION SELECT region FROM old.spot_interruption
        WHERE source IN (SELECT source FROM old.feed_source));
    INSERT INTO staging.price
      SELECT l.id, p.meter, p.region, p.tier_from, p.tier_to, p.price, coalesce(p.rate_code, ''), 0, 1,
        t.amount, t.hourly, t.hours
      FROM old.price p JOIN old.source s ON s.id = p.source JOIN old.feed_source f ON f.source = s.id
      JOIN staging.list l ON l.code = s.code AND l.published = p.effective_from
      LEFT JOIN old.term_fee t
        ON t.meter = p.meter AND t.region = p.region AND t.effective_from = p.effective_from;
    """

  private static let endWhatHadEnded = """
    UPDATE price SET effective_to = o.effective_to
    FROM old.price o, temp.meter_of m, temp.region_of r, old.source s, source n
    WHERE m.staged = o.meter AND r.staged = o.region AND s.id = o.source AND n.code = s.code
      AND price.meter = m.meter AND price.region = r.region AND price.source = n.id
      AND price.effective_from = o.effective_from AND price.tier_from = o.tier_from
      AND price.effective_to IS NULL AND o.effective_to IS NOT NULL;
    """

  private static let finish = """
    INSERT OR IGNORE INTO meter(provider, service, meter, attributes, unit)
      SELECT provider, service, meter, attributes, unit FROM staging.meter;
    INSERT OR IGNORE INTO region(provider, code, name)
      SELECT provider, code, code FROM staging.region;
    INSERT OR IGNORE INTO price_observation(meter, region, observed_at, zone, price, source)
      SELECT m.id, r.id, o.observed_at, o.zone, o.price, n.id FROM old.price_observation o
      JOIN old.meter om ON om.id = o.meter JOIN old.region oreg ON oreg.id = o.region
      JOIN old.source s ON s.id = o.source JOIN old.feed_source f ON f.source = s.id
      JOIN meter m ON m.provider = om.provider AND m.service = om.service AND m.meter = om.meter
        AND m.attributes = om.attributes
      JOIN region r ON r.provider = oreg.provider AND r.code = oreg.code
      JOIN source n ON n.code = s.code;
    INSERT OR REPLACE INTO spot_interruption(meter, region, savings_percent, band, source)
      SELECT m.id, r.id, i.savings_percent, i.band, n.id FROM old.spot_interruption i
      JOIN old.meter om ON om.id = i.meter JOIN old.region oreg ON oreg.id = i.region
      JOIN old.source s ON s.id = i.source JOIN old.feed_source f ON f.source = s.id
      JOIN meter m ON m.provider = om.provider AND m.service = om.service AND m.meter = om.meter
        AND m.attributes = om.attributes
      JOIN region r ON r.provider = oreg.provider AND r.code = oreg.code
      JOIN source n ON n.code = s.code
      WHERE NOT EXISTS(
        SELECT 1 FROM spot_interruption k JOIN source ks ON ks.id = k.source
        WHERE k.meter = m.id AND k.region = r.id AND ks.published > n.published);
    INSERT OR REPLACE INTO feed_list
      SELECT l.feed, l.scope, n.id, l.provider, l.published_at, l.address, l.etag, l.last_modified
      FROM old.feed_list l JOIN old.source s ON s.id = l.source JOIN source n ON n.code = s.code;
    UPDATE metadata SET value = coalesce((
        SELECT max(published) FROM source WHERE confidence IN ('high', 'medium')
          AND id IN (SELECT DISTINCT source FROM price)), value)
      WHERE key = 'newest';
    """
}
