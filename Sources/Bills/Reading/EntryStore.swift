import Dates
import Money

/// The entries of all files, with as much detail as memory allows.
struct EntryStore {
  /// The sums of an entry.
  struct Sums: Hashable {
    var cost = Money.zero
    var quantity = BillQuantity.zero
    var rows = 0
    var hours: UInt32 = 0
  }

  /// The largest number of entries that are kept.
  let limit: Int
  private(set) var grain = BillGrain.days
  private var sums: [BillEntry.Key: Sums] = [:]
  /// The resources that keep their names, if not all can.
  private var kept: Set<String>?

  /// The name for resources that are combined.
  static let others = "(other resources)"

  init(limit: Int) { self.limit = limit }

  /// The entries, the earliest first.
  var entries: [BillEntry] {
    sums.map { key, sums in
      BillEntry(
        key: key, cost: sums.cost, quantity: sums.quantity, rows: sums.rows, hours: sums.hours)
    }.sorted { left, right in
      let (first, second) = (left.key, right.key)
      if first.day != second.day {
        return (first.day?.dayNumber ?? .max) < (second.day?.dayNumber ?? .max)
      }
      let (place, other) = (Self.place(first), Self.place(second))
      return place == other
        ? Self.order(first).lexicographicallyPrecedes(Self.order(second)) : place < other
    }
  }

  private static func place(
    _ key: BillEntry.Key
  ) -> (String, String, String, String, String, String) {
    (key.provider, key.service, key.account, key.resource, key.meter, key.region)
  }

  /// The other facts, so that a bill always has its entries in the same order.
  private static func order(_ key: BillEntry.Key) -> [String] {
    [
      key.accountName, key.resourceName, key.operation, key.unit, key.rate, key.sku, key.tags,
      key.system, key.kind.name, String(key.days),
    ]
  }

  /// A number that identifies these entries, whatever their order.
  var digest: Int {
    sums.reduce(0) { digest, entry in
      var hasher = Hasher()
      hasher.combine(entry.key)
      hasher.combine(entry.value)
      return digest &+ hasher.finalize()
    }
  }

  /// Returns how many entries of another store are also in this one with the same sums, if that is
  /// at least half of them.
  func shared(with other: EntryStore) -> Int? {
    guard !sums.isEmpty, grain == other.grain else { return nil }
    let costing = other.sums.filter { !$0.value.cost.isZero }
    let count = costing.count { sums[$0.key] == $0.value }
    return count > 0 && count * 2 >= costing.count ? count : nil
  }

  /// Removes the hours from all entries if they turn out to be meaningless.
  mutating func forgetHours() {
    for key in sums.keys { sums[key]?.hours = 0 }
  }

  /// Adds sums to the entry of a key, and reduces the granularity where there are too many.
  mutating func add(_ key: BillEntry.Key, _ more: Sums) throws(ArithmeticError) {
    try merge(coarse(key), more)
    while sums.count > limit, grain < .services { try coarsen() }
  }

  /// Adds all entries of another store.
  mutating func add(_ other: EntryStore) throws(ArithmeticError) {
    while grain < other.grain { try coarsen() }
    for (key, more) in other.sums { try add(key, more) }
  }

  private mutating func merge(
    _ key: BillEntry.Key, _ more: Sums
  ) throws(ArithmeticError) {
    var entry = sums[key] ?? Sums()
    entry.cost = try entry.cost + more.cost
    entry.quantity = try entry.quantity + more.quantity
    entry.rows += more.rows
    entry.hours |= more.hours
    sums[key] = entry
  }

  private func coarse(_ key: BillEntry.Key) -> BillEntry.Key {
    var key = key
    if grain >= .months, key.days < 28, let day = key.day {
      let (year, month, _) = day.components
      key.day = day.startOfMonth
      key.days = CalendarDate.days(inMonth: month, of: year)
    }
    if grain >= .meters {
      key.tags = ""
      key.rate = ""
      key.sku = ""
    }
    if grain == .services {
      (key.resource, key.resourceName, key.meter, key.unit) = ("", "", "", "")
      key.operation = ""
    } else if let kept, !key.resource.isEmpty || !key.resourceName.isEmpty,
      !kept.contains(key.resource)
    {
      key.resource = Self.others
      key.resourceName = ""
    }
    return key
  }

  private mutating func coarsen() throws(ArithmeticError) {
    // Half of the resources lose their names at a time, before all of them do.
    let canHalve = grain == .largestResources && kept.map { $0.count > 16 } ?? true
    if !canHalve, let next = BillGrain(rawValue: grain.rawValue + 1) { grain = next }
    if grain == .largestResources { try keepLargest() }
    let old = sums
    sums = [:]
    for (key, more) in old {
      var more = more
      more.hours = 0
      try merge(coarse(key), more)
    }
  }

  /// Keeps the names of the more expensive half of the resources.
  private mutating func keepLargest() throws(ArithmeticError) {
    var costs: [String: Int128] = [:]
    for (key, more) in sums where !key.resource.isEmpty {
      costs[key.resource, default: 0] &+= Int128(more.cost.scaled.magnitude / 2)
    }
    let most = max(16, min(costs.count, kept?.count ?? .max) / 2)
    kept = Set(
      costs.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        .prefix(most).map(\.key))
  }
}
