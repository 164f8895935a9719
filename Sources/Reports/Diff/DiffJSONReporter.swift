public import Analysis
import Billing
import JSONText
import Money
import Scenarios

/// Renders a difference as one JSON object for machines.
///
/// Money and quantities are strings of exact decimals.
public enum DiffJSONReporter: DiffReporter {
  /// The name by which users select it.
  public static let format = "json"
  /// A description in a few words.
  public static let summary = "exact figures for programs"

  /// Renders a difference.
  public static func render(_ diff: BudgetDiff, options: ReportOptions) throws -> String {
    JSONOutput.object([
      .init("currency", .string("USD")),
      .init("before", side(diff.titleBefore, diff.lengthBefore, diff.before, diff.owedBefore)),
      .init("after", side(diff.titleAfter, diff.lengthAfter, diff.after, diff.owedAfter)),
      .init("difference_usd", .exact(diff.difference)),
      .init("credits_difference_usd", .exact(diff.creditsDifference)),
      .init("owed_difference_usd", .exact(diff.owedDifference)),
      .init("lines", .array(diff.lines.map(line))),
    ]).text()
  }

  private static func side(
    _ title: String, _ length: PlanLength, _ totals: BudgetTotals, _ owed: Money
  ) -> JSONOutput {
    .object([
      .init("title", .string(title)), .init("length", .string(length.description)),
      .init("list_usd", .exact(totals.list)),
      .init("free_tier_usd", .exact(totals.freeTier)),
      .init("credits_usd", .exact(totals.credits)), .init("total_usd", .exact(totals.total)),
      .init("owed_after_plan_usd", .exact(owed)),
    ])
  }

  private static func line(_ line: DiffLine) -> JSONOutput {
    .object([
      .init("status", .string(line.status.rawValue)),
      .init("resource", .string(line.resource)),
      .init("service", .string(line.service)),
      .init("meter", .string(line.meter)),
      .init("unit", .string(line.unit)),
      .init("before", figures(line.before)),
      .init("after", figures(line.after)),
      .init("difference_usd", .exact(line.difference)),
      .init("price_part_usd", .exact(line.pricePart)),
      .init("quantity_part_usd", .exact(line.quantityPart)),
      .init("allowance_part_usd", .exact(line.allowancePart)),
    ])
  }

  private static func figures(_ figures: DiffLine.Figures?) -> JSONOutput {
    guard let figures else { return .null }
    return .object([
      .init("description", .string(figures.description)),
      .init("meter", .string(figures.meter)),
      .init("region", .string(figures.region)),
      .init("quantity", .exact(figures.quantity)),
      .init("list_usd", .exact(figures.list)),
      .init("free_tier_usd", .exact(figures.freeTier)),
      .init("unit_prices_usd", .array(figures.prices.map { .exact($0) })),
    ])
  }
}
