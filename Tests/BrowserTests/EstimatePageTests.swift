import BudgetCLI
import Foundation
import Testing

/// Tests of estimate pages in a real browser: the most important part comes first and fits on a
/// phone.
@Suite(.serialized, .enabled(if: Browser.isInstalled, Browser.absence))
struct EstimatePageTests {
  static let names = ["forecast-lab-grant", "storage-60tb", "web-workshop"]

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  private static let folder = NSTemporaryDirectory() + "budget-estimates-\(getpid())"

  /// Writes the page of a plan and returns its path.
  private func page(_ name: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: Self.folder, withIntermediateDirectories: true)
    let path = "\(Self.folder)/\(name).html"
    let outcome = BudgetCLI.run(
      arguments: ["estimate", "scenarios/\(name).json", "--output", path],
      environment: [
        "BUDGET_DATA": "\(Self.root)/pricing-data", "XDG_CACHE_HOME": "\(Self.folder)/cache",
      ], currentDirectory: Self.root)
    #expect(outcome.code == 0, "\(outcome.errors)")
    return path
  }

  @Test(arguments: names)
  func theAnswerIsReadFirst(_ name: String) throws {
    let browser = try Browser()
    try browser.resize(width: 1280, height: 900)
    try browser.load(file: try page(name))
    let places = try browser.texts(
      """
      return ['.answer .headline', '#fig-ranking-t', 'table', '.appendix'].map(s =>
        document.querySelector(s)).map(e => String((e.closest('svg') || e).getBoundingClientRect().top))
      """
    ).map { Double($0) ?? -1 }
    #expect(places == places.sorted() && places.count == 4, "\(places)")
    // The answer is on the first screen.
    #expect(try #require(places.first) < 450)
  }

  @Test(arguments: names)
  func tablesAreCardsOnATelephone(_ name: String) throws {
    let browser = try Browser()
    try browser.resize(width: 360, height: 900)
    try browser.load(file: try page(name))
    #expect(try browser.overflow() == 0)
    let wide = try browser.texts(
      """
      return [...document.querySelectorAll('.frame')].filter(e => e.scrollWidth > e.clientWidth + 1)
        .map(e => e.getAttribute('aria-label'))
      """)
    #expect(wide == [])
    let cut = try browser.texts(
      """
      return [...document.querySelectorAll('.cards td')].filter(e => e.scrollWidth > e.clientWidth + 1)
        .map(e => e.textContent)
      """)
    #expect(cut == [])
  }

  /// Dates and the names of regions are not broken across lines.
  @Test(arguments: names)
  func wordsAreNotBroken(_ name: String) throws {
    let browser = try Browser()
    for width in [360, 768] {
      try browser.resize(width: width, height: 900)
      try browser.load(file: try page(name))
      let broken = try browser.brokenWords()
      #expect(broken == [], "\(name) at \(width)")
    }
  }
}
