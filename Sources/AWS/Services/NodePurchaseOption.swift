import Billing
import Money
import Prices
import Scenarios

/// The way in which a warehouse's nodes are paid for: on demand, or as a reservation for a term.
public enum NodePurchaseOption: String, Sendable, CaseIterable {
  case onDemand = "on_demand"
  case reserved1NoUpfront = "reserved_1yr_no_upfront"
  case reserved1PartialUpfront = "reserved_1yr_partial_upfront"
  case reserved1AllUpfront = "reserved_1yr_all_upfront"
  case reserved3NoUpfront = "reserved_3yr_no_upfront"
  case reserved3PartialUpfront = "reserved_3yr_partial_upfront"
  case reserved3AllUpfront = "reserved_3yr_all_upfront"

  /// The meaning of the option.
  var purchase: Purchase { (PurchaseOption(rawValue: rawValue) ?? .onDemand).purchase }

  /// The field of nodes that can be reserved.
  static let field = Field<NodePurchaseOption>.choice(
    "purchase_option", default: .onDemand, "how the nodes are paid")
}

/// The way in which nodes are paid for that a Database Savings Plan covers as well.
public enum DatabaseNodePurchaseOption: String, Sendable, CaseIterable {
  case onDemand = "on_demand"
  case reserved1NoUpfront = "reserved_1yr_no_upfront"
  case reserved1PartialUpfront = "reserved_1yr_partial_upfront"
  case reserved1AllUpfront = "reserved_1yr_all_upfront"
  case reserved3NoUpfront = "reserved_3yr_no_upfront"
  case reserved3PartialUpfront = "reserved_3yr_partial_upfront"
  case reserved3AllUpfront = "reserved_3yr_all_upfront"
  case databasePlan1NoUpfront = "database_savings_plan_1yr_no_upfront"

  /// The meaning of the option; a Database Savings Plan has only one term, of a year with no
  /// upfront (AWS pricing page, "Database Savings Plans", 2026-04).
  var purchase: Purchase {
    self == .databasePlan1NoUpfront
      ? .committed(Commitment(.databaseSavingsPlan, years: 1, upfront: .none))
      : (PurchaseOption(rawValue: rawValue) ?? .onDemand).purchase
  }

  /// The field that every service with such nodes has.
  static let field = Field<DatabaseNodePurchaseOption>.choice(
    "purchase_option", default: .onDemand, "how the nodes are paid")
}

/// The way in which databases are paid for that cannot be reserved, but that a Database Savings Plan
/// covers.
public enum DatabasePlanOption: String, Sendable, CaseIterable {
  case onDemand = "on_demand"
  case databasePlan1NoUpfront = "database_savings_plan_1yr_no_upfront"

  /// The commitment; nil on demand.
  var commitment: Commitment? {
    self == .databasePlan1NoUpfront
      ? Commitment(.databaseSavingsPlan, years: 1, upfront: .none) : nil
  }

  /// The meaning of the option; nil where it is the usual one.
  var purchase: Purchase? { commitment.map { .committed($0) } }

  /// Declares the field of a service.
  static func field(_ help: String) -> Field<DatabasePlanOption> {
    .choice("purchase_option", default: .onDemand, help)
  }
}

/// What a Database Savings Plan covers: instances of the seventh generation and newer (AWS pricing
/// page, "Database Savings Plans", 2026-04; price list of ap-south-2, 2026-04-22).
enum DatabasePlan {
  /// What stands before an on-demand usage type in the usage types of the plan.
  static let prefix = "DatabaseSP:1yrNoUpfront:"

  /// Returns whether it covers a family of instances, such as `m7g`.
  ///
  /// `others`: the beginnings of families with a count of their own.
  static func covers(_ family: String, others: [String] = []) -> Bool {
    let generation = family.first(where: \.isNumber)?.wholeNumberValue ?? 0
    return generation >= 7 || others.contains(where: family.hasPrefix)
  }
}

/// The meters of nodes that bill by the whole hour until they are deleted.
struct NodeMeters: Sendable {
  var onDemand: MeterDeclaration
  var reserved: MeterDeclaration
  /// The hours under a Database Savings Plan; nil where none covers them.
  var plan: MeterDeclaration?

  /// Meters some nodes of a type; a commitment bills every hour of its term, used or not.
  func meter(
    _ count: Int, _ type: String, named name: String? = nil, _ description: String,
    _ purchase: Purchase, field: String, into metering: inout Metering
  ) throws {
    if let commitment = purchase.commitment {
      let hours = metering.windowHours().billed(throughoutBy: commitment.noun)
      let isPlan = commitment.kind == .databaseSavingsPlan
      try metering.add(
        isPlan ? plan ?? reserved : reserved, of: name ?? type,
        attributes: isPlan ? nil : MeterAttributes(EC2.reservation(commitment)),
        try hours.times(Quantity(count), "nodes"), "\(description), \(commitment.title)",
        part: .instance(type: type), purchase: purchase, field: field)
    } else {
      try metering.add(
        onDemand, of: name ?? type,
        try metering.runningHours(.wholeHour).times(Quantity(count), "nodes"), description,
        part: .instance(type: type), purchase: .onDemand, granule: .time(.wholeHour), field: field)
    }
  }
}
