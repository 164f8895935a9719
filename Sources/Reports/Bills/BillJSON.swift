public import Bills
import Dates
public import JSONText
import Money

/// A bill as JSON for machines: exact decimals as strings.
public enum BillJSON {
  /// Returns the members of the object: `bill`, and its sums by each fact that it states.
  public static func members(_ bill: Bill, _ summary: BillSummary) -> [JSONOutput.Member] {
    [
      .init(
        "bill",
        .object([
          .init("format", .string(bill.format)), .init("currency", .string(bill.currency)),
          .init("from", .string(orNull: bill.from?.description)),
          .init("to", .string(orNull: bill.to?.description)),
          .init("total", .exact(summary.total)), .init("usage", .exact(summary.usage)),
          .init("credits", .exact(summary.credits)), .init("refunds", .exact(summary.refunds)),
          .init("tax", .exact(summary.tax)), .init("rounding", .exact(summary.rounding)),
          .init(
            "by_provider",
            .object(summary.providers.map { .init($0.name, .exact($0.amount)) })),
          .init("rows_read", .number(bill.rowsRead)), .init("rows_used", .number(bill.rowsUsed)),
          .init("rows_left_out", .number(bill.rowsLeftOut)),
          .init(
            "left_out",
            .array(
              bill.leftOut.sorted { $0.key < $1.key }.map {
                .object([.init("why", .string($0.key)), .init("rows", .number($0.value))])
              })),
          .init("last_hour", bill.lastHour.map { .number($0) } ?? .null),
        ])),
      .init("by_service", shares(summary.services)),
      .init("by_resource", shares(summary.resources)),
      .init("by_region", shares(summary.regions)), .init("by_account", shares(summary.accounts)),
      .init("by_meter", shares(summary.meters)),
      .init(
        "by_tag",
        .object(summary.tags.map { .init($0.key, shares($0.shares)) })),
      .init("by_month", shares(summary.months)), .init("by_day", shares(summary.days)),
      .init("rises", rises(summary.rises)),
      .init(
        "findings",
        .array(
          summary.findings.map {
            .object([
              .init("rule", .string($0.rule.rawValue)), .init("subject", .string($0.subject)),
              .init("amount", .exact($0.amount)), .init("daily", .exact($0.daily)),
              .init("message", .string($0.message)),
            ])
          })),
      .init("remarks", .array(bill.remarks.map { .string($0.description) })),
    ]
  }

  private static func shares(_ shares: [BillShare]) -> JSONOutput {
    .array(
      shares.map {
        .object([.init("name", .string($0.name)), .init("amount", .exact($0.amount))])
      })
  }

  private static func rises(_ rises: BillRises?) -> JSONOutput {
    guard let rises else { return .null }
    return .object([
      .init("before", .string(rises.before)), .init("after", .string(rises.after)),
      .init(
        "all",
        .array(
          rises.all.map {
            .object([
              .init("name", .string($0.name)), .init("before", .exact($0.before)),
              .init("after", .exact($0.after)), .init("difference", .exact($0.difference)),
            ])
          })),
    ])
  }
}
