import Advice
import Billing
import Money
import Reports
import Scenarios

/// The four rules of a class that pays for what it forgets.
enum RulesSection {
  static func section(_ pricing: Repricing, _ rails: GuardRails, _ bigger: Mistake?) -> Section {
    Section(
      id: "rules", title: "The four rules",
      blocks: [
        .numbered([
          rails.rule, onlyThis(pricing, bigger), afterSession(pricing), atTheEnd(pricing),
        ])
      ])
  }

  private static func onlyThis(_ pricing: Repricing, _ bigger: Mistake?) -> String {
    let own = pricing.scenario.resources.filter(pricing.isProviders)
    let regions = Set(own.filter { pricing.facts($0)?.isRegional ?? false }.map(\.region)).sorted()
    let list = Words.list(regions)
    let place = list.isEmpty ? "" : ", in \(list) and nowhere else"
    let slip = bigger.flatMap { mistake in
      mistake.one.map { " \(mistake.label) costs \($0.dollars) more." }
    }
    return "Start only what is listed here\(place).\(slip ?? "")"
  }

  private static func afterSession(_ pricing: Repricing) -> String {
    let items = Checklist.session(pricing, Checklist.students(pricing))
    guard !items.isEmpty else {
      return
        "Look after each session whether anything runs that you do not need: it bills whether you use it or not."
    }
    let tasks = items.map { item in
      "\(item.name): \(item.task.prefix(1).lowercased())\(item.task.dropFirst())"
    }.joined(separator: "; ")
    return "When you stop working, stop what runs – \(tasks). Closing the window stops nothing."
  }

  private static func atTheEnd(_ pricing: Repricing) -> String {
    let shared = pricing.students == nil ? [] : pricing.scenario.resources.filter(\.isShared)
    let leave =
      shared.isEmpty
      ? ""
      : " Leave what the class shares (\(shared.map { VisibleText.name($0.name) }.joined(separator: ", "))) as it is."
    return
      "At the end delete what is yours, item by item, and look into every region for what is left.\(leave)"
  }
}
