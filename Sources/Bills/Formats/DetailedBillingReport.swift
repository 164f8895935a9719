/// AWS's detailed billing report, with or without resources and tags, as it existed from 2013 to
/// 2019.
///
/// Some of its record types are totals of other rows: of the invoice, the statement and each
/// account.
enum DetailedBillingReport: BillTableFormat {
  static let title = "AWS detailed billing report of 2013 to 2019 (CSV)"

  static func layout(
    _ header: BillHeader, _ preamble: BillPreamble
  ) throws(HeaderError) -> BillLayout? {
    let signs = ["InvoiceID", "PayerAccountId", "RecordType", "ProductName", "UsageQuantity"]
    guard header.count(signs) >= 3, header.column("RecordType") != nil else { return nil }
    var facts = header.facts([
      .service: ["ProductName"], .region: ["AvailabilityZone"],
      .account: ["LinkedAccountId", "PayerAccountId"], .accountName: ["LinkedAccountName"],
      .resource: ["ResourceId"], .meter: ["UsageType"], .rate: ["UnBlendedRate", "Rate"],
      .sku: ["RateId"], .kind: ["RecordType"], .detail: ["ItemDescription"],
      .lastDay: ["UsageEndDate"],
    ])
    if let currency = header.column("CurrencyCode") { facts[.currency] = currency }
    let required = try header.required(
      [.day: ["UsageStartDate"]], cost: ["UnBlendedCost", "Cost"], of: "detailed billing report")
    facts.merge(required.facts) { $1 }
    let known = Set(
      header.names.prefix { !$0.hasPrefix("user:") && !$0.hasPrefix("aws:") }.indices)
    let tags = header.names.indices.filter { !known.contains($0) }.map { column in
      let name = header.names[column]
      return (column: column, key: name.hasPrefix("user:") ? String(name.dropFirst(5)) : name)
    }
    return BillLayout(
      format: "dbr", facts: facts,
      constants: facts[.currency] == nil
        ? [.provider: "AWS", .currency: "USD"] : [.provider: "AWS"],
      cost: required.cost, quantity: header.column("UsageQuantity"), system: .detail,
      hour: facts[.day], tags: tags,
      width: header.names.count, role: role)
  }

  private static func role(_ facts: BillLayout.RowFacts) -> RowRole {
    let type = facts[.kind]
    if type.hasSuffix("Total") { return .leaveOut("a total of other rows (\(type))") }
    if type == "Rounding" { return .use(.rounding) }
    let description = facts[.detail].lowercased()
    if facts[.meter].isEmpty, description.hasPrefix("tax") || description.contains(" tax ") {
      return .use(.tax)
    }
    if description.contains("refund") { return .use(.refund) }
    if facts[.meter].isEmpty, description.contains("credit") { return .use(.credit) }
    return .use(facts[.meter].isEmpty ? .purchase : .usage)
  }
}
