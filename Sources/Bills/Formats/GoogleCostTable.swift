/// Google's cost table as downloaded from the console: lines about the invoice, a header, rows, and
/// finally a rounding error and a total.
enum GoogleCostTable: BillTableFormat {
  static let title = "Google Cloud cost table (CSV)"

  static func layout(
    _ header: BillHeader, _ preamble: BillPreamble
  ) throws(HeaderError) -> BillLayout? {
    let signs = ["Service description", "SKU description", "Cost type", "Credit type", "SKU ID"]
    guard header.count(signs) >= 3 else { return nil }
    let cost = header.names.firstIndex { $0.lowercased().hasPrefix("cost (") }
    let unrounded = header.names.firstIndex { $0.lowercased().hasPrefix("unrounded cost") }
    guard let column = cost ?? unrounded else {
      throw HeaderError(
        "the cost table has no column 'Cost ($)', without which it cannot be added up")
    }
    var facts = header.facts([
      .service: ["Service description"], .account: ["Project ID", "Project name"],
      .accountName: ["Project name"], .meter: ["SKU description"], .unit: ["Usage unit"],
      .sku: ["SKU ID"], .detail: ["Credit type"], .lastDay: ["Usage end date"],
      .region: ["Region", "Location"],
    ])
    facts[.kind] = try header.required("Cost type", of: "cost table")
    facts[.day] = try header.required("Usage start date", of: "cost table")
    var constants: [BillFact: String] = [.provider: "Google Cloud"]
    if header.names[column].contains("$") {
      constants[.currency] = preamble.values["currency"] ?? "USD"
    } else if let currency = preamble.values["currency"] {
      constants[.currency] = currency
    } else {
      throw HeaderError(
        "neither the column '\(header.names[column])' nor a line before it tells the currency")
    }
    return BillLayout(
      format: "google-cost-table", facts: facts, constants: constants, cost: column,
      quantity: header.column("Usage amount"), lastDayCounts: true,
      width: header.names.count, role: role)
  }

  private static func role(_ facts: BillLayout.RowFacts) -> RowRole {
    let type = facts[.kind].lowercased()
    if type == "total" { return .leaveOut("a total of other rows (Total)") }
    if type.hasPrefix("rounding") { return .use(.rounding) }
    if type.hasPrefix("tax") { return .use(.tax) }
    if type.hasPrefix("adjust") { return .use(.adjustment) }
    return .use(facts[.detail].isEmpty ? .usage : .credit)
  }
}
