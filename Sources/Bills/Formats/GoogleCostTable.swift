/// Google's cost table as downloaded from the console: lines about the invoice, a header, rows, and
/// finally a rounding error and a total.
enum GoogleCostTable: BillTableFormat {
  static let title = "Google Cloud cost table (CSV)"

  static func layout(
    _ header: BillHeader, _ preamble: BillPreamble
  ) throws(HeaderError) -> BillLayout? {
    let signs = ["Service description", "SKU description", "Cost type", "Credit type", "SKU ID"]
    guard header.count(signs) >= 3 else { return nil }
    let costs = ["cost (", "unrounded cost"].compactMap { begin in
      header.names.first { $0.lowercased().hasPrefix(begin) }
    }
    var facts = header.facts([
      .service: ["Service description"], .account: ["Project ID", "Project name"],
      .accountName: ["Project name"], .meter: ["SKU description"], .unit: ["Usage unit"],
      .sku: ["SKU ID"], .detail: ["Credit type"], .lastDay: ["Usage end date"],
      .region: ["Region", "Location"],
    ])
    let required = try header.required(
      [.kind: ["Cost type"], .day: ["Usage start date"]],
      cost: costs.isEmpty ? ["Cost ($)"] : costs, of: "cost table")
    facts.merge(required.facts) { $1 }
    let title = header.names[required.cost]
    // The sign of a dollar is that of several currencies, which the line before tells apart.
    guard let currency = preamble.values["currency"] ?? CurrencyCode.after(title) else {
      throw HeaderError("neither the column '\(title)' nor a line before it tells the currency")
    }
    let constants: [BillFact: String] = [.provider: "Google Cloud", .currency: currency]
    return BillLayout(
      format: "google-cost-table", facts: facts, constants: constants, cost: required.cost,
      quantity: header.column("Usage amount"), lastDayCounts: true,
      width: header.names.count, role: role)
  }

  private static func role(_ facts: BillLayout.RowFacts) -> RowRole {
    let type = facts[.kind].lowercased()
    if type.hasSuffix("total") { return .leaveOut("a total of other rows (\(facts[.kind]))") }
    if type.hasPrefix("rounding") { return .use(.rounding) }
    if type.hasPrefix("tax") { return .use(.tax) }
    if type.hasPrefix("adjust") { return .use(.adjustment) }
    if type.hasPrefix("credit") || !facts[.detail].isEmpty {
      return .use(GoogleCredit.kind(facts[.detail]))
    }
    return ["usage", "regular", ""].contains(type) ? .use(.usage) : .unknown(facts[.kind])
  }
}
