import Advice
import Analysis
import Billing
import Handouts
import Money
import Prices
import Reports
import Scenarios
import Testing

/// A provider consists of its module and its prices: nothing else needs to know it.
@Suite struct MadeUpProviderTests {
  private static let services = ServiceRegistry([MadeUpProvider.module, AnyProvider.module])
  private static var estimator: Estimator {
    Estimator(prices: MadeUpPrices(), services: services, reviewer: Advice())
  }

  /// Ten students, 2 hours a week each, and one gate that always exists: 730 hours a month.
  private static let plan = """
    { "title": "Benches", "provider": "gcp", "region": "moon-1", "months": 3, "limit_usd": 500,
      "cohort": { "students": 10, "accounts": "individual" },
      "credits": [{ "name": "Grant of the moon", "amount_usd": 5 }],
      "resources": [
        { "name": "bench", "service": "lab_bench", "size": "large", "hours": 24,
          "locker_gb": 5, "monthly_visits": 10 } ] }
    """

  private static func budget(_ text: String = plan) throws -> Budget {
    let scenario = try ScenarioReader(services: services.definitions).read(Array(text.utf8))
    return try estimator.estimate(scenario)
  }

  @Test func isPricedThroughAllStages() throws {
    let budget = try Self.budget()
    // Each student: 24 × 1.50 = 36.00; locker 3 × 5 × 0.10 = 1.50; gate 2,190 × 0.01 = 21.90;
    // visits 3 × 10 × 0.002 = 0.06, of which half the visits are free: 0.03. The grant pays 5.
    #expect(budget.totals.list.description == "594.6")
    #expect(budget.totals.freeTier.description == "-0.3")
    #expect(budget.totals.credits.description == "-50")
    #expect(budget.totals.total.description == "544.3")
    #expect(budget.limitStatus?.fits == false)
  }

  @Test(arguments: ReporterRegistry.formats)
  func isShownInEveryFormat(_ format: String) throws {
    let budget = try Self.budget()
    var options = ReportOptions()
    options.leftRunning = try LeftRunning.scenarios(
      for: budget.scenario, using: Self.estimator
    ).map { LeftRunningFigure(label: $0.label, hours: "\($0.hours)", amount: $0.amount) }
    #expect(!options.leftRunning.isEmpty)
    let text = try #require(ReporterRegistry.reporter(format)).render(budget, options: options)
    #expect(text.contains("large bench"))
    if format == "focus" {
      let billed = try text.split(whereSeparator: \.isNewline).dropFirst().map { row in
        try Money(String(row.prefix { $0 != "," }))
      }
      #expect(try billed.sum().description == "544.3")
    } else {
      #expect(text.contains("544.3"))
    }
  }

  @Test func isHandedOutComparedAndReviewed() throws {
    let budget = try Self.budget()
    let handout = try Handout(
      budget.scenario, options: HandoutOptions(), prices: MadeUpPrices(), services: Self.services,
      reviewer: Advice())
    let page = try handout.text(
      .handout, as: .markdown, template: HandoutTemplates.builtIn("handout.md"))
    #expect(page.contains("Leave the bench"))
    #expect(page.contains("Give the bench back"))
    let small = try Self.budget(Self.plan.replacing("\"large\"", with: "\"small\""))
    let difference = try BudgetDiff(from: budget, to: small)
    // 24 hours × 1.25 less for each of ten students.
    #expect(difference.difference.description == "-300")
    let open = try Self.budget(Self.plan.replacing("\"hours\": 24,", with: ""))
    #expect(open.warnings.contains { $0.rule == "no-end" })
  }

  @Test func refusesWhatItDoesNotHave() {
    let text = Self.plan.replacing("moon-1", with: "mars-1").replacing("large", with: "huge")
    #expect(throws: (any Error).self) { try Self.budget(text) }
  }
}
