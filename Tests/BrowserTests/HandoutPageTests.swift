import BudgetCLI
import Foundation
import Testing

/// Tests of handouts and budgets as pages in a real browser: nothing is wider than the screen, and
/// every figure agrees with the JSON.
@Suite(.serialized, .enabled(if: Browser.isInstalled, Browser.absence))
struct HandoutPageTests {
  static let names = ["class-38-individual", "titanic", "emr-lab-class", "jupyter-three-servers"]

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  private static let folder = NSTemporaryDirectory() + "budget-pages-\(getpid())"

  private func run(_ arguments: String...) -> BudgetCLI.Outcome {
    BudgetCLI.run(
      arguments: arguments,
      environment: [
        "BUDGET_DATA": "\(Self.root)/pricing-data", "XDG_CACHE_HOME": "\(Self.folder)/cache",
      ], currentDirectory: Self.root)
  }

  /// Writes the pages of a plan and returns their paths.
  private func pages(_ name: String) throws -> [String] {
    try FileManager.default.createDirectory(
      atPath: Self.folder, withIntermediateDirectories: true)
    let plan = "scenarios/\(name).json"
    let handout = run(
      "handout", plan, "--exercises", "10", "--answers", "--instructor-notes", "--output",
      Self.folder + "/")
    let estimate = run(
      "estimate", plan, "--format", "html", "--output", "\(Self.folder)/\(name).html")
    #expect(handout.code == 0 && estimate.code == 0, "\(handout.errors)\(estimate.errors)")
    return ["\(name).html"].map { "\(Self.folder)/\($0)" }
      + ["handout", "answers", "notes"].map { "\(Self.folder)/\(name)-\($0).html" }
  }

  @Test(arguments: names)
  func nothingOverflows(_ name: String) throws {
    let browser = try Browser()
    for page in try pages(name) {
      for width in [360, 768, 1280] {
        try browser.resize(width: width, height: 900)
        try browser.load(file: page)
        #expect(try browser.overflow() == 0, "\(page) at \(width)")
        // Wider content is inside a frame that scrolls.
        let outside = try browser.texts(
          """
          return [...document.querySelectorAll('main *')].filter(e =>
            !e.closest('.frame') && !e.closest('pre') && !e.closest('svg') &&
            e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))
          """)
        #expect(outside == [], "\(page) at \(width)")
        // On a telephone tables are cards, and nothing has to be pushed aside to be read.
        guard width == 360 else { continue }
        let wide = try browser.texts(
          """
          return [...document.querySelectorAll('.frame')].filter(e => e.scrollWidth > e.clientWidth + 1)
            .map(e => e.getAttribute('aria-label'))
          """)
        #expect(wide == [], "\(page)")
      }
      #expect(try browser.brokenWords() == [], "\(page)")
      #expect(try browser.complaints() == [])
    }
  }

  /// No text of a chart is cut off or overlaps another.
  @Test(arguments: names)
  func chartsKeepTheirTextApart(_ name: String) throws {
    let browser = try Browser()
    for page in try pages(name) {
      try browser.load(file: page)
      let collisions = try browser.texts(
        """
        const found = [];
        for (const svg of document.querySelectorAll('svg')) {
          const box = svg.getBoundingClientRect();
          const texts = [...svg.querySelectorAll('text')].map(t => [t, t.getBoundingClientRect()]);
          for (const [t, a] of texts) {
            if (a.left < box.left - 2 || a.right > box.right + 2) found.push('out: ' + t.textContent);
            for (const [u, b] of texts)
              if (t !== u && a.left < b.right - 1 && b.left < a.right - 1 &&
                  a.top < b.bottom - 4 && b.top < a.bottom - 4)
                found.push(t.textContent + ' / ' + u.textContent);
          }
        }
        return found;
        """)
      #expect(collisions == [], "\(page)")
      if page.hasSuffix("-handout.html") {
        #expect(try browser.number("return document.querySelectorAll('svg text').length") ?? 0 > 20)
      }
    }
  }

  /// Totals and months on the page, both as shown and exact, agree with the JSON.
  @Test(arguments: names)
  func figuresAreTheJSONs(_ name: String) throws {
    let browser = try Browser()
    let pages = try pages(name)
    let json = run("estimate", "scenarios/\(name).json", "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.outputBytes)) as? [String: Any])
    let months = try #require(object["months"] as? [[String: String]])
    let totals = try #require(object["totals"] as? [String: String])
    let keys = ["list_usd", "free_tier_usd", "credits_usd", "total_usd"]
    let expected = (months + [totals]).flatMap { row in keys.map { row[$0] ?? "" } }

    try browser.load(file: pages[1])
    let script = "return [...document.querySelectorAll('[id^=\"months-\"]')].map(e => "
    #expect(try browser.texts(script + "e.value)") == expected)
    let shown = try browser.texts(script + "e.textContent)")
    #expect(zip(shown, expected).allSatisfy { Self.cents($0) == Self.rounded($1) })
    // Every amount on the page is its exact value, rounded.
    let all = try browser.texts(
      "return [...document.querySelectorAll('data')].map(e => e.textContent + ' ' + e.value)")
    for pair in all {
      let parts = pair.split(separator: " ").map(String.init)
      #expect(Self.cents(parts[0]) == Self.rounded(parts[1]), "\(pair)")
    }

    try browser.load(file: pages[0])
    let key = try browser.texts(
      "return [...document.querySelectorAll('.key b')].map(e => e.textContent)")
    // The four figures add up: what is free, and what credits pay, is what the others leave.
    let exact = keys.map { Decimal(string: totals[$0] ?? "") ?? 0 }
    let list = try #require(Self.rounded("\(exact[0])"))
    let used = try #require(Self.rounded("\(exact[0] + exact[1])"))
    let total = try #require(Self.rounded("\(exact[3])"))
    #expect(key.prefix(4).map(Self.cents) == [list, used - list, total - used, total])
  }

  /// Returns the cents of an amount as shown; 0 for `<$0.01`.
  private static func cents(_ shown: String) -> Int? {
    if shown.contains("<") { return 0 }
    return Int(shown.filter { $0.isNumber || $0 == "-" })
  }

  /// Returns the cents of an exact amount, with half a cent rounded up.
  private static func rounded(_ exact: String) -> Int? {
    guard let amount = Decimal(string: exact) else { return nil }
    var (cents, result) = (amount * 100, Decimal())
    NSDecimalRound(&result, &cents, 0, .plain)
    return Int(truncating: result as NSDecimalNumber)
  }

  /// In print nothing is cut off: the page fits the width of A4 and of Letter.
  @Test func printsOnPaper() throws {
    let browser = try Browser()
    let page = try pages("class-38-individual")[1]
    for width in [680, 696] {
      try browser.resize(width: width, height: 1000)
      try browser.load(file: page)
      try browser.prefer(media: "print")
      #expect(try browser.overflow() == 0)
      let wide = try browser.texts(
        """
        return [...document.querySelectorAll('table, svg, pre')].filter(e =>
          e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))
        """)
      #expect(wide == [])
      try browser.prefer(media: "")
    }
    try browser.print(to: "\(Self.folder)/print.pdf")
    let pdf = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/print.pdf"))
    #expect(pdf.count > 20_000)
  }
}
