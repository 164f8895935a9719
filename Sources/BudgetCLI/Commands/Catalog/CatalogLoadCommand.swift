import Arguments

/// The command `budget catalog load`: rebuilds the catalog.
struct CatalogLoadCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract:
      "Build the catalog from the price tables; the old one stays until the new one is complete.",
    examples: [CommandExample("After a price was corrected.", "budget catalog load")])

  @OptionGroup var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    let (file, prices) = try catalog.build(context)
    context.errors.write("\(prices) prices in '\(file)'\n")
    return .done
  }
}
