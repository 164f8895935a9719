import Arguments

/// What a bill is compared with.
struct ActualOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The plan that the bill is of.", valueName: "plan"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "Who the accounts or tags belong to: a CSV with a column 'student' and others with accounts, projects or values of tags.",
      valueName: "csv"), completion: .file(extensions: ["csv"]))
  var roster: String?

  @Option(
    help: ArgumentHelp(
      "Exit with 1 if the plan comes to more than this, billed so far and planned from then on; 'limit' for the plan's own limit_usd.",
      valueName: "usd"))
  var failOver: CeilingArgument?

  @Flag(help: "Exit with 1 if the bill has what no resource of the plan stands for.")
  var failOnUnplanned = false

  @Option(
    help: ArgumentHelp(
      "Write the plan with the hours and quantities that the bill shows.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var writePlan: String?

  @Flag(help: "Hold every unit price of the bill against the catalog as of its date.")
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
      throw ValidationError("\(missing.joined(separator: " and ")): name the plan with --plan")
    }
  }
}
