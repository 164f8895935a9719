import Testing

@testable import Arguments

/// A command line with its expected result.
struct Case: CustomTestStringConvertible, Sendable {
  let line: String
  let expected: String

  init(_ line: String, _ expected: String) {
    self.line = line
    self.expected = expected
  }

  /// The words; `_` stands for an empty one.
  var words: [String] { line.split(separator: " ").map { String($0).replacing("_", with: "") } }

  var testDescription: String { line }
}

@Suite struct ParsingTests {
  /// The differences from the values before parsing.
  private static func changes(_ words: [String]) throws -> String {
    let command = try #require(try Tool.parseAsRoot(words) as? Price)
    let unset =
      "format=table output=nil set=[] shift=0 secret=nil quiet=false region=nil verbose=false"
    let kept = Set(unset.split(separator: " "))
    return command.summary.replacing(", ", with: ",").split(separator: " ")
      .filter { !kept.contains($0) }.joined(separator: " ")
  }

  @Test(arguments: [
    Case("a", "plans=[\"a\"]"),
    Case("a b c", "plans=[\"a\",\"b\",\"c\"]"),
    Case("-", "plans=[\"-\"]"),
    Case("_", "plans=[\"\"]"),
    Case("-5 -.5", "plans=[\"-5\",\"-.5\"]"),
    Case("a --format csv", "plans=[\"a\"] format=csv"),
    Case("--format csv a", "plans=[\"a\"] format=csv"),
    Case("a --format csv b", "plans=[\"a\",\"b\"] format=csv"),
    Case("a --format=json", "plans=[\"a\"] format=json"),
    Case("a -f csv", "plans=[\"a\"] format=csv"),
    Case("a -fcsv", "plans=[\"a\"] format=csv"),
    Case("a -f=csv", "plans=[\"a\"] format=csv"),
    Case("a -o -", "plans=[\"a\"] output=-"),
    Case("a -o-x", "plans=[\"a\"] output=-x"),
    Case("a --output=--x", "plans=[\"a\"] output=--x"),
    Case("a --output=", "plans=[\"a\"] output="),
    Case("a --output=b=c", "plans=[\"a\"] output=b=c"),
    Case("a --output _", "plans=[\"a\"] output="),
    Case("a --set x=1 --set=y=2", "plans=[\"a\"] set=[x=1,y=2]"),
    Case("a --shift -5", "plans=[\"a\"] shift=-5"),
    Case("a --shift=-5", "plans=[\"a\"] shift=-5"),
    Case("a --secret 7", "plans=[\"a\"] secret=7"),
    Case("a -q", "plans=[\"a\"] quiet=true"),
    Case("a -qv", "plans=[\"a\"] quiet=true verbose=true"),
    Case("a -q --quiet", "plans=[\"a\"] quiet=true"),
    Case("a -qvfcsv", "plans=[\"a\"] format=csv quiet=true verbose=true"),
    Case("a -vr eu", "plans=[\"a\"] region=eu verbose=true"),
    Case("-- a --format", "plans=[\"a\",\"--format\"]"),
    Case("a -- -- -q", "plans=[\"a\",\"--\",\"-q\"]"),
    Case("help", "plans=[\"help\"]"),
  ])
  func reads(_ row: Case) throws {
    #expect(try Self.changes(["price"] + row.words) == row.expected)
  }

  @Test func listsReplaceTheirDefault() throws {
    struct Defaults: ParsableCommand {
      @Option var size: [Int] = [1, 2]
    }
    let given = try #require(try Defaults.parseAsRoot(["--size", "3", "--size", "4"]) as? Defaults)
    let left = try #require(try Defaults.parseAsRoot([]) as? Defaults)
    #expect([given.size, left.size] == [[3, 4], [1, 2]])
  }

  @Test func positionalsInOrder() throws {
    let copy = try #require(try Tool.parseAsRoot(["copy", "--count", "2", "a"]) as? Copy)
    #expect([copy.source, copy.target, String(copy.count)] == ["a", "here", "2"])
    let load = try #require(try Tool.parseAsRoot(["store", "load", "csv"]) as? Load)
    #expect(load.kind == .csv)
  }

  @Test func definitionsAreSound() {
    struct Twice: ParsableCommand {
      @Argument var all: [String] = []
      @Argument var last: String
      @Option(name: .short) var size: Int?
      @Flag(name: .short) var silent = false
    }
    #expect(Tool.definitionProblems == [])
    #expect(
      Twice.definitionProblems == [
        "'twice' has two parameters '-s'", "'twice' has <last> after a list",
        "'twice' has the required <last> after an optional one",
      ])
  }

  @Test(arguments: [
    Case("pricesAsOf", "prices-as-of"), Case("URL", "url"), Case("JSONSchema", "json-schema"),
    Case("minVCPU", "min-vcpu"), Case("a", "a"), Case("EC2Type", "ec2-type"),
  ])
  func kebabCase(_ row: Case) {
    #expect(KebabCase.convert(row.line) == row.expected)
  }
}
