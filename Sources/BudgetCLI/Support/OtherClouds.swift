import Analysis
import Billing
import Diagnostics
import Handouts
import JSONText
import Prices
import Scenarios

/// The plan of a file, translated for the clouds of other providers.
struct OtherClouds {
  let context: Context
  let file: PlanFile
  /// The changes that the command line makes in the plan.
  let changes: [ScenarioOverride]

  /// Returns the plans of all other providers, with the same changes as the first.
  ///
  /// Standard input is read only once, so a plan from it has none.
  ///
  /// - Throws: a `Failure` to read the file, or the error of the store behind the prices.
  func plans(
    of scenario: Scenario, _ prices: any PriceBook, _ change: (inout Scenario) throws -> Void
  ) throws -> [OtherCloud] {
    guard file.name != "-", let node = try? plan() else { return [] }
    return try Provider.allCases.filter { $0 != scenario.provider }.map { provider in
      let translation = PlanTranslation(to: provider, registry: context.services, prices: prices)
      let equivalent = try Failure.translating { try translation.translate(node) }
      var plan = try? context.scenarioReader.read(Array(equivalent.plan.text().utf8))
      if var known = plan {
        try change(&known)
        plan = known
      }
      return OtherCloud(provider: provider, plan: plan, choices: equivalent.choices)
    }
  }

  private func plan() throws -> JSONNode {
    var node = try JSONReader.read(try file.bytes(context))
    for (index, change) in changes.enumerated() {
      node = try change.applied(to: node, number: index + 1)
    }
    return node
  }
}
