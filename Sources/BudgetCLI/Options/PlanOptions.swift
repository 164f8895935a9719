import Money
import Arguments
import Scenarios

/// Changes to a plan from outside its file; shared by every command that prices one.
struct PlanOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set a value of the scenario, such as resources.0.count=5; may be repeated.",
      valueName: "key=value"), completion: .known(.fields))
  var overrides: [String] = []

  @Option(help: ArgumentHelp("Use the prices of this date.", valueName: "date"))
  var asOf: String?

  @Option(
    help: "The region of resources that don't name their own.", completion: .known(.regions))
  var region: String?

  var sources: [(label: String, source: ParameterSource)] {
    [("overrides", _overrides), ("asOf", _asOf), ("region", _region)]
  }

  /// The options as words of a command line.
  var words: [String] {
    overrides.flatMap { ["--set", $0] } + (asOf.map { ["--as-of", $0] } ?? [])
      + (region.map { ["--region", $0] } ?? [])
  }

  /// Returns the changes in the order in which they apply.
  func changes() throws -> [ScenarioOverride] {
    try Self.changes(set: overrides, asOf: asOf, region: region)
  }

  /// Returns the changes that the options of a command line make.
  ///
  /// `prefix`: the beginning of the options' names, such as `to-`.
  ///
  /// - Throws: a `ValidationError` that names all texts that change nothing.
  static func changes(
    set overrides: [String], asOf: String?, region: String?, prefix: String = ""
  ) throws -> [ScenarioOverride] {
    let wrong = overrides.filter { ScenarioOverride($0) == nil }
    guard wrong.isEmpty else {
      let verb = Words.verb(wrong.count)
      throw ValidationError(
        "\(Words.list(wrong.map { "'\($0)'" })) \(verb) not of the form key=value, such as resources.0.count=5"
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
