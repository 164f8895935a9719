import Arguments

enum Format: String, CaseIterable, ExpressibleByArgument {
  case table, csv, json
}

/// A type of the program's own: `key=value`.
struct Assignment: ExpressibleByArgument, CustomStringConvertible {
  let description: String

  init?(argument: String) {
    guard argument.contains("="), !argument.hasPrefix("=") else { return nil }
    description = argument
  }
}

struct SharedOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The region.") var region: String?
  @Flag(name: .shortAndLong, help: "Say more.") var verbose = false

  mutating func validate() throws {
    if region == "mars" { throw ValidationError("there is no region 'mars'") }
  }
}

struct Price: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Price plans, exactly and without a network.",
    discussion: """
      Every plan is priced by itself. A plan of '-' is read from standard input, so that a program \
      can write it.

        indented lines stay indented
      """,
    examples: [
      CommandExample("Price a plan.", "tool price plan.json"),
      CommandExample(
        "The same as JSON, with another count of servers.",
        "tool price plan.json --format json --set servers=3 --output a-file-with-a-long-name.json"),
    ])

  @Argument(help: "The plans.", completion: .file(extensions: ["json"])) var plans: [String]
  @Option(
    name: [.customShort("f"), .long],
    help: "How the result is written, which is long enough a text to need a second line of help.")
  var format: Format = .table
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"),
    completion: .file())
  var output: String?
  @Option(help: "Change a value of the plan: it's [key]=value.") var set: [Assignment] = []
  @Option(name: .customLong("shift")) var offset = 0
  @Option(help: .hidden) var secret: Int?
  @Flag(name: .shortAndLong, help: "Say less.") var quiet = false
  @OptionGroup(title: "Shared options") var shared: SharedOptions

  mutating func validate() throws {
    if plans.contains("bad") { throw ValidationError("the plan 'bad' is bad") }
  }

  /// Everything that was read, for the tests.
  var summary: String {
    [
      "plans=\(plans)", "format=\(format)", "output=\(output ?? "nil")", "set=\(set)",
      "shift=\(offset)", "secret=\(secret.map(String.init) ?? "nil")", "quiet=\(quiet)",
      "region=\(shared.region ?? "nil")", "verbose=\(shared.verbose)",
    ].joined(separator: " ")
  }
}

struct Copy: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Copy a thing.")

  @Argument(help: "What to copy.") var source: String
  @Argument(help: "Where to; a default is given.", completion: .directory) var target = "here"
  @Option(help: "A required option.") var count: Int
}

struct Load: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Load the store.")

  @Argument var kind: Format?
  @Option(completion: .file(extensions: ["csv", "tsv"])) var from: String?
}

struct Hidden: ParsableCommand {
  static let configuration = CommandConfiguration(shouldDisplay: false)
}

struct Store: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep things.", subcommands: [Load.self, Hidden.self])
}

struct Tool: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A tool to test with.", version: "1.2.3",
    subcommands: [Price.self, Copy.self, Store.self])
}
