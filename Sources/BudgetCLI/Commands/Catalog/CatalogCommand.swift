import Arguments

/// `budget catalog`: what the prices are and where they come from.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Build, search and check the price catalog.",
    subcommands: [
      CatalogLoadCommand.self,
      CatalogInfoCommand.self,
      CatalogSearchCommand.self,
      CatalogVerifyCommand.self,
    ])
}
