import Foundation
import Testing

/// A headless Chromium with one page, driven from a test; it ends with this object.
///
/// ```swift
/// @Suite(.enabled(if: Browser.isInstalled, Browser.absence))
/// struct PageTests {
///   @Test func sorts() throws {
///     let browser = try Browser(width: 360, isDark: true)
///     try browser.load(file: "/tmp/page.html")
///     try browser.click("th button")
///   }
/// }
/// ```
final class Browser {
  /// Whether a browser and its driver are available for tests.
  static let isInstalled = program("chromium") != nil && program("chromedriver") != nil
  /// The message if they are not.
  static let absence: Comment = "needs chromium and chromium-driver: tools/setup test installs them"

  private let driver: WebDriver
  private let session: String

  /// Starts a browser with a page of a given width in points.
  init(width: Int = 1280, height: Int = 900, isDark: Bool = false) throws {
    guard let chromium = Self.program("chromium"), let chromedriver = Self.program("chromedriver")
    else { throw WebDriver.Failure(description: Self.absence.rawValue) }
    driver = try WebDriver(program: chromedriver)
    let options: [String: Any] = [
      "binary": chromium,
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--hide-scrollbars", "--force-device-scale-factor=1",
        // Pages under test must not reach for the network.
        "--host-resolver-rules=MAP * ~NOTFOUND",
      ],
    ]
    let capabilities: [String: Any] = [
      "alwaysMatch": [
        "browserName": "chrome", "goog:chromeOptions": options,
        "goog:loggingPrefs": ["browser": "ALL"],
      ]
    ]
    let answer = try driver.send("POST", "/session", ["capabilities": capabilities])
    guard let id = (answer as? [String: Any])?["sessionId"] as? String else {
      throw WebDriver.Failure(description: "no session: \(String(describing: answer))")
    }
    session = "/session/\(id)"
    try resize(width: width, height: height)
    try prefer(dark: isDark)
  }

  deinit { _ = try? driver.send("DELETE", session) }

  private static func program(_ name: String) -> String? {
    ["/usr/bin/", "/usr/local/bin/"].map { $0 + name }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Opens a file.
  func load(file path: String) throws {
    try driver.send(
      "POST", "\(session)/url", ["url": URL(fileURLWithPath: path).absoluteString])
  }

  /// Runs the body of a function of JavaScript in the page and returns what it returns.
  @discardableResult
  func run(_ script: String, _ arguments: [Any] = []) throws -> Any? {
    try driver.send(
      "POST", "\(session)/execute/sync", ["script": script, "args": arguments])
  }

  /// Returns a text from a script; empty where it returns none.
  func text(_ script: String) throws -> String { try run(script) as? String ?? "" }

  /// Returns a text from a script, once it has the expected value.
  ///
  /// After two seconds, it returns whatever there is; for pages that need some time.
  func text(_ script: String, becomes expected: String) throws -> String {
    for _ in 0..<100 where try text(script) != expected { usleep(20_000) }
    return try text(script)
  }

  /// Returns texts from a script.
  func texts(_ script: String) throws -> [String] { try run(script) as? [String] ?? [] }

  /// Returns a number from a script.
  func number(_ script: String) throws -> Int? { (try run(script) as? NSNumber)?.intValue }

  /// Clicks on the first element of a CSS selector.
  func click(_ selector: String) throws {
    try driver.send("POST", "\(session)/element/\(try element(selector))/click")
  }

  /// Types text into the first element of a CSS selector.
  func type(_ text: String, into selector: String) throws {
    try driver.send("POST", "\(session)/element/\(try element(selector))/value", ["text": text])
  }

  /// Presses a key where the focus is, such as ``Key/tab``.
  func press(_ keys: String...) throws {
    let actions = keys.flatMap { key in
      [["type": "keyDown", "value": key], ["type": "keyUp", "value": key]]
    }
    try driver.send(
      "POST", "\(session)/actions",
      ["actions": [["type": "key", "id": "keyboard", "actions": actions]]])
  }

  /// Moves the pointer over the first element of a CSS selector.
  func hover(_ selector: String) throws {
    let origin = ["element-6066-11e4-a52e-4f735466cecf": try element(selector)]
    let move: [String: Any] = ["type": "pointerMove", "x": 0, "y": 0, "origin": origin]
    try driver.send(
      "POST", "\(session)/actions",
      [
        "actions": [
          [
            "type": "pointer", "id": "mouse", "parameters": ["pointerType": "mouse"],
            "actions": [move],
          ]
        ]
      ])
  }

  /// Keys without a letter.
  enum Key {
    static let tab = "\u{E004}"
    static let enter = "\u{E007}"
    static let space = " "
  }

  /// Resizes the page to a width and height in points, even narrower than any window can be.
  func resize(width: Int, height: Int) throws {
    try devTools(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600])
  }

  /// Sets the preference for dark or light colours.
  func prefer(dark: Bool) throws {
    let scheme = ["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]
    try devTools("Emulation.setEmulatedMedia", ["features": [scheme]])
  }

  /// Saves a screenshot as a PNG file: the whole page, up to 6,000 points, or only what is visible
  /// without scrolling.
  func screenshot(to path: String, isWhole: Bool = true) throws {
    var parameters: [String: Any] = ["format": "png"]
    if isWhole {
      let height = try number("return document.documentElement.scrollHeight") ?? 900
      let width = try number("return document.documentElement.clientWidth") ?? 1280
      parameters["captureBeyondViewport"] = true
      parameters["clip"] = [
        "x": 0, "y": 0, "width": width, "height": min(height, 6000), "scale": 1,
      ]
    }
    let answer = try devTools("Page.captureScreenshot", parameters) as? [String: Any]
    try write(answer?["data"], to: path)
  }

  /// Prints the page to a PDF file of A4 pages.
  func print(to path: String) throws {
    let page = ["width": 21.0, "height": 29.7]
    try write(
      try driver.send("POST", "\(session)/print", ["page": page, "background": true]), to: path)
  }

  /// The page's errors: those of its script, and attempts to load something.
  func complaints() throws -> [String] {
    let entries = try driver.send("POST", "\(session)/se/log", ["type": "browser"])
    return (entries as? [[String: Any]] ?? []).compactMap { $0["message"] as? String }
  }

  /// The number of points by which the page is wider than the window.
  func overflow() throws -> Int {
    try number(
      "return document.documentElement.scrollWidth - document.documentElement.clientWidth") ?? 0
  }

  @discardableResult
  func devTools(_ command: String, _ parameters: [String: Any]) throws -> Any? {
    try driver.send(
      "POST", "\(session)/goog/cdp/execute", ["cmd": command, "params": parameters])
  }

  private func element(_ selector: String) throws -> String {
    let answer = try driver.send(
      "POST", "\(session)/element", ["using": "css selector", "value": selector])
    guard let id = (answer as? [String: String])?.values.first else {
      throw WebDriver.Failure(description: "no element '\(selector)'")
    }
    return id
  }

  private func write(_ base64: Any?, to path: String) throws {
    guard let text = base64 as? String, let data = Data(base64Encoded: text) else {
      throw WebDriver.Failure(description: "no data for \(path)")
    }
    try data.write(to: URL(fileURLWithPath: path))
  }
}
