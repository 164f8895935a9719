import Arguments
import Comparison
import Estimator
import Files
import JSONText
import Prices
import Reports
import Scenarios

/// One plan with some of its values changed.
struct PlanVariant {
  /// What was tried, such as `eu-west-1`.
  var label: String
  /// The same with its keys, such as `region=eu-west-1`.
  var change: String
  /// The changes, as `--set` takes them.
  var overrides: [String]
}

/// Values to try on a plan, as `--vary key=a,b,c` names them; several keys are tried together.
struct PlanVariation {
  /// More plans than anybody would look at side by side.
  static let mostVariants = 24

  private var keys: [(key: String, values: [String])] = []

  /// What is varied.
  var names: [String] { keys.map(\.key) }

  /// How many plans it makes of one.
  var count: Int { keys.reduce(1) { $0 * $1.values.count } }

  init(_ options: [String]) throws {
    for option in options {
      guard let equals = option.firstIndex(of: "="), equals != option.startIndex else {
        throw ValidationError(
          "'\(option)' is not of the form key=a,b, such as region=us-east-1,eu-west-1")
      }
      let values = OfferOptions.words([String(option[option.index(after: equals)...])])
      if values.isEmpty { throw ValidationError("'\(option)' names no value to try") }
      keys.append((String(option[..<equals]), values))
    }
    if count > Self.mostVariants {
      throw ValidationError(
        "--vary makes \(count) plans; at most \(Self.mostVariants) are compared")
    }
  }

  /// The variants of a plan, each value of each key with each of the others.
  ///
  /// - Throws: a `Failure` for a key that nothing of the plan has.
  func variants(of file: PlanFile, _ context: Context) throws -> [PlanVariant] {
    var variants = [PlanVariant(label: "", change: "", overrides: [])]
    if keys.isEmpty { return variants }
    let bytes = try Failure.translating {
      try Files.read(context.resolve(file.name), limit: ScenarioReader.sizeLimit)
    }
    // What is not JSON is reported with its place when the plan is read.
    let services = (try? JSONReader.read(bytes)).map(Self.services) ?? []
    for (key, values) in keys {
      let paths = try Self.paths(of: key, services)
      variants = variants.flatMap { variant in
        values.map { value in
          PlanVariant(
            label: (variant.label.isEmpty ? "" : variant.label + ", ") + value,
            change: (variant.change.isEmpty ? "" : variant.change + " ") + "\(key)=\(value)",
            overrides: variant.overrides + paths.map { "\($0)=\(value)" })
        }
      }
    }
    return variants
  }

  /// The keys of a scenario, and short names for them.
  private static let scenarioKeys = [
    "region": "region", "as_of": "prices_as_of", "prices_as_of": "prices_as_of",
    "month_hours": "month_hours", "months": "months", "weeks": "weeks", "days": "days",
    "start": "start", "free_tier": "free_tier", "provider": "provider",
  ]

  /// Where a key stands: in the scenario, or in every resource that can have it, servers before all.
  private static func paths(of key: String, _ services: [String?]) throws -> [String] {
    if key.contains(".") { return [key] }
    if let path = scenarioKeys[key] { return [path] }
    func places(_ isIncluded: (ServiceDefinition) -> Bool) -> [String] {
      services.enumerated().compactMap { index, service in
        ServiceRegistry.definitions.first { $0.id == service }.flatMap {
          isIncluded($0) ? "resources.\(index).\(key)" : nil
        }
      }
    }
    func has(_ definition: ServiceDefinition) -> Bool {
      definition.fields.contains { $0.name == key }
    }
    let servers = places { $0.id == "ec2" && has($0) }
    let all = servers.isEmpty ? places(has) : servers
    if all.isEmpty {
      let used = ServiceRegistry.definitions.filter { services.contains($0.id) }
      let known = scenarioKeys.keys.sorted() + used.flatMap { $0.fields.map(\.name) }
      throw Failure(
        ComparisonError.unknown(
          kind: "key to vary", word: key, suggestions: Suggestions.nearest(to: key, among: known)))
    }
    return all
  }

  private static func services(_ node: JSONNode) -> [String?] {
    guard case .object(let members) = node.value,
      case .array(let resources)? = members.first(where: { $0.key == "resources" })?.node.value
    else { return [] }
    return resources.map { resource in
      guard case .object(let members) = resource.value,
        case .string(let service)? = members.first(where: { $0.key == "service" })?.node.value
      else { return nil }
      return service
    }
  }
}

extension PlanVariation {
  /// Prices plans, and each of them with each of the values to try.
  func budgets(
    of files: [String], _ plan: PlanOptions, _ catalog: CatalogOptions, _ context: Context
  ) throws -> [(label: String, budget: Budget)] {
    var budgets: [(label: String, budget: Budget)] = []
    for name in files {
      let file = PlanFile(name: name)
      for variant in try variants(of: file, context) {
        let options = PlanOptions()
        options.overrides = plan.overrides + variant.overrides
        options.asOf = plan.asOf
        options.region = plan.region
        do {
          let priced = try PlanPricing(context: context, options: options)
            .budgets(of: [name], catalog: catalog).budgets
          let title =
            files.count == 1 && !variant.label.isEmpty ? "" : priced[0].budget.scenario.title
          let parts = [title, variant.label].filter { !$0.isEmpty }
          budgets.append((parts.joined(separator: ", "), priced[0].budget))
        } catch let failure as Failure where !variant.label.isEmpty {
          throw Failure(failure.status, report: failure.report + "\nnote: with \(variant.change)")
        }
      }
    }
    return budgets
  }
}

extension Failure {
  /// A comparison that cannot be made: nothing left is an answer, all else a mistake in the arguments.
  init(_ error: ComparisonError) {
    let status: ExitStatus = if case .nothingLeft = error { .answeredNo } else { .badUsage }
    self.init(status, error.message, notes: error.notes)
  }
}
