import Arguments

/// The program: a group of subcommands.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget",
    abstract: "Price plans for the cloud: exactly, offline, before anyone launches them.",
    version: BudgetCLI.version,
    subcommands: registry)

  /// All subcommands in the order of the help; each has a file and a line here.
  private static let registry: [any ParsableCommand.Type] = [
    EstimateCommand.self,
    ExplainCommand.self,
    ForecastCommand.self,
    AdviseCommand.self,
    LintCommand.self,
    ValidateCommand.self,
    CompareCommand.self,
    AffordCommand.self,
    DiffCommand.self,
    EquivalentsCommand.self,
    ActualCommand.self,
    HandoutCommand.self,
    InitCommand.self,
    SchemaCommand.self,
    ServicesCommand.self,
    CatalogCommand.self,
    CompletionsCommand.self,
    ManualCommand.self,
  ]
}
