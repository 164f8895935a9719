import Dates
public import Money

/// The sums of a bill, by each fact that it states.
public struct BillSummary: Sendable {
  /// The amount invoiced.
  public var total: Money
  /// The cost of use, before credits, refunds and tax.
  public var usage: Money
  /// The deduction by credits and refunds; negative or zero.
  public var credits: Money
  /// The part of the credits that was refunded.
  public var refunds: Money
  /// The tax.
  public var tax: Money
  /// The rounding difference.
  public var rounding: Money
  /// The sums of each provider.
  public var providers: [BillShare]
  /// The cost of use by service.
  public var services: [BillShare]
  /// The cost of use by resource.
  public var resources: [BillShare]
  /// The cost of use by meter.
  public var meters: [BillShare]
  /// The cost of use by region.
  public var regions: [BillShare]
  /// The cost of use by account.
  public var accounts: [BillShare]
  /// The cost of use by each value of each tag.
  public var tags: [(key: String, shares: [BillShare])]
  /// The cost of use by month.
  public var months: [BillShare]
  /// The cost of use by day; empty where a bill has only months.
  public var days: [BillShare]
  /// The largest increases, with the periods compared.
  public var rises: BillRises?
  /// The findings that should be looked at.
  public var findings: [BillFinding]

  /// Sums up a bill.
  ///
  /// - Throws: `ArithmeticError` when a sum exceeds the largest possible amount.
  public init(_ bill: Bill) throws(ArithmeticError) {
    total = try bill.sum()
    usage = try bill.sum { $0.kind.isUse }
    refunds = try bill.sum { $0.kind == .refund }
    credits = try bill.sum { $0.kind == .credit || $0.kind == .refund }
    tax = try bill.sum { $0.kind == .tax }
    rounding = try bill.sum { $0.kind == .rounding }
    let all = Set(BillKind.allCases)
    let use = Set(BillKind.allCases.filter(\.isUse))
    func shares(
      _ kinds: Set<BillKind>, _ key: (BillEntry) -> String
    ) throws(ArithmeticError) -> [BillShare] {
      try bill.sums(of: kinds, by: key).map { BillShare(name: $0.key, amount: $0.amount) }
    }
    providers = try shares(all) { $0.key.provider }
    services = try shares(use) { $0.key.service }
    resources = try Self.resources(bill)
    meters = try shares(use) { $0.key.meter }
    regions = try shares(use) { $0.key.region }
    // Rows of fees and tax often lack the name that other rows of the account have.
    var accountNames: [String: String] = [:]
    for entry in bill.entries where !entry.key.accountName.isEmpty {
      accountNames[entry.key.account] = entry.key.accountName
    }
    accounts = try shares(use) { $0.key.account }.map { share in
      guard let name = accountNames[share.name], name != share.name else { return share }
      return BillShare(
        name: share.name.isEmpty ? name : "\(name) (\(share.name))", amount: share.amount)
    }
    months = try shares(use) { $0.key.day?.monthDescription ?? "" }.sorted { $0.name < $1.name }
    // A few rows of a day among those of months are no course of days.
    let daily = try bill.sum { $0.kind.isUse && $0.key.days == 1 }
    let isDaily =
      bill.grain == .days && bill.entries.contains { $0.key.days == 1 }
      && daily.scaled.magnitude >= usage.scaled.magnitude / 2
    days =
      isDaily
      ? try shares(use) { $0.key.days == 1 ? $0.key.day?.description ?? "" : "" }
        .filter { !$0.name.isEmpty }.sorted { $0.name < $1.name } : []
    tags = try Self.tags(bill)
    rises = try BillRises(bill)
    findings = try bill.findings()
  }

  private static func resources(_ bill: Bill) throws(ArithmeticError) -> [BillShare] {
    var titles: [String: String] = [:]
    for entry in bill.entries where !entry.key.resource.isEmpty || !entry.key.resourceName.isEmpty {
      titles[entry.key.resource + "\u{1F}" + entry.key.resourceName] = entry.resourceTitle
    }
    return try bill.sums(of: Set(BillKind.allCases.filter(\.isUse))) {
      $0.key.resource + "\u{1F}" + $0.key.resourceName
    }.map { BillShare(name: titles[$0.key] ?? "", amount: $0.amount) }
  }

  private static func tags(
    _ bill: Bill
  ) throws(ArithmeticError) -> [(key: String, shares: [BillShare])] {
    var read: [String: [String: String]] = [:]
    var keys: Set<String> = []
    for entry in bill.entries where read[entry.key.tags] == nil {
      let tags = entry.tags
      read[entry.key.tags] = tags
      keys.formUnion(tags.keys)
    }
    var result: [(key: String, shares: [BillShare])] = []
    let use = Set(BillKind.allCases.filter(\.isUse))
    // Providers add dozens of their own tags; those with few values are best for grouping.
    for key in keys.sorted().prefix(12) {
      let sums = try bill.sums(of: use) { read[$0.key.tags]?[key] ?? "" }
      result.append((key, sums.map { BillShare(name: $0.key, amount: $0.amount) }))
    }
    return result
  }
}

/// A part of a bill.
public struct BillShare: Sendable, Hashable {
  /// The value of the fact; empty for entries without it.
  public var name: String
  /// The amount of the part.
  public var amount: Money

  /// Creates a part from its name and amount.
  public init(name: String, amount: Money) {
    self.name = name
    self.amount = amount
  }
}

/// The largest increases between two periods of the same length.
public struct BillRises: Sendable, Hashable {
  /// An increase in cost.
  public struct Rise: Sendable, Hashable {
    /// The name of what increased.
    public var name: String
    /// The earlier cost.
    public var before: Money
    /// The later cost.
    public var after: Money
    /// The increase.
    public var difference: Money
  }

  /// The earlier period, in words.
  public var before: String
  /// The later period, in words.
  public var after: String
  /// The increases, the largest first.
  public var all: [Rise]

  /// Compares the last two whole months, or else the last two weeks; nil if the bill has neither.
  init?(_ bill: Bill) throws(ArithmeticError) {
    guard let from = bill.from, let to = bill.to else { return nil }
    let lastMonth = to.startOfMonth.adding(months: -1)
    let first: (CalendarDate, CalendarDate)
    let second: (CalendarDate, CalendarDate)
    if lastMonth.adding(months: -1) >= from {
      first = (lastMonth.adding(months: -1), lastMonth)
      second = (lastMonth, to.startOfMonth)
      before = first.0.monthDescription
      after = second.0.monthDescription
    } else {
      guard bill.grain == .days, bill.entries.contains(where: { $0.key.days == 1 }) else {
        return nil
      }
      // Costs arrive up to a day late, so the last day is not relied on.
      let end = to.adding(days: -1)
      guard end.adding(days: -14) >= from else { return nil }
      first = (end.adding(days: -14), end.adding(days: -7))
      second = (end.adding(days: -7), end)
      before = "the week from \(first.0)"
      after = "the week from \(second.0)"
    }
    var sums: [String: (before: Money, after: Money)] = [:]
    for entry in bill.entries where entry.kind.isUse {
      guard let day = entry.key.day else { continue }
      let parts = [
        entry.key.service, entry.key.resource.isEmpty ? entry.key.meter : entry.resourceTitle,
      ]
      let name = parts.filter { !$0.isEmpty }.joined(separator: ": ")
      if day >= first.0, day < first.1 {
        sums[name, default: (.zero, .zero)].before = try (sums[name]?.before ?? .zero) + entry.cost
      } else if day >= second.0, day < second.1 {
        sums[name, default: (.zero, .zero)].after = try (sums[name]?.after ?? .zero) + entry.cost
      }
    }
    var rises: [Rise] = []
    for (name, sum) in sums where sum.after > sum.before {
      rises.append(
        Rise(
          name: name, before: sum.before, after: sum.after,
          difference: try sum.after - sum.before))
    }
    all = rises.sorted {
      $0.difference == $1.difference ? $0.name < $1.name : $0.difference > $1.difference
    }
  }
}
