/// Google's billing export to BigQuery, saved as CSV: nested fields such as `service.description`,
/// `service_description`, or selected by a query under such names.
///
/// Credits are in the row that they pay for, as an amount or as the list in the `credits` field.
enum GoogleBillingExport: BillTableFormat {
  static let title = "Google Cloud billing export from BigQuery (CSV)"

  static func layout(
    _ original: BillHeader, _ preamble: BillPreamble
  ) throws(HeaderError) -> BillLayout? {
    let header = BillHeader(
      original.names.map { $0.replacing(".", with: "_").replacing(" ", with: "_") })
    let signs = [
      "billing_account_id", "service_description", "sku_description", "usage_start_time",
      "cost_type", "project_id", "sku_id", "usage_amount",
    ]
    guard header.count(signs) >= 3, header.column("cost") != nil else { return nil }
    var facts = header.facts([
      .service: ["service_description", "service_id"],
      .region: ["location_region", "location_location", "region"],
      .account: ["project_id", "project_number", "billing_account_id"],
      .accountName: ["project_name"],
      .resource: ["resource_global_name", "resource_name"], .resourceName: ["resource_name"],
      .meter: ["sku_description", "sku_id"], .unit: ["usage_pricing_unit", "usage_unit"],
      .sku: ["sku_id"], .tags: ["labels"], .kind: ["cost_type"],
      .detail: ["credits_type", "credit_type", "credits_name"],
      .lastDay: ["usage_end_time"],
    ])
    let required = try header.required(
      [.day: ["usage_start_time", "usage_start_date"], .currency: ["currency"]], cost: ["cost"],
      of: "billing export")
    facts.merge(required.facts) { $1 }
    let members = members(header, besides: Set(facts.keys))
    let quantity = header.column("usage_amount_in_pricing_units", "usage_amount")
    let credits: BillLayout.CreditsColumn? =
      header.column("credits_amount", "credit_amount", "credits_total").map { .amount($0) }
      ?? header.column("credits").map { .list($0) }
    var layout = BillLayout(
      format: "google-bigquery", facts: facts, constants: [.provider: "Google Cloud"],
      cost: required.cost, credits: credits, creditKind: GoogleCredit.kind, quantity: quantity,
      hour: facts[.day],
      width: header.names.count, role: role)
    if !members.facts.isEmpty || members.quantity != nil { layout.members = members }
    return layout
  }

  /// Returns the facts in columns that hold whole records, written as JSON.
  private static func members(
    _ header: BillHeader, besides known: Set<BillFact>
  ) -> BillLayout.Members {
    let places: [(fact: BillFact, column: String, keys: [String])] = [
      (.service, "service", ["description", "id"]), (.meter, "sku", ["description", "id"]),
      (.sku, "sku", ["id"]), (.account, "project", ["id", "number"]),
      (.accountName, "project", ["name"]), (.region, "location", ["region", "location"]),
      (.resource, "resource", ["global_name", "name"]), (.resourceName, "resource", ["name"]),
      (.unit, "usage", ["pricing_unit", "unit"]),
    ]
    var members = BillLayout.Members()
    for place in places {
      guard let column = header.column(place.column),
        !known.contains(place.fact)
          || (place.fact == .account && header.column("project_id", "project_number") == nil)
      else { continue }
      members.facts[place.fact] = .init(column: column, keys: place.keys)
    }
    if header.column("usage_amount_in_pricing_units", "usage_amount") == nil {
      members.quantity = header.column("usage").map {
        .init(column: $0, keys: ["amount_in_pricing_units", "amount"])
      }
    }
    return members
  }

  private static func role(_ facts: BillLayout.RowFacts) -> RowRole {
    switch facts[.kind].lowercased() {
    case "tax": .use(.tax)
    case "adjustment": .use(.adjustment)
    case "rounding_error", "rounding error": .use(.rounding)
    case "regular", "": .use(.usage)
    default: .unknown(facts[.kind])
    }
  }
}

/// The credits of Google's bills, which are money for promotions, but otherwise lower prices.
///
/// Types: Google Cloud, "Structure of the standard data export" (`credits.type`); the cost table has
/// them in words, such as `Free tier`.
enum GoogleCredit {
  static func kind(_ type: String) -> BillKind {
    let words = type.lowercased().replacing("_", with: " ")
    if words == "free tier" { return .freeTier }
    let discounts = ["discount", "subscription", "reseller margin", "fee utilization offset"]
    return discounts.contains(where: words.contains) ? .discount : .credit
  }
}
