import Billing
import Reports
import TestSupport
import Testing

/// Every report on every kind of plan, as it was last reviewed.
@Suite struct GoldenTests {
  static let formats = ["table", "markdown", "html", "csv", "json", "focus"]

  @Test(arguments: Plan.all)
  func report(_ plan: Plan) throws {
    let budget = try plan.budget()
    for format in Self.formats {
      let reporter = try #require(ReporterRegistry.reporter(format))
      // The style of pages is tested in a browser, not here.
      let text = try reporter.render(budget, options: plan.options())
      expectGolden(text.replacing(HTMLStyle.css, with: ""), "\(plan.name).\(format).txt")
    }
  }

  @Test(arguments: Plan.all)
  func explanation(_ plan: Plan) throws {
    let budget = try plan.budget()
    for format in Explanation.Format.allCases {
      expectGolden(
        try Explanation.render(budget, as: format, options: plan.options()),
        "\(plan.name).explain.\(format.rawValue).txt")
    }
  }

  @Test(arguments: PlanPair.all)
  func difference(_ pair: PlanPair) throws {
    let diff = try pair.diff()
    for reporter in DiffReporterRegistry.all {
      expectGolden(
        try reporter.render(diff, options: ReportOptions()),
        "\(pair.name).diff.\(reporter.format).txt")
    }
  }

  @Test(arguments: [40, 58, 120])
  func tableAtWidth(_ width: Int) throws {
    let plan = Plan(name: "class", groupBy: "course")
    expectGolden(
      try TableReporter.render(try plan.budget(), options: plan.options(width: width)),
      "class.table-\(width).txt")
  }

  @Test func colors() throws {
    let plan = Plan(name: "plain")
    expectGolden(
      try TableReporter.render(try plan.budget(), options: plan.options(color: true)),
      "plain.table-color.txt")
  }
}
