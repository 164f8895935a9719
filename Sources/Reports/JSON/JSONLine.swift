import Analysis
import Dates
import Billing
import JSONText
import Money
import Prices
import Scenarios

/// A line of a budget as JSON.
enum JSONLine {
  static func object(_ line: LineFigures, _ period: PlanPeriod) throws -> JSONOutput {
    let usage = line.charge.usage
    let card = line.charge.rate.card
    return .object([
      .init("resource", .string(line.resource)),
      .init("service", .string(usage.service)),
      .init("region", .string(usage.key.region)),
      .init("description", .string(usage.description)),
      .init("meter", .string(usage.key.meter)),
      .init("sku", .string(orNull: card?.sku)),
      .init("quantity", .exact(line.quantity)),
      .init("unit", .string(usage.unit)),
      .init("amount_usd", .exact(line.amount)),
      .init("free_tier_usd", .exact(try line.freeTier())),
      .init("credits_usd", .exact(try line.credits())),
      .init("net_usd", .exact(line.afterCredits)),
      .init("tiers", .array(line.tiers.map(tier))),
      .init("account", .string(usage.account.id)),
      .init("provider", .string(usage.key.provider.rawValue)),
      .init("meter_service", .string(usage.key.service)),
      .init("attributes", .attributes(usage.key.attributes)),
      .init("tags", .tags(line.tags)),
      .init("source", .string(orNull: card?.source.id)),
      .init("effective_from", .string(orNull: card?.effectiveFrom.description)),
      .init("monthly", .array(try line.months(of: period).map(month))),
    ])
  }

  private static func tier(_ tier: TierCharge) -> JSONOutput {
    .object([
      .init("from", .exact(tier.from)),
      .init("quantity", .exact(tier.quantity)),
      .init("unit_price_usd", .exact(tier.unitPrice)),
      .init("amount_usd", .exact(tier.amount)),
      .init("rate_code", .string(orNull: tier.rateCode)),
    ])
  }

  private static func month(_ figures: MonthFigures) -> JSONOutput {
    .object([
      .init("month", .string(figures.month.label)),
      .init("quantity", .exact(figures.quantity)),
      .init("amount_usd", .exact(figures.amount)),
      .init("free_tier_usd", .exact(figures.freeTier)),
      .init("credits_usd", .exact(figures.credits)),
      .init("net_usd", .exact(figures.net)),
    ])
  }
}

extension JSONOutput {
  /// Returns a number as text with all its digits.
  static func exact(_ number: some FixedDecimal) -> JSONOutput { .decimal(AnyDecimal(number)) }

  /// Returns the attributes of a meter, by key.
  static func attributes(_ attributes: MeterAttributes) -> JSONOutput {
    .object(attributes.pairs.map { .init($0.key, .string($0.value)) })
  }

  /// Returns pairs of texts, by key.
  static func tags(_ tags: [String: String]) -> JSONOutput {
    .object(tags.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })
  }
}
