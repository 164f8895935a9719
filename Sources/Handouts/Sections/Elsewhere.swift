package import Analysis
import Billing
import Money
package import Prices
import Reports
package import Scenarios

/// A plan as it would be in another provider's cloud.
package struct OtherCloud: Sendable {
  /// The provider of the cloud.
  package var provider: Provider
  /// The plan there; nil where the translation is not a valid plan.
  package var plan: Scenario?
  /// The translation of each resource.
  package var choices: [PlanEquivalent.Choice]

  /// Creates a plan elsewhere from its parts.
  package init(provider: Provider, plan: Scenario?, choices: [PlanEquivalent.Choice]) {
    (self.provider, self.plan, self.choices) = (provider, plan, choices)
  }
}

/// The same plan in other clouds: the total for each, and the differences.
enum Elsewhere {
  static func blocks(_ pricing: Repricing, _ clouds: [OtherCloud]) throws -> [Block] {
    if clouds.isEmpty { return [] }
    let planned = pricing.budget.totals.list
    var rows: [[Cell]] = [
      [.text(billers(of: pricing)), .money(planned), .text("as planned")]
    ]
    var notes: [String] = []
    for cloud in clouds {
      let without = cloud.choices.filter { $0.to == nil }.map { VisibleText.name($0.resource) }
      guard without.isEmpty else {
        notes.append(
          "\(Wording.biller(cloud.provider)) is not in the table: it has nothing known to be like \(without.joined(separator: ", "))."
        )
        continue
      }
      guard let plan = cloud.plan else {
        notes.append(
          "\(Wording.biller(cloud.provider)) is not in the table: the plan has no equivalent there."
        )
        continue
      }
      switch try pricing.outcome(plan) {
      case .refused(let reason):
        notes.append("\(Wording.biller(cloud.provider)) is not in the table: \(reason).")
      case .priced(let budget):
        let difference = try budget.totals.list - planned
        rows.append([
          .text(Wording.biller(cloud.provider)), .money(budget.totals.list),
          .text((difference < .zero ? "" : "+") + difference.dollars),
        ])
        notes.append(becomes(cloud, pricing.budget.services))
      }
    }
    let table = Table(
      id: "elsewhere", title: "The same plan in other clouds",
      header: ["Cloud", "List price", "Difference"], figures: 2, rows: rows)
    return [.table(table), .list(notes)]
  }

  /// Returns the providers of the plan as it stands.
  private static func billers(of pricing: Repricing) -> String {
    let used = Set(pricing.budget.charges.map(\.usage.key.provider))
    let all = Provider.allCases.filter(used.contains).map(Wording.biller)
    return all.isEmpty ? Wording.biller(pricing.scenario.provider) : Words.list(all)
  }

  /// Returns the translation of each resource, with the differences.
  private static func becomes(_ cloud: OtherCloud, _ services: ServiceRegistry) -> String {
    let changes = cloud.choices.filter { $0.from != $0.to }.map { choice in
      var words = (choice.to ?? "").split(separator: " ").map(String.init)
      if let service = words.first { words[0] = services.title(service) }
      return
        "\(VisibleText.name(choice.resource)) becomes \(VisibleText.line(words.joined(separator: " ")))"
    }
    var differences: [String] = []
    for difference in cloud.choices.flatMap(\.differences) where !differences.contains(difference) {
      differences.append(VisibleText.line(difference))
    }
    return "\(Wording.biller(cloud.provider)): \((changes + differences).joined(separator: "; "))."
  }
}
