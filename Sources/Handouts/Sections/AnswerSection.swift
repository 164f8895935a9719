import Analysis
import Billing
import Money
import Reports
import Scenarios

/// The answer for readers who read a single sentence.
enum AnswerSection {
  static func section(_ pricing: Repricing, _ forecast: Forecast?) throws -> Section {
    var sentences = [try use(pricing)]
    if let band = forecast.flatMap({ ForecastText.band($0, students: pricing.students) }) {
      sentences.append(band)
    }
    if let part = try dearest(pricing.budget) { sentences.append(part) }
    return Section(id: "answer", title: "", blocks: [.lead(sentences.joined(separator: " "))])
  }

  /// Returns a sentence on the use: what is owed after the free tier and before credits.
  private static func use(_ pricing: Repricing) throws -> String {
    let budget = pricing.budget
    let length = budget.period.length.description
    guard let students = pricing.students else {
      return "This plan uses \(budget.used.dollars) in \(length)\(free(budget))."
    }
    let all =
      "the class of \(Quantity(students).grouped) uses \(budget.used.dollars)"
    guard let one = try pricing.price(pricing.oneStudent()) else {
      return "In \(length) \(all)\(free(budget))."
    }
    return
      "In \(length) each student uses \(one.used.dollars)\(free(one)); \(all)."
  }

  private static func free(_ budget: Budget) -> String {
    budget.totals.freeTier.isZero
      ? "" : ", beside \((-budget.totals.freeTier).dollars) that are free"
  }

  /// Returns a sentence on the most expensive resource, where there are several.
  private static func dearest(_ budget: Budget) throws -> String? {
    guard budget.scenario.resources.count > 1, !budget.totals.list.isZero else { return nil }
    let sums = try budget.listCosts()
    guard let most = sums.indices.max(by: { sums[$0] < sums[$1] }) else { return nil }
    let share = try Quantity(100).scaled(by: sums[most], over: budget.totals.list).rounded(to: 0)
    let part = share > Quantity(50) ? "Most of it" : "The largest part"
    return
      "\(part), \(share.grouped)% of the list price, is \(VisibleText.name(budget.scenario.resources[most].name))."
  }
}
