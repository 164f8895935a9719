public import Dates
public import Money

/// A bill, with its rows added up by day, resource and meter.
public struct Bill: Sendable {
  /// The formats that were read, such as `focus-1.0`; several joined by commas.
  public var format = ""
  /// The currency, such as `USD`.
  public var currency = ""
  /// The entries, the earliest first.
  public var entries: [BillEntry] = []
  /// The first day of the bill.
  public var from: CalendarDate?
  /// The day after the last one.
  public var to: CalendarDate?
  /// The last hour of the last day that has hours, from 0; nil where the bill has only days.
  public var lastHour: Int?
  /// The granularity of the entries.
  public var grain = BillGrain.days
  /// The number of rows read, without headers.
  public var rowsRead = 0
  /// The number of rows that count.
  public var rowsUsed = 0
  /// The number of rows that count but cost nothing.
  public var rowsWithoutCost = 0
  /// The number of rows that do not count, by reason.
  public var leftOut: [String: Int] = [:]
  /// Remarks for the reader.
  public var remarks: [BillRemark] = []

  /// The number of rows that do not count.
  public var rowsLeftOut: Int { leftOut.values.reduce(0, +) }

  /// Returns the sum of the entries that pass a test.
  ///
  /// - Throws: `ArithmeticError` when the sum exceeds the largest possible amount.
  public func sum(where passes: (BillEntry) -> Bool = { _ in true }) throws(ArithmeticError)
    -> Money
  {
    var total = Money.zero
    for entry in entries where passes(entry) { total = try total + entry.cost }
    return total
  }

  /// Returns the sums by a fact, the largest first.
  public func sums(
    of kinds: Set<BillKind>? = nil, by key: (BillEntry) -> String
  ) throws(ArithmeticError) -> [(key: String, amount: Money)] {
    var sums: [String: Money] = [:]
    for entry in entries where kinds?.contains(entry.kind) ?? true {
      let name = key(entry)
      sums[name] = try (sums[name] ?? .zero) + entry.cost
    }
    return sums.map { ($0.key, $0.value) }.sorted {
      $0.amount == $1.amount ? $0.key < $1.key : $0.amount > $1.amount
    }
  }
}

/// The granularity of a bill's entries.
///
/// A bill with too many entries for the available memory is stored more coarsely, and says so.
public enum BillGrain: Int, Sendable, Comparable {
  /// By day, with all facts.
  case days
  /// By month, with all facts.
  case months
  /// By month, without tags, prices and SKUs.
  case meters
  /// By month; the cheapest resources are combined.
  case largestResources
  /// By month, service, region and account.
  case services

  /// Orders from fine to coarse.
  public static func < (left: BillGrain, right: BillGrain) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The cost of one thing on one day.
public struct BillEntry: Sendable, Hashable {
  /// The facts that distinguish entries.
  public struct Key: Sendable, Hashable {
    /// The seller.
    public var provider = ""
    /// The service, as the bill calls it.
    public var service = ""
    /// The provider's code of the region.
    public var region = ""
    /// The account, project or subscription.
    public var account = ""
    /// The name of that account.
    public var accountName = ""
    /// The resource's id.
    public var resource = ""
    /// The resource's name.
    public var resourceName = ""
    /// The meter, in the bill's words.
    public var meter = ""
    /// What tells kinds of a meter apart: the operation of AWS, such as `LoadBalancing:Network`, or
    /// the product of Azure, such as `General Purpose - Compute Gen5`; empty where there is none.
    public var operation = ""
    /// The unit of the quantity.
    public var unit = ""
    /// The price of one unit, in the bill's digits.
    public var rate = ""
    /// The SKU or rate code.
    public var sku = ""
    /// The tags, as in the bill.
    public var tags = ""
    /// The operating system that a server's price contains, such as `windows`; empty for Linux and
    /// where the bill does not tell.
    public var system = ""
    /// The kind of row.
    public var kind = BillKind.usage
    /// The first day; nil where rows have none.
    public var day: CalendarDate?
    /// The number of days that the entry covers.
    public var days = 1

    /// Creates an empty key.
    public init() {}
  }

  /// The facts that distinguish it from others.
  public var key: Key
  /// The amount invoiced.
  public var cost: Money
  /// The quantity billed.
  public var quantity: BillQuantity
  /// The number of rows that it combines.
  public var rows: Int
  /// The hours of the day with any use, one bit each; 0 where they are unknown.
  public var hours: UInt32

  /// Creates an entry from its parts.
  public init(
    key: Key, cost: Money, quantity: BillQuantity = .zero, rows: Int = 0, hours: UInt32 = 0
  ) {
    self.key = key
    self.cost = cost
    self.quantity = quantity
    self.rows = rows
    self.hours = hours
  }

  /// The kind of row.
  public var kind: BillKind { key.kind }
  /// The tags by key.
  public var tags: [String: String] { TagText.tags(key.tags) }
  /// The resource's name, or else the last part of its id.
  public var resourceTitle: String {
    if !key.resourceName.isEmpty { return key.resourceName }
    return key.resource.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init)
      ?? key.resource
  }
}
