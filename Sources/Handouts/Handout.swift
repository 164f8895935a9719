import Diagnostics
package import Billing
package import Prices
package import Scenarios
import Dates
import Money
import Reports

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
  /// How the scenario's file is called, for the commands that price it again.
  package var fileName = "scenario.json"
  /// What else those commands need, each word as it is, to price the same plan.
  package var fileOptions: [String] = []
  /// How often spot capacity of an instance type is taken back in a region, where known.
  package var interruption: (_ type: String, _ region: String) throws -> String? = { _, _ in nil
  }

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
  /// What every student reads, in order.
  package var sections: [Section]
  /// The exercises, whose answers go into a document of their own.
  package var exercises: [Exercise]
  /// What the instructor alone reads.
  package var notes: Section

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
    sections = [
      try PlanSection.section(pricing),
      try BudgetSection.section(pricing),
      try MistakesSection.section(pricing, prices),
      rails.section(),
      try ChoicesSection.section(pricing, prices, options),
      GlossarySection.section(budget),
      SourcesSection.section(budget, options),
    ]
    exercises = try ExerciseRegistry.exercises(
      options.exercises, seed: options.seed, for: budget, prices: prices)
    notes = try InstructorNotes.section(budget, options, rails)
  }
}
