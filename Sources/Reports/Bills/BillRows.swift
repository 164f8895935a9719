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
      "currency", "rows", "tags",
    ])
    for entry in bill.entries {
      let key = entry.key
      csv.row([
        .plain(orNull: key.day?.description), .plain(String(key.days)), .text(key.provider),
        .text(key.service), .text(key.region), .text(key.account), .text(key.accountName),
        .text(key.resource), .text(key.resourceName), .text(key.meter), .plain(key.kind.name),
        .plain(entry.quantity.description), .text(key.unit), .text(key.rate), .text(key.sku),
        .plain(entry.cost.description), .plain(bill.currency), .plain(String(entry.rows)),
        .text(json(entry.tags)),
      ])
    }
    return csv.text
  }

  /// Returns the rows as FOCUS 1.0 (focus.finops.org), whatever format was read.
  public static func focus(_ bill: Bill) -> String {
    var csv = CSVText(header: [
      "BilledCost", "BillingCurrency", "ChargeCategory", "x_ChargeKind", "ChargeDescription",
      "ChargePeriodStart", "ChargePeriodEnd", "ProviderName", "ServiceName", "RegionId",
      "SubAccountId", "SubAccountName", "ResourceId", "ResourceName", "ListUnitPrice",
      "PricingQuantity", "PricingUnit", "SkuPriceId", "Tags", "x_Rows",
    ])
    for entry in bill.entries {
      let key = entry.key
      csv.row([
        .plain(entry.cost.description), .plain(bill.currency),
        .plain(category(key.kind)), .plain(key.kind.name), .text(key.meter),
        .plain(orNull: key.day.map { "\($0)T00:00:00Z" }),
        .plain(orNull: key.day.map { "\($0.adding(days: key.days))T00:00:00Z" }),
        .text(key.provider), .text(key.service), .text(key.region), .text(key.account),
        .text(key.accountName), .text(key.resource), .text(key.resourceName), .text(key.rate),
        .plain(entry.quantity.description), .text(key.unit), .text(key.sku),
        .text(json(entry.tags)), .plain(String(entry.rows)),
      ])
    }
    return csv.text
  }

  private static func category(_ kind: BillKind) -> String {
    switch kind {
    case .usage: "Usage"
    case .purchase: "Purchase"
    case .credit, .refund: "Credit"
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
