import Arguments
import Catalog
import Billing
import Prices
import Scenarios

/// The command `budget services`: what can be planned, with fields, meters, prices and free
/// allowances.
struct ServicesCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "services",
    abstract:
      "List the services that a plan may use; with names, their fields, meters and free allowances.",
    examples: [
      CommandExample("What can be planned?", "budget services"),
      CommandExample("What does a NAT gateway take?", "budget services nat_gateway"),
    ])

  @Argument(
    help: "Services to describe; all when --markdown is given.", completion: .known(.services))
  var names: [String] = []

  @Flag(help: "Write the reference page of all services.")
  var markdown = false

  @OptionGroup var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    guard markdown || !names.isEmpty else {
      for service in context.services.definitions {
        let gap = String(repeating: " ", count: max(1, 20 - service.id.count))
        context.output.writeLine("\(service.id)\(gap)\(service.title): \(service.summary)")
      }
      return .done
    }
    let services =
      try names.isEmpty ? context.services.all : names.map { try service($0, context.services) }
    let text = try Failure.translating {
      try ServiceReference(catalog: catalog.openIfPossible(context)).page(services)
    }
    context.output.write(text)
    return .done
  }

  private func service(
    _ name: String, _ services: ServiceRegistry
  ) throws -> any MeteredService.Type {
    if let service = services.service(name) { return service }
    let nearest = Suggestions.nearest(to: name, among: services.ids)
    let hint = nearest.isEmpty ? "" : "; did you mean \(nearest.joined(separator: ", "))?"
    throw ValidationError("unknown service '\(name)'\(hint)")
  }
}
