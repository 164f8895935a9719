/// The legacy AWS Cost and Usage Report: columns such as `lineItem/UnblendedCost`.
///
/// Columns and line item types: AWS, "Cost and Usage Report: line item details".
enum CostAndUsageReport: BillTableFormat {
  static let title = "AWS Cost and Usage Report, legacy (CSV)"

  static func layout(
    _ header: BillHeader, _ preamble: BillPreamble
  ) throws(HeaderError) -> BillLayout? {
    let signs = [
      "identity/LineItemId", "lineItem/UsageType", "lineItem/LineItemType",
      "lineItem/UnblendedCost", "lineItem/UsageAccountId",
    ]
    guard header.count(signs) >= 2 else { return nil }
    var facts = header.facts([
      .service: ["product/ProductName", "product/servicename", "lineItem/ProductCode"],
      .region: ["product/regionCode", "product/region", "lineItem/AvailabilityZone"],
      .account: ["lineItem/UsageAccountId", "bill/PayerAccountId"],
      .accountName: ["lineItem/UsageAccountName"],
      .resource: ["lineItem/ResourceId"], .meter: ["lineItem/UsageType"],
      .unit: ["pricing/unit"], .rate: ["lineItem/UnblendedRate"],
      .sku: ["pricing/RateCode", "product/sku"], .operation: ["lineItem/Operation"],
      .lastDay: ["lineItem/UsageEndDate"],
    ])
    let required = try header.required(
      [
        .kind: ["lineItem/LineItemType"], .currency: ["lineItem/CurrencyCode"],
        .day: ["lineItem/UsageStartDate"],
      ], cost: ["lineItem/UnblendedCost"], of: "Cost and Usage Report")
    facts.merge(required.facts) { $1 }
    return BillLayout(
      format: "cur", facts: facts, constants: [.provider: "AWS"],
      cost: required.cost,
      quantity: header.column("lineItem/UsageAmount"), hour: facts[.day],
      tags: header.tags(after: "resourceTags/", "user:"),
      width: header.names.count, role: { .use(LineItemType.kind($0[.kind])) })
  }
}

/// The line item types of AWS's reports.
enum LineItemType {
  static func kind(_ type: String) -> BillKind {
    switch type {
    case "Tax": .tax
    case "Credit": .credit
    case "Refund": .refund
    case "Fee", "RIFee", "SavingsPlanRecurringFee", "SavingsPlanUpfrontFee": .purchase
    case _ where type.hasSuffix("Discount"): .discount
    default: .usage
    }
  }
}
