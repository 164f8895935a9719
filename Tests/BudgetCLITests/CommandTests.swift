import Foundation
import Scenarios
import Testing

@testable import BudgetCLI

/// Tests of the subcommands with correct input.
@Suite struct CommandTests {
  @Test func standardInputIsAFileLikeAnother() throws {
    let bytes = try Data(
      contentsOf: URL(fileURLWithPath: "\(Checkout.root)/scenarios/titanic.json"))
    let piped = Checkout.run(["estimate", "-", "--format", "json"], input: .bytes(Array(bytes)))
    let named = Checkout.run(["estimate", "scenarios/titanic.json", "--format", "json"])
    #expect(piped.code == 0 && piped.output == named.output)
  }

  /// Standard input may be used more than once, like any file.
  @Test(arguments: [
    ["estimate", "-", "-"], ["diff", "-", "-"], ["diff", "-", "--to-set", "resources.0.count=1"],
    ["compare", "-", "-"], ["compare", "-", "--vary", "region=us-east-1,eu-west-1"],
    ["diff", "-", "--vary", "months=1,2"],
  ])
  func standardInputIsReadOnce(_ arguments: [String]) throws {
    let bytes = try Data(
      contentsOf: URL(fileURLWithPath: "\(Checkout.root)/scenarios/free-tier-2018.json"))
    let outcome = Checkout.run(arguments, input: .bytes(Array(bytes)))
    #expect(outcome.code == 0 && !outcome.output.isEmpty, "\(outcome.errors)")
  }

  /// A report never overwrites its plan.
  @Test(arguments: ["own.json", "./", "link.json"])
  func thePlanIsLeftAsItIs(_ output: String) throws {
    let plan = try Data(
      contentsOf: URL(fileURLWithPath: "\(Checkout.root)/scenarios/titanic.json"))
    let folder = "\(Checkout.temporary)/own-\(output.hash)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try plan.write(to: URL(fileURLWithPath: "\(folder)/own.json"))
    symlink("own.json", "\(folder)/link.json")
    let outcome = Checkout.run([
      "estimate", "\(folder)/own.json", "--format", "json", "--output", "\(folder)/\(output)",
    ])
    #expect(outcome.code == 64 && outcome.errors.contains("is the plan itself"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/own.json")) == plan)
  }

  /// Nor over another one, whatever its name, its mistakes, and what leads to it.
  @Test(arguments: ["other.json", "other.txt", "other", "broken.md", "link.md", "hard.md"])
  func otherPlansAreLeftAsTheyAre(_ output: String) throws {
    let folder = "\(Checkout.temporary)/others-\(output.hash)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let plan = try String(
      contentsOfFile: "\(Checkout.root)/scenarios/titanic.json", encoding: .utf8)
    let text = output == "broken.md" ? String(plan.dropLast(2)) : plan
    let isLinked = ["link.md", "hard.md"].contains(output)
    let file = "\(folder)/\(isLinked ? "other.json" : output)"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    if output == "link.md" { symlink("other.json", "\(folder)/link.md") }
    if output == "hard.md" { link(file, "\(folder)/hard.md") }
    let outcome = Checkout.run([
      "estimate", "scenarios/free-tier-2018.json", "--format", "markdown", "--output",
      "\(folder)/\(output)",
    ])
    #expect(outcome.code == 64 && outcome.errors.contains("is a plan, and is left as it is"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
  }

  /// Where no catalog can be built, these do without; the estimate says so.
  @Test(
    arguments: [
      ["validate", "scenarios/titanic.json"], ["services", "ec2"], ["schema"], ["init", "lab"],
      ["completions", "bash"], ["estimate", "scenarios/titanic.json"],
    ])
  func worksWithoutAPlaceForACatalog(_ words: [String]) {
    let outcome = BudgetCLI.run(
      arguments: words,
      environment: [
        "BUDGET_DATA": "\(Checkout.root)/pricing-data", "TMPDIR": "\(Checkout.root)/no/such/folder",
      ], currentDirectory: Checkout.root)
    #expect(outcome.code == (words[0] == "estimate" ? 73 : 0), "\(outcome.errors)")
  }

  @Test func severalPlansAreOneListAndOneTable() throws {
    let files = ["scenarios/titanic.json", "scenarios/free-tier-2018.json"]
    let json = Checkout.run(["estimate"] + files + ["--format", "json"])
    let list = try JSONSerialization.jsonObject(with: Data(json.outputBytes)) as? [[String: Any]]
    #expect(list?.count == 2)
    let csv = Checkout.run(["estimate"] + files + ["--format", "csv"]).output
    #expect(csv.components(separatedBy: "\r\n").filter { $0.hasPrefix("kind,month,") }.count == 1)
    #expect(csv.contains("Titanic predictions, serverless") && csv.contains("Three t2.micro"))
  }

  @Test func outputGoesToAFileOrAFileAPlan() throws {
    let folder = "\(Checkout.temporary)/out/"
    let outcome = Checkout.run(
      [
        "estimate", "scenarios/titanic.json", "scenarios/free-tier-2018.json", "--format",
        "markdown",
        "--output", folder,
      ])
    #expect(outcome.code == 0 && outcome.outputBytes.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == ["free-tier-2018.md", "titanic.md"])
  }

  /// Without a named format, the output follows the file's extension.
  @Test(arguments: [
    ("estimate", "plan.html", "<!doctype html>"), ("estimate", "plan.JSON", "{"),
    ("estimate", "plan.csv", "kind,month"), ("estimate", "plan.md", "# Three t2.micro"),
    ("estimate", "plan.txt", "Three t2.micro"), ("estimate", "focus", "Three t2.micro"),
    ("explain", "why.md", "# Three t2.micro"), ("explain", "why.txt", "Three t2.micro"),
    ("diff", "diff.md", "# Three t2.micro"), ("compare", "two.html", "<!doctype html>"),
  ])
  func theOutputsNameIsItsFormat(_ command: String, _ name: String, _ start: String) throws {
    let path = "\(Checkout.temporary)/named-\(command)-\(name)"
    let change = ["diff": ["--to-set", "months=2"], "compare": ["--vary", "months=1,2"]][command]
    let outcome = Checkout.run(
      [command, "scenarios/free-tier-2018.json", "--output", path] + (change ?? []))
    #expect(outcome.code == 0 && outcome.outputBytes.isEmpty, "\(outcome.errors)")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix(start), "\(text.prefix(60))")
  }

  /// Two sides with the same title are distinguished by what was changed, or by their files.
  @Test(arguments: [
    (["--to-set", "resources.0.count=5"], ", as planned → T, resources.0.count=5\n"),
    (
      ["--to-as-of", "2016-01-13", "--to-region", "us-west-1"],
      ", as planned → T, prices as of 2016-01-13, us-west-1\n"
    ),
    (["--to-set", "title=\"U\""], " → U\n"),
    (
      ["scenarios/./free-tier-2018.json"],
      ", scenarios/free-tier-2018.json → T, scenarios/./free-tier-2018.json\n"
    ),
  ])
  func sidesOfADifferenceAreToldApart(_ second: [String], _ heading: String) {
    let outcome = Checkout.run(
      ["diff", "scenarios/free-tier-2018.json", "--set", "title=\"T\""] + second,
      terminal: TerminalInfo(outputIsTerminal: false, width: 200))
    #expect(outcome.output.hasPrefix("T" + heading), "\(outcome.output)\(outcome.errors)")
  }

  /// An override, with the resulting total of the plan.
  @Test(arguments: [
    (["--set", "resources.0.count=3"], "16.356"), (["--set", "resources.0.count=1"], "0"),
    (["--set", "free_tier=none"], "25.056"), (["--set", "month_hours=\"calendar\""], "16.356"),
    (["--as-of", "2016-01-13"], "18.33"), (["--region", "us-west-1"], "19.458"),
    (["--set", #"resources.1={"service":"custom","unit_price_usd":1.5,"quantity":2}"#], "19.356"),
    (["--set", "cohort.students=2", "--set", "cohort.accounts=individual"], "32.712"),
  ])
  func overridesChangeThePlan(_ override: [String], _ total: String) throws {
    let outcome = Checkout.run(
      ["estimate", "scenarios/free-tier-2018.json", "--format", "json"] + override)
    let json = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any]
    #expect((json?["totals"] as? [String: String])?["total_usd"] == total, "\(outcome.errors)")
  }

  @Test(arguments: ["notebook", "class", "serverless", "lab"])
  func templatesArePlans(_ template: String) throws {
    let outcome = Checkout.run(["init", template])
    #expect(outcome.code == 0)
    let checked = Checkout.run(["validate", "-"], input: .bytes(outcome.outputBytes))
    #expect(checked.code == 0, "\(checked.errors)")
  }

  @Test func catalogTellsWhatItHolds() {
    let info = Checkout.run(["catalog", "info"])
    #expect(info.code == 0 && info.output.contains("SERVICES") && info.output.contains("SOURCES"))
    let found = Checkout.run(["catalog", "search", "m7g.large", "eu-west-1"])
    #expect(found.output.contains("BoxUsage:m7g.large (operating_system=linux)  $0.091 per hour"))
  }

  /// The fee is the list's own, which the price of the hours does not give to the cent.
  @Test func aFeeIsFoundWithItsPrice() {
    let found = Checkout.run(
      ["catalog", "search", "HeavyUsage:m5.large", "us-east-1", "ec2", "linux", "all_upfront"])
    #expect(found.output.contains("per hour: $494 in advance for 8,760 hours  from 2026-05-12"))
  }

  @Test func theBundledCatalogIsWhole() {
    let outcome = Checkout.run(["catalog", "verify"])
    #expect(outcome.code == 0, "\(outcome.output.prefix(4000))")
  }

  @Test func aPlanDiffersFromItselfAtAnotherDate() {
    let outcome = Checkout.run(
      [
        "diff", "scenarios/lecture-ec2-table-2015-12-17.json", "--to-as-of", "2017-01-23",
        "--format", "csv",
      ])
    #expect(outcome.code == 0 && outcome.output.contains("m4.large"))
  }

  @Test func theTableFitsANarrowTerminal() {
    for width in [40, 60, 80, 120] {
      let outcome = Checkout.run(
        ["estimate", "scenarios/web-workshop.json"],
        terminal: TerminalInfo(outputIsTerminal: true, width: width))
      let longest = outcome.output.split(separator: "\n").map(\.count).max() ?? 0
      #expect(longest <= width)
    }
  }
}
