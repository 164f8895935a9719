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
      // The style of pages is tested in a browser, not here.
      let page = try HandoutPlan.page(handout, .handout, format)
      expectGolden(
        page.replacing(HTMLStyle.css + HandoutStyle.css, with: ""),
        "\(name)-handout.\(format.rawValue).txt")
    }
    for document in [HandoutDocument.answers, .notes, .proposal] {
      expectGolden(
        try HandoutPlan.page(handout, document, .markdown),
        "\(name)-\(document.rawValue).markdown.txt")
    }
    expectGolden(
      try HandoutPlan.page(handout, .proposal, .csv), "\(name)-proposal.csv.txt")
  }

  /// The handout's figures are the estimator's, to the last place.
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

  /// A wrong sum in the page would be noticed: the exact value is next to what is shown.
  @Test func pagesShowTheTables() throws {
    let handout = try HandoutPlan.handout(HandoutPlan.classroom)
    let page = try HandoutPlan.page(handout, .handout, .html)
    for block in (handout.sections + handout.appendix).flatMap(\.blocks) {
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

  /// The credit runs out on the day on which the use first exceeds it.
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

  // MARK: The first page and the appendix

  /// The first page comes first, and reference material can be left out, in every format.
  @Test func theAppendixIsLeftOutWhereAsked() throws {
    let whole = try HandoutPlan.handout(HandoutPlan.classroom)
    let short = try HandoutPlan.handout(HandoutPlan.classroom) { $0.hasAppendix = false }
    let first = ["answer", "plan", "budget", "mistakes", "rules", "guard-rails"]
    #expect(whole.sections.map(\.id) == first && short.sections.map(\.id) == first)
    #expect(
      whole.appendix.map(\.id) == [
        "months", "credit", "mistakes-in-full", "commands", "arithmetic", "choices", "glossary",
        "sources",
      ])
    #expect(short.appendix.isEmpty && short.chartFiles(prefix: "").isEmpty)
    for format in HandoutFormat.allCases {
      let (long, brief) = (
        try HandoutPlan.page(whole, .handout, format), try HandoutPlan.page(short, .handout, format)
      )
      #expect(!brief.contains("Appendix") && !brief.contains("purchases"))
      #expect(format == .csv ? long.contains("purchases") : long.contains("Appendix"))
    }
  }

  @Test func thereAreFourRules() throws {
    for plan in [HandoutPlan.classroom, HandoutPlan.single, HandoutPlan.full] {
      let rules = try #require(try HandoutPlan.handout(plan).sections.first { $0.id == "rules" })
      guard case .numbered(let items)? = rules.blocks.first else {
        Issue.record("no rules")
        return
      }
      #expect(items.count == 4)
    }
  }

  /// 4 weeks × 10 hours, as written by hand, with the exact form below.
  @Test func arithmeticIsAsAStudentWritesIt() throws {
    let page = try HandoutPlan.page(
      try HandoutPlan.handout(HandoutPlan.classroom), .handout, .markdown)
    let sum = [
      "- 4 weeks × 10 hours = 40 hours", "- 40 hours × $0.0416 = $1.664",
      "- × 3 students = $4.992", "- exactly: 40 hours; × $0.0416 = $1.664; × 3 = $4.992",
    ].joined(separator: "\n")
    #expect(page.contains(sum))
  }

  // MARK: By person

  /// Nobody tells a student to empty what the class shares.
  @Test(arguments: ["individual", "shared"])
  func whatIsSharedIsTheInstructors(_ accounts: String) throws {
    let handout = try HandoutPlan.handout(
      HandoutPlan.classroom.replacing("\"individual\"", with: "\"\(accounts)\""))
    let (students, instructors) = (checks(handout.sections), checks([handout.notes]))
    #expect(students.contains { $0.contains("server: Stop the server") })
    #expect(students.contains { $0.contains("server: Terminate the server") })
    #expect(!students.contains { $0.contains("data:") || $0.contains("bucket") })
    #expect(instructors.contains { $0.contains("data: Empty and delete the bucket") })
    #expect(!instructors.contains { $0.contains("Terminate") })
  }

  /// A student's alarm and the sum of the class are two amounts.
  @Test func guardRailsAreByPerson() throws {
    let budget = try HandoutPlan.estimator.estimate(HandoutPlan.scenario(HandoutPlan.classroom))
    let handout = try HandoutPlan.handout(HandoutPlan.classroom)
    let notes = try HandoutPlan.page(handout, .notes, .markdown)
    let most = try #require(budget.months.map(\.list).max()).rounded(to: 0, .up)
    #expect(notes.contains("All 3 students together: \(most.dollars) a month"))
    let page = try HandoutPlan.page(handout, .handout, .markdown)
    #expect(page.contains("set the billing alarm at $3.00 a month"))
    let shared = try HandoutPlan.page(
      HandoutPlan.handout(
        HandoutPlan.classroom.replacing("\"individual\"", with: "\"shared\"")), .handout,
      .markdown)
    #expect(shared.contains("Tag everything that you create with your name"))
  }

  // MARK: What is missing

  /// The fixtures have prices in one region: every other says why it has no row.
  @Test func missingRowsSayWhy() throws {
    let page = try HandoutPlan.page(
      try HandoutPlan.handout(HandoutPlan.classroom), .handout, .markdown)
    #expect(page.contains("us-west-2: unknown region 'us-west-2' of aws"))
    #expect(page.contains("eu-west-1: data: no price for "))
    #expect(page.contains("Not in the table – "))
  }

  // MARK: The proposal

  /// The months add up to what the plan uses before credits, whoever pays it.
  @Test func theProposalAddsUp() throws {
    let handout = try HandoutPlan.handout(HandoutPlan.classroom)
    guard
      case .table(let table)? = handout.proposal.first(where: { $0.id == "proposal-months" })?
        .blocks.first
    else {
      Issue.record("no months")
      return
    }
    var sum = Money.zero
    for row in table.rows.dropLast() {
      guard case .money(let amount) = row[1] else { continue }
      sum = try sum + amount
    }
    let used = handout.budget.used
    #expect(sum == used && table.rows.last?[1] == .money(used))
    let page = try HandoutPlan.page(handout, .proposal, .markdown)
    #expect(page.contains("**\(used.dollars) for 4 weeks for a class of 3 students.**"))
    #expect(page.contains("There is no reserve"))
  }

  private func checks(_ sections: [Section]) -> [String] {
    sections.flatMap(\.blocks).flatMap { block -> [String] in
      if case .checks(let items) = block { return items }
      return []
    }
  }

  private func table(_ id: String, _ handout: Handout) throws -> Table {
    let tables = (handout.sections + handout.appendix).flatMap(\.blocks).compactMap {
      block -> Table? in
      if case .table(let table) = block { return table }
      return nil
    }
    return try #require(tables.first { $0.id == id })
  }
}
