import Analysis
import Arguments
import Billing
import Catalog
import Diagnostics
import JSONText
import Prices
import Reports
import SafeText
import Scenarios

/// A plan compared with its equivalents on other clouds.
struct CloudVariation {
  let context: Context
  let catalog: CatalogOptions
  let plan: PlanOptions

  /// Returns the plan on each of the providers, and why there is nothing of it on others.
  ///
  /// - Throws: a `Failure` whose report has every diagnostic of every cloud, and one where there is
  ///   nothing of the plan on any.
  func clouds(
    of file: PlanFile, on providers: [Provider]
  ) throws -> (plans: [CloudPlan], absent: [AbsentCloud]) {
    let changes = try plan.changes()
    let priced = try PlanPricing(context: context, catalog: catalog)
      .budgets(of: [PlanRequest(file: file, changes: changes)])
    let prices = try catalog.open(context)
    let estimator = priced.estimator.withoutReview
    guard let scenario = priced.budgets.first?.budget.scenario else { return ([], []) }
    let opened = try scenario.start ?? scenario.pricesAsOf ?? prices.newestDate()
    let node = try node(of: file, changes)
    var (clouds, absent, reports) = ([CloudPlan](), [AbsentCloud](), [String]())
    for provider in providers {
      do {
        var equivalent = try Failure.translating {
          try PlanTranslation(to: provider, registry: context.services, prices: prices)
            .translate(node)
        }
        let removed = scenario.credits.isEmpty ? [] : ["credits=null"]
        if provider != scenario.provider {
          equivalent = try priceable(equivalent, removed + ["free_tier=none"], estimator)
        }
        guard equivalent.hasResources else {
          absent.append(
            AbsentCloud(
              provider,
              reasons: equivalent.choices.map { (resource: $0.resource, reason: $0.reason) }))
          continue
        }
        let bytes = Array(equivalent.plan.text().utf8)
        clouds.append(
          CloudPlan(
            equivalent,
            plain: try budget(bytes, removed + ["free_tier=none"], estimator),
            newAccount: try budget(
              bytes,
              removed + [
                "free_tier=eligible", #"account={ "opened": "\#(opened)", "plan": "paid" }"#,
              ], estimator)))
      } catch let error as Diagnostics {
        // Positions would refer to the translated plan, which the user has not seen.
        reports += error.all.map {
          "\(file.title) on \(Wording.biller(provider)): error: \($0.message)"
            + $0.hints.map { "\nnote: \($0)" }.joined()
        }
      }
    }
    if !reports.isEmpty { throw Failure(.badInput, report: reports.joined(separator: "\n")) }
    if clouds.isEmpty {
      throw Failure(
        .badInput,
        report: absent.map { SafeText.line("\(file.title): error: \($0.sentence)") }
          .joined(separator: "\n"))
    }
    return (clouds, absent)
  }

  /// Returns an equivalent without the resources that have no price there, each with the reason.
  private func priceable(
    _ equivalent: PlanEquivalent, _ changes: [String], _ estimator: Estimator
  ) throws -> PlanEquivalent {
    func unpriced(_ plan: JSONOutput) throws -> Diagnostics? {
      do {
        _ = try budget(Array(plan.text().utf8), changes, estimator)
        return nil
      } catch let error as Diagnostics { return error }
    }
    guard try unpriced(equivalent.plan) != nil, case .object(var members) = equivalent.plan,
      let place = members.firstIndex(where: { $0.key == "resources" }),
      case .array(let resources) = members[place].value
    else { return equivalent }
    var kept: [JSONOutput] = []
    var rest = equivalent
    for resource in resources {
      members[place].value = .array([resource])
      guard let problem = try unpriced(.object(members))?.all.first else {
        kept.append(resource)
        continue
      }
      for index in rest.choices.indices
      where resource.text("name") == rest.choices[index].resource {
        rest.choices[index].refuse(problem)
      }
    }
    members[place].value = .array(kept)
    rest.plan = .object(members)
    return rest
  }

  private func node(of file: PlanFile, _ changes: [ScenarioOverride]) throws -> JSONNode {
    var node = try JSONReader.read(try file.bytes(context))
    for (index, change) in changes.enumerated() {
      node = try change.applied(to: node, number: index + 1)
    }
    return node
  }

  private func budget(
    _ bytes: [UInt8], _ changes: [String], _ estimator: Estimator
  ) throws -> Budget {
    let reader = context.scenarioReader
    let reading = try reader.examine(bytes, changes: changes.compactMap { ScenarioOverride($0) })
    guard reading.problems.isEmpty else { throw Diagnostics(reading.problems) }
    return try Failure.translating { try estimator.estimate(reading) }
  }
}

extension PlanEquivalent.Choice {
  /// States that it has no price there, and where there is one.
  fileprivate mutating func refuse(_ problem: Diagnostic) {
    let own = "\(resource): "
    let message = problem.message
    let what = message.hasPrefix(own) ? String(message.dropFirst(own.count)) : message
    to = nil
    reason = ([what] + problem.hints).joined(separator: "; ")
    (differences, losses) = ([], [])
  }
}

extension JSONOutput {
  /// Returns the text of a member; nil without one.
  fileprivate func text(_ key: String) -> String? {
    guard case .object(let members) = self,
      case .string(let text)? = members.first(where: { $0.key == key })?.value
    else { return nil }
    return text
  }
}
