/// How an instance is paid.
public enum PurchaseOption: String, Sendable, CaseIterable {
  case onDemand = "on_demand"
  case spot
  case reserved1NoUpfront = "reserved_1yr_no_upfront"
  case reserved1PartialUpfront = "reserved_1yr_partial_upfront"
  case reserved1AllUpfront = "reserved_1yr_all_upfront"
  case reserved3NoUpfront = "reserved_3yr_no_upfront"
  case reserved3PartialUpfront = "reserved_3yr_partial_upfront"
  case reserved3AllUpfront = "reserved_3yr_all_upfront"

  /// The term and payment of a reservation; nil for the options that commit to nothing.
  public var reservation: (term: String, payment: String)? {
    if self == .onDemand || self == .spot { return nil }
    let parts = rawValue.split(separator: "_", maxSplits: 2)
    guard parts.count == 3, parts[0] == "reserved" else { return nil }
    return (String(parts[1]), String(parts[2]))
  }

  /// The hours of a reservation's whole term; nil without one.
  public var termHours: Int? {
    reservation.map { $0.term == "3yr" ? 3 * 8760 : 8760 }
  }

  /// The option in words.
  public var title: String {
    switch self {
    case .onDemand: return "on-demand"
    case .spot: return "spot"
    default:
      guard let reservation else { return rawValue }
      let years = reservation.term == "3yr" ? "3 years" : "1 year"
      return "reserved \(years), \(reservation.payment.replacing("_", with: " "))"
    }
  }

  /// The provider's usage type for it.
  public var meterPrefix: String {
    switch self {
    case .onDemand: return "BoxUsage"
    case .spot: return "SpotUsage"
    default: return "HeavyUsage"
    }
  }
}
