import Prices
import Arguments
import Catalog
import Analysis
import Dates
import Billing
import Money
import Reports

/// `budget compare`: what a dollar buys, or plans side by side.
struct CompareCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Say what a dollar buys: instance types per dollar, the cost of a job, or plans side by side.",
    discussion: """
      Without a scenario file the instance types of the catalog are filtered and ranked. With --work-gb or --work-core-hours it is time and cost of a job that count. With scenario files the plans stand side by side; --vary tries values on them.
      """,
    examples: [
      CommandExample(
        "The most memory for a dollar.",
        "budget compare --min-vcpu 4 --per memory --region us-east-1"),
      CommandExample(
        "The cheapest type with 4 vCPU and 16 GiB.",
        "budget compare --min-vcpu 4 --min-memory 16 --region eu-west-1 --sort hourly"),
      CommandExample(
        "Twice the size, twice the price?",
        "budget compare --types m4.2xlarge,2xm4.4xlarge --region us-east-1"),
      CommandExample(
        "A plan in three regions.",
        "budget compare plan.json --vary region=us-east-1,eu-west-1,sa-east-1"),
    ])

  @Argument(help: "Scenario files to put side by side.", completion: .file(extensions: ["json"]))
  var scenarios: [String] = []

  @Option(
    name: .shortAndLong,
    help: "How to show the comparison. Default: by the output's name, else table.")
  var format: SheetFormat?

  @Option(name: .shortAndLong, help: "Write to a file.", completion: .file())
  var output: String?

  @Option(help: "What a dollar is to buy.")
  var per: MeasureArgument?

  @Option(help: ArgumentHelp("The column to sort by.", valueName: "column"))
  var sort: String?

  @Flag(help: "The worst first.")
  var reverse = false

  @Option(help: ArgumentHelp("The columns to show.", valueName: "list"))
  var columns: [String] = []

  @Option(help: ArgumentHelp("How many rows; 0 for all.", valueName: "count"))
  var limit: Int = 20

  @Option(help: ArgumentHelp("Show the cost of so many hours.", valueName: "hours"))
  var hours: AmountOf?

  @Option(
    help: ArgumentHelp(
      "Try values on the plan, such as region=us-east-1,eu-west-1; may be repeated.",
      valueName: "key=a,b"))
  var vary: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set a value of the scenarios.", valueName: "key=value"))
  var overrides: [String] = []

  @Option(help: ArgumentHelp("Prices as on this date.", valueName: "date"))
  var asOf: String?

  @OptionGroup(title: "Filters") var offers: OfferOptions
  @OptionGroup(title: "Work") var job: WorkOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  mutating func validate() throws {
    if limit < 0 { throw ValidationError("--limit is a number of rows, 0 for all") }
    if scenarios.isEmpty, !vary.isEmpty || !overrides.isEmpty {
      throw ValidationError("--vary and --set go with a scenario file")
    }
    if scenarios.count == 1, vary.isEmpty {
      throw ValidationError("name more plans to compare with, or what to try on this one (--vary)")
    }
    if offers.burstable, offers.noBurstable {
      throw ValidationError("give one of --burstable and --no-burstable")
    }
    if !offers.spotPrice.isEmpty, scenarios.isEmpty,
      !OfferOptions.words(offers.purchase).contains(where: { ["spot", "all"].contains($0) })
    {
      throw ValidationError("--spot-price goes with --purchase spot")
    }
    if let asOf, CalendarDate(asOf) == nil {
      throw ValidationError("'\(asOf)' is not a date such as 2026-09-01")
    }
  }

  func run(_ context: Context) throws -> ExitStatus {
    let sheet: Sheet
    do {
      sheet = try Failure.translating {
        scenarios.isEmpty ? try offerSheet(context) : try planSheet(context)
      }
    } catch let error as ComparisonError {
      throw Failure(error)
    }
    let options = ReportOptions(
      width: context.terminal.width, color: context.terminal.colorsOutput && output == nil)
    let plans = scenarios.map { PlanFile(name: $0) }
    try OutputTarget(path: output, context: context, plans: plans)
      .write(
        try OutputFormat.chosen(format, output: output, usual: .table).reporter.render(
          sheet, options: options))
    return .done
  }

  private func planSheet(_ context: Context) throws -> Sheet {
    let plan = PlanOptions()
    plan.overrides = overrides
    plan.asOf = asOf
    let variation = try PlanVariation(vary)
    let budgets = try variation.budgets(of: scenarios, plan, catalog, context)
    guard budgets.count > 1 else {
      throw ValidationError("--vary names one value: there is nothing to compare with")
    }
    return try Sheet(plans: budgets, varying: variation.names)
  }

  private func offerSheet(_ context: Context) throws -> Sheet {
    let date = asOf.flatMap { CalendarDate($0) }
    let servers = try ServerChoice(.aws, context.services)
    let work = try job.work(context, disk: servers.facts.defaultDisk(date))
    var query = ComparisonQuery(
      of: servers.provider, servers.facts, date: date, measure: per?.measure ?? .vcpu,
      sort: try sort.map(ComparisonColumn.named),
      isReversed: reverse, limit: limit == 0 ? nil : limit, hours: hours?.quantity,
      maximumPrice: try offers.maxPrice.map { try UnitPrice($0.quantity.description) },
      work: work)
    let shown = OfferOptions.words(columns)
    if !shown.isEmpty { query.columns = try shown.map(ComparisonColumn.named) }
    let catalog = try catalog.open(context)
    let walk = OfferWalk(
      catalog: catalog, offers: offers, servers: servers, query: query)
    let comparison = try walk.comparison(mustHaveMeasure: per != nil && query.measure != .vcpu)
    return Sheet(comparison, pricesOf: try (date ?? catalog.newestDate()).description)
  }
}

/// The formats of a comparison, as an option's value.
struct SheetFormat: ExpressibleByArgument {
  /// What renders it.
  let reporter: any SheetReporter.Type

  static let table = SheetFormat(reporter: SheetTableReporter.self)

  private init(reporter: any SheetReporter.Type) { self.reporter = reporter }

  init?(argument: String) {
    guard let reporter = SheetReporterRegistry.reporter(argument) else { return nil }
    self.reporter = reporter
  }

  var defaultValueDescription: String { reporter.format }

  static var allValueStrings: [String] { SheetReporterRegistry.formats }
}
