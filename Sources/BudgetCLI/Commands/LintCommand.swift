import Advice
import Arguments
import Billing
import Diagnostics
import JSONText
import Prices
import Reports
import SafeText
import Scenarios

/// The command `budget lint`: the remarks on plans, for people and scripts.
struct LintCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Show only the remarks on plans, each with its id and place.",
    discussion:
      "docs/remarks.md gives the reason for each and explains its amount. Intended remarks are silenced with \"allow\": [ids], in the plan or a resource.",
    examples: [
      CommandExample("The remarks on a plan.", "budget lint plan.json"),
      CommandExample(
        "Fail where something has no end.", "budget lint plan.json --fail-on no-end"),
      CommandExample("Fail on any remark.", "budget lint plan.json --fail-on any"),
      CommandExample("A table for a page.", "budget lint plan.json --format markdown"),
    ])

  @Argument(
    help: "The scenario files; - for standard input.", completion: .file(extensions: ["json"]))
  var scenarios: [String]

  @Option(
    help: ArgumentHelp(
      "Exit with 1 on a remark with this id; 'any' for any remark; may be repeated.",
      valueName: "id"))
  var failOn: [String] = []

  @Option(
    name: .shortAndLong,
    help: "How to show the remarks. Default: by the output's name, else table: a line each.")
  var format: SheetFormat?

  @Option(name: .shortAndLong, help: "Write to a file.", completion: .file())
  var output: String?

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(help: ArgumentHelp("Warn when prices are older than this.", valueName: "days"))
  var maxAge: Int = 180

  @OptionGroup(title: "Plan") var plan: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  mutating func validate() throws {
    if maxAge < 0 { throw ValidationError("--max-age must be 0 or more") }
    if json, let format, format.reporter.format != "json" {
      throw ValidationError("--json goes with no other --format")
    }
  }

  func run(_ context: Context) throws -> ExitStatus {
    try checkNames(Advice.rules(context.services).map { $0.id })
    let pricing = PlanPricing(context: context, catalog: catalog, maximumPriceAge: maxAge)
    let budgets = try pricing.budgets(of: scenarios, plan).budgets
    let plans = budgets.map { RemarkedPlan(name: $0.file.title, budget: $0.budget) }
    try OutputTarget(path: output, context: context, plans: budgets.map(\.file))
      .write(try shown(plans, context))
    let rules = Set(budgets.flatMap { $0.budget.warnings.map(\.rule) })
    let fails = failOn.contains("any") ? !rules.isEmpty : failOn.contains(where: rules.contains)
    return fails ? .answeredNo : .done
  }

  private func shown(_ plans: [RemarkedPlan], _ context: Context) throws -> String {
    let reporter = try OutputFormat.chosen(format, output: output, usual: .table).reporter
    if json || reporter.format == "json" {
      return JSONOutput.array(plans.map(\.json)).text()
    }
    if reporter.format == SheetFormat.table.reporter.format {
      return plans.flatMap(\.lines).map { SafeText.line($0) + "\n" }.joined()
    }
    return reporter.render(Sheet(plans), options: ReportOptions(width: context.terminal.width))
  }

  /// Rejects ids that belong to no remark, all of them at once.
  private func checkNames(_ known: [String]) throws {
    let wrong = failOn.filter { $0 != "any" && !known.contains($0) }
    guard !wrong.isEmpty else { return }
    let parts = wrong.map { id in
      let nearest = Suggestions.nearest(to: id, among: known + ["any"])
      let hint = nearest.isEmpty ? "" : ": did you mean '\(nearest.joined(separator: "' or '"))'?"
      return "there is no remark '\(SafeText.line(id))'\(hint)"
    }
    throw ValidationError("--fail-on: \(parts.joined(separator: "; ")); docs/remarks.md has all")
  }
}
