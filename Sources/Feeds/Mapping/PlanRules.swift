import Files

/// The mapping of savings plans, read from `aws-savings-plans.csv`: which discounts belong to which
/// meters.
struct PlanRules {
  /// The discounts of one operation of a service.
  struct Rule {
    var service: String
    var attributes: String
    var feedUnits: [String]
    var unit: String
  }

  private static let columns = [
    "discounted_service", "usage_types", "operation", "service", "attributes", "feed_units", "unit",
  ]

  private var rules: [String: [(usages: [Glob], operation: String, rule: Rule)]] = [:]

  init(data: String) throws {
    let path = Files.path(data, "feed-mapping/aws-savings-plans.csv")
    for row in try MappingTable.read(path, columns: Self.columns) {
      let rule = Rule(
        service: try row.required("service"), attributes: row["attributes"],
        feedUnits: row.alternatives("feed_units"), unit: try row.required("unit"))
      rules[try row.required("discounted_service"), default: []].append(
        (row.alternatives("usage_types").map(Glob.init), row["operation"], rule))
    }
  }

  /// Returns whether any discount of an offer has a meter.
  func know(_ offer: String) -> Bool { rules[offer] != nil }

  /// Returns the rule for a discounted usage type, without its region; nil for one that no plan of a
  /// user can have.
  func rule(_ offer: String, _ usage: String, _ operation: String) -> Rule? {
    rules[offer]?.first { rule in
      (rule.operation.isEmpty || rule.operation == operation)
        && rule.usages.contains { $0.matches(usage) }
    }?.rule
  }
}
