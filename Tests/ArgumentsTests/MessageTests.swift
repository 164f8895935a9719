import Arguments
import TestSupport
import Testing

@Suite struct MessageTests {
  /// The message and the exit code for a command line that does not run.
  private static func message(_ words: [String], columns: Int = 80) -> (text: String, code: Int32) {
    do {
      let command = try Tool.parseAsRoot(words)
      return ("\(type(of: command)) runs", -1)
    } catch {
      return (Tool.fullMessage(for: error, columns: columns), Tool.exitCode(for: error).rawValue)
    }
  }

  private static let wrongLines = [
    "--format", "--verison", "-x", "pricee a", "pri", "zzz", "helpp", "- a",
    "store laod", "store zzz", "store hidde", "help pricee", "help price a", "help zzz",
    "price a --fromat csv", "price a --form csv", "price a --zzz", "price a --secre 1",
    "price a -x",
    "price a -qx", "price a --helpp", "price a --zzz=5",
    "price a --format", "price a --format --quiet", "price a -f -q", "price a --format --",
    "price a --format xml", "price a --format=", "price a --set x", "price a --shift 1.5",
    "price a --shift 99999999999999999999", "price a --quiet=yes", "price a -q=yes",
    "price a --help=yes", "price a -f csv --format csv", "price a -o b -o c",
    "price", "price --quiet", "copy", "copy a", "copy a b c --count 1", "copy a b c d --count 1",
    "store load xml", "store load csv json", "price bad", "price a --region mars",
  ]

  @Test func wrongCommandLines() {
    let report = Self.wrongLines.map { line in
      let words = line.split(separator: " ").map(String.init)
      let (text, code) = Self.message(words)
      return "$ tool \(line)\n\(text)\n[\(code)]\n"
    }
    expectGolden(report.joined(separator: "\n"), "wrong-command-lines.txt")
  }

  @Test(arguments: [
    Case("", "tool.txt"), Case("-h", "tool.txt"), Case("help", "tool.txt"),
    Case("--zzz --help", "tool.txt"), Case("help --zzz", "tool.txt"),
    Case("price -h", "price.txt"), Case("help price", "price.txt"),
    Case("price a --help", "price.txt"), Case("price --zzz -h", "price.txt"),
    Case("price -qh", "price.txt"), Case("price --format --help", "price.txt"),
    Case("copy --help", "copy.txt"), Case("copy a b c d -h", "copy.txt"),
    Case("store", "store.txt"), Case("store help", "store.txt"), Case("help store", "store.txt"),
    Case("help store load", "store-load.txt"), Case("store help load", "store-load.txt"),
  ])
  func help(_ row: Case) {
    let (text, code) = Self.message(row.words)
    expectGolden(text + "\n", "help-" + row.expected)
    #expect(code == 0)
  }

  @Test(arguments: [
    Case("--version", "1.2.3"), Case("price --version", "1.2.3"), Case("store --version", "1.2.3"),
    Case("price a -- --version", "Price runs"), Case("price a -- --help", "Price runs"),
    Case("price a -o x -- -h", "Price runs"), Case("store hidden", "Hidden runs"),
  ])
  func otherWays(_ row: Case) {
    #expect(Self.message(row.words).text == row.expected)
  }

  @Test func narrowHelp() {
    expectGolden(Tool.helpMessage(for: Price.self, columns: 50) + "\n", "help-price-narrow.txt")
    #expect(
      Tool.helpMessage(for: Price.self, columns: 1)
        == Tool.helpMessage(for: Price.self, columns: 50))
  }

  @Test func errorsOfCommands() {
    struct Odd: Error {}
    let thrown = Tool.fullMessage(for: ValidationError("no"), thrownBy: Load.self)
    #expect(thrown == "error: no\nSee 'tool store load --help' for more information.")
    let errors: [any Error] = [
      ValidationError("no"), ExitCode(rawValue: 3), CleanExit.message("m"), Odd(),
    ]
    #expect(errors.map { Tool.exitCode(for: $0).rawValue } == [64, 3, 0, 1])
    #expect(Tool.fullMessage(for: ExitCode.failure).isEmpty)
  }
}
