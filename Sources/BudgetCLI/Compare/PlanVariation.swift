import Arguments
import Analysis
import Billing
import JSONText
import Prices
import Reports
import Scenarios

/// One plan with some of its values changed.
struct PlanVariant {
  /// The values that were tried, such as `eu-west-1`.
  var label: String
  /// The same values with their keys, such as `region=eu-west-1`.
  var change: String
  /// The changes that make the variant.
  var overrides: [ScenarioOverride]
}

/// Values to try on a plan, as in `--vary key=a,b,c`; several keys are combined.
struct PlanVariation {
  /// More plans than this are too many to look at side by side.
  static let mostVariants = 24

  private var keys: [(key: String, values: [String])] = []

  /// The keys that are varied.
  var names: [String] { keys.map(\.key) }

  /// Returns the providers on which a plan is tried; nil where something else is varied.
  ///
  /// - Throws: `ValidationError` for an unknown provider, or when other keys are varied as well.
  func providers() throws -> [Provider]? {
    guard let values = keys.first(where: { $0.key == "provider" })?.values else { return nil }
    if keys.count > 1 {
      throw ValidationError(
        "--vary provider goes with no other --vary; --set changes the plan for all of them")
    }
    var providers: [Provider] = []
    for value in values {
      let named = value == "all" ? Provider.allCases : Provider(rawValue: value).map { [$0] } ?? []
      if named.isEmpty {
        throw ComparisonError.unknown(
          kind: "provider", word: value, suggestions: Provider.allCases.map(\.rawValue))
      }
      providers += named.filter { !providers.contains($0) }
    }
    return providers
  }

  /// The number of variants of a plan.
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

  /// Returns the variants of a plan: each value of each key with each value of the others.
  ///
  /// - Throws: a `Failure` for a key that nothing in the plan has.
  func variants(
    of file: PlanFile, after given: [ScenarioOverride], _ context: Context
  ) throws -> [PlanVariant] {
    var variants = [PlanVariant(label: "", change: "", overrides: [])]
    if keys.isEmpty { return variants }
    // Text that is unreadable or not JSON is reported with its position when the plan is read.
    guard
      let bytes = try? file.bytes(context),
      var node = try? JSONReader.read(bytes)
    else { return variants }
    for (index, change) in given.enumerated() {
      node = (try? change.applied(to: node, number: index + 1)) ?? node
    }
    let plan = VariedPaths(node, context.services)
    for (key, values) in keys {
      let changes = try Self.changes(of: key, values, plan)
      variants = variants.flatMap { variant in
        zip(values, changes).map { value, changes in
          PlanVariant(
            label: (variant.label.isEmpty ? "" : variant.label + ", ") + value,
            change: (variant.change.isEmpty ? "" : variant.change + " ") + "\(key)=\(value)",
            overrides: variant.overrides
              + changes.compactMap { path, value in
                ScenarioOverride("\(path)=\(value)", label: "--vary \(path)")
              })
        }
      }
    }
    return variants
  }

  /// The ways to buy servers, in everyday terms: on demand and as spot in an account without free
  /// usage, and on demand with the free usage of the plan's account.
  private static let ways = [
    "on_demand": (purchase: "on_demand", freeTier: "none"),
    "spot": (purchase: "spot", freeTier: "none"),
    "free_tier": (purchase: "on_demand", freeTier: "eligible"),
  ]

  /// Returns what each value of a key changes, by path.
  private static func changes(
    of key: String, _ values: [String], _ plan: VariedPaths
  ) throws -> [[VariedPaths.Change]] {
    guard key == "way" else { return try values.map { try plan.changes(of: key, to: $0) } }
    return try values.map { value in
      guard let way = ways[value] else {
        throw Failure(
          ComparisonError.unknown(
            kind: "way", word: value,
            suggestions: Suggestions.nearest(to: value, among: ways.keys.sorted())))
      }
      return try plan.changes(of: "purchase_option", to: way.purchase)
        + [("free_tier", way.freeTier)]
    }
  }
}

extension PlanVariation {
  /// Prices plans, each with each of the values to try.
  func budgets(
    of files: [String], _ plan: PlanOptions, _ catalog: CatalogOptions, _ context: Context
  ) throws -> [(label: String, budget: Budget)] {
    let changes = try plan.changes()
    var requests: [(label: String, request: PlanRequest)] = []
    for name in files {
      let file = PlanFile(name: name)
      for variant in try variants(of: file, after: changes, context) {
        let request = PlanRequest(
          file: file, changes: changes + variant.overrides,
          variant: variant.label.isEmpty ? nil : variant.change)
        requests.append((variant.label, request))
      }
    }
    let budgets = try PlanPricing(context: context, catalog: catalog)
      .budgets(of: requests.map(\.request)).budgets
    return zip(requests, budgets).map { request, priced in
      let title = files.count == 1 && !request.label.isEmpty ? "" : priced.budget.scenario.title
      let parts = [title, request.label].filter { !$0.isEmpty }
      return (parts.joined(separator: ", "), priced.budget)
    }
  }
}

extension Failure {
  /// Creates the failure of a comparison: nothing left is a negative answer, anything else bad
  /// usage.
  init(_ error: ComparisonError) {
    let status: ExitStatus = if case .nothingLeft = error { .answeredNo } else { .badUsage }
    self.init(status, error.message, notes: error.notes)
  }
}
