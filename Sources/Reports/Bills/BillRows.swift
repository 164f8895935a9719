public import Bills
import Dates
import Money

/// A bill as rows for spreadsheets and other programs, with exact figures.
public enum BillRows {
  /// Returns a row for each day, resource and meter.
  public static func csv(_ bill: Bill) -> String {
    var csv = CSVText(header: [
      "day", "days", "provider", "service", "region", "account", "account_name", "resource",
      "resource_name", "meter", "kind", "quantity", "unit", "unit_price", "sku", "amount",
      "currency", "rows", "tags", "operation",
    ])
    for entry in bill.entries {
      let key = entry.key
      csv.row([
        .plain(orNull: key.day?.description), .plain(String(key.days)), .text(key.provider),
        .text(key.service), .text(key.region), .text(key.account), .text(key.accountName),
        .text(key.resource), .text(key.resourceName), .text(key.meter), .plain(key.kind.name),
        .plain(entry.quantity.description), .text(key.unit), .text(key.rate), .text(key.sku),
        .plain(entry.cost.description), .plain(bill.currency), .plain(String(entry.rows)),
        .text(json(entry.tags)), .text(key.operation),
      ])
    }
    return csv.text
  }

  /// The columns that FOCUS 1.0 requires, the others that a bill may state, and three of our own.
  private static let focusColumns = [
    "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency", "BillingPeriodEnd",
    "BillingPeriodStart", "ChargeCategory", "ChargeClass", "ChargeDescription", "ChargePeriodEnd",
    "ChargePeriodStart", "ContractedCost", "EffectiveCost", "InvoiceIssuerName", "ListCost",
    "ListUnitPrice", "PricingQuantity", "PricingUnit", "ProviderName", "PublisherName", "RegionId",
    "ResourceId", "ResourceName", "ServiceCategory", "ServiceName", "SkuPriceId", "SubAccountId",
    "SubAccountName", "Tags", "x_ChargeKind", "x_Rows", "x_Operation",
  ]

  /// Returns the rows as FOCUS 1.0 (focus.finops.org), whatever format was read.
  ///
  /// A bill states what is invoiced. Where the specification wants other costs too, they repeat the
  /// billed cost, as it asks for where nothing else is known; its categories of services are not in
  /// the bills of providers, and are `Other`.
  public static func focus(_ bill: Bill) -> String {
    var csv = CSVText(header: focusColumns)
    for entry in bill.entries {
      let key = entry.key
      let cost = CSVText.Cell.plain(entry.cost.description)
      let month = key.day?.startOfMonth
      csv.row([
        cost, .text(key.account), .text(key.accountName), .plain(bill.currency),
        time(month?.adding(months: 1)), time(month), .plain(category(key.kind)),
        .plain(orNull: key.kind == .refund ? "Correction" : nil), .text(key.meter),
        time(key.day?.adding(days: key.days)), time(key.day), cost, cost, .text(key.provider), cost,
        .text(key.rate), .plain(entry.quantity.description), .text(key.unit), .text(key.provider),
        .text(key.provider), .text(key.region), .text(key.resource), .text(key.resourceName),
        .plain("Other"), .text(key.service), .text(key.sku), .text(key.account),
        .text(key.accountName), .text(json(entry.tags)), .plain(key.kind.name),
        .plain(String(entry.rows)), .text(key.operation),
      ])
    }
    return csv.text
  }

  private static func time(_ day: CalendarDate?) -> CSVText.Cell {
    .plain(orNull: day.map { "\($0)T00:00:00Z" })
  }

  private static func category(_ kind: BillKind) -> String {
    switch kind {
    case .usage: "Usage"
    case .purchase: "Purchase"
    case .credit, .refund, .freeTier: "Credit"
    case .tax: "Tax"
    case .adjustment, .discount, .rounding: "Adjustment"
    }
  }

  private static func json(_ tags: [String: String]) -> String {
    if tags.isEmpty { return "" }
    let members = tags.sorted { $0.key < $1.key }.map {
      "\(quoted($0.key)):\(quoted($0.value))"
    }
    return "{\(members.joined(separator: ","))}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
