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
    let answer = try JSONAnswer.object(figures, options.forecast)
    let tail = try tail(figures, options)
    json.beginObject()
    for member in head(figures, answer) { json.write(member) }
    json.key(plain: "lines")
    json.beginArray()
    for line in figures.lines { try JSONLine.write(line, figures.budget.period, to: &json) }
    json.endArray()
    for member in tail { json.write(member) }
    json.endObject()
  }

  private static func head(
    _ figures: BudgetFigures, _ answer: JSONOutput
  ) -> [JSONOutput.Member] {
    let budget = figures.budget
    let scenario = budget.scenario
    var members = [JSONOutput.Member("title", .string(scenario.title))]
    if let text = scenario.description { members.append(.init("description", .string(text))) }
    members += [
      .init("answer", answer),
      .init("currency", .string("USD")),
      .init("provider", .string(scenario.provider.rawValue)),
      .init("period", period(budget.period)),
      .init("catalog", catalog(budget)),
      .init("totals", .object(totals(budget.totals))),
    ]
    members += limits(figures)
    members.append(.init("accounts", .array(figures.accounts.map(account))))
    return members
  }

  private static func tail(
    _ figures: BudgetFigures, _ options: ReportOptions
  ) throws -> [JSONOutput.Member] {
    let budget = figures.budget
    var members: [JSONOutput.Member] = [
      .init("months", .array(zip(budget.period.months, budget.months).map(month))),
      .init("free_tier", .array(figures.freeTier.map { freeTier($0, budget) })),
      .init("credits", .array(figures.credits.map { credit($0, budget) })),
      .init("available_credits", .array(budget.availableCredits.map(availableCredit))),
    ]
    let providers = try ProviderSums.all(of: figures)
    if !providers.isEmpty {
      members.append(.init("providers", .array(providers.map(provider))))
    }
    if let tag = options.groupBy {
      let groups = try TagGroup.all(by: tag, of: figures)
      members.append(.init("groups", .array(groups.map { group($0, tag) })))
    }
    if !options.leftRunning.isEmpty {
      members.append(.init("left_running", .array(options.leftRunning.map(leftRunning))))
    }
    if let forecast = options.forecast {
      members.append(.init("forecast", ForecastJSON.object(forecast)))
    }
    members += [
      .init("warnings", .array(budget.warnings.map(warning))),
      .init("assumptions", .array(budget.assumptions.map { .string($0) })),
    ]
    return members
  }

  // MARK: The plan

  /// Returns the length in the unit in which it was given; `months` is null for other units.
  private static func period(_ period: PlanPeriod) -> JSONOutput {
    var length: [JSONOutput.Member]
    switch period.length {
    case .months(let count): length = [.init("months", .number(count))]
    case .weeks(let count): length = [.init("months", .null), .init("weeks", .number(count))]
    case .days(let count): length = [.init("months", .null), .init("days", .number(count))]
    }
    length.append(.init("month_hours", .string(period.monthHours?.description ?? "calendar")))
    return .object(
      [
        .init("start", .string(orNull: period.start?.description)),
        .init("end", .string(orNull: period.end?.description)),
      ] + length)
  }

  private static func catalog(_ budget: Budget) -> JSONOutput {
    let sources: [JSONOutput] = budget.sources.map { source in
      .object([
        .init("name", .string(source.name)),
        .init("published", .string(source.published.description)),
        .init("id", .string(source.id)),
        .init("confidence", .string(source.confidence)),
      ])
    }
    return .object([
      .init("as_of", .string(budget.pricesDate.description)), .init("sources", .array(sources)),
    ])
  }

  private static func limits(_ figures: BudgetFigures) -> [JSONOutput.Member] {
    var members: [JSONOutput.Member] = []
    if let limit = figures.budget.limitStatus {
      members.append(
        .init(
          "limit",
          .object([
            .init("limit_usd", .exact(limit.limit)), .init("used_usd", .exact(limit.used)),
            .init("left_usd", .exact(limit.left)),
            .init("paid_by_credits_usd", .exact(limit.paidByCredits)),
            .init("fits", .boolean(limit.fits)),
          ])))
    }
    members.append(.init("due", .array(figures.budget.due.map(due))))
    if let cohort = figures.budget.scenario.cohort, let perStudent = figures.perStudent {
      members += [
        .init("students", .number(cohort.students)), .init("per_student_usd", .exact(perStudent)),
      ]
    }
    return members
  }

  private static func due(_ payment: DuePayment) -> JSONOutput {
    .object([
      .init("date", .string(orNull: payment.date?.description)),
      .init("what", .string(payment.what)), .init("amount_usd", .exact(payment.amount)),
    ])
  }

  private static func account(_ account: (role: AccountRole, count: Int)) -> JSONOutput {
    .object([.init("role", .string(account.role.id)), .init("count", .number(account.count))])
  }

  // MARK: Sums

  private static func totals(_ totals: BudgetTotals) -> [JSONOutput.Member] {
    [
      .init("list_usd", .exact(totals.list)), .init("free_tier_usd", .exact(totals.freeTier)),
      .init("credits_usd", .exact(totals.credits)), .init("total_usd", .exact(totals.total)),
    ]
  }

  private static func provider(_ sums: ProviderSums) -> JSONOutput {
    .object(
      [.init("provider", .string(orNull: sums.provider?.rawValue))] + totals(sums.sums))
  }

  private static func month(_ month: BillingMonth, _ sums: BudgetTotals) -> JSONOutput {
    .object([.init("month", .string(month.label))] + totals(sums))
  }

  private static func freeTier(_ figures: FreeTierFigures, _ budget: Budget) -> JSONOutput {
    let use = figures.use
    return .object([
      .init("offer", .string(use.offer.id)),
      .init("description", .string(use.offer.description)),
      .init("account", .string(use.account.id)),
      .init("month", .string(budget.period.months[use.month].label)),
      .init("service", .string(use.key.service)),
      .init("region", .string(use.key.region)),
      .init("meter", .string(use.key.meter)),
      .init("attributes", .attributes(use.key.attributes)),
      .init("quantity", .exact(figures.quantity)),
      .init("amount_usd", .exact(figures.amount)),
      .init("limit", .exact(use.offer.limit)),
      .init("unit", .string(use.offer.unit)),
      .init("ran_out", .boolean(use.ranOut)),
    ])
  }

  private static func credit(_ figures: CreditFigures, _ budget: Budget) -> JSONOutput {
    let use = figures.use
    return .object([
      .init("name", .string(use.name)),
      .init("account", .string(use.account.id)),
      .init("month", .string(budget.period.months[use.month].label)),
      .init("amount_usd", .exact(figures.amount)),
      .init("remaining_usd", .exact(figures.remaining)),
      .init("expires", .string(orNull: use.expires?.description)),
    ])
  }

  private static func availableCredit(_ credit: AvailableCredit) -> JSONOutput {
    .object([
      .init("name", .string(credit.name)),
      .init("amount_usd", .exact(credit.amount)),
      .init("expires", .string(orNull: credit.expires?.description)),
      .init("services", .array(credit.services.map { .string($0) })),
    ])
  }

  private static func group(_ group: TagGroup, _ tag: String) -> JSONOutput {
    .object([
      .init("tag", .string(tag)), .init("value", .string(orNull: group.value)),
      .init("list_usd", .exact(group.list)),
      .init("after_free_tier_usd", .exact(group.afterFreeTier)),
    ])
  }

  // MARK: Remarks

  private static func leftRunning(_ figure: LeftRunningFigure) -> JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("label", .string(figure.label)), .init("hours", .string(figure.hours)),
      .init("amount_usd", .exact(figure.amount)),
    ]
    if let name = figure.dearest {
      members += [
        .init("dearest_resource", .string(name)),
        .init("dearest_usd", .exact(figure.dearestAmount)),
      ]
    }
    return .object(members)
  }

  private static func warning(_ warning: PlanWarning) -> JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("rule", .string(warning.rule)), .init("resource", .string(orNull: warning.resource)),
      .init("message", .string(warning.message)),
    ]
    if !warning.resources.isEmpty {
      members.append(.init("resources", .array(warning.resources.map(JSONOutput.string))))
    }
    if let amount = warning.amount { members.append(.init("amount_usd", .exact(amount))) }
    return .object(members)
  }
}
