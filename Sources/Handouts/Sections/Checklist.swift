import Billing
import Money
import Reports
import Scenarios

/// What to turn off and delete at the end, of exactly this plan, and the commands that show what is
/// still there.
enum Checklist {
  static func items(_ pricing: Repricing) -> [String] {
    var session: [String] = []
    var end: [String] = []
    for resource in pricing.scenario.resources where pricing.isProviders(resource) {
      let name = VisibleText.name(resource.name)
      let ending = pricing.facts(resource)?.ending(resource.fields)
      if let task = ending?.session { session.append("After each session – \(name): \(task).") }
      end.append("At the end – \(name): \(ending?.plan ?? "Delete it").")
    }
    let regions = Set(pricing.scenario.resources.map(\.region)).sorted()
    end.append(
      "At the end – look into every region, not only \(regions.joined(separator: ", ")), and at the bill two days later."
    )
    return session + end
  }

  /// Commands that list what is still there.
  static func commands(_ pricing: Repricing) -> String {
    var lines = [
      "for region in $(aws ec2 describe-regions --query 'Regions[].RegionName' --output text); do",
      "  echo \"== $region\"",
    ]
    var global: [String] = []
    let used = Set(pricing.scenario.resources.map(\.service))
    for service in pricing.budget.services.all {
      let facts = service.facts
      // What people forget is looked for even where no plan has it.
      guard used.contains(service.definition.id) || facts.isAlwaysLookedFor else { continue }
      lines += facts.listCommands.map { "  " + $0 }
      global += facts.globalListCommands
    }
    lines.append("done")
    return (lines + global).joined(separator: "\n")
  }
}
