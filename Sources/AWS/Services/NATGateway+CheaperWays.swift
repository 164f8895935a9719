public import Billing
public import Money
public import Scenarios

extension NATGateway {
  /// Suggests one gateway instead of several, and endpoints for data that need not pass through
  /// one.
  public static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay] {
    [oneOfCount(resource), oneOfSeveral(resource, scenario), endpoint(resource, scenario)]
      .compactMap { $0 }
  }

  private static let risk =
    "if its zone fails, no zone has a way out; what other zones send through it crosses zones, which is billed by the GB"

  private static func oneOfCount(_ resource: Resource) -> CheaperWay? {
    guard resource.count > 1 else { return nil }
    var changes = [CheaperWay.Change(["count"], "1")]
    if let data = resource.fields.range(dataProcessed.name) {
      // All data that passed through several gateways then passes through one.
      guard let all = try? data.times(resource.count) else { return nil }
      changes.append(.init([key(resource)], all.json))
    }
    return CheaperWay(
      kind: "count", title: "one NAT gateway in place of \(resource.count)", risk: risk,
      effort: .restart, changes: changes)
  }

  /// Lets the first of several gateways that differ only in their data take over from the others.
  private static func oneOfSeveral(_ resource: Resource, _ scenario: Scenario) -> CheaperWay? {
    let same = scenario.resources.numbered.map(\.index).filter { index in
      let other = scenario.resources[index]
      return other.service == resource.service && other.provider == resource.provider
        && other.region == resource.region && other.schedule == resource.schedule
        && other.from == resource.from && other.until == resource.until
        && other.isShared == resource.isShared && other.count == 1
        && other.fields.isTotal(dataProcessed.name) == resource.fields.isTotal(dataProcessed.name)
        && other.fields[publicIPv4] == resource.fields[publicIPv4]
    }
    guard same.count > 1, scenario.resources[same[0]].name == resource.name else { return nil }
    let amounts = same.map { scenario.resources[$0].fields[dataProcessed] }
    guard let all = try? amounts.reduce(Quantity.zero, { try $0 + $1 }) else { return nil }
    let others = same.dropFirst()
    let names = others.map { scenario.resources[$0].name }.joined(separator: ", ")
    return CheaperWay(
      kind: "count", title: "one NAT gateway in place of \(same.count): without \(names)",
      risk: risk, effort: .restart,
      changes: (all.isZero ? [] : [.init([key(resource)], all.description)])
        + others.map { CheaperWay.Change.removal(of: $0) })
  }

  /// Gateway endpoints carry data of S3 and DynamoDB free of charge (VPC user guide, "Gateway
  /// endpoints", read 2026-09-29).
  private static func endpoint(_ resource: Resource, _ scenario: Scenario) -> CheaperWay? {
    guard !resource.fields[dataProcessed].isZero else { return nil }
    let targets = [S3.definition, DynamoDB.definition].filter { target in
      scenario.resources.contains {
        $0.service == target.id && $0.region == resource.region && $0.provider == resource.provider
      }
    }
    if targets.isEmpty { return nil }
    let names = Words.list(targets.map(\.title))
    return CheaperWay(
      kind: "endpoint", title: "a VPC gateway endpoint, which is free, for \(names)",
      risk:
        "it saves this much if all that passes is theirs, and as much less as the rest is: the plan does not say",
      effort: .setting, changes: [.init([key(resource)], "0")])
  }

  /// Returns the key by which the plan states the data: by the month, or in total.
  private static func key(_ resource: Resource) -> String {
    resource.fields.isTotal(dataProcessed.name)
      ? String(dataProcessed.name.dropFirst("monthly_".count)) : dataProcessed.name
  }
}

extension RangedQuantity {
  /// Returns a multiple of the range.
  fileprivate func times(_ count: Int) throws -> RangedQuantity {
    RangedQuantity(
      low: try low * count, likely: try likely * count, high: try high * count,
      confidence: confidence, together: together)
  }
}
