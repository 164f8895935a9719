import Catalog
/// The tables that record what came from price lists instead of data files, so that it can be kept
/// when the data files change.
enum FeedSchema {
  static let tables = """
    CREATE TABLE feed_source(
      source INTEGER PRIMARY KEY REFERENCES source, feed TEXT NOT NULL
    ) STRICT;
    CREATE TABLE feed_list(
      feed TEXT NOT NULL, scope TEXT NOT NULL, source INTEGER NOT NULL REFERENCES source,
      provider TEXT NOT NULL, published_at INTEGER NOT NULL, address TEXT NOT NULL, etag TEXT,
      last_modified TEXT,
      PRIMARY KEY(feed, scope)
    ) STRICT, WITHOUT ROWID;
    """
}
