import Money
import Arguments
import Billing
import Diagnostics
import Scenarios

/// The command `budget validate`: reports all errors and shows nothing else.
struct ValidateCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check plans: report every error at once, and nothing else.",
    examples: [CommandExample("Check a plan.", "budget validate scenario.json")])

  @Argument(
    help: "The scenario files; - for standard input.", completion: .file(extensions: ["json"]))
  var scenarios: [String]

  @OptionGroup(title: "Plan") var plan: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    guard catalog.isAvailable(context) else { return try readOnly(context) }
    let pricing = PlanPricing(context: context, catalog: catalog)
    let budgets: [(file: PlanFile, budget: Budget)]
    do {
      budgets = try pricing.budgets(of: scenarios, plan).budgets
    } catch let failure as Failure where failure.status == .cannotWrite {
      return try readOnly(context)
    }
    for (file, budget) in budgets {
      let count = budget.scenario.resources.count
      context.errors.write("\(file.title): valid, \(Words.count(count, "resource"))\n")
    }
    return .done
  }

  /// Checks what can be checked without any prices.
  private func readOnly(_ context: Context) throws -> ExitStatus {
    let requests = try scenarios.map {
      PlanRequest(file: PlanFile(name: $0), changes: try plan.changes())
    }
    var failures = PlanFailures(requests)
    for request in requests {
      try failures.collect(request) {
        let problems = try request.file.read(request.changes, context).problems
        if !problems.isEmpty { throw Diagnostics(problems) }
      }
    }
    try failures.throwIfAny()
    context.errors.write(
      "note: there is no catalog, so regions, types and prices were not checked\n")
    for request in requests {
      context.errors.write("\(request.file.title): valid as far as it goes\n")
    }
    return .done
  }
}
