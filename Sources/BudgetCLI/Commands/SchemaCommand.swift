import Arguments
import Billing
import Catalog
import JSONText
import Prices
import Scenarios

/// The command `budget schema`: the JSON Schema of scenarios.
struct SchemaCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the scenario format, for editors.",
    discussion:
      "With it, an editor suggests services, fields, regions and types while you type, and marks mistakes. A plan names it with \"$schema\": \"budget.schema.json\".",
    examples: [
      CommandExample("Let an editor check your plans.", "budget schema > budget.schema.json")
    ])

  @Option(name: .shortAndLong, help: "Write to a file.", completion: .file())
  var output: String?

  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    let values: SchemaValues = try Failure.translating { try known(context) }
    let schema = ScenarioSchema.document(services: context.services.definitions, values: values)
    try OutputTarget(path: output, context: context).write(schema.compactText())
    return .done
  }

  /// Returns the regions and types of the catalog; none without a catalog.
  private func known(_ context: Context) throws -> SchemaValues {
    guard let prices = try catalog.openIfPossible(context) else { return SchemaValues() }
    var values = SchemaValues()
    for provider in Provider.allCases {
      values.regions[provider] = try prices.regions(of: provider).map(\.code)
      values.typeNames[provider] = try prices.instanceTypeNames(of: provider)
      if let unlisted = context.services.module(of: provider)?.unlistedTypes {
        values.otherTypes[provider] = unlisted.pattern
        values.rare[provider] = unlisted.isRare
      }
    }
    for service in context.services.all {
      guard let provider = service.definition.provider, service.facts.isServer,
        let machines = service.facts.machines, machines.list == nil, machines.typePrefix.isEmpty
      else { continue }
      values.types[service.definition.id] = .init(field: machines.type, provider: provider)
    }
    return values
  }
}
