import Catalog
import SQLite

/// The statements of a merge that process whole tables.
enum MergeSQL {
  /// Adds new sources, meters and regions.
  private static let names = """
    INSERT INTO source(code, name, published, confidence)
      SELECT code, min(name), min(published), 'high' FROM staging.list
      WHERE code NOT IN (SELECT code FROM source) GROUP BY code ORDER BY min(id);
    INSERT OR IGNORE INTO feed_source(source, feed)
      SELECT s.id, min(l.feed) FROM staging.list l JOIN source s ON s.code = l.code GROUP BY s.id;
    INSERT INTO region(provider, code, name)
      SELECT provider, code, code FROM staging.region s WHERE NOT EXISTS(
        SELECT 1 FROM region r WHERE r.provider = s.provider AND r.code = s.code)
      ORDER BY provider, code;
    INSERT INTO meter(provider, service, meter, attributes, unit)
      SELECT provider, service, meter, attributes, unit FROM staging.meter s WHERE NOT EXISTS(
        SELECT 1 FROM meter m WHERE m.provider = s.provider AND m.service = s.service
          AND m.meter = s.meter AND m.attributes = s.attributes)
      ORDER BY provider, service, attributes, meter;
    """

  /// Gives what is staged the catalog's numbers, and adds tables for results.
  ///
  /// A place is a meter in a region, as one number.
  private static let prepare = """
    CREATE TABLE temp.meter_of(staged INTEGER PRIMARY KEY, meter INTEGER NOT NULL);
    INSERT INTO temp.meter_of SELECT s.id, m.id FROM staging.meter s JOIN meter m
      ON m.provider = s.provider AND m.service = s.service AND m.meter = s.meter
      AND m.attributes = s.attributes;
    CREATE TABLE temp.region_of(staged INTEGER PRIMARY KEY, region INTEGER NOT NULL);
    INSERT INTO temp.region_of SELECT s.id, r.id FROM staging.region s JOIN region r
      ON r.provider = s.provider AND r.code = s.code;
    CREATE TABLE temp.touched(place INTEGER PRIMARY KEY);
    CREATE TABLE temp.touched_region(region INTEGER PRIMARY KEY);
    CREATE TABLE temp.coverage(
      service TEXT, meter TEXT, attributes TEXT, PRIMARY KEY(service, meter, attributes)
    ) WITHOUT ROWID;
    """

  /// Adds the sources, meters and regions of what is staged.
  ///
  /// - Returns: the last meter that the catalog had before.
  static func addNames(to database: Database) throws -> Int {
    let lastMeter = try database.number("SELECT max(id) FROM meter") ?? 0
    try database.execute(names)
    try database.execute(prepare)
    return lastMeter
  }

  /// Records that a list has a price of a meter in a region, or that its price ended.
  static func touch(_ meter: Int, _ region: Int, in database: Database) throws {
    try database.with("INSERT OR IGNORE INTO temp.touched VALUES(?)") { row in
      try row.bind(meter << regionBits | region, at: 1)
      try row.run()
    }
  }

  /// Records in which regions lists have prices.
  static func touch(regions: Set<Int>, in database: Database) throws {
    try database.with("INSERT INTO temp.touched_region VALUES(?)") { row in
      for region in regions.sorted() {
        try row.bind(region, at: 1)
        try row.run()
      }
    }
  }

  private static let regionBits = 20
  private static let meterOfPlace = "(t.place >> \(regionBits))"
  private static let regionOfPlace = "(t.place & \(1 << regionBits - 1))"

  /// The touched prices, by meter and region.
  static let touchedPrices = """
    temp.touched t CROSS JOIN price
    ON price.meter = \(meterOfPlace) AND price.region = \(regionOfPlace)
    """

  /// The staged prices in the order of the catalog.
  static let staged = """
    SELECT m.meter, r.region, p.tier_from, p.tier_to, p.price, p.rate_code, p.list, p.free_first,
      p.says_free, p.fee, p.hourly, p.hours
    FROM staging.price p JOIN temp.meter_of m ON m.staged = p.meter
    JOIN temp.region_of r ON r.staged = p.region ORDER BY 1, 2, p.list, 3, p.rowid
    """

  /// The number of expected prices that the lists have; their rules make no others.
  static let foundCount = """
    SELECT count(*) FROM \(touchedPrices) WHERE effective_to IS NULL AND tier_from = 0
    """

  private static let unlisted = """
    FROM meter m JOIN price p ON p.meter = m.id
    WHERE m.service IN (SELECT service FROM temp.coverage)
      AND p.effective_to IS NULL AND p.tier_from = 0
      AND +p.region IN (SELECT region FROM temp.touched_region)
      AND NOT EXISTS(
        SELECT 1 FROM temp.touched WHERE place = (p.meter << \(regionBits) | p.region))
    """
  private static let isExpected = """
    EXISTS(SELECT 1 FROM temp.coverage c WHERE c.service = m.service
      AND m.meter GLOB c.meter AND m.attributes GLOB c.attributes)
    """
  /// The number of expected prices that the lists lack; each meter is looked at once, for patterns
  /// take long.
  static let missingCount = """
    SELECT sum(m.prices) FROM (SELECT m.*, count(*) AS prices \(unlisted) GROUP BY m.id) m
    WHERE \(isExpected)
    """
  static let missingNames = """
    SELECT m.service || ' ' || m.meter || ' (' || m.attributes || ') in '
      || (SELECT code FROM region WHERE id = p.region) \(unlisted) AND \(isExpected) LIMIT 10
    """

  /// Prices of earlier lists of the same feed that held on the day of this one, which lacks them; one
  /// that a later list has confirmed was only left out.
  private static let missingOfFeed = """
    (effective_to IS NULL OR effective_to > (SELECT max(published) FROM staging.list))
      AND source IN (
        SELECT s.id FROM source s JOIN feed_source f ON f.source = s.id
        JOIN staging.list l ON l.feed = f.feed
        WHERE NOT l.is_extract AND s.published <= (SELECT max(published) FROM staging.list))
      AND effective_from < (SELECT max(published) FROM staging.list)
      AND region IN (SELECT region FROM temp.touched_region)
      AND NOT EXISTS(
        SELECT 1 FROM temp.touched WHERE place = (price.meter << \(regionBits) | price.region))
    """

  /// Whether an earlier list of the same feed has given prices.
  static let hasEarlierLists = """
    SELECT 1 FROM feed_source f JOIN staging.list l ON l.feed = f.feed
    JOIN source s ON s.id = f.source WHERE s.code NOT IN (SELECT code FROM staging.list) LIMIT 1
    """

  /// The number of prices that are missing, and the number that the lists have.
  static let missingOfFeedCount = """
    SELECT count(*) FROM price WHERE tier_from = 0 AND \(missingOfFeed)
    """
  static let listedCount = "SELECT count(*) FROM temp.touched"

  static let endMissing = """
    UPDATE price SET effective_to = (SELECT max(published) FROM staging.list)
    WHERE \(missingOfFeed) RETURNING meter, region, tier_from
    """

  static let observations = """
    INSERT OR REPLACE INTO price_observation(meter, region, observed_at, zone, price, source)
      SELECT m.meter, r.region, o.observed_at, o.zone, o.price, s.id FROM staging.observation o
      JOIN temp.meter_of m ON m.staged = o.meter JOIN temp.region_of r ON r.staged = o.region
      JOIN staging.list l ON l.id = o.list JOIN source s ON s.code = l.code;
    INSERT OR REPLACE INTO spot_interruption(meter, region, savings_percent, band, source)
      SELECT m.meter, r.region, i.savings_percent, i.band, s.id FROM staging.interruption i
      JOIN temp.meter_of m ON m.staged = i.meter JOIN temp.region_of r ON r.staged = i.region
      JOIN staging.list l ON l.id = i.list JOIN source s ON s.code = l.code;
    """

  /// Records what was added, and removes names that nothing refers to any longer.
  static let finish = """
    INSERT INTO feed_list
      SELECT l.feed, l.scope, s.id, l.provider, l.published_at, l.address, l.etag, l.last_modified
      FROM staging.list l JOIN source s ON s.code = l.code WHERE NOT l.is_extract
      ON CONFLICT(feed, scope) DO UPDATE SET
        source = excluded.source, published_at = excluded.published_at,
        address = excluded.address, etag = excluded.etag, last_modified = excluded.last_modified
      WHERE excluded.published_at >= feed_list.published_at;
    CREATE TABLE temp.priced(source INTEGER PRIMARY KEY);
    INSERT INTO temp.priced SELECT DISTINCT source FROM price;
    DELETE FROM source WHERE id NOT IN (SELECT source FROM temp.priced)
      AND id NOT IN (SELECT source FROM price_observation)
      AND id NOT IN (SELECT source FROM spot_interruption)
      AND id NOT IN (SELECT source FROM derivation)
      AND id NOT IN (SELECT source FROM free_tier_offer)
      AND id NOT IN (SELECT source FROM instance_type WHERE source IS NOT NULL)
      AND id NOT IN (SELECT source FROM feed_list);
    DELETE FROM feed_source WHERE source NOT IN (SELECT id FROM source);
    UPDATE metadata SET value = coalesce((
        SELECT max(published) FROM source WHERE confidence IN ('high', 'medium')
          AND id IN (SELECT source FROM temp.priced)), value)
      WHERE key = 'newest';
    """
}
