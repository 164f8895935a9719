/// The AWS Cost and Usage Report 2.0 of Data Exports: columns such as `line_item_unblended_cost`.
///
/// `product` and `resource_tags` are maps written as JSON; legacy reports with columns renamed by
/// Athena or Redshift have a column for each key instead.
enum CostAndUsageReport2: BillTableFormat {
  static let title = "AWS Cost and Usage Report 2.0 (CSV)"

  static func layout(
    _ header: BillHeader, _ preamble: BillPreamble
  ) throws(HeaderError) -> BillLayout? {
    let signs = [
      "identity_line_item_id", "line_item_usage_type", "line_item_line_item_type",
      "line_item_unblended_cost", "line_item_usage_account_id",
    ]
    guard header.count(signs) >= 2 else { return nil }
    var facts = header.facts([
      .service: ["line_item_product_code", "product_servicecode"],
      .region: ["product_region_code", "product_region", "line_item_availability_zone"],
      .account: ["line_item_usage_account_id", "bill_payer_account_id"],
      .accountName: ["line_item_usage_account_name"],
      .resource: ["line_item_resource_id"], .meter: ["line_item_usage_type"],
      .unit: ["pricing_unit"], .rate: ["line_item_unblended_rate"],
      .sku: ["pricing_rate_code", "product_sku"], .tags: ["resource_tags", "tags"],
      .operation: ["line_item_operation"], .lastDay: ["line_item_usage_end_date"],
    ])
    let required = try header.required(
      [
        .kind: ["line_item_line_item_type"], .currency: ["line_item_currency_code"],
        .day: ["line_item_usage_start_date"],
      ], cost: ["line_item_unblended_cost"], of: "Cost and Usage Report 2.0")
    facts.merge(required.facts) { $1 }
    return BillLayout(
      format: "cur-2.0", facts: facts, constants: [.provider: "AWS"],
      cost: required.cost,
      quantity: header.column("line_item_usage_amount"), hour: facts[.day],
      tags: header.tags(after: "resource_tags_", "user_"),
      // "user_" is in `resource_tags`, "resourceTags/" in the newer `tags`, whose other prefixes tell
      // the tags of accounts and users from those of resources (Data Exports, table dictionary).
      ownTagPrefixes: ["resourceTags/", "user_"], width: header.names.count,
      role: { .use(LineItemType.kind($0[.kind])) }
    )
  }
}
