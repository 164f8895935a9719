package import Analysis
package import Billing
import Dates
import Diagnostics
import Money
package import Prices
import Reports
package import Scenarios

/// What an instructor decides about a handout.
package struct HandoutOptions {
  /// The name of the course, if it is to be shown.
  package var course: String?
  /// The term, if it is to be shown.
  package var term: String?
  /// How many exercises there are.
  package var exercises = 0
  /// What the exercises are drawn by: the same seed, plan and prices give the same exercises.
  package var seed: UInt64 = 1
  /// Whether arithmetic, other ways to pay, words and sources follow.
  package var hasAppendix = true
  /// Whether there is a proposal for a grant.
  package var hasProposal = false
  /// How the scenario's file is called, for the commands that price it again.
  package var fileName = "scenario.json"
  /// What else those commands need, each word as it is, to price the same plan.
  package var fileOptions: [String] = []
  /// The same plan in other clouds.
  package var elsewhere: [OtherCloud] = []
  /// How often spot capacity of an instance type is taken back in a region, where known.
  package var interruption: (_ type: String, _ region: String) throws -> String? = { _, _ in nil
  }
  /// The forecast of a priced plan; nil where there is nothing to draw.
  package var forecast: (_ budget: Budget) throws -> Forecast? = { _ in nil }

  /// Options that show nothing that was not asked for.
  package init() {}
}

/// What is given to a class, as plain values: no format is decided here.
///
/// Every price in it is the estimator's, of the plan or of a plan changed in one thing.
package struct Handout {
  /// The plan as it was priced.
  package var budget: Budget
  /// What the instructor decided.
  package var options: HandoutOptions
  /// What every student reads, in order: the first page and the guard rails.
  package var sections: [Section]
  /// What is looked up: arithmetic, other ways to pay, words, sources; empty where it is left out.
  package var appendix: [Section]
  /// The exercises, whose answers go into a document of their own.
  package var exercises: [Exercise]
  /// What the instructor alone reads.
  package var notes: Section
  /// What a grant is asked for; empty where there is no proposal.
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
    let rails = try GuardRails(pricing)
    let mistakes = try MistakesSection(pricing, prices)
    sections = [
      try AnswerSection.section(pricing), try PlanSection.section(pricing),
      try BudgetSection.section(pricing), mistakes.section(),
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
      ? try ProposalSections(pricing: pricing, forecast: options.forecast(budget)).all() : []
  }
}
