import Analysis
import Arguments
import Billing
import Diagnostics
import Prices
import Reports

/// The command `budget forecast`: how uncertain a plan is, and whether its money lasts.
struct ForecastCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Say how uncertain a plan's cost is, what drives it, and whether the money lasts.",
    discussion:
      "Ranges, spot prices and what people forget are drawn many times over; tiers, free usage and credits apply in every draw. The same seed gives the same figures on every machine.",
    examples: [
      CommandExample("What to ask for.", "budget forecast plan.json"),
      CommandExample(
        "So that it is enough in 9 of 10 terms.", "budget forecast plan.json --confidence 90"),
      CommandExample("A page with charts.", "budget forecast plan.json --output forecast.html"),
    ])

  @Argument(
    help: "The scenario file; - for standard input.", completion: .file(extensions: ["json"]))
  var scenario: String

  @Option(
    name: .shortAndLong,
    help: "How to show the forecast. Default: by the output's name, else table.")
  var format: ForecastFormat?

  @Option(name: .shortAndLong, help: "Write to a file.", completion: .file())
  var output: String?

  @OptionGroup(title: "Forecast") var drawing: DrawingOptions
  @OptionGroup(title: "Plan") var plan: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    let pricing = PlanPricing(context: context, catalog: catalog)
    let (estimator, budgets) = try pricing.budgets(of: [scenario], plan)
    guard let (file, budget) = budgets.first else { return .done }
    let progress = Progress(context, isAsked: catalog.progress)
    defer { progress.end() }
    progress.step("drawing \(drawing.draws) terms")
    let forecast = try Failure.blaming(file) {
      try Failure.forecasting {
        try Forecaster(estimator: estimator.withoutReview).forecast(budget, drawing.options)
      }
    }
    let reporter = try OutputFormat.chosen(format, output: output, usual: .table).reporter
    let options = ReportOptions(
      width: context.terminal.width, color: context.terminal.colorsOutput && output == nil)
    try OutputTarget(path: output, context: context, plans: [file]).write(
      reporter.render(forecast, of: budget, options: options))
    return .done
  }
}

/// The options for drawing a forecast; shared by the commands that make one.
struct DrawingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The number of terms to draw.", valueName: "count"))
  var draws: Int = 10_000

  @Option(
    help: ArgumentHelp("The seed of the random numbers: a whole number.", valueName: "number"))
  var seed: Int = 1

  @Option(
    help: ArgumentHelp(
      "In how many of 100 terms the sum to ask for is enough.", valueName: "number"))
  var confidence: Int = 80

  var sources: [(label: String, source: ParameterSource)] {
    [("draws", _draws), ("seed", _seed), ("confidence", _confidence)]
  }

  mutating func validate() throws {
    let allowed = ForecastOptions.allowedDraws
    guard allowed.contains(draws) else {
      throw ValidationError(
        "--draws must be \(allowed.lowerBound) to \(allowed.upperBound), not \(draws)")
    }
    guard (1...99).contains(confidence) else {
      throw ValidationError("--confidence must be 1 to 99, not \(confidence)")
    }
    guard seed >= 0 else { throw ValidationError("--seed must be 0 or more, not \(seed)") }
  }

  /// The options of the forecast.
  var options: ForecastOptions {
    ForecastOptions(draws: draws, seed: UInt64(max(seed, 0)), confidence: confidence)
  }
}

/// The formats of a forecast, as an option's value.
struct ForecastFormat: ExpressibleByArgument {
  /// The reporter that renders it.
  let reporter: any ForecastReporter.Type

  static let table = ForecastFormat(reporter: ForecastTableReporter.self)

  private init(reporter: any ForecastReporter.Type) { self.reporter = reporter }

  init?(argument: String) {
    guard let reporter = ForecastReporterRegistry.reporter(argument) else { return nil }
    self.reporter = reporter
  }

  var defaultValueDescription: String { reporter.format }

  static var allValueStrings: [String] { ForecastReporterRegistry.formats }
}

extension Failure {
  /// Makes a forecast; impossible options are reported as bad usage.
  static func forecasting<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try translating(body)
    } catch let error as ForecastError {
      throw Failure(.badUsage, error.message)
    }
  }
}
