import Foundation
import Testing

/// The harness itself, on a page of its own.
@Suite(.serialized, .enabled(if: Browser.isInstalled, Browser.absence))
struct HarnessTests {
  static let page = """
    <!doctype html><meta name="viewport" content="width=device-width"><title>Page</title><style>@media
    (prefers-color-scheme: dark) { body { color: white } }</style>
    <button onclick="this.textContent = 'clicked'" onmouseover="this.title = 'over'">press</button>
    <input aria-label="text">
    """

  @Test func drivesAPage() throws {
    let path = NSTemporaryDirectory() + "budget-harness-\(getpid()).html"
    try Data(Self.page.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let browser = try Browser(width: 360, isDark: true)
    try browser.load(file: path)
    #expect(try browser.number("return innerWidth") == 360)
    #expect(
      try browser.text("return getComputedStyle(document.body).color") == "rgb(255, 255, 255)")
    try browser.hover("button")
    #expect(try browser.text("return document.querySelector('button').title") == "over")
    try browser.press(Browser.Key.tab, Browser.Key.enter)
    #expect(try browser.text("return document.querySelector('button').textContent") == "clicked")
    try browser.type("seen", into: "input")
    #expect(try browser.text("return document.querySelector('input').value") == "seen")
    for name in [path + ".png", path + ".pdf"] {
      if name.hasSuffix("png") {
        try browser.screenshot(to: name)
      } else {
        try browser.print(to: name)
      }
      let data = try Data(contentsOf: URL(fileURLWithPath: name))
      #expect(data.count > 500)
      try FileManager.default.removeItem(atPath: name)
    }
    #expect(try browser.overflow() == 0)
    #expect(try browser.complaints() == [])
  }
}
