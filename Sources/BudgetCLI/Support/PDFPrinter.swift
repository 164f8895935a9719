import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Prints an HTML page to PDF with an installed browser.
struct PDFPrinter {
  let context: Context

  /// The names of browsers that can print without a window.
  private static let browsers = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
    "brave-browser",
  ]
  private static let applications = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ]
  private static let patience = 120

  /// Returns the page as PDF.
  ///
  /// - Throws: a `Failure` where no browser is installed, or it prints nothing.
  func print(_ html: String) throws -> [UInt8] {
    let browser = try browser()
    let folder = try ScratchFolder(context)
    return try Failure.translating {
      try Files.write(html, to: folder("page.html"))
      var arguments = [
        "--headless", "--disable-gpu", "--disable-extensions", "--no-first-run",
        "--disable-background-networking", "--disable-sync",
        "--user-data-dir=\(folder("profile"))", "--no-pdf-header-footer",
        "--print-to-pdf=\(folder("page.pdf"))",
      ]
      // A browser run by root refuses its own sandbox; the page contains no scripts.
      if geteuid() == 0 { arguments.append("--no-sandbox") }
      let code = try browser.runSilently(
        arguments + ["file://\(folder("page.html"))"], context, seconds: Self.patience)
      guard let bytes = try? Files.read(folder("page.pdf"), limit: 1 << 30),
        bytes.starts(with: "%PDF".utf8)
      else {
        let reason = code.map { "it ended with code \($0)" } ?? "it took too long"
        throw Failure(
          .inputOutput, "the browser '\(browser.path)' printed no PDF: \(reason)",
          notes: ["write an .html file and print that"])
      }
      return bytes
    }
  }

  private func browser() throws(Failure) -> ChildProgram {
    if let named = context.environment["BUDGET_BROWSER"], !named.isEmpty {
      return ChildProgram(path: context.resolve(named))
    }
    for name in Self.browsers {
      if let program = ChildProgram.inPath(name, context) { return program }
    }
    if let path = Self.applications.first(where: { access($0, X_OK) == 0 }) {
      return ChildProgram(path: path)
    }
    throw Failure(
      .unreachable, "a PDF is printed by a browser, and none is installed",
      notes: [
        "install Chromium or Chrome, name one with the environment variable BUDGET_BROWSER, or write an .html file"
      ])
  }
}
