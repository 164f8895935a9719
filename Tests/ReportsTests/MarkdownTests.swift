import Billing
import Scenarios
import Testing

@testable import Reports

/// Markdown says what it should, whatever the plan's texts contain.
@Suite struct MarkdownTests {
  /// A Markdown page, judged by how it is rendered.
  enum Page: Sendable, CustomTestStringConvertible {
    case report(Plan)
    case explanation(Plan)
    case difference(PlanPair)

    static let all: [Page] =
      Plan.all.map { .report($0) } + Plan.all.map { .explanation($0) }
      + PlanPair.all.map { .difference($0) }

    var testDescription: String {
      switch self {
      case .report(let plan): return plan.name
      case .explanation(let plan): return "\(plan.name), explained"
      case .difference(let pair): return pair.name
      }
    }

    func text() throws -> String {
      switch self {
      case .report(let plan):
        return try MarkdownReporter.render(try plan.budget(), options: plan.options())
      case .explanation(let plan):
        return try Explanation.render(try plan.budget(), as: .markdown, options: plan.options())
      case .difference(let pair):
        return try DiffMarkdownReporter.render(try pair.diff(), options: ReportOptions())
      }
    }
  }

  @Test(arguments: Page.all)
  func structureIsOurs(_ page: Page) throws {
    let text = try page.text()
    var columns: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let bare = Self.withoutEscapes(line)
      let cells = bare.split(separator: "|", omittingEmptySubsequences: false).count
      if line.hasPrefix("| ") {
        #expect(cells == columns ?? cells, "\(line)")
        columns = cells
      } else {
        #expect(cells == 1, "a pipe outside of a table: \(line)")
        columns = nil
      }
      // Nothing unescaped can begin a tag, a link, code or mathematics.
      #expect(!bare.contains(where: { "<>[]`".contains($0) }), "\(line)")
      #expect(!bare.replacing("@\u{2060}", with: "").contains("@"), "\(line)")
      #expect(!bare.contains("://") && !bare.contains("www."), "\(line)")
    }
    #expect(text.hasSuffix("\n") && !text.contains("\n\n\n"))
  }

  @Test func nastyPlanHasTheSectionsOfAnyPlan() throws {
    let plan = Plan(name: "nasty", groupBy: "a|b `c`")
    let budget = try plan.budget()
    let text = try MarkdownReporter.render(budget, options: plan.options())
    let lines = text.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("# ") }.count == 1)
    #expect(lines.filter { $0.hasPrefix("### ") }.count == budget.scenario.resources.count)
    #expect(
      lines.filter { $0.hasPrefix("## ") } == [
        "## The answer", "## What costs most, at list price", "## Summary",
        "## The plan by resource", "## By a\\|b \\`c\\`", "## By month",
        "## What credits pay", "## Remarks", "## Appendix: assumptions", "## Appendix: sources",
      ])
  }

  /// The text without each backslash and what it escapes.
  private static func withoutEscapes(_ line: Substring) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  static let escapes: [(text: String, markdown: String)] = [
    ("plain text, 12:30", "plain text, 12:30"), ("a|b", "a\\|b"), ("a\\|b", "a\\\\\\|b"),
    ("<b>", "\\<b\\>"), ("[a](b)", "\\[a\\](b)"), ("`x`", "\\`x\\`"), ("*a*", "\\*a\\*"),
    ("free_tier", "free_tier"), ("_em_", "\\_em\\_"), ("a_ b", "a\\_ b"), ("# h", "\\# h"),
    ("- x", "\\- x"), ("-2", "-2"), ("---", "\\---"), ("+ x", "\\+ x"), ("===", "\\==="),
    ("= x", "= x"), ("1. x", "1\\. x"), ("12) x", "12\\) x"), ("1.5 x", "1.5 x"), ("1.", "1\\."),
    ("https://x.example", "https\\://x.example"), ("www.x.example", "www\\.x.example"),
    ("WWW.x", "WWW\\.x"), ("me@x.example", "me@\u{2060}x.example"), ("&lt;", "\\&lt;"),
    ("$12.50", "$12.50"), ("$x$", "\\$x\\$"), ("~~a~~", "\\~\\~a\\~\\~"), ("> q", "\\> q"),
    ("a\nb\r\n\tc  d", "a b c d"), ("\u{202E}a\u{1B}[0m", "a\\[0m"), ("    code", "code"),
    ("服务器 👩‍👩‍👧‍👦", "服务器 👩‍👩‍👧‍👦"),
  ]

  @Test(arguments: escapes)
  func escaped(_ text: String, _ markdown: String) {
    #expect(MarkdownText.escaped(text) == markdown)
  }
}
