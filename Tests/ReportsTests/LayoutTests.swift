import Billing
import Reports
import Testing

@testable import Reports

/// Text for terminals fits them.
@Suite struct LayoutTests {
  @Test(arguments: Plan.all)
  func neverWiderThanTheTerminal(_ plan: Plan) throws {
    let budget = try plan.budget()
    for width in 40...200 {
      let options = plan.options(width: width)
      let texts = [
        try TableReporter.render(budget, options: options),
        try Explanation.render(budget, as: .text, options: options),
      ]
      for line in texts.flatMap({ $0.split(separator: "\n") }) where Columns.of(line) > width {
        Issue.record("\(Columns.of(line)) columns of \(width): \(line)")
      }
    }
  }

  @Test(arguments: PlanPair.all)
  func differencesAreNotWiderEither(_ pair: PlanPair) throws {
    let diff = try pair.diff()
    for width in 40...200 {
      let text = try DiffTableReporter.render(diff, options: ReportOptions(width: width))
      for line in text.split(separator: "\n") where Columns.of(line) > width {
        Issue.record("\(Columns.of(line)) columns of \(width): \(line)")
      }
    }
  }

  @Test func colorsTakeNoColumns() throws {
    for plan in Plan.all {
      let budget = try plan.budget()
      let plain = try TableReporter.render(budget, options: plan.options(width: 60))
      let colored = try TableReporter.render(budget, options: plan.options(width: 60, color: true))
      #expect(colored != plain)
      #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
  }

  @Test func noCommandsReachTheTerminal() throws {
    let plan = Plan(name: "nasty", groupBy: "a|b `c`")
    let budget = try plan.budget()
    var texts = try Explanation.Format.allCases.map {
      try Explanation.render(budget, as: $0, options: plan.options())
    }
    texts += try ReporterRegistry.all.map { try $0.render(budget, options: plan.options()) }
    for text in texts {
      let commands = text.unicodeScalars.filter {
        VisibleText.isInvisible($0) && $0 != "\n" && $0 != "\r" && $0 != "\t"
      }
      // CSV keeps directional marks: its fields are data for other programs.
      #expect(commands.allSatisfy { $0.properties.generalCategory != .control })
    }
  }

  static let widths: [(text: String, columns: Int)] = [
    ("", 0), ("plain", 5), ("é", 1), ("e\u{301}", 1), ("服务器", 6), ("カタカナ", 8), ("ｶﾅ", 2), ("한글", 4),
    ("ＡＢ", 4), ("👩‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("1️⃣", 2), ("☁️", 2), ("☁", 1), ("😀", 2), ("…×→–", 4),
    ("\u{200B}", 0), ("ไทย", 3), ("𠀀", 2), ("⚡", 2), ("क्षत्रि", 5), ("\u{1112}\u{1161}\u{11AB}", 2),
  ]

  @Test(arguments: widths)
  func columns(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func cutsBetweenCharacters() {
    #expect(TextLayout.truncated("服务器", to: 6) == "服务器")
    #expect(TextLayout.truncated("服务器", to: 5) == "服务…")
    #expect(TextLayout.truncated("服务器", to: 4) == "服…")
    #expect(TextLayout.left("服务器", 4) == "服… ")
    #expect(TextLayout.truncated("a", to: 0) == "")
    #expect(TextLayout.wrapped("aa bbbb c", 3) == ["aa", "bbb", "b c"])
    #expect(TextLayout.wrapped("", 3, first: "- ", rest: "  ") == ["- "])
    #expect(TextLayout.wrapped("one two", 5, first: "- ", rest: "  ") == ["- one", "  two"])
  }
}

/// Counts columns independently of the layout: each scalar separately, a joined emoji as one.
enum Columns {
  static func of(_ line: some StringProtocol) -> Int {
    line.reduce(0) { sum, character in
      let scalars = character.unicodeScalars
      let isPicture = scalars.contains { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }
      if isPicture { return sum + 2 }
      return sum
        + scalars.reduce(0) { width, scalar in
          switch scalar.value {
          case 0x0300...0x036F, 0x0900...0x0902, 0x093C, 0x0941...0x0948, 0x094D, 0x200B...0x200D:
            return width
          case 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xFF01...0xFF60: return width + 2
          default: return width + 1
          }
        }
    }
  }
}
