public import Analysis
import Money

/// Renders a difference as rows for spreadsheets (RFC 4180): one per line, and one for the credits.
///
/// All figures are exact. The sum of `difference_usd` over all rows is the difference of the
/// totals, and in each row it is the sum of the parts. The columns:
///
/// - `kind`: `line` or `credits`
/// - `status`: `added`, `removed`, `changed` or `unchanged`; empty for the credits
/// - `resource`, `service`, `meter`, `unit`: the identity of the line
/// - `region_`, `description_`, `quantity_`, `list_`, `free_tier_`, each followed by `before` or
///   `after`: empty on the side that does not have the line; `free_tier_` is zero or negative
/// - `difference_usd`: the change in what is left after the free tier, or in what credits pay
/// - `price_part_usd`, `quantity_part_usd`, `allowance_part_usd`: the causes of the difference
public enum DiffCSVReporter: DiffReporter {
  /// The name by which users select it.
  public static let format = "csv"
  /// A description in a few words.
  public static let summary = "a row a line, for spreadsheets"

  static let columns = [
    "kind", "status", "resource", "service", "meter", "unit", "region_before", "region_after",
    "description_before", "description_after", "quantity_before", "quantity_after",
    "list_before_usd", "list_after_usd", "free_tier_before_usd", "free_tier_after_usd",
    "difference_usd", "price_part_usd", "quantity_part_usd", "allowance_part_usd",
  ]

  /// Renders a difference.
  public static func render(_ diff: BudgetDiff, options: ReportOptions) throws -> String {
    var csv = CSVText(header: columns)
    for line in diff.lines { csv.row(row(line)) }
    let none = [CSVText.Cell](repeating: .null, count: columns.count - 5)
    csv.row(
      [.plain("credits")] + none + [.plain(diff.creditsDifference.description)]
        + [CSVText.Cell](repeating: .null, count: 3))
    return csv.text
  }

  private static func row(_ line: DiffLine) -> [CSVText.Cell] {
    let (before, after) = (line.before, line.after)
    return [
      .plain("line"), .plain(line.status.rawValue), .text(line.resource), .text(line.service),
      .text(line.meter), .text(line.unit), .text(orNull: before?.region),
      .text(orNull: after?.region), .text(orNull: before?.description),
      .text(orNull: after?.description), .plain(orNull: before?.quantity.description),
      .plain(orNull: after?.quantity.description), .plain(orNull: before?.list.description),
      .plain(orNull: after?.list.description), .plain(orNull: before?.freeTier.description),
      .plain(orNull: after?.freeTier.description), .plain(line.difference.description),
      .plain(line.pricePart.description), .plain(line.quantityPart.description),
      .plain(line.allowancePart.description),
    ]
  }
}
