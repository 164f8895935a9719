import Arguments
import TestSupport
import Testing

import enum BudgetCLI.ExitStatus
@testable import BudgetCLI

/// A command line, with the beginning of its output.
struct Line: CustomTestStringConvertible, Sendable {
  let words: String
  let output: String
  let errors: String
  let status: ExitStatus

  init(_ words: String, output: String = "", errors: String = "", _ status: ExitStatus = .done) {
    self.words = words
    self.output = output
    self.errors = errors
    self.status = status
  }

  var testDescription: String { words }
}

@Suite struct RootCommandTests {
  @Test func definitionsAreSound() {
    #expect(RootCommand.definitionProblems == [])
  }

  /// A property that a type leaves out of its own list could not be given on a command line.
  @Test(
    arguments: [
      EstimateCommand.self, PlanOptions.self, CatalogOptions.self, DrawingOptions.self,
    ] as [any ParsableArguments.Type])
  func listsOfPropertiesAreWhole(type: any ParsableArguments.Type) {
    let arguments = type.init()
    #expect(arguments.sources.map(\.label) == arguments.mirroredSources.map(\.label))
    #expect(
      arguments.sources.map { ObjectIdentifier($0.source) }
        == arguments.mirroredSources.map { ObjectIdentifier($0.source) })
  }

  @Test(arguments: [
    Line("", output: "OVERVIEW: Price plans"),
    Line("--help", output: "OVERVIEW: Price plans"),
    Line("help completions", output: "OVERVIEW: Print a script"),
    Line("--version", output: "0.1.0\n"),
    Line("completions bash", output: "# Completions of budget for Bash"),
    Line("completions zsh", output: "#compdef budget\n"),
    Line("completions fish", output: "# Completions of budget for fish"),
    Line(
      "completion bash",
      errors: """
        error: unknown subcommand 'completion'
        note: did you mean 'completions'?
        See 'budget --help' for more information.

        """, .badUsage),
    Line(
      "completions csh",
      errors: """
        error: the value 'csh' is not valid for '<shell>'
        note: the choices are 'bash', 'zsh', 'fish'
        See 'budget completions --help' for more information.

        """, .badUsage),
    Line("completions", errors: "error: name a shell", .badUsage),
  ])
  func leaves(_ line: Line) {
    let outcome = BudgetCLI.run(arguments: line.words.split(separator: " ").map(String.init))
    #expect(outcome.output.hasPrefix(line.output) && outcome.output.isEmpty == line.output.isEmpty)
    #expect(outcome.errors.hasPrefix(line.errors) && outcome.errors.isEmpty == line.errors.isEmpty)
    #expect(outcome.code == line.status.rawValue)
  }

  @Test func helpFillsTheTerminal() {
    let widths = [60, 80, 120].map { width in
      let words = ["completions", "--help"]
      let outcome = BudgetCLI.run(arguments: words, terminal: TerminalInfo(width: width))
      return outcome.output.split(separator: "\n").filter { !$0.contains("$ ") }.map(\.count).max()
    }
    #expect(widths.allSatisfy { ($0 ?? .max) <= 120 } && (widths[0] ?? .max) <= 60)
    #expect((widths[0] ?? 0) < (widths[1] ?? 0))
  }

  /// Records all help texts, so that a change in one is seen in review.
  @Test func helpOfAllCommands() {
    let names = RootCommand.configuration.subcommands.map { $0.configuration.commandName ?? "?" }
    for words in [[]] + names.map({ [$0] }) {
      let outcome = BudgetCLI.run(arguments: words + ["--help"])
      expectGolden(outcome.output, (["help"] + words).joined(separator: "-") + ".txt")
    }
  }
}
