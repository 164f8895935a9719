import Analysis
import Arguments
import Billing
import Diagnostics
import Files
import JSONText
import Prices
import Reports
import SafeText
import Scenarios

/// The command `budget equivalents`: the same plan on other providers.
struct EquivalentsCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "equivalents",
    abstract: "Write the same plan for other providers.",
    discussion:
      "Servers become the nearest type that is not smaller, by processors, memory, architecture and GPU; regions are matched by place, other services by purpose. The choices, with reasons and differences, go to standard error.",
    examples: [
      CommandExample("On Azure.", "budget equivalents plan.json --on azure > plan-azure.json"),
      CommandExample(
        "On both, each in a file of a folder.",
        "budget equivalents plan.json --on azure,gcp --output plans"),
    ])

  @Argument(help: "The scenario file.", completion: .file(extensions: ["json"]))
  var scenario: String

  @Option(
    help: ArgumentHelp("The providers: aws, azure, gcp, or all others.", valueName: "providers"),
    completion: .known(.providers))
  var on: String

  @Option(
    name: .shortAndLong, help: "A folder; each plan becomes a file in it.", completion: .file())
  var output: String?

  @OptionGroup(title: "Catalog") var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    var targets = try targets()
    let file = PlanFile(name: scenario)
    let prices = try catalog.open(context)
    let estimator = Estimator(prices: prices, services: context.services)
    let reading = try checkedReading(of: file, estimator, context)
    if OfferOptions.words([on]).contains("all") {
      targets.removeAll { $0 == reading.plan.provider }
    }
    let node = try JSONReader.read(try file.bytes(context))
    var refusals: [String] = []
    if let folder { try Failure.translating { try Files.createFolder(folder) } }
    for target in targets {
      let translation = PlanTranslation(to: target, registry: context.services, prices: prices)
      let equivalent = try translation.translate(node)
      guard equivalent.hasResources else {
        context.errors.write(Self.report(equivalent))
        refusals.append(
          "\(file.title): error: nothing of it has an equivalent on \(Wording.biller(target)), so no plan is written for it"
        )
        continue
      }
      let path = folder.map { Files.path($0, "\(file.stem)-\(target.rawValue).json") }
      try OutputTarget(path: path, context: context).write(equivalent.plan.text())
      context.errors.write(Self.report(equivalent))
      context.errors.write(try missingPrices(in: equivalent, estimator, context))
    }
    if !refusals.isEmpty {
      throw Failure(
        .badInput, report: refusals.map(SafeText.line).joined(separator: "\n"))
    }
    return .done
  }

  /// Reads the plan; prices that are missing on its own cloud are told but keep nothing from being
  /// translated.
  private func checkedReading(
    of file: PlanFile, _ estimator: Estimator, _ context: Context
  ) throws -> ScenarioReading {
    var failures = PlanFailures([PlanRequest(file: file)])
    var reading: ScenarioReading?
    try failures.collect(PlanRequest(file: file)) {
      let read = try file.read([], context)
      reading = read
      let problems = try estimator.problems(in: read, needsPrices: false)
      if !(read.problems + problems).isEmpty {
        throw Diagnostics(read.problems + (try estimator.problems(in: read)))
      }
    }
    try failures.throwIfAny()
    guard let reading else { throw Failure(.bug, "a plan was read but not kept") }
    for problem in Diagnostics(try estimator.problems(in: reading)).all {
      var remark = problem
      remark.severity = .warning
      context.errors.write(remark.rendered(file: file.title) + "\n")
    }
    return reading
  }

  /// Returns what keeps a translated plan from being priced as it stands; empty where nothing does.
  private func missingPrices(
    in equivalent: PlanEquivalent, _ estimator: Estimator, _ context: Context
  ) throws -> String {
    let reading = try context.scenarioReader.examine(Array(equivalent.plan.text().utf8))
    let problems = Diagnostics(reading.problems + (try estimator.problems(in: reading))).all
    if problems.isEmpty { return "" }
    let owners = try owners(of: equivalent, estimator, context)
    // Positions would refer to a file that may not exist, and that nobody has read yet.
    let lines = problems.map { problem in
      let owner = owners[problem.message].flatMap { name in
        problem.message.hasPrefix("\(name): ") ? nil : "\(name): "
      }
      return "- \(owner ?? "")\(problem.message)" + problem.hints.map { "\n  - \($0)" }.joined()
    }
    return "Before it can be priced on \(Wording.biller(equivalent.provider)):\n"
      + lines.joined(separator: "\n").split(separator: "\n").map { SafeText.line(String($0)) }
      .joined(separator: "\n") + "\n"
  }

  /// Returns the names of the resources by what keeps each of them alone from being priced.
  private func owners(
    of equivalent: PlanEquivalent, _ estimator: Estimator, _ context: Context
  ) throws -> [String: String] {
    guard case .object(var members) = equivalent.plan,
      let place = members.firstIndex(where: { $0.key == "resources" }),
      case .array(let resources) = members[place].value
    else { return [:] }
    var owners: [String: String] = [:]
    for (resource, choice) in zip(resources, equivalent.choices.filter { $0.to != nil }) {
      members[place].value = .array([resource])
      let bytes = Array(JSONOutput.object(members).text().utf8)
      let reading = try context.scenarioReader.examine(bytes)
      for problem in reading.problems + (try estimator.problems(in: reading)) {
        owners[problem.message] =
          owners[problem.message].map { "\($0), \(choice.resource)" }
          ?? choice.resource
      }
    }
    return owners
  }

  /// The folder for the plans; nil for standard output.
  private var folder: String? { output == "-" ? nil : output }

  private func targets() throws -> [Provider] {
    let words = OfferOptions.words([on])
    let targets = try words.flatMap { word in
      if word == "all" { return Provider.allCases }
      guard let provider = Provider(rawValue: word) else {
        throw ValidationError("'\(word)' is no provider: the providers are aws, azure, gcp")
      }
      return [provider]
    }
    if targets.isEmpty { throw ValidationError("--on names no provider") }
    if scenario == "-" { throw ValidationError("name a file: standard input is read only once") }
    if targets.count > 1, folder == nil {
      throw ValidationError("several plans need a folder: give --output")
    }
    return targets
  }

  /// Returns the translation of each resource, one per line, with its differences below.
  static func report(_ equivalent: PlanEquivalent) -> String {
    var text = "On \(Wording.biller(equivalent.provider)):\n"
    for choice in equivalent.choices {
      let to = choice.to ?? "no equivalent"
      let head = "\(choice.resource): \(choice.from) → \(to) (\(choice.reason))"
      text += "- \(SafeText.line(head))\n"
      for difference in choice.differences { text += "  - \(difference)\n" }
    }
    return text
  }
}
