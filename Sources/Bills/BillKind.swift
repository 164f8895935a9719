/// The kind of a row of a bill.
public enum BillKind: Int, Sendable, Hashable, CaseIterable {
  /// Something that was used.
  case usage
  /// Something that was bought: a reservation, a plan's fee, a support contract.
  case purchase
  /// A reduction by a contract or a program.
  case discount
  /// A correction by the provider.
  case adjustment
  /// A payment from a credit.
  case credit
  /// A refund.
  case refund
  /// Tax.
  case tax
  /// The rounding difference of an invoice.
  case rounding
  /// What an allowance of the provider makes free, where the bill deducts it from the use.
  case freeTier

  /// The name of the kind.
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
    case .freeTier: "free tier"
    }
  }

  /// Whether it counts as use, before credits and tax.
  public var isUse: Bool {
    switch self {
    case .usage, .purchase, .discount, .adjustment, .freeTier: true
    case .credit, .refund, .tax, .rounding: false
    }
  }
}

/// The treatment of a row.
enum RowRole {
  /// It counts, as a row of a kind.
  case use(BillKind)
  /// It says of itself what nobody knows, and counts as used.
  case unknown(String)
  /// It does not count, and why, such as `a total of other rows`.
  case leaveOut(String)
}
