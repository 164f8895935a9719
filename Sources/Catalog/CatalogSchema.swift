import SQLite

/// The tables of a catalog file.
///
/// Dates are days since 1970-01-01. Prices are in 10⁻¹² US dollars, which represents list prices of
/// up to 9.2 million dollars exactly. Bounds of tiers are in 10⁻⁶ of the billing unit, up to 9.2 ·
/// 10¹²: tiers of thousands of billions of requests occur, fractions finer than a millionth do not.
/// A value that does not fit is an error of the data and never rounded. Numbers that are only shown
/// or that describe a machine are decimal text.
package enum CatalogSchema {
  /// `Bdgt`: distinguishes a catalog from other databases.
  package static let applicationID = 0x4264_6774
  /// Raised with every change of the tables: a catalog of another version is rebuilt.
  package static let version = 10

  /// The fee `f` of each price `p`, where its source states one, as a part of a query.
  package static let feeOfPrice = """
    LEFT JOIN term_fee f
      ON f.meter = p.meter AND f.region = p.region AND f.effective_from = p.effective_from
    """

  package static let tables = """
    CREATE TABLE metadata(
      key TEXT PRIMARY KEY, value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE source(
      id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
      published INTEGER NOT NULL, confidence TEXT NOT NULL, note TEXT
    ) STRICT;
    CREATE TABLE region(
      id INTEGER PRIMARY KEY, provider TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
      partition TEXT, legacy_name TEXT,
      -- The nearest regions of other providers, as `provider=region` pairs.
      neighbours TEXT,
      UNIQUE(provider, code)
    ) STRICT;
    CREATE TABLE availability_zone(
      region INTEGER NOT NULL REFERENCES region, name TEXT NOT NULL,
      PRIMARY KEY(region, name)
    ) STRICT, WITHOUT ROWID;
    -- Ids follow provider, service, family (what stands before the colon) and attributes, so that
    -- the prices of a kind of instance lie together.
    CREATE TABLE meter(
      id INTEGER PRIMARY KEY, provider TEXT NOT NULL, service TEXT NOT NULL, meter TEXT NOT NULL,
      attributes TEXT NOT NULL, unit TEXT NOT NULL,
      UNIQUE(provider, service, meter, attributes)
    ) STRICT;
    CREATE TABLE note(
      id INTEGER PRIMARY KEY, text TEXT NOT NULL
    ) STRICT;
    CREATE TABLE price(
      meter INTEGER NOT NULL REFERENCES meter, region INTEGER NOT NULL REFERENCES region,
      effective_from INTEGER NOT NULL, tier_from INTEGER NOT NULL, tier_to INTEGER,
      price INTEGER NOT NULL, effective_to INTEGER, source INTEGER NOT NULL REFERENCES source,
      rate_code TEXT, note INTEGER REFERENCES note,
      PRIMARY KEY(meter, region, effective_from, tier_from)
    ) STRICT, WITHOUT ROWID;
    -- The fee in advance, the price of each hour beside it and the hours of the term, where the source of
    -- a price states them: few prices have one. The price contains the fee.
    CREATE TABLE term_fee(
      meter INTEGER NOT NULL REFERENCES meter, region INTEGER NOT NULL REFERENCES region,
      effective_from INTEGER NOT NULL, amount INTEGER NOT NULL, hourly INTEGER NOT NULL,
      hours INTEGER NOT NULL,
      PRIMARY KEY(meter, region, effective_from)
    ) STRICT, WITHOUT ROWID;
    -- Spot prices as they were at a second, since 1970; the zone is empty when unknown, and there
    -- may then be several prices of one second.
    CREATE TABLE price_observation(
      meter INTEGER NOT NULL REFERENCES meter, region INTEGER NOT NULL REFERENCES region,
      observed_at INTEGER NOT NULL, zone TEXT NOT NULL, price INTEGER NOT NULL,
      source INTEGER NOT NULL REFERENCES source,
      PRIMARY KEY(meter, region, observed_at, zone, price)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE spot_interruption(
      meter INTEGER NOT NULL REFERENCES meter, region INTEGER NOT NULL REFERENCES region,
      savings_percent INTEGER NOT NULL, band TEXT NOT NULL,
      source INTEGER NOT NULL REFERENCES source,
      PRIMARY KEY(meter, region)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE instance_type(
      provider TEXT NOT NULL, name TEXT NOT NULL, vcpu TEXT NOT NULL, memory_gib TEXT NOT NULL,
      architecture TEXT NOT NULL, processor TEXT, burstable INTEGER NOT NULL,
      baseline_percent TEXT, credits_per_hour TEXT, ecu TEXT, gpu_count INTEGER NOT NULL,
      gpu_name TEXT, gpu_memory_gib TEXT, cuda INTEGER NOT NULL, instance_storage_gb TEXT, network_performance TEXT,
      network_gbps TEXT, current_generation INTEGER NOT NULL, bare_metal INTEGER NOT NULL,
      free_tier_eligible INTEGER NOT NULL, emr_supported INTEGER NOT NULL,
      source INTEGER REFERENCES source,
      PRIMARY KEY(provider, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE free_tier_offer(
      id TEXT PRIMARY KEY, provider TEXT NOT NULL, kind TEXT NOT NULL, service TEXT NOT NULL,
      description TEXT NOT NULL, amount TEXT NOT NULL, unit TEXT NOT NULL,
      refill TEXT NOT NULL, window_months INTEGER, window_days INTEGER, available_from INTEGER,
      available_to INTEGER, accounts_opened_from INTEGER, accounts_opened_before INTEGER,
      plan TEXT, automatic INTEGER NOT NULL, source INTEGER NOT NULL REFERENCES source, note TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE free_tier_meter(
      offer TEXT NOT NULL REFERENCES free_tier_offer, service TEXT NOT NULL, meter TEXT NOT NULL,
      attributes TEXT NOT NULL, regions TEXT NOT NULL,
      PRIMARY KEY(offer, service, meter, attributes, regions)
    ) STRICT, WITHOUT ROWID;
    -- Prices that are known to be missing, and why. A `*` in a meter or in attributes is any text, as a
    -- region it is all; attributes that a row does not name may be any.
    CREATE TABLE gap(
      provider TEXT NOT NULL, service TEXT NOT NULL, meter TEXT NOT NULL, attributes TEXT NOT NULL,
      region TEXT NOT NULL, reason TEXT NOT NULL,
      PRIMARY KEY(provider, service, meter, attributes, region)
    ) STRICT, WITHOUT ROWID;
    -- How a price that no list has is worked out of others: the sum of the rows of a meter. A `*` at
    -- the end of a meter stands for the same text in both; `except` are beginnings of that text.
    CREATE TABLE derivation(
      id INTEGER PRIMARY KEY, provider TEXT NOT NULL, service TEXT NOT NULL, meter TEXT NOT NULL,
      except_for TEXT NOT NULL, attributes TEXT NOT NULL, of_meter TEXT NOT NULL,
      of_attributes TEXT NOT NULL, times TEXT NOT NULL, divided_by TEXT NOT NULL,
      source INTEGER NOT NULL REFERENCES source
    ) STRICT;
    """

  /// Whether a row of `gap` tells of a price: of service ?2, meter ?3 and attributes ?4.
  ///
  /// A row's meter and attributes may have `*` for any text; its attributes need not be all that the
  /// price has.
  package static let gapCondition = """
    service IN (?2, '*') AND ?3 GLOB meter AND (attributes = ''
      OR ';' || ?4 || ';' GLOB '*;' || replace(attributes, ';', ';*') || ';*')
    """
}
