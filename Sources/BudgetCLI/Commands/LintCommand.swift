import Advice
import Arguments
import Billing
import Diagnostics
import JSONText
import Prices
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
    ])

  @Argument(
    help: "The scenario files; - for standard input.", completion: .file(extensions: ["json"]))
  var scenarios: [String]

  @Option(
    help: ArgumentHelp(
      "Exit with 1 on a remark with this id; 'any' for any remark; may be repeated.",
      valueName: "id"))
  var failOn: [String] = []

  @Flag(help: "Print one JSON object instead of lines.")
  var json = false

  @Option(help: ArgumentHelp("Warn when prices are older than this.", valueName: "days"))
  var maxAge: Int = 180

  @OptionGroup(title: "Plan") var plan: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  mutating func validate() throws {
    if maxAge < 0 { throw ValidationError("--max-age must be 0 or more") }
  }

  func run(_ context: Context) throws -> ExitStatus {
    try checkNames(Advice.rules(context.services).map { $0.id })
    let pricing = PlanPricing(context: context, catalog: catalog, maximumPriceAge: maxAge)
    let budgets = try pricing.budgets(of: scenarios, plan).budgets
    if json {
      context.output.write(JSONOutput.array(budgets.map { object($0.file, $0.budget) }).text())
    } else {
      for (file, budget) in budgets { write(file, budget, context) }
    }
    let rules = Set(budgets.flatMap { $0.budget.warnings.map(\.rule) })
    let fails = failOn.contains("any") ? !rules.isEmpty : failOn.contains(where: rules.contains)
    return fails ? .answeredNo : .done
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

  private func write(_ file: PlanFile, _ budget: Budget, _ context: Context) {
    for warning in budget.warnings {
      let resource = budget.scenario.resources.first { $0.name == warning.resource }
      let position = (resource?.fields ?? budget.scenario.fields).position
      let place = position.map { ":\($0.line):\($0.column)" } ?? ""
      let subject = warning.resource.map { "\($0): " } ?? ""
      let line = "\(file.title)\(place): remark: \(subject)\(warning.message) [\(warning.rule)]"
      context.output.writeLine(SafeText.line(line))
    }
    for warning in budget.allowed {
      let subject = warning.resource.map { " on \($0)" } ?? ""
      context.output.writeLine(
        SafeText.line("\(file.title): allowed, as the plan says: \(warning.rule)\(subject)"))
    }
    if budget.warnings.isEmpty, budget.allowed.isEmpty {
      context.output.writeLine("\(file.title): nothing to remark")
    }
  }

  private func object(_ file: PlanFile, _ budget: Budget) -> JSONOutput {
    func remarks(_ warnings: [PlanWarning]) -> JSONOutput {
      .array(
        warnings.map { warning in
          .object([
            .init("rule", .string(warning.rule)),
            .init("resource", .string(orNull: warning.resource)),
            .init("message", .string(warning.message)),
          ])
        })
    }
    return .object([
      .init("plan", .string(file.title)), .init("remarks", remarks(budget.warnings)),
      .init("allowed", remarks(budget.allowed)),
    ])
  }
}
