import Arguments
import TestSupport
import Testing

@testable import BudgetCLI

@Suite struct ContextTests {
  private static func context(
    in folder: String = "/", output: MemorySink = MemorySink(), errors: MemorySink = MemorySink()
  ) -> Context {
    Context(
      arguments: [], environment: [:], currentDirectory: folder, input: StandardInput(.bytes([])),
      output: output, errors: MessageSink(errors), terminal: TerminalInfo())
  }

  @Test(arguments: [
    ("/a/b", "c.json", "/a/b/c.json"), ("/", "c", "/c"), ("/a", "/c", "/c"),
    ("/a", "../c", "/a/../c"),
  ])
  func resolves(folder: String, path: String, expected: String) {
    #expect(Self.context(in: folder).resolve(path) == expected)
  }

  @Test(arguments: [
    ([:], 100, 100, true), (["COLUMNS": "60"], 100, 60, true), (["COLUMNS": "0"], 100, 100, true),
    (["COLUMNS": "wide"], nil, 80, true), (["NO_COLOR": "1"], nil, 80, false),
    (["NO_COLOR": ""], nil, 80, true), (["TERM": "dumb"], nil, 80, false),
    (["TERM": "xterm"], nil, 80, true),
  ])
  func terminal(environment: [String: String], window: Int?, width: Int, colors: Bool) {
    let info = TerminalInfo(
      isTerminal: (output: true, errors: false), windowWidth: window,
      environment: environment)
    #expect(info.width == width && info.colorsOutput == colors)
  }

  @Test func readsWithinTheLimit() throws {
    #expect(try InputSource.text("12345").readAll(limit: 5).count == 5)
    let failure = #expect(throws: Failure.self) { try InputSource.text("123456").readAll(limit: 5) }
    #expect(failure?.status == .badInput)
    let closed = #expect(throws: Failure.self) { try InputSource.descriptor(-1).readAll(limit: 5) }
    #expect(closed?.status == .inputOutput)
  }

  @Test func errorsAreReported() {
    struct Odd: Error {}
    let errors: [any Error] = [
      Failure(.noInput, "there is no file 'a'", notes: ["try 'b'"]),
      Failure(.badInput, report: "a.json:1:2: error: odd"),
      ValidationError("no"), ExitCode(rawValue: 3), CleanExit.message("fine"), Odd(),
    ]
    let report = errors.map { error in
      let (output, messages) = (MemorySink(), MemorySink())
      let context = Self.context(output: output, errors: messages)
      let code = BudgetCLI.report(error, thrownBy: CompletionsCommand.self, context)
      let texts = [output, messages].map { String(decoding: $0.bytes, as: UTF8.self) }
      return "\(texts[0])--\n\(texts[1])[\(code)]\n"
    }
    expectGolden(report.joined(separator: "\n"), "errors.txt")
  }
}
