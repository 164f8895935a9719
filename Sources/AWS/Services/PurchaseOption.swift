public import Billing
/// The way in which an instance is paid for.
public enum PurchaseOption: String, Sendable, CaseIterable {
  case onDemand = "on_demand"
  case spot
  case reserved1NoUpfront = "reserved_1yr_no_upfront"
  case reserved1PartialUpfront = "reserved_1yr_partial_upfront"
  case reserved1AllUpfront = "reserved_1yr_all_upfront"
  case reserved3NoUpfront = "reserved_3yr_no_upfront"
  case reserved3PartialUpfront = "reserved_3yr_partial_upfront"
  case reserved3AllUpfront = "reserved_3yr_all_upfront"
  case computePlan1NoUpfront = "compute_savings_plan_1yr_no_upfront"
  case instancePlan1NoUpfront = "instance_savings_plan_1yr_no_upfront"

  /// The meaning of the option.
  public var purchase: Purchase {
    switch self {
    case .onDemand: return .onDemand
    case .spot: return .spot
    case .reserved1NoUpfront: return .committed(Commitment(.reservation, years: 1, upfront: .none))
    case .reserved1PartialUpfront:
      return .committed(Commitment(.reservation, years: 1, upfront: .partial))
    case .reserved1AllUpfront: return .committed(Commitment(.reservation, years: 1, upfront: .all))
    case .reserved3NoUpfront: return .committed(Commitment(.reservation, years: 3, upfront: .none))
    case .reserved3PartialUpfront:
      return .committed(Commitment(.reservation, years: 3, upfront: .partial))
    case .reserved3AllUpfront: return .committed(Commitment(.reservation, years: 3, upfront: .all))
    case .computePlan1NoUpfront:
      return .committed(Commitment(.computeSavingsPlan, years: 1, upfront: .none))
    case .instancePlan1NoUpfront:
      return .committed(Commitment(.instanceSavingsPlan, years: 1, upfront: .none))
    }
  }

  /// All options, for code that lists or varies them.
  static let choices: [PurchaseChoice] = allCases.map {
    PurchaseChoice($0.rawValue, $0.purchase, title: $0.title)
  }

  /// The option in words.
  public var title: String {
    switch self {
    case .onDemand: return "on-demand"
    case .spot: return "spot"
    default:
      return purchase.commitment?.title ?? rawValue
    }
  }
}

extension Commitment {
  /// The commitment in words, such as `reserved 1 year, no upfront`.
  var title: String {
    let term = years == 1 ? "1 year" : "\(years) years"
    let kind = kind == .reservation ? "reserved" : noun
    return "\(kind) \(term), \(upfront.rawValue.replacing("_", with: " "))"
  }
}
