import Analysis
public import Billing
import Dates
public import JSONText
import Money
import Prices
import Scenarios

/// Renders a budget as one JSON object for machines.
///
/// Money and quantities are strings of exact decimals.
/// Quantities and amounts are totals over the period, `count` and all accounts, and what the free
/// tier and credits cover is negative; only `limit` of a free pool and `amount_usd` of an available
/// credit are for one account.
public enum JSONReporter: Reporter {
  /// The name by which users select it.
  public static let format = "json"
  /// A description in a few words.
  public static let summary = "exact figures for programs"

  /// Combines the objects in a list.
  public static func join(_ texts: [String]) -> String {
    "[\n" + texts.map { String($0.dropLast()) }.joined(separator: ",\n") + "\n]\n"
  }

  /// True: it shows a forecast.
  public static let showsForecast = true

  /// Renders a budget.
  public static func render(_ budget: Budget, options: ReportOptions) throws -> String {
    var bytes: [UInt8] = []
    try write(budget, options: options) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Renders a budget piece by piece, because the text of a large plan is larger than everything
  /// else.
  public static func write(
    _ budget: Budget, options: ReportOptions, to take: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws {
    let figures = try BudgetFigures(budget)
    // What cannot be computed must be found before the first byte is written.
    for line in figures.lines {
      _ = try (line.freeTier(), line.credits(), line.months(of: budget.period))
    }
    var json = JSONWriter(.indented, take)
    try write(figures, options, to: &json)
    json.endLine()
  }

  /// Writes a budget as an object within others.
  public static func write(
    _ budget: Budget, _ options: ReportOptions, to json: inout JSONWriter
  ) throws {
    try write(try BudgetFigures(budget), options, to: &json)
  }

  private static func write(
    _ figures: BudgetFigures, _ options: ReportOptions, to json: inout JSONWriter
  ) throws {
    let budget = figures.budget
    let answer = try JSONAnswer(figures, options.forecast)
    let providers = try ProviderSums.all(of: figures)
    let groups = try options.groupBy.map { try TagGroup.all(by: $0, of: figures) }
    json.beginObject()
    writeHead(figures, answer, to: &json)
    json.key(plain: "lines")
    json.beginArray()
    for line in figures.lines { try JSONLine.write(line, budget.period, to: &json) }
    json.endArray()
    writeOffsets(figures, to: &json)
    if !providers.isEmpty {
      json.write("providers", objects: providers) { sums, json in
        json.write("provider", sums.provider?.rawValue)
        write(sums.sums, to: &json)
      }
    }
    if let groups, let tag = options.groupBy {
      json.write("groups", objects: groups) { write($0, of: tag, to: &$1) }
    }
    if !options.leftRunning.isEmpty {
      json.write("left_running", objects: options.leftRunning, write)
    }
    if let forecast = options.forecast { json.write("forecast", ForecastJSON.object(forecast)) }
    json.write("warnings", objects: budget.warnings, write)
    json.write("assumptions", budget.assumptions)
    json.endObject()
  }

  private static func writeHead(
    _ figures: BudgetFigures, _ answer: JSONAnswer, to json: inout JSONWriter
  ) {
    let budget = figures.budget
    json.write("title", budget.scenario.title)
    if let text = budget.scenario.description { json.write("description", text) }
    answer.write(to: &json)
    json.write("currency", "USD")
    json.write("provider", budget.scenario.provider.rawValue)
    json.write("period") { write(budget.period, to: &$0) }
    json.write("catalog") { json in
      json.write("as_of", budget.pricesDate.description)
      json.write("sources", objects: budget.sources, write)
    }
    json.write("totals") { write(budget.totals, to: &$0) }
    if let limit = budget.limitStatus { json.write("limit") { write(limit, to: &$0) } }
    json.write("due", objects: budget.due, write)
    if let cohort = budget.scenario.cohort, let perStudent = figures.perStudent {
      json.write("students", cohort.students)
      json.write("per_student_usd", exact: perStudent)
    }
    json.write("accounts", objects: figures.accounts) { account, json in
      json.write("role", account.role.id)
      json.write("count", account.count)
    }
  }

  private static func writeOffsets(_ figures: BudgetFigures, to json: inout JSONWriter) {
    let budget = figures.budget
    json.write("months", objects: Array(zip(budget.period.months, budget.months))) { month, json in
      json.write("month", month.0.label)
      write(month.1, to: &json)
    }
    json.write("free_tier", objects: figures.freeTier) { write($0, of: budget, to: &$1) }
    json.write("credits", objects: figures.credits) { write($0, of: budget, to: &$1) }
    json.write("available_credits", objects: budget.availableCredits, write)
  }

  // MARK: The plan

  /// Writes the length in the unit in which it was given; `months` is null for other units.
  private static func write(_ period: PlanPeriod, to json: inout JSONWriter) {
    json.write("start", period.start?.description)
    json.write("end", period.end?.description)
    switch period.length {
    case .months(let count): json.write("months", count)
    case .weeks(let count):
      json.write("months", nil)
      json.write("weeks", count)
    case .days(let count):
      json.write("months", nil)
      json.write("days", count)
    }
    json.write("month_hours", period.monthHours?.description ?? "calendar")
  }

  private static func write(_ source: PriceSource, to json: inout JSONWriter) {
    json.write("name", source.name)
    json.write("published", source.published.description)
    json.write("id", source.id)
    json.write("confidence", source.confidence)
  }

  private static func write(_ limit: LimitStatus, to json: inout JSONWriter) {
    json.write("limit_usd", exact: limit.limit)
    json.write("used_usd", exact: limit.used)
    json.write("left_usd", exact: limit.left)
    json.write("paid_by_credits_usd", exact: limit.paidByCredits)
    json.write("fits", limit.fits)
  }

  private static func write(_ payment: DuePayment, to json: inout JSONWriter) {
    json.write("date", payment.date?.description)
    json.write("what", payment.what)
    json.write("amount_usd", exact: payment.amount)
  }

  // MARK: Sums

  private static func write(_ totals: BudgetTotals, to json: inout JSONWriter) {
    json.write("list_usd", exact: totals.list)
    json.write("free_tier_usd", exact: totals.freeTier)
    json.write("credits_usd", exact: totals.credits)
    json.write("total_usd", exact: totals.total)
  }

  private static func write(
    _ figures: FreeTierFigures, of budget: Budget, to json: inout JSONWriter
  ) {
    let use = figures.use
    json.write("offer", use.offer.id)
    json.write("description", use.offer.description)
    json.write("account", use.account.id)
    json.write("month", budget.period.months[use.month].label)
    json.write("service", use.key.service)
    json.write("region", use.key.region)
    json.write("meter", use.key.meter)
    json.write("attributes", use.key.attributes)
    json.write("quantity", exact: figures.quantity)
    json.write("amount_usd", exact: figures.amount)
    json.write("limit", exact: use.offer.limit)
    json.write("unit", use.offer.unit)
    json.write("ran_out", use.ranOut)
  }

  private static func write(
    _ figures: CreditFigures, of budget: Budget, to json: inout JSONWriter
  ) {
    let use = figures.use
    json.write("name", use.name)
    json.write("account", use.account.id)
    json.write("month", budget.period.months[use.month].label)
    json.write("amount_usd", exact: figures.amount)
    json.write("remaining_usd", exact: figures.remaining)
    json.write("expires", use.expires?.description)
  }

  private static func write(_ credit: AvailableCredit, to json: inout JSONWriter) {
    json.write("name", credit.name)
    json.write("amount_usd", exact: credit.amount)
    json.write("expires", credit.expires?.description)
    json.write("services", credit.services)
  }

  private static func write(_ group: TagGroup, of tag: String, to json: inout JSONWriter) {
    json.write("tag", tag)
    json.write("value", group.value)
    json.write("list_usd", exact: group.list)
    json.write("after_free_tier_usd", exact: group.afterFreeTier)
  }

  // MARK: Remarks

  private static func write(_ figure: LeftRunningFigure, to json: inout JSONWriter) {
    json.write("label", figure.label)
    json.write("hours", figure.hours)
    json.write("amount_usd", exact: figure.amount)
    if let name = figure.dearest {
      json.write("dearest_resource", name)
      json.write("dearest_usd", exact: figure.dearestAmount)
    }
  }

  private static func write(_ warning: PlanWarning, to json: inout JSONWriter) {
    json.write("rule", warning.rule)
    json.write("resource", warning.resource)
    json.write("message", warning.message)
    if !warning.resources.isEmpty { json.write("resources", warning.resources) }
    if let amount = warning.amount { json.write("amount_usd", exact: amount) }
  }
}
