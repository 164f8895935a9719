import Arguments
import Billing
import Scenarios

/// `budget validate`: all errors, nothing shown.
struct ValidateCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check plans: every error at once, and no report.",
    examples: [CommandExample("Check a plan.", "budget validate scenario.json")])

  @Argument(
    help: "The scenario files; - for standard input.", completion: .file(extensions: ["json"]))
  var scenarios: [String]

  @OptionGroup(title: "Plan") var plan: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    let pricing = PlanPricing(context: context, catalog: catalog)
    for (file, budget) in try pricing.budgets(of: scenarios, plan).budgets {
      let count = budget.scenario.resources.count
      context.errors.write("\(file.title): valid, \(count) resource\(count == 1 ? "" : "s")\n")
    }
    return .done
  }
}
