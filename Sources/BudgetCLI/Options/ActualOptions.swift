import Arguments
import Money

/// What a bill is compared with.
struct ActualOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The plan that the bill belongs to.", valueName: "plan"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "The owners of accounts or tags: a CSV with a column 'student' and others with accounts, projects or values of tags.",
      valueName: "csv"), completion: .file(extensions: ["csv"]))
  var roster: String?

  @Option(
    help: ArgumentHelp(
      "Exit with 1 if the total, billed so far and planned from then on, exceeds this; 'limit' for the plan's own limit_usd.",
      valueName: "usd"))
  var failOver: CeilingArgument?

  @Flag(help: "Exit with 1 if the bill has costs that belong to no resource of the plan.")
  var failOnUnplanned = false

  @Option(
    help: ArgumentHelp(
      "Write the plan with the hours and quantities that the bill shows; - for standard output, beside --output.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var writePlan: String?

  @Flag(help: "Compare every unit price of the bill with the catalog as of its date.")
  var checkPrices = false

  /// Checks that options which need a plan have one.
  func check() throws {
    guard plan == nil else { return }
    let needing = [
      ("--fail-over", failOver != nil), ("--fail-on-unplanned", failOnUnplanned),
      ("--write-plan", writePlan != nil),
    ]
    let missing = needing.filter(\.1).map(\.0)
    if !missing.isEmpty {
      throw ValidationError("\(Words.list(missing)): name the plan with --plan")
    }
  }
}
