/// FOCUS, the FinOps Open Cost and Usage Specification, versions 1.0 to 1.3, from any provider.
///
/// Column names are the specification's (focus.finops.org); versions are recognised by the columns
/// that each introduced.
enum Focus: BillTableFormat {
  static let title = "FOCUS 1.0 to 1.3 (CSV)"

  private static let signs = [
    "BilledCost", "ChargeCategory", "ChargePeriodStart", "EffectiveCost", "ServiceCategory",
  ]

  /// The columns that each version introduced, newest first.
  private static let news: [(version: String, columns: [String])] = [
    ("1.3", ["ServiceProviderName", "HostProviderName", "AllocatedMethodId", "ContractApplied"]),
    // Azure's exports of 1.0 have `BillingAccountType` and `SubAccountType` too.
    ("1.2", ["InvoiceId", "PricingCurrency"]),
    ("1.1", ["SkuMeter", "SkuPriceDetails", "ServiceSubcategory", "CapacityReservationId"]),
  ]

  static func layout(
    _ header: BillHeader, _ preamble: BillPreamble
  ) throws(HeaderError) -> BillLayout? {
    guard header.count(signs) >= 2, header.column("lineItem/UsageType") == nil else { return nil }
    let version = news.first { header.count($0.columns) > 0 }?.version ?? "1.0"
    var facts = header.facts([
      .provider: ["ServiceProviderName", "ProviderName", "PublisherName"],
      .service: ["ServiceName"], .region: ["RegionId", "Region", "RegionName"],
      .account: ["SubAccountId", "BillingAccountId"],
      .accountName: ["SubAccountName", "BillingAccountName"],
      .resource: ["ResourceId"], .resourceName: ["ResourceName"],
      .meter: ["x_UsageType", "x_SkuMeterName", "ChargeDescription", "SkuMeter", "SkuId"],
      .unit: ["ConsumedUnit", "PricingUnit"], .rate: ["ListUnitPrice"],
      .sku: ["SkuPriceId", "SkuId"], .tags: ["Tags"], .detail: ["x_ChargeKind"],
      .correction: ["ChargeClass"], .operation: ["x_Operation", "x_SkuMeterSubcategory"],
      .lastDay: ["ChargePeriodEnd"],
    ])
    let required = try header.required(
      [
        .kind: ["ChargeCategory"], .currency: ["BillingCurrency"], .day: ["ChargePeriodStart"],
      ], cost: ["BilledCost"], of: "FOCUS export")
    facts.merge(required.facts) { $1 }
    let isPlan = header.column("x_PlanMonth") != nil
    // In an export of a plan the description is for people, and the meter is the price list's.
    if isPlan, let meter = header.column("SkuMeter") { facts[.meter] = meter }
    // The pricing quantity matches the unit price; both are empty where nothing is metered.
    let isPriced = header.column("PricingQuantity") != nil && header.column("PricingUnit") != nil
    // Azure has the size of the blocks that it prices, such as 10K, in a column of its own.
    if isPriced { facts[.unit] = header.column("x_PricingUnitDescription", "PricingUnit") }
    return BillLayout(
      format: "focus-\(version)", facts: facts,
      cost: required.cost, dollars: header.column("x_BilledCostInUsd"),
      quantity: header.column(isPriced ? "PricingQuantity" : "ConsumedQuantity"),
      hour: facts[.day],
      // What the query for an engine made of a Cost and Usage Report 2.0.
      ownTagPrefixes: header.column("x_ChargeKind") == nil ? [] : ["resourceTags/", "user_"],
      width: header.names.count,
      role: isPlan ? roleInPlan : role)
  }

  /// The role of a row of a plan: what is free of a meter is a credit that names it, while credits in
  /// money name none.
  private static func roleInPlan(_ facts: BillLayout.RowFacts) -> RowRole {
    facts[.kind].lowercased() == "credit" && !facts[.meter].isEmpty
      ? .use(.freeTier) : role(facts)
  }

  private static func role(_ facts: BillLayout.RowFacts) -> RowRole {
    let detail = facts[.detail]
    if let kind = BillKind.allCases.first(where: { $0.name == detail }) { return .use(kind) }
    let isCorrection = facts[.correction].lowercased() == "correction"
    switch facts[.kind].lowercased() {
    // Azure has refunds as purchases that are corrections.
    case "credit" where isCorrection, "purchase" where isCorrection: return .use(.refund)
    case "usage": return .use(.usage)
    case "purchase": return .use(.purchase)
    case "credit": return .use(.credit)
    case "tax": return .use(.tax)
    case "adjustment": return .use(.adjustment)
    case "refund": return .use(.refund)
    default: return .unknown(facts[.kind])
    }
  }
}
