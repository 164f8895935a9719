/// Azure's cost exports, actual or amortized, under an Enterprise Agreement or a Customer
/// Agreement.
///
/// Column names: Microsoft, "Understand usage details fields"; EA exports have `Cost`, MCA exports
/// `costInBillingCurrency`.
enum AzureCosts: BillTableFormat {
  static let title = "Azure cost export, EA or MCA (CSV)"

  static func layout(
    _ header: BillHeader, _ preamble: BillPreamble
  ) throws(HeaderError) -> BillLayout? {
    let signs = [
      "MeterId", "MeterCategory", "MeterName", "ConsumedService", "SubscriptionId", "ChargeType",
      "ResourceGroup", "SubscriptionGuid", "InstanceId",
    ]
    guard header.count(signs) >= 3, header.column("MeterId", "MeterCategory") != nil else {
      return nil
    }
    let isCustomer = header.column("CostInBillingCurrency") != nil
    var facts = header.facts([
      .service: ["MeterCategory", "ConsumedService"],
      .region: ["ResourceLocation", "ResourceLocationNormalized", "MeterRegion"],
      .account: ["SubscriptionId", "SubscriptionGuid"], .accountName: ["SubscriptionName"],
      .resource: ["ResourceId", "InstanceId", "InstanceName"], .resourceName: ["ResourceName"],
      .unit: ["UnitOfMeasure"], .rate: ["UnitPrice", "EffectivePrice", "ResourceRate"],
      .sku: ["MeterId"], .tags: ["Tags"], .kind: ["ChargeType"], .detail: ["PricingModel"],
      .meter: ["MeterName", "Product"], .operation: ["MeterSubCategory"],
    ])
    let required = try header.required(
      [
        .day: ["Date", "UsageDateTime", "UsageDate"],
        .currency: ["BillingCurrency", "BillingCurrencyCode", "Currency"],
      ], cost: ["CostInBillingCurrency", "Cost", "PreTaxCost"], of: "Azure export")
    facts.merge(required.facts) { $1 }
    return BillLayout(
      format: isCustomer ? "azure-mca" : "azure-ea", facts: facts,
      constants: [.provider: "Microsoft"],
      cost: required.cost, dollars: header.column("costInUsd"),
      quantity: header.column("Quantity", "UsageQuantity", "ConsumedQuantity"),
      otherDates: ["BillingPeriodEndDate", "BillingPeriodEnd", "ServicePeriodEndDate"]
        .compactMap { header.column($0) },
      width: header.names.count, role: role)
  }

  private static func role(_ facts: BillLayout.RowFacts) -> RowRole {
    switch facts[.kind].lowercased() {
    case "purchase": .use(.purchase)
    case "refund": .use(.refund)
    case "tax": .use(.tax)
    case "credit": .use(.credit)
    case "roundingadjustment": .use(.rounding)
    case "adjustment": .use(.adjustment)
    case "usage", "", "unusedreservation", "unusedsavingsplan": .use(.usage)
    default: .unknown(facts[.kind])
    }
  }
}
