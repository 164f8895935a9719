import Arguments
import Billing
import JSONText
import Scenarios

/// `budget schema`: the JSON Schema of scenarios.
struct SchemaCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the scenario format, for editors.",
    examples: [
      CommandExample("Let an editor check your plans.", "budget schema > budget.schema.json")
    ])

  func run(_ context: Context) throws -> ExitStatus {
    let schema = ScenarioSchema.document(services: context.services.definitions)
    context.output.write(schema.text())
    return .done
  }
}
