import Dates
import Money
import Prices

/// The days for which exports of each kind have use, which show two exports of the same costs.
///
/// Rows of different kinds of exports are never the same: what tells is the seller, the account and
/// the days.
struct Coverage {
  /// An export that has the same days as another one.
  struct Other {
    var seller: String
    var file: String
    var format: String
  }

  private struct Month: Hashable {
    var seller: String
    var year: Int
    var month: Int
  }

  private struct Days {
    var first: Int
    var last: Int

    mutating func extend(to other: Days) {
      first = min(first, other.first)
      last = max(last, other.last)
    }

    /// Whether half or more of the shorter span are days of both: exports by invoice have a few
    /// late days of the month before.
    func isSame(as other: Days) -> Bool {
      let shared = min(last, other.last) - max(first, other.first) + 1
      return shared > 0 && shared * 2 >= min(last - first, other.last - other.first) + 1
    }
  }

  private struct Part {
    var format: String
    var file: String
    /// The days by account; of an empty name where rows name none.
    var accounts: [String: Days]
  }

  private var parts: [Month: [Part]] = [:]
  /// The pairs of formats that were told.
  private var told: Set<Set<String>> = []

  /// Adds a file, and returns one of another format with days of the same accounts; nil where there
  /// is none, or formats of both were told already.
  mutating func add(_ result: TableReading.Result, from file: String) -> Other? {
    var found: Other?
    for (month, accounts) in Self.months(of: result.store.entries) {
      for part in parts[month] ?? [] where found == nil && part.format != result.format {
        if Self.isTold(elsewhere: part.format, result.format) { continue }
        if Self.isShared(accounts, part.accounts),
          told.insert([part.format, result.format]).inserted
        {
          found = Other(seller: month.seller, file: part.file, format: part.format)
        }
      }
      parts[month, default: []].append(
        Part(format: result.format, file: file, accounts: accounts))
    }
    return found
  }

  /// Returns of how many of a file's accounts, each in its months, files that were added have use on
  /// the same days, and how many there are.
  ///
  /// `format`: what the format of the others begins with.
  func shared(
    with result: TableReading.Result, of format: String
  ) -> (shared: Int, all: Int) {
    var (shared, all) = (0, 0)
    for (month, accounts) in Self.months(of: result.store.entries) {
      for (account, days) in accounts {
        all += 1
        let isShared = (parts[month] ?? []).contains { part in
          part.format.hasPrefix(format)
            && part.accounts.contains { other, span in
              (other == account || other.isEmpty || account.isEmpty) && days.isSame(as: span)
            }
        }
        if isShared { shared += 1 }
      }
    }
    return (shared, all)
  }

  /// Whether both are views of Cost Explorer, which are compared with each other anyway.
  private static func isTold(elsewhere first: String, _ second: String) -> Bool {
    first.hasPrefix("cost-explorer") && second.hasPrefix("cost-explorer")
  }

  private static func isShared(_ first: [String: Days], _ second: [String: Days]) -> Bool {
    first.contains { account, days in
      if let same = second[account] { return days.isSame(as: same) }
      // A view without accounts may be of any.
      if account.isEmpty { return second.values.contains(where: days.isSame) }
      return second[""].map(days.isSame) ?? false
    }
  }

  private static func months(of entries: [BillEntry]) -> [Month: [String: Days]] {
    var months: [Month: [String: Days]] = [:]
    for entry in entries where entry.kind == .usage && !entry.cost.isZero {
      guard let day = entry.key.day else { continue }
      let (year, month, _) = day.components
      let days = Days(
        first: day.dayNumber, last: day.dayNumber + max(1, entry.key.days) - 1)
      let key = Month(seller: seller(entry.key.provider), year: year, month: month)
      months[key, default: [:]][account(entry.key.account), default: days].extend(to: days)
    }
    return months
  }

  /// Returns one name for all that exports call a seller.
  private static func seller(_ name: String) -> String {
    Provider.named(onBill: name)?.focusName ?? name
  }

  /// Returns an account in the spelling of all exports: FOCUS has `/subscriptions/` before
  /// subscriptions of Azure, and spreadsheets drop zeros before numbers of accounts.
  private static func account(_ name: String) -> String {
    let last = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return String(last.drop { $0 == "0" })
  }
}
