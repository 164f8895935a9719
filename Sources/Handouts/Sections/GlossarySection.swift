import Billing
import Scenarios

/// The terms that a handout uses, including those of the plan's services.
enum GlossarySection {
  static func section(_ budget: Budget) -> Section {
    let used = Set(budget.scenario.resources.map(\.service))
    let own = budget.services.all.filter { used.contains($0.definition.id) }.flatMap {
      $0.facts.glossary
    }
    let terms = Set(common + own).sorted { $0.term < $1.term }
    return Section(
      id: "glossary", title: "Words",
      blocks: [.list(terms.map { "\($0.term): \($0.meaning)" })])
  }

  /// The terms of every handout.
  private static let common: [GlossaryTerm] = [
    GlossaryTerm(
      "Allowance, free tier",
      "usage a month that an account does not pay for; one pool for all that draws from it."),
    GlossaryTerm(
      "Billing alarm",
      "a message when the month's estimated charges pass an amount. It stops nothing."),
    GlossaryTerm(
      "Credit",
      "money of the provider's or the course's that pays after the free tier, until it is used up or expires."
    ),
    GlossaryTerm(
      "List price",
      "what is asked before free tier, credits and tax."),
    GlossaryTerm(
      "Meter, usage type",
      "what is counted for the bill, such as the hours of one type of server in one region."),
    GlossaryTerm(
      "Region",
      "a place with prices of its own; the console shows one at a time, the bill has all."),
    GlossaryTerm(
      "SKU, rate",
      "the line of the price list that a price is from."),
    GlossaryTerm(
      "Tier",
      "a slice of usage with a price of its own: the more is used, the less the next unit costs."),
  ]
}
