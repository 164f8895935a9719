import Advice
import Analysis
import Billing
import Handouts
import Money
import Reports
import Scenarios
import TestSupport
import Testing

@Suite struct HandoutTests {
  @Test(arguments: [("class", HandoutPlan.classroom), ("single", HandoutPlan.single)])
  func looksAsItDid(_ name: String, _ text: String) throws {
    let handout = try HandoutPlan.handout(text, exercises: 10, seed: 7, course: "Course")
    for format in HandoutFormat.allCases {
      // The style of pages is looked at in a browser, not here.
      let page = try HandoutPlan.page(handout, .handout, format)
      expectGolden(
        page.replacing(HTMLStyle.css, with: ""), "\(name)-handout.\(format.rawValue).txt")
    }
    for document in [HandoutDocument.answers, .notes] {
      expectGolden(
        try HandoutPlan.page(handout, document, .markdown),
        "\(name)-\(document.rawValue).markdown.txt")
    }
  }

  /// What a handout says of a plan is what the estimator says, to the last place.
  @Test func figuresAreThoseOfTheBudget() throws {
    let handout = try HandoutPlan.handout(HandoutPlan.classroom)
    let budget = try HandoutPlan.estimator.estimate(HandoutPlan.scenario(HandoutPlan.classroom))
    let months = try table("months", handout)
    let sums = budget.months + [budget.totals]
    #expect(
      months.rows.map { Array($0.dropFirst()) }
        == sums.map {
          [.money($0.list), .money($0.freeTier), .money($0.credits), .money($0.total)]
        })
    let credit = try table("credit", handout)
    #expect(credit.rows.last?[2] == .money(try CreditLedger.all(of: budget)[0].left))
    let paid = try table("purchases", handout)
    #expect(paid.rows.first?[1] == .money(budget.totals.list))
    let costs = try LeftRunning.scenarios(for: budget.scenario, using: HandoutPlan.estimator)
    #expect(
      try table("left-on", handout).rows.prefix(costs.count).map { $0[2] }
        == costs.map { .money($0.amount) })
  }

  /// A wrong sum in the page would be seen: the exact value stands beside what is shown.
  @Test func pagesShowTheTables() throws {
    let handout = try HandoutPlan.handout(HandoutPlan.classroom)
    let page = try HandoutPlan.page(handout, .handout, .html)
    for block in handout.sections.flatMap(\.blocks) {
      guard case .table(let table) = block else { continue }
      for (row, cells) in table.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          guard case .money(let amount) = cell else { continue }
          let place = "id=\"\(table.id)-\(row)-\(column)\" value=\"\(amount)\">"
          #expect(page.contains(place + HTMLText.amount(amount) + "<"))
        }
      }
    }
  }

  /// The credit runs out on the day on which what is used first passes it.
  @Test func creditRunsOutOnItsDay() throws {
    // 24 hours of t3.medium with its address are $1.1184 a day: $10 last through day 8.
    let text = HandoutPlan.classroom.replacing(
      "\"hours_per_week\": 10,\n    \"volumes\": [{\"volume_type\": \"gp3\", \"size_gb\": 20}]",
      with: "\"hours_per_day\": 24")
    #expect(text != HandoutPlan.classroom)
    let handout = try HandoutPlan.handout(text)
    let warnings = handout.sections.flatMap(\.blocks).compactMap { block in
      if case .care(let text) = block { return text }
      return nil
    }
    #expect(
      warnings.contains("As planned, nothing of it is left on 2026-09-15, day 9 of the plan."))
  }

  private func table(_ id: String, _ handout: Handout) throws -> Table {
    let tables = handout.sections.flatMap(\.blocks).compactMap { block -> Table? in
      if case .table(let table) = block { return table }
      return nil
    }
    return try #require(tables.first { $0.id == id })
  }
}
