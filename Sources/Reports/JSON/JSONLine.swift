import Analysis
import Dates
import Billing
import JSONText
import Money
import Prices
import Scenarios

/// A line of a budget as JSON.
///
/// The lines are most of a budget's text, so they are written without making values of them first.
enum JSONLine {
  static func write(
    _ line: LineFigures, _ period: PlanPeriod, to json: inout JSONWriter
  ) throws {
    let usage = line.charge.usage
    let card = line.charge.rate.card
    json.beginObject()
    json.write("resource", line.resource)
    json.write("service", usage.service)
    json.write("region", usage.key.region)
    json.write("description", usage.description)
    json.write("meter", usage.key.meter)
    json.write("sku", card?.sku)
    json.write("quantity", exact: line.quantity)
    json.write("unit", usage.unit)
    json.write("amount_usd", exact: line.amount)
    json.write("free_tier_usd", exact: try line.freeTier())
    json.write("credits_usd", exact: try line.credits())
    json.write("net_usd", exact: line.afterCredits)
    json.key(plain: "tiers")
    json.beginArray()
    for tier in line.tiers { write(tier, to: &json) }
    json.endArray()
    json.write("account", usage.account.id)
    json.write("provider", usage.key.provider.rawValue)
    json.write("meter_service", usage.key.service)
    json.write("attributes", usage.key.attributes)
    json.write("tags", .tags(line.tags))
    json.write("source", card?.source.id)
    json.write("effective_from", card?.effectiveFrom.description)
    json.write("confidence", card?.source.confidence)
    json.write("derivation", Wording.origin(of: line.charge))
    if let fee = card?.fee { write(fee, to: &json) }
    json.key(plain: "monthly")
    json.beginArray()
    for month in try line.months(of: period) { write(month, to: &json) }
    json.endArray()
    json.endObject()
  }

  /// Writes the fee that a price contains; hardly any has one.
  private static func write(_ fee: TermFee, to json: inout JSONWriter) {
    json.key(plain: "term_fee")
    json.beginObject()
    json.write("amount_usd", exact: fee.amount)
    json.write("hourly_usd", exact: fee.hourly)
    json.write("hours", exact: Quantity(fee.hours))
    json.endObject()
  }

  private static func write(_ tier: TierCharge, to json: inout JSONWriter) {
    json.beginObject()
    json.write("from", exact: tier.from)
    json.write("quantity", exact: tier.quantity)
    json.write("unit_price_usd", exact: tier.unitPrice)
    json.write("amount_usd", exact: tier.amount)
    json.write("rate_code", tier.rateCode)
    json.endObject()
  }

  private static func write(_ figures: MonthFigures, to json: inout JSONWriter) {
    json.beginObject()
    json.write("month", figures.month.label)
    json.write("quantity", exact: figures.quantity)
    json.write("amount_usd", exact: figures.amount)
    json.write("free_tier_usd", exact: figures.freeTier)
    json.write("credits_usd", exact: figures.credits)
    json.write("net_usd", exact: figures.net)
    json.endObject()
  }
}
