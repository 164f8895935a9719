import Prices
import Arguments
import Catalog
import Analysis
import Dates
import Billing
import Money
import Reports

/// The command `budget compare`: what a dollar buys, or plans side by side.
struct CompareCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Say what a dollar buys: instance types per dollar, the cost of a job, or plans side by side.",
    discussion: """
      Without a scenario file, the instance types of the catalog are filtered and ranked. With --work-gb or --work-core-hours, they are ranked by the time and cost of a job. With scenario files, plans are compared; --vary tries values on them.
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
      CommandExample(
        "The same plan on three clouds.", "budget compare plan.json --vary provider=aws,azure,gcp"),
      CommandExample(
        "What a vCPU costs on three clouds.",
        "budget compare --provider all --region us-east-1 --min-vcpu 2 --min-memory 8"),
    ])

  @Argument(help: "Scenario files to compare.", completion: .file(extensions: ["json"]))
  var scenarios: [String] = []

  @Option(
    name: .shortAndLong,
    help: "How to show the comparison. Default: by the output's name, else table.")
  var format: SheetFormat?

  @Option(name: .shortAndLong, help: "Write to a file.", completion: .file())
  var output: String?

  @Option(help: "What a dollar buys.")
  var per: MeasureArgument?

  @Option(
    help: ArgumentHelp("The column to sort by.", valueName: "column"),
    completion: .known(.columns))
  var sort: String?

  @Flag(help: "Show the worst first.")
  var reverse = false

  @Option(
    help: ArgumentHelp("The columns to show.", valueName: "list"), completion: .known(.columns))
  var columns: [String] = []

  @Option(
    help: ArgumentHelp(
      "The number of rows; 0 for all. Default: 20, or up to 30,000 in an HTML page.",
      valueName: "count"))
  var limit: Int?

  @Option(help: ArgumentHelp("Show the cost of this many hours.", valueName: "hours"))
  var hours: AmountOf?

  @Option(
    help: ArgumentHelp(
      "Try values on the plan, such as region=us-east-1,eu-west-1; may be repeated.",
      valueName: "key=a,b"), completion: .known(.fields))
  var vary: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set a value of the scenarios.", valueName: "key=value"))
  var overrides: [String] = []

  @Option(help: ArgumentHelp("Use the prices of this date.", valueName: "date"))
  var asOf: String?

  @OptionGroup(title: "Filters") var offers: OfferOptions
  @OptionGroup(title: "Work") var job: WorkOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  mutating func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is a number of rows, 0 for all") }
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
    let progress = Progress(context, isAsked: catalog.progress)
    defer { progress.end() }
    let sheet: Sheet
    do {
      sheet = try Failure.translating {
        if scenarios.isEmpty { return try offerSheet(context, progress) }
        progress.step("pricing the plans")
        return try planSheet(context)
      }
    } catch let error as ComparisonError {
      throw Failure(error)
    }
    let options = ReportOptions(
      width: context.terminal.width, color: context.terminal.colorsOutput && output == nil)
    let plans = scenarios.map { PlanFile(name: $0) }
    progress.step("writing \(sheet.tables.reduce(0) { $0 + $1.rows.count }) rows")
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
    if let providers = try variation.providers() {
      guard scenarios.count == 1, providers.count > 1 else {
        throw ValidationError("--vary provider puts one plan on several providers")
      }
      let clouds = CloudVariation(context: context, catalog: catalog, plan: plan)
      let (plans, absent) = try clouds.clouds(of: PlanFile(name: scenarios[0]), on: providers)
      return try Sheet(clouds: plans, absent: absent)
    }
    let budgets = try variation.budgets(of: scenarios, plan, catalog, context)
    guard budgets.count > 1 else {
      throw ValidationError("--vary names one value: there is nothing to compare with")
    }
    return try Sheet(plans: budgets, varying: variation.names)
  }

  private func offerSheet(_ context: Context, _ progress: Progress) throws -> Sheet {
    let date = asOf.flatMap { CalendarDate($0) }
    let providers = try offers.providers()
    let shown = try OfferOptions.words(columns).map(ComparisonColumn.named)
    let sort = try sort.map(ComparisonColumn.named)
    let choices = try providers.map { try ServerChoice($0, context.services) }
    let queries = try choices.map { try query(of: $0, sort, shown, date, context) }
    let catalog = try catalog.open(context)
    let newest = try (date ?? catalog.newestDate()).description
    func comparison(_ index: Int, _ words: OfferWords) throws -> Comparison {
      progress.step("comparing the offers of \(choices[index].provider.name)")
      return try OfferWalk(
        catalog: catalog, offers: offers, words: words, servers: choices[index],
        query: queries[index]
      ).comparison(mustHaveMeasure: per != nil && queries[index].measure != .vcpu)
    }
    if providers.count == 1 { return Sheet(try comparison(0, offers.words), pricesOf: newest) }
    return Sheet(try merged(choices, catalog, comparison), pricesOf: newest)
  }

  /// Merges the comparisons of several providers; a provider that has nothing suitable is named
  /// with the reason.
  private func merged(
    _ choices: [ServerChoice], _ catalog: Catalog,
    _ comparison: (Int, OfferWords) throws -> Comparison
  ) throws -> Comparison {
    let known = try choices.map { try KnownWords($0, catalog) }
    try KnownWords.check(offers.words, known)
    var (found, notes, failures) = ([Comparison](), [String](), [ComparisonError]())
    for index in choices.indices {
      let (words, remarks) = try known[index].narrowed(offers.words, among: known)
      notes += remarks.map { "\($0)." }
      guard let words else { continue }
      do {
        found.append(try comparison(index, words))
      } catch let error as ComparisonError {
        guard case .nothingLeft(let message, _) = error else { throw error }
        failures.append(error)
        notes.append("\(choices[index].provider.name) is left out: \(message).")
      }
    }
    if found.isEmpty, let failure = failures.first { throw failure }
    return try Comparison(merging: found, notes: notes)
  }

  /// The offers that a page holds unless more are asked for: enough for every region of one
  /// provider, and few enough for a browser to open at once.
  private static let mostOnPage = 30_000

  private func query(
    of servers: ServerChoice, _ sort: ComparisonColumn?, _ columns: [ComparisonColumn],
    _ date: CalendarDate?, _ context: Context
  ) throws -> ComparisonQuery {
    let isPage = try OutputFormat.chosen(format, output: output, usual: .table).isPage
    let most = isPage ? Self.mostOnPage / (try offers.providers().count) : 20
    let rows = limit ?? most
    var query = ComparisonQuery(
      of: servers.provider, servers.facts, date: date, measure: per?.measure ?? .vcpu,
      sort: sort, isReversed: reverse, limit: rows == 0 ? nil : rows, hours: hours?.quantity,
      maximumPrice: try offers.maxPrice.map { try UnitPrice($0.quantity.description) },
      work: try job.work(context, disk: servers.facts.defaultDisk(date)))
    query.isLimitOfPage = isPage && limit == nil
    if !columns.isEmpty { query.columns = columns }
    return query
  }
}

/// The formats of a comparison, as an option's value.
struct SheetFormat: ExpressibleByArgument {
  /// The reporter that renders it.
  let reporter: any SheetReporter.Type

  /// Whether it is a page, which has room for thousands of rows.
  var isPage: Bool { reporter == SheetHTMLReporter.self }

  static let table = SheetFormat(reporter: SheetTableReporter.self)

  private init(reporter: any SheetReporter.Type) { self.reporter = reporter }

  init?(argument: String) {
    guard let reporter = SheetReporterRegistry.reporter(argument) else { return nil }
    self.reporter = reporter
  }

  var defaultValueDescription: String { reporter.format }

  static var allValueStrings: [String] { SheetReporterRegistry.formats }
}
