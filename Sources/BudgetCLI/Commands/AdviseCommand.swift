import Advice
import Analysis
import Arguments
import Billing
import Diagnostics
import JSONText
import Reports
import SafeText
import Scenarios

/// The command `budget advise`: changes that make a plan cheaper.
struct AdviseCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise",
    abstract:
      "Suggest changes that cost less and keep what a plan needs, the largest saving first.",
    discussion:
      "Every saving is the difference of two estimates, before credits. A resource states its requirements in \"needs\"; without them, it keeps its processors, memory, architecture and region, and is not interrupted.",
    examples: [
      CommandExample("What could be cheaper.", "budget advise plan.json"),
      CommandExample(
        "Write the plan with the first change.",
        "budget advise plan.json --apply 1 --output cheaper.json"),
      CommandExample(
        "A page for the lab's meeting.", "budget advise plan.json --output advice.html"),
    ])

  @Argument(
    help: "The scenario file; - for standard input.", completion: .file(extensions: ["json"]))
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "Write the plan with the change that has this number; may be repeated.", valueName: "number"))
  var apply: [Int] = []

  @Option(
    name: .shortAndLong, help: "How to show the advice. Default: by the output's name, else table.")
  var format: SheetFormat?

  @Option(name: .shortAndLong, help: "Write to a file.", completion: .file())
  var output: String?

  @Flag(help: "The same as --format json.")
  var json = false

  @OptionGroup(title: "Plan") var plan: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  mutating func validate() throws {
    if json, let format, format.reporter.format != "json" {
      throw ValidationError("--json goes with no other --format")
    }
    if !apply.isEmpty, json || format != nil {
      throw ValidationError("--apply writes a plan: it goes with neither --format nor --json")
    }
  }

  func run(_ context: Context) throws -> ExitStatus {
    let file = PlanFile(name: scenario)
    let bytes = try file.bytes(context)
    let given = try plan.changes()
    let prices = try catalog.open(context)
    let estimator = Estimator(prices: prices, services: context.services, reviewer: Advice())
    let unreviewed = estimator.withoutReview
    let reader = context.scenarioReader
    let advised = try Failure.blaming(file) {
      try Failure.translating {
        let readings = try RepeatedReading(reader, bytes, changes: given)
        return try Advisor(rates: CatalogMachineRates(catalog: prices)) { changes in
          try unreviewed.estimate(readings.plan(changes))
        } alone: { resource, changes in
          try readings.plan(of: resource, changes).map(unreviewed.estimate)
        }.advise(on: estimator.estimate(readings.plan([])))
      }
    }
    let target = OutputTarget(path: output, context: context, plans: [file])
    try target.write(apply.isEmpty ? try shown(advised, context) : changed(bytes, given, advised))
    return .done
  }

  private func shown(_ advised: AdvisedPlan, _ context: Context) throws -> String {
    let reporter = try OutputFormat.chosen(format, output: output, usual: .table).reporter
    if json || reporter.format == "json" { return AdviceReport.json(advised).text() }
    if reporter.format == SheetFormat.table.reporter.format {
      return AdviceReport.text(advised, width: context.terminal.width)
    }
    return reporter.render(Sheet(advised), options: ReportOptions(width: context.terminal.width))
  }

  /// Returns the plan's text with the chosen changes, and those of the command line.
  private func changed(
    _ bytes: [UInt8], _ given: [ScenarioOverride], _ advised: AdvisedPlan
  ) throws -> String {
    var changes: [ScenarioOverride] = []
    for number in apply {
      guard advised.proposals.indices.contains(number - 1) else {
        throw Failure(
          .badUsage,
          "--apply \(number): there are \(advised.proposals.count) changes to choose from")
      }
      changes += advised.proposals[number - 1].changes
    }
    var editor = PlanEditor(bytes)
    for change in given + AdvisedPlan.ordered(changes) where !editor.apply(change) {
      throw Failure(
        .badUsage,
        "'\(SafeText.line(change.description))' has no place in the plan to be written to",
        notes: ["write it into the file first"])
    }
    return editor.text
  }
}
