import BudgetCLI
import Foundation
import Testing

/// Tests of the comparison page in a browser: sorted, filtered, pointed at and printed.
@Suite(.serialized, .enabled(if: Browser.isInstalled, Browser.absence))
struct ComparisonPageTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  static let folder = NSTemporaryDirectory() + "budget-pages-\(getpid())"

  /// The pages under test, by name, with the command lines that make them.
  static let pages = [
    "offers": [
      "--types", "t3.micro,t3.large,m7g.large,m4.2xlarge,2xm4.4xlarge,c7g.xlarge,r7g.large",
      "--region", "us-east-1,eu-west-1", "--purchase", "on-demand,spot", "--limit", "0",
    ],
    "work": [
      "--work-core-hours", "500", "--region", "us-east-1", "--family", "c6g,c7g,c8g,t3",
      "--purchase",
      "on-demand,spot", "--limit", "0",
    ],
    "plans": [
      "scenarios/jupyter-three-servers.json", "--vary", "region=us-east-1,eu-west-1,sa-east-1",
    ],
  ]

  /// Makes a page and returns its path.
  static func page(_ name: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/\(name).html"
    let words = ["compare"] + (pages[name] ?? []) + ["--format", "html", "--output", path]
    let outcome = BudgetCLI.run(
      arguments: words,
      environment: ["BUDGET_DATA": "\(root)/pricing-data", "XDG_CACHE_HOME": "\(folder)/cache"],
      currentDirectory: root)
    try #require(outcome.code == 0, "\(outcome.errors)")
    return path
  }

  private static let column = """
    return [...document.querySelectorAll('#table1 tbody tr:not([hidden])')].map((row) => row.cells[%].textContent)
    """

  private static func cells(_ column: Int) -> String {
    Self.column.replacing("%", with: "\(column)")
  }

  @Test func sortsByClickAndByKey() throws {
    let browser = try Browser()
    try browser.load(file: Self.page("offers"))
    let heading = "th[data-column=hourly]"
    let place = try #require(
      try browser.number("return document.querySelector('\(heading)').cellIndex"))
    func prices() throws -> [Double] {
      try browser.texts(Self.cells(place)).compactMap { Double($0.dropFirst()) }
    }
    try browser.click("\(heading) button")
    let rising = try prices()
    #expect(rising.count == 28 && rising == rising.sorted())
    #expect(try browser.text("return document.querySelector('\(heading)').ariaSort") == "ascending")
    // The focus is on the heading, so the keyboard reverses the order.
    try browser.press(Browser.Key.enter)
    #expect(try prices() == rising.sorted(by: >))
    #expect(
      try browser.text("return document.querySelector('\(heading)').ariaSort") == "descending")
    try browser.click("th[data-column=type] button")
    let types = try browser.texts(Self.cells(0))
    #expect(types.first == "2 × m4.4xlarge" && types.last == "t3.micro")
    #expect(try browser.number("return document.querySelectorAll('[aria-sort]').length") == 1)
    #expect(try browser.complaints() == [])
  }

  @Test func filtersByWordsChoicesAndFigures() throws {
    let browser = try Browser()
    try browser.load(file: Self.page("offers"))
    func shown() throws -> [String] { try browser.texts(Self.cells(0)) }
    let said = "return document.querySelector('output').textContent"
    try browser.type("t3 EU-west", into: "[data-words]")
    #expect(Set(try shown()) == ["t3.micro", "t3.large"])
    #expect(try browser.text(said) == "4 of 28 rows")
    let points = """
      return [...document.querySelectorAll('.chart title')].map((title) => title.parentNode)
        .filter((point) => point.tagName !== 'svg' && point.style.display !== 'none').length
      """
    let shownPoints = try browser.number(points)
    // A burstable type has one point at its baseline and one at full burst.
    #expect(shownPoints == 8, "the points of other rows are hidden too")
    try browser.click("button[type=reset]")
    #expect(try browser.text(said, becomes: "28 rows") == "28 rows")
    try browser.type("30", into: "[data-least]")
    #expect(Set(try shown()) == ["2 × m4.4xlarge"])
    try browser.click("button[type=reset]")
    try browser.type("0.02", into: "[data-most]")
    #expect(Set(try shown()) == ["t3.micro"])
    try browser.type("nothing of the kind", into: "[data-words]")
    #expect(try browser.text(said) == "0 of 28 rows")
    #expect(try browser.complaints() == [])
  }

  @Test func lightsUpRowAndPointTogether() throws {
    let browser = try Browser()
    try browser.load(file: Self.page("work"))
    let lit = "return document.querySelectorAll('.chart .lit, tr.lit').length"
    #expect(try browser.number(lit) == 0)
    try browser.hover("#table1 tbody tr")
    #expect(try browser.number(lit) == 2)
    let pairs = """
      const points = [...document.querySelectorAll('.chart title')].map((title) => title.textContent);
      return [...document.querySelectorAll('#table1 tbody tr')]
        .filter((row) => points.includes(row.dataset.label)).length
      """
    let rows = try browser.number("return document.querySelectorAll('#table1 tbody tr').length")
    #expect(try browser.number(pairs) == rows, "every row has its point")
    let front = try browser.number("return document.querySelectorAll('tr.front').length")
    #expect(try #require(front) > 1)
  }

  /// Narrow and wide, light and dark: nothing is wider than the window, and everything is legible.
  @Test(arguments: pages.keys.sorted(), [360, 768, 1280])
  func fits(_ name: String, _ width: Int) throws {
    let path = try Self.page(name)
    let browser = try Browser(width: width)
    try browser.load(file: path)
    #expect(try browser.overflow() == 0)
    for isDark in [false, true] {
      try browser.prefer(dark: isDark)
      let colors = try browser.texts(
        "const style = getComputedStyle(document.body); return [style.color, style.backgroundColor]"
      )
      #expect(try contrast(colors) > 7, "\(colors)")
      try browser.screenshot(to: "\(Self.folder)/\(name)-\(width)-\(isDark ? "dark" : "light").png")
    }
    #expect(try browser.complaints() == [])
  }

  @Test(arguments: pages.keys.sorted())
  func prints(_ name: String) throws {
    let browser = try Browser()
    try browser.load(file: Self.page(name))
    let path = "\(Self.folder)/\(name).pdf"
    try browser.print(to: path)
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(data.starts(with: Data("%PDF".utf8)) && data.count > 10_000)
  }

  /// What the page shows is what the JSON says.
  @Test func showsTheFiguresOfTheJSON() throws {
    let browser = try Browser()
    try browser.load(file: Self.page("offers"))
    let place = try #require(
      try browser.number("return document.querySelector('th[data-column=hourly]').cellIndex"))
    let keys = try browser.texts(
      "return [...document.querySelectorAll('#table1 tbody tr')].map((row) => row.cells[\(place)].dataset.k)"
    )
    let outcome = BudgetCLI.run(
      arguments: ["compare"] + (Self.pages["offers"] ?? []) + ["--format", "json"],
      environment: [
        "BUDGET_DATA": "\(Self.root)/pricing-data", "XDG_CACHE_HOME": "\(Self.folder)/cache",
      ], currentDirectory: Self.root)
    let json = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any]
    let rows = try #require(json?["rows"] as? [[String: Any]])
    #expect(rows.compactMap { $0["hourly"] as? String } == keys)
  }

  /// The contrast of two colours `rgb(r, g, b)`, from 1 to 21 (WCAG 2.2).
  private func contrast(_ colors: [String]) throws -> Double {
    let lights = try colors.map { color in
      let parts = color.matches(of: #/\d+/#).compactMap { Double($0.output) }
      try #require(parts.count >= 3)
      let linear = parts.prefix(3).map { part in
        part / 255 <= 0.04045 ? part / 255 / 12.92 : pow((part / 255 + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }.sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }
}
