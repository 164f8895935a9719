import Arguments

/// The command `budget manual`: the manual pages of all commands.
struct ManualCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Write the manual pages of all commands into a folder.",
    discussion: "They are generated from the definitions that --help shows.",
    examples: [
      CommandExample("Read one.", "budget manual pages && man pages/budget-estimate.1")
    ])

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  func run(_ context: Context) throws -> ExitStatus {
    try OutputTarget(path: folder, context: context).write(RootCommand.manualPages())
    return .done
  }
}
