import Arguments

/// `budget completions`: teaches a shell the subcommands and options.
struct CompletionsCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print a script that completes subcommands and options in a shell.",
    examples: [
      CommandExample("Complete in this Bash session.", "source <(budget completions bash)"),
      CommandExample(
        "Complete in every fish session.",
        "budget completions fish > ~/.config/fish/completions/budget.fish"),
    ])

  @Argument(help: "The shell.") var shell: CompletionShell

  func run(_ context: Context) throws -> ExitStatus {
    context.output.write(RootCommand.completionScript(for: shell))
    return .done
  }
}
