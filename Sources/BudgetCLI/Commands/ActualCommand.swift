import Analysis
import Arguments
import Billing
import Bills
import Diagnostics
import JSONText
import Money
import Reports
import Scenarios

/// The command `budget actual`: what was spent, compared with the plan.
struct ActualCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "actual",
    abstract: "Read the provider's bill: what was spent, on what, and what looks wrong.",
    discussion: """
      The format of a bill is recognised by its header: Cost Explorer (CSV, JSON), AWS cost and usage reports, detailed billing reports, FOCUS, Azure's cost exports, Google's cost table and billing export. Bills may be plain or gzip files, several of them, folders, or - for standard input.
      """,
    examples: [
      CommandExample("What was spent.", "budget actual costs.csv"),
      CommandExample("Against the plan.", "budget actual costs.csv --plan plan.json"),
      CommandExample(
        "A class, by student.", "budget actual cur/ --plan class.json --roster students.csv"),
      CommandExample(
        "A month of reports, for a program.", "budget actual cur/2026-09/ --format json"),
    ])

  @Argument(
    help: "Bills: files, folders, or - for standard input.",
    completion: .file(extensions: ["csv", "gz", "json"]))
  var bills: [String] = []

  @Option(
    name: .shortAndLong,
    help: "How to show it. Default: by the output's name, else table.")
  var format: BillReportFormat?

  @Option(name: .shortAndLong, help: "Write to a file.", completion: .file())
  var output: String?

  @OptionGroup(title: "Plan") var beside: ActualOptions
  @OptionGroup(title: "Changes to the plan") var changes: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions
  @OptionGroup(title: "Queries") var query: BillQueryOptions

  mutating func validate() throws {
    if query.sql != nil {
      if !bills.isEmpty {
        throw ValidationError("--sql prints a query and reads no bill: name none")
      }
      try query.check(format)
      return
    }
    if bills.isEmpty {
      throw ValidationError("name a bill: a file, a folder, or - for standard input")
    }
    if let format, format.isExport {
      throw ValidationError("--format \(format.rawValue) goes with --sql")
    }
    try query.checkUnused()
    try beside.check()
    if beside.writePlan == "-", output == nil || output == "-" {
      throw ValidationError(
        "--write-plan -: the plan and the report would both go to standard output; name a file for one of them, such as --output report.html"
      )
    }
    if beside.plan == nil, !changes.words.isEmpty {
      throw ValidationError("--set, --as-of and --region change a plan: name it with --plan")
    }
  }

  func run(_ context: Context) throws -> ExitStatus {
    if let text = query.text(format) {
      try OutputTarget(path: output, context: context).write(text)
      return .done
    }
    let roster = try beside.roster.map { try Roster.read($0, context) }
    let priced = try beside.plan.map { try budget($0, context) }
    let plan = priced?.plan
    if case .limit = beside.failOver, let plan, plan.budget.scenario.limit == nil {
      throw Failure(
        .badUsage, "--fail-over limit: \(plan.file.title) has no 'limit_usd'",
        notes: ["give an amount, such as --fail-over 150"])
    }
    var bill = try read(context)
    var report = try report(&bill, plan, roster, context)
    if let priced {
      try Failure.blaming(priced.plan.file) {
        try Failure.forecasting {
          try report.variance?.burnDown.draw(
            priced.plan.budget,
            with: Forecaster(estimator: priced.estimator.withoutReview))
        }
      }
    }
    let options = ReportOptions(
      width: context.terminal.width, color: context.terminal.colorsOutput && output == nil)
    try OutputTarget(path: output, context: context, plans: filesRead)
      .write(try OutputFormat.chosen(format, output: output, usual: .table).text(report, options))
    if let path = beside.writePlan, let plan, let variance = report.variance {
      try writePlan(path, plan, variance, context)
    }
    return answer(report, plan?.budget, context)
  }

  private var filesRead: [PlanFile] {
    (bills + [beside.plan, beside.roster].compactMap { $0 }).map { PlanFile(name: $0) }
  }

  private typealias Plan = (file: PlanFile, budget: Budget)

  private func budget(
    _ name: String, _ context: Context
  ) throws -> (plan: Plan, estimator: Estimator) {
    if name == "-", bills.contains("-") {
      throw Failure(.badUsage, "standard input can be read once, but both plan and bill are '-'")
    }
    let pricing = PlanPricing(context: context, catalog: catalog)
    let (estimator, budgets) = try pricing.budgets(of: [name], changes)
    return ((budgets[0].file, budgets[0].budget), estimator)
  }

  /// Sums up the bill, and compares it with the plan and the roster.
  private func report(
    _ bill: inout Bill, _ plan: Plan?, _ roster: [RosterStudent]?, _ context: Context
  ) throws -> BillReport {
    do {
      var summary = try BillSummary(bill)
      let variance = try plan.map { try PlanVariance($0.budget, bill) }
      summary.findings = (variance?.findings ?? []) + summary.findings
      let use = try roster.map {
        try ClassUse(
          $0, bill, variance: variance, students: plan?.budget.scenario.cohort?.students)
      }
      if let roster, let count = plan?.budget.scenario.cohort?.students, count != roster.count {
        bill.remarks.append(
          BillRemark(
            "the roster has \(Words.count(roster.count, "student")) and the plan \(count): what is planned and left of each is a share of the plan's"
          ))
      }
      let prices =
        beside.checkPrices
        ? try Failure.translating {
          try PriceChecking(
            catalog: try catalog.open(context), services: context.services, plan: plan?.budget
          ).lines(bill)
        }
        : nil
      return BillReport(
        bill: bill, summary: summary, title: plan?.budget.scenario.title ?? "", variance: variance,
        use: use, prices: prices)
    } catch is ArithmeticError {
      throw Failure(.badInput, "the bill's sums are too large to be held exactly")
    } catch let failure as PlanVariance.Failure {
      var notes: [String] = []
      if case .currency = failure {
        notes.append(
          "exports of Azure can state US dollars too ('costInUsd', 'x_BilledCostInUsd'); without --plan the bill is summed up in its own currency"
        )
      }
      throw Failure(.badInput, Self.message(failure), notes: notes)
    }
  }

  private static func message(_ failure: PlanVariance.Failure) -> String {
    switch failure {
    case .noCommonDay(let plan, let bill):
      "the plan runs from \(plan) and the bill from \(bill): they have no day in common"
    case .currency(let currency):
      "the bill is in \(currency), and prices of plans are in USD: they cannot be compared"
    case .undatedBill: "the bill has no dates: it cannot be laid beside a plan"
    }
  }

  private func writePlan(
    _ path: String, _ plan: Plan, _ variance: PlanVariance, _ context: Context
  ) throws {
    let rewriting = PlanRewriting(budget: plan.budget, variance: variance)
    let text: String
    let unchanged: [String]
    do throws(Diagnostic) {
      (text, unchanged) = try rewriting.text(try Self.bytes(of: plan.file, context))
    } catch {
      throw Failure(.badInput, report: error.rendered(file: plan.file.title))
    }
    try OutputTarget(path: path, context: context, plans: filesRead).write(text)
    if !unchanged.isEmpty {
      context.errors.write(
        "note: the bill does not tell apart, and the plan keeps as they were: \(unchanged.joined(separator: ", "))\n"
      )
    }
    if !variance.unplanned.isEmpty {
      context.errors.write(
        "note: the plan has no resource for what the bill has of \(variance.unplanned.map { $0.name.isEmpty ? "(unnamed)" : $0.name }.prefix(5).joined(separator: "; "))\n"
      )
    }
  }

  private static func bytes(of file: PlanFile, _ context: Context) throws(Diagnostic) -> [UInt8] {
    do { return try file.bytes(context) } catch {
      throw Diagnostic(at: nil, "the plan cannot be read again")
    }
  }

  /// Answers the questions about the forecast and unplanned spending.
  private func answer(_ report: BillReport, _ budget: Budget?, _ context: Context) -> ExitStatus {
    guard let variance = report.variance else { return .done }
    var status = ExitStatus.done
    func complain(_ text: String) {
      context.output.flush()
      context.errors.write(text + "\n")
      status = .answeredNo
    }
    let ceiling: Money? =
      switch beside.failOver {
      case nil: nil
      case .amount(let amount): amount
      case .limit: budget?.scenario.limit
      }
    if let ceiling, variance.burnDown.forecast > ceiling {
      complain(
        "over the limit: \(variance.burnDown.forecast.dollars), billed so far and planned from then on, is more than \(ceiling.dollars)"
      )
    }
    if case .limit = beside.failOver, let ceiling, let day = variance.burnDown.endsOn,
      variance.burnDown.forecast <= ceiling
    {
      complain(
        "over the limit: of the \(ceiling.dollars) there is, credits expire unused, and the rest ends on \(day)"
      )
    }
    let unplanned = variance.lines.contains { $0.causes.contains { $0.reason == .unplanned } }
    if beside.failOnUnplanned, unplanned {
      let sum = (try? variance.unplannedInAll()) ?? .zero
      complain("unplanned: \(sum.dollars) of the bill is for what the plan does not have")
    }
    return status
  }

  private func read(_ context: Context) throws -> Bill {
    var inputs = BillInputs(context)
    let all = try inputs.resolve(bills)
    do {
      return try Failure.translating {
        var reader = BillReader()
        // Plans are priced in US dollars.
        reader.prefersDollars = beside.plan != nil
        var bill = try reader.read(all)
        bill.remarks += inputs.remarks
        return bill
      }
    } catch let error as BillError {
      throw Failure(.badInput, report: error.rendered)
    } catch let error as BillErrors {
      throw Failure(.badInput, report: error.all.map(\.rendered).joined(separator: "\n"))
    }
  }
}

/// Everything that is reported about a bill.
struct BillReport {
  var bill: Bill
  var summary: BillSummary
  /// The title of the plan.
  var title: String
  var variance: PlanVariance?
  var use: ClassUse?
  var prices: [PriceCheckLine]?

  /// The report for people.
  var sheet: Sheet {
    Sheet(bill: bill, summary, plan: title, variance, use, prices: prices)
  }

  /// The report for machines.
  var json: String {
    var members = BillJSON.members(bill, summary)
    if let variance { members += VarianceJSON.members(variance) }
    if let use { members += VarianceJSON.members(use) }
    if let prices { members += VarianceJSON.members(prices) }
    return JSONOutput.object(members).text()
  }
}

/// The formats of a bill, as an option's value.
enum BillReportFormat: String, CaseIterable, ExpressibleByArgument {
  case table, markdown, csv, json, html, focus, cur, cur2
  case focusAWS = "focus-aws"
  case focusAzure = "focus-azure"

  /// Whether it is only a format of exports, for queries.
  var isExport: Bool { [.cur, .cur2, .focusAWS, .focusAzure].contains(self) }

  init?(argument: String) { self.init(rawValue: argument) }

  var defaultValueDescription: String { rawValue }

  static var allValueStrings: [String] { allCases.map(\.rawValue) }

  /// Returns a report in the format.
  func text(_ report: BillReport, _ options: ReportOptions) -> String {
    switch self {
    case .table: SheetTableReporter.render(report.sheet, options: options)
    case .markdown: SheetMarkdownReporter.render(report.sheet, options: options)
    case .html: SheetHTMLReporter.render(report.sheet, options: options)
    case .csv, .cur, .cur2, .focusAWS, .focusAzure: BillRows.csv(report.bill)
    case .focus: BillRows.focus(report.bill)
    case .json: report.json
    }
  }
}
