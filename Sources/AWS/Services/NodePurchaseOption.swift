import Billing
import Money
import Prices
import Scenarios

/// The way in which a cluster's nodes are paid for: on demand, or as a reservation for a term.
public enum NodePurchaseOption: String, Sendable, CaseIterable {
  case onDemand = "on_demand"
  case reserved1NoUpfront = "reserved_1yr_no_upfront"
  case reserved1PartialUpfront = "reserved_1yr_partial_upfront"
  case reserved1AllUpfront = "reserved_1yr_all_upfront"
  case reserved3NoUpfront = "reserved_3yr_no_upfront"
  case reserved3PartialUpfront = "reserved_3yr_partial_upfront"
  case reserved3AllUpfront = "reserved_3yr_all_upfront"

  /// The corresponding option for a server.
  var option: PurchaseOption { PurchaseOption(rawValue: rawValue) ?? .onDemand }

  /// The field that every service with such nodes has.
  static let field = Field<NodePurchaseOption>.choice(
    "purchase_option", default: .onDemand, "how the nodes are paid")
}

/// The meters of nodes that bill by the whole hour until they are deleted.
struct NodeMeters: Sendable {
  var onDemand: MeterDeclaration
  var reserved: MeterDeclaration

  /// Meters some nodes of a type; a reservation bills every hour of its term, used or not.
  func meter(
    _ count: Int, _ type: String, named name: String? = nil, _ description: String,
    attributes: [(key: String, value: String)] = [], _ option: NodePurchaseOption, field: String,
    into metering: inout Metering
  ) throws {
    let purchase = option.option.purchase
    if let commitment = purchase.commitment {
      var hours = metering.windowHours()
      hours.steps.insert("a reservation bills every hour, used or not", at: 0)
      try metering.add(
        reserved, of: name ?? type,
        attributes: MeterAttributes(attributes + EC2.reservation(commitment)),
        try hours.times(Quantity(count), "nodes"), "\(description), \(option.option.title)",
        part: .instance(type: type), purchase: purchase, field: field)
    } else {
      try metering.add(
        onDemand, of: name ?? type,
        attributes: attributes.isEmpty ? nil : MeterAttributes(attributes),
        try metering.runningHours(.wholeHour).times(Quantity(count), "nodes"), description,
        part: .instance(type: type), purchase: .onDemand, granule: .time(.wholeHour), field: field)
    }
  }
}
