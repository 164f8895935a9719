import Advice
import Analysis
import Arguments
import Dates
import Billing
import Money
import Prices
import Reports
import Scenarios

/// The command `budget estimate`: prices plans.
struct EstimateCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Price one or more plans.",
    discussion:
      "Every figure is exact; only the table, Markdown, HTML and PDF round, to cents. The output's name may end in .txt, .md, .html, .csv, .json, .pdf (through an installed browser) or .xlsx. Data goes to standard output, everything else to standard error.",
    examples: [
      CommandExample("Price a plan.", "budget estimate scenario.json"),
      CommandExample(
        "As CSV, with one more server.",
        "budget estimate scenario.json --format csv --set resources.0.count=2"),
      CommandExample(
        "Fail where it uses more than 150 dollars.",
        "budget estimate scenario.json --fail-over 150"),
      CommandExample("Plans by the million, one per line.", "budget estimate --lines <plans.jsonl"),
    ])

  @Argument(
    help: "The scenario files; - for standard input.", completion: .file(extensions: ["json"]))
  var scenarios: [String] = []

  @Option(
    name: .shortAndLong, help: "How to show the budget. Default: by the output's name, else table.")
  var format: ReportFormat?

  @Option(
    name: .shortAndLong, help: "Write to a file, or to a folder with one file per plan.",
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Exit with 1 if a plan uses more than this before credits; 'limit' for the plan's own limit_usd.",
      valueName: "usd"))
  var failOver: CeilingArgument?

  @Option(help: ArgumentHelp("Group by the values of a tag.", valueName: "tag"))
  var groupBy: String?

  @Option(help: ArgumentHelp("Warn when prices are older than this.", valueName: "days"))
  var maxAge: Int = 180

  @Flag(help: "Read one plan per line, and write one result per line, as JSON.")
  var lines = false

  var sources: [(label: String, source: ParameterSource)] {
    [
      ("scenarios", _scenarios), ("format", _format), ("output", _output), ("failOver", _failOver),
      ("groupBy", _groupBy), ("maxAge", _maxAge), ("lines", _lines), ("drawing", _drawing),
      ("plan", _plan), ("catalog", _catalog),
    ]
  }

  mutating func validate() throws {
    if lines {
      if format != nil || failOver != nil || groupBy != nil || output != nil {
        throw ValidationError(
          "--lines writes JSON to standard output: it goes with neither --format, --output, --fail-over nor --group-by"
        )
      }
    } else if scenarios.isEmpty {
      throw ValidationError("name a scenario file, or - for standard input")
    }
    if maxAge < 0 { throw ValidationError("--max-age must be 0 or more") }
  }

  @OptionGroup(title: "Forecast") var drawing: DrawingOptions
  @OptionGroup(title: "Plan") var plan: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    if lines {
      let changes = try plan.changes()
      return try Failure.translating {
        try PlanLines(
          context: context, prices: try catalog.open(context), changes: changes,
          maximumPriceAge: maxAge, drawing: drawing.options, showsProgress: catalog.progress
        ).run(scenarios.isEmpty ? ["-"] : scenarios)
      }
    }
    let pricing = PlanPricing(context: context, catalog: catalog, maximumPriceAge: maxAge)
    let (estimator, budgets) = try pricing.budgets(of: scenarios, plan)
    context.results.keep(budgets)
    let ceilings = try budgets.map { try ceiling(of: $0.file, $0.budget) }
    let target = OutputTarget(path: output, context: context, plans: budgets.map(\.file))
    let document = target.isFolder || format != nil ? nil : DocumentFormat(output: output)
    let reporter =
      document != nil
      ? HTMLReporter.self
      : try OutputFormat.chosen(
        format, output: target.isFolder ? nil : output, usual: .table,
        beside: DocumentFormat.allCases.map(\.rawValue)
      ).reporter
    if let document {
      try write(document, of: budgets, to: target) { budget in
        try self.options(budget, reporter, estimator, context)
      }
    } else if budgets.count == 1, let (file, budget) = budgets.first, !target.isFolder {
      let shown = try Failure.blaming(file) {
        try self.options(budget, reporter, estimator, context)
      }
      try target.write { take in
        try Failure.blaming(file) { try reporter.write(budget, options: shown, to: take) }
      }
    } else {
      var texts: [(name: String, text: String)] = []
      for (file, budget) in budgets {
        let text = try Failure.blaming(file) {
          try reporter.render(budget, options: self.options(budget, reporter, estimator, context))
        }
        texts.append(("\(file.stem).\(reporter.fileExtension)", text))
      }
      try write(texts, to: target, reporter)
    }
    var status = ExitStatus.done
    for ((file, budget), ceiling) in zip(budgets, ceilings) {
      guard let ceiling, let excess = try excess(of: budget, of: file, over: ceiling) else {
        continue
      }
      context.output.flush()
      context.errors.write(excess)
      status = .answeredNo
    }
    return status
  }

  private func options(
    _ budget: Budget, _ reporter: any Reporter.Type, _ estimator: Estimator, _ context: Context
  ) throws -> ReportOptions {
    var options = ReportOptions(
      width: context.terminal.width, color: context.terminal.colorsOutput && output == nil,
      groupBy: groupBy)
    if reporter.showsLeftRunning {
      options.leftRunning = try LeftRunning.scenarios(
        for: budget.scenario, using: estimator.withoutReview
      ).map {
        LeftRunningFigure(
          label: $0.label, hours: $0.hours.description, amount: $0.amount, dearest: $0.dearest,
          dearestAmount: $0.dearestAmount)
      }
    }
    if reporter.showsForecast {
      options.forecast = try Failure.forecasting {
        try Forecaster(estimator: estimator.withoutReview).forecast(
          beside: budget, drawing.options)
      }
    }
    return options
  }

  /// Writes a PDF or a workbook.
  private func write(
    _ document: DocumentFormat, of budgets: [(file: PlanFile, budget: Budget)],
    to target: OutputTarget, options: (Budget) throws -> ReportOptions
  ) throws {
    let bytes: [UInt8]
    switch document {
    case .pdf:
      let pages = try budgets.map { file, budget in
        try Failure.blaming(file) {
          try HTMLReporter.render(budget, options: try options(budget))
        }
      }
      bytes = try PDFPrinter(context: target.context).print(
        pages.count == 1 ? pages[0] : HTMLReporter.join(pages))
    case .xlsx:
      guard budgets.count == 1, let (file, budget) = budgets.first else {
        throw Failure(
          .badUsage, "a workbook has one plan, and \(budgets.count) are named",
          notes: ["write one after the other, or all to a .csv"])
      }
      let workbook = try Failure.blaming(file) {
        try PlanWorkbook.workbook(budget, options: try options(budget))
      }
      bytes = try WorkbookMaker(context: target.context).make(workbook)
    }
    try target.write { take in bytes.withUnsafeBytes { take($0) } }
  }

  private func write(
    _ texts: [(name: String, text: String)], to target: OutputTarget, _ reporter: any Reporter.Type
  ) throws {
    if target.isFolder {
      try target.write(texts)
    } else {
      try target.write(texts.count == 1 ? texts[0].text : reporter.join(texts.map(\.text)))
    }
  }

  /// Returns the most that a plan may cost; nil where no limit was asked for.
  private func ceiling(of file: PlanFile, _ budget: Budget) throws -> Money? {
    switch failOver {
    case nil: return nil
    case .amount(let amount): return amount
    case .limit:
      if let limit = budget.scenario.limit { return limit }
      throw Failure(
        .badUsage, "--fail-over limit: \(file.title) has no 'limit_usd'",
        notes: ["give an amount, such as --fail-over 150"])
    }
  }

  /// Returns why a plan costs too much; nil where it does not.
  ///
  /// Of the plan's own limit, what expires unused is not there.
  private func excess(
    of budget: Budget, of file: PlanFile, over ceiling: Money
  ) throws -> String? {
    if case .limit = failOver, let status = budget.limitStatus, !status.fits, !status.lapsed.isZero
    {
      return
        "\(file.title): over the limit: the plan uses \(status.used.dollars) of \(ceiling.dollars), \(try Wording.missing(status))\n"
    }
    if budget.used <= ceiling { return nil }
    var (used, limit) = (budget.used.dollars, ceiling.dollars)
    // If cents don't distinguish them, all digits do.
    if used == limit {
      (used, limit) = ("$\(budget.used.grouped)", "$\(ceiling.grouped)")
    }
    let credits = budget.totals.credits.isZero ? "" : " before credits"
    return "\(file.title): over the limit: \(used)\(credits) is more than \(limit)\n"
  }
}
