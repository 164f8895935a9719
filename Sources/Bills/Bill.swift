public import Dates
public import Money

/// A bill: what was read, added up by day, resource and meter.
public struct Bill: Sendable {
  /// The formats that were read, such as `focus-1.0`; several joined by commas.
  public var format = ""
  /// The currency, such as `USD`.
  public var currency = ""
  /// The entries, the earliest first.
  public var entries: [BillEntry] = []
  /// The first day.
  public var from: CalendarDate?
  /// The day after the last.
  public var to: CalendarDate?
  /// The last hour of the last day that has hours, from 0; nil where the bill has only days.
  public var lastHour: Int?
  /// How fine the entries are.
  public var grain = BillGrain.days
  /// The rows that were read, headers apart.
  public var rowsRead = 0
  /// The rows that count.
  public var rowsUsed = 0
  /// Of the rows that count, those of no cost.
  public var rowsWithoutCost = 0
  /// The rows that do not count, by why.
  public var leftOut: [String: Int] = [:]
  /// What a reader should know.
  public var remarks: [BillRemark] = []

  /// The rows that do not count.
  public var rowsLeftOut: Int { leftOut.values.reduce(0, +) }

  /// The sum of the entries that pass a test.
  ///
  /// - Throws: `ArithmeticError` when it is larger than an amount can be.
  public func sum(where passes: (BillEntry) -> Bool = { _ in true }) throws(ArithmeticError)
    -> Money
  {
    var total = Money.zero
    for entry in entries where passes(entry) { total = try total + entry.cost }
    return total
  }

  /// The sums by some fact, the largest first.
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

/// How fine the entries of a bill are.
///
/// A bill of more things than memory is set aside for is kept coarser, and says so.
public enum BillGrain: Int, Sendable, Comparable {
  /// By day, with all facts.
  case days
  /// By month.
  case months
  /// By month, without tags, prices and SKUs.
  case meters
  /// By month; resources that cost least are put together.
  case largestResources
  /// By month, service, region and account.
  case services

  /// Orders from fine to coarse.
  public static func < (left: BillGrain, right: BillGrain) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What one thing cost in one day.
public struct BillEntry: Sendable, Hashable {
  /// What tells entries apart.
  public struct Key: Sendable, Hashable {
    /// Who sells it.
    public var provider = ""
    /// The service, as the bill calls it.
    public var service = ""
    /// The provider's code of the region.
    public var region = ""
    /// The account, project or subscription.
    public var account = ""
    /// What that is called.
    public var accountName = ""
    /// The resource's id.
    public var resource = ""
    /// The resource's name.
    public var resourceName = ""
    /// What is metered, in the bill's words.
    public var meter = ""
    /// The unit of the quantity.
    public var unit = ""
    /// The price of a unit, in the bill's digits.
    public var rate = ""
    /// The SKU or rate code.
    public var sku = ""
    /// The tags, as they stand in the bill.
    public var tags = ""
    /// What kind of row it is.
    public var kind = BillKind.usage
    /// The first day; nil where rows have none.
    public var day: CalendarDate?
    /// How many days the entry covers.
    public var days = 1

    /// A key of nothing yet.
    public init() {}
  }

  /// What tells it from others.
  public var key: Key
  /// What is invoiced for it.
  public var cost: Money
  /// How much of it there was.
  public var quantity: BillQuantity
  /// How many rows it was made of.
  public var rows: Int
  /// The hours of the day in which there was something, a bit each; 0 where that is not known.
  public var hours: UInt32

  /// An entry of its parts.
  public init(
    key: Key, cost: Money, quantity: BillQuantity = .zero, rows: Int = 0, hours: UInt32 = 0
  ) {
    self.key = key
    self.cost = cost
    self.quantity = quantity
    self.rows = rows
    self.hours = hours
  }

  /// What kind of row it is.
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
