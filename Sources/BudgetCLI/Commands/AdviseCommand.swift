import Analysis
import Arguments
import Billing
import Diagnostics
import JSONText
import Money
import Reports
import Scenarios

/// `budget advise`: what to change in a plan so that it costs less.
struct AdviseCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise",
    abstract: "Say which changes keep what a plan needs and cost less, the largest saving first.",
    discussion:
      "Every saving is the difference of two estimates. What a resource needs it says in \"needs\"; without that, it keeps its processors, memory, architecture and region, and is not interrupted.",
    examples: [
      CommandExample("What could be cheaper.", "budget advise plan.json"),
      CommandExample(
        "Write the plan with the first change.",
        "budget advise plan.json --apply 1 --output cheaper.json"),
    ])

  @Argument(
    help: "The scenario file; - for standard input.", completion: .file(extensions: ["json"]))
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "Write the plan with the change of this number; may be repeated.", valueName: "number"))
  var apply: [Int] = []

  @Option(name: .shortAndLong, help: "Write to a file.", completion: .file())
  var output: String?

  @Flag(help: "Print JSON in place of text.")
  var json = false

  @OptionGroup(title: "Plan") var plan: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    let file = PlanFile(name: scenario)
    let bytes = try file.bytes(context)
    let given = try plan.changes()
    let prices = try catalog.open(context)
    let estimator = Estimator(prices: prices, services: context.services)
    let reader = ScenarioReader(ids: context.services.ids, find: context.services.definition)
    func estimate(_ changes: [ScenarioOverride]) throws -> Budget {
      try estimator.estimate(reader.examine(bytes, changes: given + changes))
    }
    let advised = try Failure.blaming(file) {
      try Failure.translating {
        try Advisor(prices: prices, estimate: estimate).advise(on: estimate([]))
      }
    }
    let target = OutputTarget(path: output, context: context, plans: [file])
    if apply.isEmpty {
      try target.write(json ? Self.object(advised).text() : text(advised, context))
      return .done
    }
    var editor = PlanEditor(bytes)
    for number in apply {
      guard advised.proposals.indices.contains(number - 1) else {
        throw Failure(
          .badUsage,
          "--apply \(number): there are \(advised.proposals.count) changes to choose from")
      }
      for change in advised.proposals[number - 1].changes where !editor.apply(change) {
        throw Failure(.bug, "the change '\(change.description)' has no place in the plan")
      }
    }
    try target.write(editor.text)
    return .done
  }

  private func text(_ advised: AdvisedPlan, _ context: Context) -> String {
    guard !advised.proposals.isEmpty else {
      return "Nothing was found that keeps what the plan needs and costs less.\n"
    }
    var lines = [
      "The plan uses \(advised.before.dollars) before credits. It would use less with:", "",
    ]
    for (index, proposal) in advised.proposals.enumerated() {
      lines.append(
        "\(index + 1). \(visible(proposal.resource)): \(visible(proposal.title)): saves \(proposal.saving.dollars)"
      )
      lines.append("   Risk: \(proposal.risk).")
      lines.append("   Effort: \(Self.effort(proposal.effort)).")
      if proposal.added.isZero {
        lines.append("   It does not go with those before it, or saves nothing on top of them.")
      } else if proposal.added != proposal.saving {
        lines.append("   On top of those before it, it saves \(proposal.added.dollars).")
      }
    }
    lines += ["", "All that go together save \(advised.together.dollars)."]
    return lines.joined(separator: "\n") + "\n"
  }

  private func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.value < 0x20 || $0.value == 0x7F || $0.properties.isBidiControl ? "?" : $0
        }))
  }

  private static func effort(_ effort: ChangeEffort) -> String {
    switch effort {
    case .setting: "a setting, changed in minutes"
    case .restart: "a restart or a new machine"
    case .move: "data has to move, or software has to be built anew"
    }
  }

  private static func object(_ advised: AdvisedPlan) -> JSONOutput {
    .object([
      .init("used_usd", .string(advised.before.description)),
      .init("together_usd", .string(advised.together.description)),
      .init(
        "changes",
        .array(
          advised.proposals.enumerated().map { index, proposal in
            .object([
              .init("number", .number(index + 1)), .init("resource", .string(proposal.resource)),
              .init("change", .string(proposal.title)),
              .init("saving_usd", .string(proposal.saving.description)),
              .init("added_usd", .string(proposal.added.description)),
              .init("risk", .string(proposal.risk)),
              .init("effort", .string(proposal.effort.rawValue)),
              .init("set", .array(proposal.changes.map { .string($0.description) })),
            ])
          })),
    ])
  }
}
