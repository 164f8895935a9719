import Arguments
import Reports

/// The command `budget explain`: the arithmetic of every line.
struct ExplainCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Show the arithmetic of every line: usage, tiers, allowance, rate, SKU, source, date.",
    examples: [CommandExample("Explain a plan.", "budget explain scenario.json")])

  @Argument(
    help: "The scenario files; - for standard input.", completion: .file(extensions: ["json"]))
  var scenarios: [String]

  @Option(
    name: .shortAndLong, help: "How to show it. Default: by the output's name, else text.")
  var format: ExplanationFormat?

  @Option(name: .shortAndLong, help: "Write to a file.", completion: .file())
  var output: String?

  @OptionGroup(title: "Plan") var plan: PlanOptions
  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    let pricing = PlanPricing(context: context, catalog: catalog)
    let budgets = try pricing.budgets(of: scenarios, plan).budgets
    let options = ReportOptions(
      width: context.terminal.width, color: context.terminal.colorsOutput && output == nil)
    let format = try OutputFormat.chosen(format, output: output, usual: .text).format
    let texts = try budgets.map { file, budget in
      try Failure.blaming(file) {
        try Explanation.render(budget, as: format, options: options)
      }
    }
    try OutputTarget(path: output, context: context, plans: budgets.map(\.file)).write(
      texts.joined(separator: "\n"))
    return .done
  }
}

/// The formats of an explanation, as an option's value.
struct ExplanationFormat: ExpressibleByArgument {
  /// The format of the explanation.
  let format: Explanation.Format

  static let text = ExplanationFormat(format: .text)

  private init(format: Explanation.Format) { self.format = format }

  init?(argument: String) {
    guard let format = Explanation.Format(rawValue: argument) else { return nil }
    self.format = format
  }

  var defaultValueDescription: String { format.rawValue }

  static var allValueStrings: [String] { Explanation.Format.allCases.map(\.rawValue) }
}
