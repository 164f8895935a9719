import Arguments
import Analysis
import Billing
import Catalog
import Prices
import Scenarios

/// The command `budget completions`: teaches a shell the subcommands, options and values.
struct CompletionsCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print a script that completes commands, options and their values in a shell.",
    examples: [
      CommandExample("Complete in this Bash session.", "source <(budget completions bash)"),
      CommandExample(
        "Complete in every fish session.",
        "budget completions fish > ~/.config/fish/completions/budget.fish"),
    ])

  @Argument(help: "The shell.") var shell: CompletionShell?

  @Option(help: "Print the words of a kind, one per line, as the scripts request them.")
  var values: CompletedValues?

  @Option(
    help:
      "Of the paths to fields, print only what may come next after this text, as the scripts request it."
  )
  var prefix: String = ""

  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  mutating func validate() throws {
    if (shell == nil) == (values == nil) {
      throw ValidationError("name a shell (bash, zsh, fish), or what to list with --values")
    }
  }

  func run(_ context: Context) throws -> ExitStatus {
    if let shell { context.output.write(RootCommand.completionScript(for: shell)) }
    if let values { for word in try words(values, context) { context.output.writeLine(word) } }
    return .done
  }

  private func words(_ kind: CompletedValues, _ context: Context) throws -> [String] {
    let services = context.services
    switch kind {
    case .services: return services.ids
    case .columns: return ComparisonColumn.all.map(\.id)
    case .fields:
      let own = ScenarioFields.resource + services.definitions.flatMap(\.fields)
      let paths =
        Self.paths(ScenarioFields.scenario)
        + Self.resources.flatMap { place in Self.paths(own).map { "resources.\(place).\($0)" } }
      return Self.next(after: prefix, in: (paths + ["way"]).map { $0 + "=" })
    case .purchases:
      let choices = services.all.flatMap { service in
        service.facts.server == nil ? [] : service.facts.machines?.purchases ?? []
      }
      return Set(choices.map(\.word)).sorted() + ["reserved", "all"]
    case .systems:
      let all = services.all.flatMap { $0.facts.server?.operatingSystems ?? [] }
      return Set(all).sorted() + ["all"]
    case .offers: return Set(services.all.flatMap { $0.facts.offers }).sorted()
    case .providers: return Provider.allCases.map(\.rawValue) + ["all"]
    case .regions, .types, .families: return try known(kind, context)
    }
  }

  /// Returns how paths that begin with a text go on, each up to its next point: all fields of all
  /// resources at once are thousands.
  private static func next(after prefix: String, in paths: [String]) -> [String] {
    let steps = paths.filter { $0.hasPrefix(prefix) }.map { path in
      let rest = path.dropFirst(prefix.count)
      return prefix + (rest.firstIndex(of: ".").map { rest[...$0] } ?? rest)
    }
    return Set(steps).sorted()
  }

  /// The positions of resources whose fields are offered.
  private static let resources = 0..<10

  /// Returns the paths of the values that fields have, with those of the first object of a list.
  private static func paths(_ fields: [FieldDeclaration]) -> [String] {
    fields.flatMap { field -> [String] in
      switch field.kind {
      case .object(let parts): paths(parts).map { "\(field.name).\($0)" }
      case .list(let parts, _): paths(parts).map { "\(field.name).0.\($0)" }
      case .resources: []
      default: [field.name]
      }
    }
  }

  /// Returns what only the catalog knows; empty without one, because nobody reads errors while
  /// typing.
  private func known(_ kind: CompletedValues, _ context: Context) throws -> [String] {
    guard let prices = try catalog.openIfPossible(context) else { return [] }
    return try Failure.translating {
      try Provider.allCases.flatMap { provider in
        switch kind {
        case .regions: try prices.regions(of: provider).map(\.code)
        case .families: Set(try prices.instanceTypes(of: provider).map(\.family)).sorted()
        default: try prices.instanceTypeNames(of: provider)
        }
      }
    }
  }
}

/// Kinds of words that shells complete.
enum CompletedValues: String, CaseIterable, ExpressibleByArgument {
  case services, regions, types, families, fields, columns, purchases, systems, offers, providers

  /// The declaration of an option's values.
  var completion: CompletionKind { .values(rawValue) }
}

extension CompletionKind {
  /// Returns the words of a kind that the program knows.
  static func known(_ kind: CompletedValues) -> CompletionKind { kind.completion }
}
