import Analysis
public import Billing
import Dates
import JSONText
import Money
import Prices
import Scenarios

/// Renders rows for spreadsheets (RFC 4180): first the answer, then one row per line and month, one
/// per free allowance and month, and one per credit and month.
///
/// All figures are exact and the same as in JSON. The sum of `amount_usd` over all rows is the
/// total; over the rows of kind `usage` it is the list cost. The columns:
///
/// - `kind`: `answer` (with a sentence as its description and a zero amount), `usage`, `free_tier`
///   (zero or negative amount) or `credit` (zero or negative amount)
/// - `month`: `2026-09`, or the number of the month in an undated plan
/// - `resource`: the resource's name; empty where a row does not belong to a single one
/// - `service`: the resource's service; for a free allowance the meter's; empty for credits
/// - `provider`, `region`, `meter_service`, `meter`, `attributes`: the key of the price
/// - `description`: the line, the offer, or the credit's name
/// - `offer`: the id of the free-tier offer
/// - `account`: `common`, `student` or `classroom`; `accounts`: the number of accounts in the row
/// - `quantity`, `unit`: over all accounts
/// - `unit_price_usd`: empty where a month reaches several tiers; JSON has each of them
/// - `amount_usd`: over all accounts
/// - `sku`, `source`, `effective_from`: the origin of the price
/// - `tags`: the resource's own, as a JSON object
/// - `scenario`: the title of the plan
/// - `free_tier_usd`, `credits_usd`, `net_usd`: for a usage row, what the free tier and credits pay
///   of it (zero or negative) and what is left; empty in the other rows, so that each column adds
///   up to the total
/// - `confidence`: how far the price's source can be trusted: `high`, `medium` or `low` for what it
///   lists, `derived` or `inferred` for what was worked out from listed prices
///
/// Text that a spreadsheet would take for a formula is preceded by an apostrophe.
public enum CSVReporter: Reporter {
  /// The name by which users select it.
  public static let format = "csv"
  /// A description in a few words.
  public static let summary = "a row a line and month, for spreadsheets"

  static let columns = [
    "kind", "month", "resource", "service", "provider", "region", "meter_service", "meter",
    "attributes", "description", "offer", "account", "accounts", "quantity", "unit",
    "unit_price_usd", "amount_usd", "sku", "source", "effective_from", "tags",
    "scenario", "free_tier_usd", "credits_usd", "net_usd", "confidence",
  ]

  /// Renders a budget.
  public static func render(_ budget: Budget, options: ReportOptions) throws -> String {
    let figures = try BudgetFigures(budget)
    let title = [CSVText.Cell.text(budget.scenario.title)]
    var csv = CSVText(header: columns)
    let answer = try AnswerText(try BudgetAnswer(figures), budget, nil)
    for paragraph in answer.paragraphs {
      csv.row(sentence(paragraph.text, budget) + title + noShares)
    }
    for line in figures.lines {
      for month in try line.months(of: budget.period) {
        csv.row(
          usage(line, month) + title + shares(month)
            + [.plain(orNull: line.charge.rate.card?.source.confidence)])
      }
    }
    for use in figures.freeTier { csv.row(freeTier(use, budget) + title + noShares) }
    for use in figures.credits { csv.row(credit(use, budget) + title + noShares) }
    return csv.text
  }

  /// Joins the rows of all texts under one header.
  public static func join(_ texts: [String]) -> String { CSVText.join(texts) }

  private static func shares(_ figures: MonthFigures) -> [CSVText.Cell] {
    [figures.freeTier, figures.credits, figures.net].map { .plain($0.description) }
  }

  private static let noShares = [CSVText.Cell](repeating: .null, count: 4)

  private static func sentence(_ text: String, _ budget: Budget) -> [CSVText.Cell] {
    [.plain("answer"), .null, .null, .null, .plain(budget.scenario.provider.rawValue)]
      + [CSVText.Cell](repeating: .null, count: 4) + [.text(text)]
      + [CSVText.Cell](repeating: .null, count: 6) + [.plain("0")]
      + [CSVText.Cell](repeating: .null, count: 4)
  }

  private static func usage(_ line: LineFigures, _ figures: MonthFigures) -> [CSVText.Cell] {
    let usage = line.charge.usage
    let card = line.charge.rate.card
    let price = figures.tiers.count == 1 ? figures.tiers.first?.unitPrice.description : nil
    return [
      .plain("usage"), .plain(figures.month.label), .text(line.resource),
      .plain(usage.service),
    ] + key(usage.key) + [
      .text(usage.description), .null, .plain(usage.account.id),
      .plain(String(line.charge.accounts)), .plain(figures.quantity.description),
      .text(usage.unit), .plain(orNull: price), .plain(figures.amount.description),
      .text(orNull: card?.sku), .text(orNull: card?.source.id),
      .plain(orNull: card?.effectiveFrom.description), tags(line.tags),
    ]
  }

  private static func freeTier(_ figures: FreeTierFigures, _ budget: Budget) -> [CSVText.Cell] {
    let use = figures.use
    return [
      .plain("free_tier"), .plain(budget.period.months[use.month].label), .null,
      .plain(use.key.service),
    ] + key(use.key) + [
      .text(use.offer.description), .text(use.offer.id), .plain(use.account.id),
      .plain(String(use.accounts)), .plain(figures.quantity.description), .text(use.offer.unit),
      .null, .plain(figures.amount.description), .null, .text(use.offer.source.id), .null, .null,
    ]
  }

  private static func credit(_ figures: CreditFigures, _ budget: Budget) -> [CSVText.Cell] {
    let use = figures.use
    return [
      .plain("credit"), .plain(budget.period.months[use.month].label), .null, .null,
      .plain(budget.grantor(of: use).rawValue), .null, .null, .null, .null, .text(use.name), .null,
      .plain(use.account.id), .plain(String(use.accounts)), .null, .null, .null,
      .plain(figures.amount.description), .null, .null, .null, .null,
    ]
  }

  private static func key(_ key: MeterKey) -> [CSVText.Cell] {
    [
      .plain(key.provider.rawValue), .text(key.region), .text(key.service), .text(key.meter),
      .text(key.attributes.description),
    ]
  }

  /// Returns tags as a JSON object on one line; no value where there are none.
  static func tags(_ tags: [String: String]) -> CSVText.Cell {
    if tags.isEmpty { return .null }
    let pairs = tags.sorted { $0.key < $1.key }.map { key, value in
      "\(quoted(key)): \(quoted(value))"
    }
    return .text("{\(pairs.joined(separator: ", "))}")
  }

  private static func quoted(_ text: String) -> String {
    String(JSONOutput.string(text).text().dropLast())
  }
}
