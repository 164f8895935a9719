package import Analysis
package import Billing
import Dates
import Diagnostics
import Money
package import Prices
import Reports
package import Scenarios

/// An instructor's decisions about a handout.
package struct HandoutOptions {
  /// The name of the course, if it is to be shown.
  package var course: String?
  /// The term, if it is to be shown.
  package var term: String?
  /// The number of exercises.
  package var exercises = 0
  /// The seed of the exercises: the same seed, plan and prices give the same exercises.
  package var seed: UInt64 = 1
  /// Whether arithmetic, other ways to pay, a glossary and sources follow.
  package var hasAppendix = true
  /// Whether there is a proposal for a grant.
  package var hasProposal = false
  /// The name of the scenario's file, for the commands that reprice it.
  package var fileName = "scenario.json"
  /// The other words that those commands need to price the same plan.
  package var fileOptions: [String] = []
  /// The same plan in other clouds.
  package var elsewhere: [OtherCloud] = []
  /// Returns how often spot capacity of an instance type is reclaimed in a region, where known.
  package var interruption: (_ type: String, _ region: String) throws -> String? = { _, _ in nil
  }
  /// Returns the forecast of a priced plan; nil where there is nothing to draw.
  package var forecast: (_ budget: Budget) throws -> Forecast? = { _ in nil }

  /// Creates options that show nothing extra.
  package init() {}
}

/// The material for a class, as plain values that decide nothing about a format.
///
/// Every price in it comes from the estimator, for the plan or for a plan with one change.
package struct Handout {
  /// The priced plan.
  package var budget: Budget
  /// The instructor's decisions.
  package var options: HandoutOptions
  /// The sections that every student reads, in order: the first page and the guard rails.
  package var sections: [Section]
  /// The sections for reference: arithmetic, other ways to pay, glossary, sources; empty where left
  /// out.
  package var appendix: [Section]
  /// The exercises; their answers are in a separate document.
  package var exercises: [Exercise]
  /// The section for the instructor only.
  package var notes: Section
  /// The grant proposal; empty where there is none.
  package var proposal: [Section]

  /// The heading.
  package var title: String { VisibleText.name(budget.scenario.title) }

  /// Course, term, length and date of the prices on one line.
  package var byline: String {
    var parts = [options.course, options.term].compactMap { $0 }.map(VisibleText.line)
    parts += [Wording.period(budget.period), "prices as of \(budget.pricesDate)"]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Writes the handout of a plan.
  ///
  /// - Throws: `Diagnostics` where the plan itself cannot be priced, the error of the store behind
  ///   the prices, or `ExerciseError`.
  package init(
    _ scenario: Scenario, options: HandoutOptions, prices book: any PriceBook,
    services: ServiceRegistry, reviewer: (any BudgetReview)?
  ) throws {
    let prices = RememberedPrices(book)
    let estimator = Estimator(remembered: prices, services: services, reviewer: reviewer)
    let budget = try estimator.estimate(scenario)
    let pricing = Repricing(estimator: estimator.withoutReview, budget: budget)
    self.budget = budget
    self.options = options
    let forecast = try options.forecast(budget)
    let rails = try GuardRails(pricing)
    let mistakes = try MistakesSection(pricing, prices)
    sections = [
      try AnswerSection.section(pricing, forecast), try PlanSection.section(pricing),
      try BudgetSection.section(pricing, forecast), mistakes.section(),
      RulesSection.section(pricing, rails, mistakes.dearestType), rails.section(),
    ]
    appendix = []
    if options.hasAppendix {
      let found: [Section?] = [
        try BudgetSection.months(pricing), try CreditSection.section(pricing),
        try mistakes.appendix(), rails.commands(), try Arithmetic.section(pricing),
        try ChoicesSection.section(pricing, prices, options), GlossarySection.section(budget),
        SourcesSection.section(budget, options),
      ]
      appendix = found.compactMap { $0 }
    }
    exercises = try ExerciseRegistry.exercises(
      options.exercises, seed: options.seed, for: budget, prices: prices)
    notes = try InstructorNotes.section(pricing, options, rails)
    proposal =
      options.hasProposal
      ? try ProposalSections(pricing: pricing, forecast: forecast).all() : []
  }
}
