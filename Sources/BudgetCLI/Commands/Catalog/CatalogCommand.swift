import Arguments

/// The command `budget catalog`: the prices and their sources.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Build, refresh, search and check the price catalog.",
    subcommands: [
      CatalogLoadCommand.self,
      CatalogInfoCommand.self,
      CatalogSearchCommand.self,
      CatalogVerifyCommand.self,
      CatalogRefreshCommand.self,
      CatalogDiffCommand.self,
      CatalogExportCommand.self,
    ])
}
