import Billing
import Money
import Prices

/// The tiers of a meter's price that what is planned and billed of it climbs in a month, in one account.
struct TierLadder {
  /// Usage that shares its tiers, on the days of one of the plan's months that are in a calendar month.
  struct ID: Hashable {
    var account: AccountRole
    var key: MeterKey
    var takesFreeTier: Bool
    var month: MonthIndex
    var calendarMonth: String
  }

  /// What a quantity comes to at the plan's prices, in all accounts.
  struct Worth {
    /// More or less than planned, because the calendar month has other hours.
    var calendar: Money
    /// More or less than that, because more or less was used.
    var quantity: Money
    /// More, because less was free.
    var free: Money
  }

  private let tiers: [PriceTier]
  private let accounts: Int
  /// What the plan expects to be free in the month.
  private let free: Quantity
  /// What is used in the month before the days that are compared, as planned.
  private var before = Quantity.zero
  /// What is used by the end of them: as planned, then as billed of what was looked at.
  private var reached = Quantity.zero
  /// Whether several lines climb it.
  private(set) var isShared = false
  private var hasLine = false

  init(_ charge: Charge, free: Quantity) {
    (tiers, accounts, self.free) = (charge.rate.tiers, charge.accounts, free)
  }

  /// Adds what the plan uses before some days and in them, in one account.
  mutating func add(before: Quantity, within: Quantity) throws(ArithmeticError) {
    self.before = try self.before + before
    reached = try reached + before + within
  }

  /// Notes that a line climbs it.
  mutating func addLine() { (isShared, hasLine) = (hasLine, true) }

  /// Returns what a line comes to beyond what was planned of it, and goes on from there.
  ///
  /// `unpaid` is what the bill has at no cost, and `freed` what it deducts.
  mutating func climb(
    planned: Quantity, calendar: Quantity, billed: Quantity, unpaid: Quantity, freed: Money,
    plannedFree: Money
  ) throws(ArithmeticError) -> Worth {
    let start = try reached - one(planned)
    let (usual, real) = try (reached, start + one(calendar))
    reached = try max(start + one(billed), .zero)
    let (low, middle, high) = try (net(usual), net(real), net(reached))
    // Of several lines nobody can tell which of them uses what is free.
    let isFree =
      isShared
      ? try plannedFree - freed
      : try all(net(reached, without: min(before, free) + one(unpaid)) - high) - freed
    return Worth(calendar: try all(middle - low), quantity: try all(high - middle), free: isFree)
  }

  /// What some usage of the month comes to: the tiers begin after what is free.
  private func net(_ used: Quantity) throws(ArithmeticError) -> Money {
    try net(used, without: free)
  }

  private func net(
    _ used: Quantity, without free: Quantity
  ) throws(ArithmeticError) -> Money {
    try tiers.cost(of: max(used - free, .zero))
  }

  private func one(_ quantity: Quantity) throws(ArithmeticError) -> Quantity {
    try quantity.scaled(by: .one, over: Quantity(accounts))
  }

  private func all(_ amount: Money) throws(ArithmeticError) -> Money { try amount * accounts }
}
