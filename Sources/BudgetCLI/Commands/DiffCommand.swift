import Analysis
import Arguments
import Billing
import Money
import Reports

/// The command `budget diff`: compares two plans line by line.
struct DiffCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract:
      "Compare two plans line by line: what differs, and whether by price, quantity or allowance.",
    discussion:
      "With one plan, compare it with itself at another date, in another region, or with other values.",
    examples: [
      CommandExample("Two plans.", "budget diff before.json after.json"),
      CommandExample("One plan at two dates.", "budget diff plan.json --to-as-of 2018-09-01"),
      CommandExample(
        "One plan on spot.", "budget diff plan.json --to-set resources.0.purchase_option=spot"),
    ])

  @Argument(help: "One or two scenario files.", completion: .file(extensions: ["json"]))
  var scenarios: [String]

  @Option(
    name: .shortAndLong,
    help: "How to show the difference. Default: by the output's name, else table.")
  var format: DiffFormat?

  @Option(name: .shortAndLong, help: "Write to a file.", completion: .file())
  var output: String?

  @Flag(help: "Exit with 1 if the second plan costs more.")
  var failOnIncrease = false

  @Option(
    name: .customLong("to-set"),
    help: ArgumentHelp("Set a value of the second plan only.", valueName: "key=value"))
  var secondOverrides: [String] = []

  @Option(
    name: .customLong("to-as-of"),
    help: ArgumentHelp("The date of the second plan's prices.", valueName: "date"))
  var secondDate: String?

  @Option(
    name: .customLong("to-region"),
    help: ArgumentHelp("The second plan's region.", valueName: "region"))
  var secondRegion: String?

  @Option(
    help: ArgumentHelp(
      "Try two values on one plan, such as region=us-east-1,eu-west-1.", valueName: "key=a,b"))
  var vary: String?

  @OptionGroup(title: "Plan") var plan: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  mutating func validate() throws {
    if vary != nil, scenarios.count == 1 { return }
    let isVaried = !secondOverrides.isEmpty || secondDate != nil || secondRegion != nil
    guard scenarios.count == 2 || (scenarios.count == 1 && isVaried) else {
      throw ValidationError(
        "name two plans, or one and what differs (--to-set, --to-as-of, --to-region, --vary)")
    }
  }

  func run(_ context: Context) throws -> ExitStatus {
    let sides = try vary.map { try variants($0, context) } ?? named(context)
    let options = ReportOptions(
      width: context.terminal.width, color: context.terminal.colorsOutput && output == nil)
    let (diff, text) = try Failure.blaming(sides.file) {
      var diff = try BudgetDiff(from: sides.first, to: sides.second)
      if sides.isVaried || diff.titleBefore == diff.titleAfter {
        let (before, after) = sides.labels
        diff.titleBefore += ", \(before)"
        diff.titleAfter += ", \(after)"
      }
      let reporter = try OutputFormat.chosen(format, output: output, usual: .table).reporter
      return (diff, try reporter.render(diff, options: options))
    }
    let plans = scenarios.map { PlanFile(name: $0) }
    try OutputTarget(path: output, context: context, plans: plans).write(text)
    guard failOnIncrease, diff.isIncrease else { return .done }
    context.output.flush()
    let owed = diff.outlastsPlan ? ", with what commitments owe after the plan" : ""
    context.errors.write("the second plan costs \(diff.owedDifference.dollars) more\(owed)\n")
    return .answeredNo
  }
}

extension DiffCommand {
  /// The two budgets, the second one's file, whether they are variants of one plan, and labels that
  /// distinguish them where their titles do not.
  private typealias Sides = (
    first: Budget, second: Budget, file: PlanFile, isVaried: Bool, labels: (String, String)
  )

  /// Returns the plans that were named.
  private func named(_ context: Context) throws -> Sides {
    let changes = try plan.changes()
    let changed = try PlanOptions.changes(
      set: secondOverrides, asOf: secondDate, region: secondRegion, prefix: "to-")
    let budgets = try PlanPricing(context: context, catalog: catalog).budgets(of: [
      PlanRequest(file: PlanFile(name: scenarios[0]), changes: changes),
      PlanRequest(file: PlanFile(name: scenarios[scenarios.count - 1]), changes: changes + changed),
    ]).budgets
    return (
      budgets[0].budget, budgets[1].budget, budgets[1].file, false,
      scenarios.count == 2 ? (scenarios[0], scenarios[1]) : ("as planned", secondLabel)
    )
  }

  /// What distinguishes the second plan of a file from the first.
  private var secondLabel: String {
    (secondOverrides + [secondDate.map { "prices as of \($0)" }, secondRegion].compactMap { $0 })
      .joined(separator: ", ")
  }

  /// Returns one plan with either of two values.
  private func variants(_ option: String, _ context: Context) throws -> Sides {
    let variation = try PlanVariation([option])
    guard scenarios.count == 1, variation.count == 2 else {
      throw ValidationError(
        "--vary compares one plan with two values; 'budget compare' puts more side by side")
    }
    let budgets = try variation.budgets(of: scenarios, plan, catalog, context)
    return (
      budgets[0].budget, budgets[1].budget, PlanFile(name: scenarios[0]), true,
      (budgets[0].label, budgets[1].label)
    )
  }
}

/// The formats of a difference, as an option's value.
struct DiffFormat: ExpressibleByArgument {
  /// The reporter that renders it.
  let reporter: any DiffReporter.Type

  static let table = DiffFormat(reporter: DiffTableReporter.self)

  private init(reporter: any DiffReporter.Type) { self.reporter = reporter }

  init?(argument: String) {
    guard let reporter = DiffReporterRegistry.reporter(argument) else { return nil }
    self.reporter = reporter
  }

  var defaultValueDescription: String { reporter.format }

  static var allValueStrings: [String] { DiffReporterRegistry.formats }
}
