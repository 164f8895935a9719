/// What a row of a bill is.
public enum BillKind: Int, Sendable, Hashable, CaseIterable {
  /// Something that was used.
  case usage
  /// Something that was bought: a reservation, a plan's fee, a support contract.
  case purchase
  /// What a contract or a program takes off.
  case discount
  /// A correction by the provider.
  case adjustment
  /// What was paid out of a credit.
  case credit
  /// What was paid back.
  case refund
  /// Tax.
  case tax
  /// What rounding an invoice adds or takes away.
  case rounding

  /// What it is called.
  public var name: String {
    switch self {
    case .usage: "usage"
    case .purchase: "purchases"
    case .discount: "discounts"
    case .adjustment: "adjustments"
    case .credit: "credits"
    case .refund: "refunds"
    case .tax: "tax"
    case .rounding: "rounding"
    }
  }

  /// Whether it counts among what was used, before credits and tax.
  public var isUse: Bool {
    switch self {
    case .usage, .purchase, .discount, .adjustment: true
    case .credit, .refund, .tax, .rounding: false
    }
  }
}

/// What is done with a row.
enum RowRole {
  /// It counts, as what it is.
  case use(BillKind)
  /// It says of itself what nobody knows, and counts as used.
  case unknown(String)
  /// It does not count, and why, such as `a total of other rows`.
  case leaveOut(String)
}
