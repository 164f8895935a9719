import Catalog
public import SQLite

/// The reason why a refresh leaves the catalog unchanged.
public enum RefreshError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Two products in the lists map to the same price of the catalog: the mapping does not
  /// distinguish them.
  case conflict([String])
  /// Tiers of a price leave a gap or overlap.
  case brokenTiers([String])
  /// A meter has a different unit in the catalog.
  case unit([String])
  /// The list is older than the one that the catalog has.
  case older(String, than: String)
  /// The list states an impossible date.
  case impossibleDate(String, published: String)
  /// The list has far fewer prices than the catalog has from its feed.
  case tooFew(found: Int, expected: Int, feed: String, missing: [String])
  /// The list has no price that the catalog needs.
  case nothing(String)
  /// The new catalog did not pass its checks.
  case failedChecks([String])
  /// Another refresh is running.
  case busy(String)
  /// The database failed.
  case database(DatabaseError, path: String)

  /// The error, and what can be done about it.
  public var message: String {
    switch self {
    case .conflict(let pairs):
      "the price list has two products for one price, so the mapping must tell them apart:\n"
        + Self.listed(pairs)
    case .brokenTiers(let prices):
      "the tiers of a price in the list do not fit together:\n" + Self.listed(prices)
    case .unit(let meters):
      "the price list gives another unit than the catalog:\n" + Self.listed(meters)
    case .older(let list, let known):
      "\(list) is older than what the catalog has, \(known): it is left out (--force takes it in "
        + "as history)"
    case .impossibleDate(let list, let day):
      "\(list) says that it was published on \(day), when there can have been no such list: "
        + "nothing of it is taken (--published gives the day of a list that does not say it)"
    case .tooFew(let found, let expected, let feed, let missing):
      "\(feed) has only \(found) of the \(expected) prices that the catalog has from it, less than "
        + "90%: a part of the list may be missing (--force takes it all the same); missing are\n"
        + Self.listed(missing)
    case .nothing(let list): "\(list) has no price that the catalog needs"
    case .failedChecks(let findings):
      "the new catalog did not pass its checks:\n" + Self.listed(findings)
    case .busy(let path): "another refresh of '\(path)' is at work"
    case .database(let error, let path): "cannot refresh the catalog '\(path)': \(error.message)"
    }
  }

  /// The same text as `message`.
  public var description: String { message }

  private static func listed(_ lines: [String]) -> String {
    let shown = lines.prefix(10).map { "  " + $0 }
    let more = lines.count > 10 ? ["  and \(lines.count - 10) more"] : []
    return (shown + more).joined(separator: "\n")
  }
}
