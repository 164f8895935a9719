import Arguments
import Scenarios

/// What changes a plan from outside its file; shared by every command that prices one.
struct PlanOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set a value of the scenario, such as resources.0.count=5; may be repeated.",
      valueName: "key=value"))
  var overrides: [String] = []

  @Option(help: ArgumentHelp("Price everything as on this date.", valueName: "date"))
  var asOf: String?

  @Option(help: "The region of resources that name none of their own.")
  var region: String?

  /// The options as words of a command line.
  var words: [String] {
    overrides.flatMap { ["--set", $0] } + (asOf.map { ["--as-of", $0] } ?? [])
      + (region.map { ["--region", $0] } ?? [])
  }

  /// The overrides in the order in which they apply.
  func all() throws -> [ScenarioOverride] {
    var all = try overrides.map { text in
      guard let change = ScenarioOverride(text) else {
        throw ValidationError(
          "'\(text)' is not of the form key=value, such as resources.0.count=5")
      }
      return change
    }
    if let asOf { all.append(ScenarioOverride(path: ["prices_as_of"], text: asOf)) }
    if let region { all.append(ScenarioOverride(path: ["region"], text: region)) }
    return all
  }
}
