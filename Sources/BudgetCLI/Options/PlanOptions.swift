import Money
import Arguments
import Scenarios

/// What changes a plan from outside its file; shared by every command that prices one.
struct PlanOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set a value of the scenario, such as resources.0.count=5; may be repeated.",
      valueName: "key=value"), completion: .known(.fields))
  var overrides: [String] = []

  @Option(help: ArgumentHelp("Price everything as on this date.", valueName: "date"))
  var asOf: String?

  @Option(
    help: "The region of resources that name none of their own.", completion: .known(.regions))
  var region: String?

  /// The options as words of a command line.
  var words: [String] {
    overrides.flatMap { ["--set", $0] } + (asOf.map { ["--as-of", $0] } ?? [])
      + (region.map { ["--region", $0] } ?? [])
  }

  /// The changes in the order in which they apply.
  func changes() throws -> [ScenarioOverride] {
    try Self.changes(set: overrides, asOf: asOf, region: region)
  }

  /// The changes that the options of a command line make.
  ///
  /// `prefix`: what the options' names have before them, such as `to-`.
  ///
  /// - Throws: a `ValidationError` that names all texts that set nothing.
  static func changes(
    set overrides: [String], asOf: String?, region: String?, prefix: String = ""
  ) throws -> [ScenarioOverride] {
    let wrong = overrides.filter { ScenarioOverride($0) == nil }
    guard wrong.isEmpty else {
      let verb = Words.verb(wrong.count)
      throw ValidationError(
        "\(wrong.map { "'\($0)'" }.joined(separator: " and ")) \(verb) not of the form key=value, such as resources.0.count=5"
      )
    }
    var all = overrides.compactMap { ScenarioOverride($0, label: "--\(prefix)set \($0)") }
    let named = [("as-of", "prices_as_of", asOf), ("region", "region", region)]
    for (option, key, value) in named {
      guard let value else { continue }
      all.append(
        ScenarioOverride(path: [key], text: value, label: "--\(prefix)\(option) \(value)"))
    }
    return all
  }
}
