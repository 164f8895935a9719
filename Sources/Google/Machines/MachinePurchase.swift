import Billing

/// The way in which a machine is paid for.
public enum MachinePurchase: String, Sendable, CaseIterable {
  case onDemand = "on_demand"
  case spot
  case committed1Year = "committed_1yr"
  case committed3Years = "committed_3yr"

  /// The usage type in the SKUs.
  var usageType: String {
    switch self {
    case .onDemand: return "OnDemand"
    case .spot: return "Preemptible"
    case .committed1Year: return "Commit1Yr"
    case .committed3Years: return "Commit3Yr"
    }
  }

  /// Whether every hour is billed, used or not.
  var isCommitted: Bool { self == .committed1Year || self == .committed3Years }

  /// The way in words.
  var title: String {
    switch self {
    case .onDemand: return "on-demand"
    case .spot: return "spot"
    case .committed1Year: return "committed for 1 year"
    case .committed3Years: return "committed for 3 years"
    }
  }

  /// The way in the terms of every provider.
  var purchase: Purchase {
    switch self {
    case .onDemand: return .onDemand
    case .spot: return .spot
    case .committed1Year:
      return .committed(Commitment(.committedUse, years: 1, upfront: .none))
    case .committed3Years:
      return .committed(Commitment(.committedUse, years: 3, upfront: .none))
    }
  }

  /// The ways as the scenario format spells them.
  static let choices = allCases.map { PurchaseChoice($0.rawValue, $0.purchase, title: $0.title) }
}
