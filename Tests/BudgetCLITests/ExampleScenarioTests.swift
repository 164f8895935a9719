import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

/// Tests of the example scenarios at the bundled prices: their reports, their JSON, and
/// independently known figures.
@Suite struct ExampleScenarioTests {
  @Test(arguments: Checkout.scenarios, ["markdown", "csv"])
  func reportsAreWhatTheScenariosGive(_ name: String, _ format: String) {
    let outcome = Checkout.run(["estimate", "scenarios/\(name).json", "--format", format])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let suffix = format == "markdown" ? "md" : format
    expectGolden(outcome.output, "\(name).\(suffix)", in: "\(Checkout.root)/reports")
  }

  /// A report on a difference, with its two plans.
  static let differences: [(String, [String])] = [
    (
      "lecture-ec2-table-changes", ["lecture-ec2-table-2015-12-17", "lecture-ec2-table-2017-01-23"]
    ),
    ("lecture-week-changes", ["lecture-week-2015-12-17", "lecture-week-2017-01-23"]),
    ("polling-server-or-function", ["polling-server", "polling-function"]),
    ("jupyter-on-demand-or-spot", ["jupyter-three-servers", "jupyter-three-servers-spot"]),
    ("static-site-small-server-or-s3", ["static-site-server-small", "static-site-s3-small"]),
    ("static-site-medium-server-or-s3", ["static-site-server-medium", "static-site-s3-medium"]),
    ("static-site-large-server-or-s3", ["static-site-server-large", "static-site-s3-large"]),
    ("upload-1000-files-changes", ["upload-1000-files", "upload-1000-files-as-on-the-slides"]),
    ("s3-slide-changes", ["s3-slide-2015-12-15", "s3-slide-2016-12-15"]),
    ("first-year-t2-or-t3-micro", ["first-year-t2-micro", "first-year-t3-micro"]),
    ("web-workshop-done-or-left-running", ["web-workshop-done", "web-workshop"]),
    ("class-individual-or-shared", ["class-38-individual", "class-38-shared"]),
  ]

  @Test(arguments: differences.indices)
  func differencesAreWhatThePlansGive(_ index: Int) {
    let (name, plans) = Self.differences[index]
    let outcome = Checkout.run(
      ["diff"] + plans.map { "scenarios/\($0).json" } + ["--format", "markdown"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    expectGolden(outcome.output, "\(name).md", in: "\(Checkout.root)/reports")
  }

  /// The handouts with their answer keys, file by file.
  @Test(arguments: ["class-38-individual", "titanic", "emr-lab-class"])
  func handoutsAreWhatTheScenariosGive(_ name: String) throws {
    let folder = "\(Checkout.temporary)/handouts-\(name)"
    let outcome = Checkout.run([
      "handout", "scenarios/\(name).json", "--exercises", "10", "--seed", "1", "--answers",
      "--output", "\(folder)/",
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files.contains("\(name)-handout.html") && files.contains("\(name)-answers.md"))
    for file in files {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      expectGolden(text, file, in: "\(Checkout.root)/reports/handouts")
    }
  }

  /// The example bill against its plan and roster.
  @Test(arguments: ["md", "csv", "json", "html"])
  func reportsOfBills(_ suffix: String) throws {
    let formats = ["md": "markdown"]
    let outcome = Checkout.run([
      "actual", "bills/lab-class-2026-09.csv", "--plan", "bills/lab-class.json", "--roster",
      "bills/lab-class-students.csv", "--format", formats[suffix] ?? suffix,
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    expectGolden(outcome.output, "lab-class.\(suffix)", in: "\(Checkout.root)/reports/bills")
  }

  /// The page of the assignment, and the same plan on three clouds.
  @Test(arguments: [
    ("jupyter-three-servers-ways", ["--vary", "way=on_demand,spot,free_tier"]),
    ("jupyter-three-servers-clouds", ["--vary", "provider=aws,azure,gcp"]),
  ])
  func comparisonsAreWhatThePlansGive(_ name: String, _ words: [String]) {
    let outcome = Checkout.run(
      ["compare", "scenarios/jupyter-three-servers.json", "--format", "markdown"] + words)
    #expect(outcome.code == 0, "\(outcome.errors)")
    expectGolden(outcome.output, "\(name).md", in: "\(Checkout.root)/reports")
  }

  /// Every report in the folder belongs to a scenario.
  @Test func noReportIsLeftOver() throws {
    let reports = try FileManager.default.contentsOfDirectory(atPath: "\(Checkout.root)/reports")
    let stems = Set(Checkout.scenarios)
    for report in reports where report.hasSuffix(".csv") {
      #expect(stems.contains(String(report.dropLast(4))), "\(report)")
    }
  }

  // MARK: The contract of the JSON

  @Test(arguments: Checkout.scenarios)
  func jsonKeepsTheContract(_ name: String) throws {
    let outcome = Checkout.run(["estimate", "scenarios/\(name).json", "--format", "json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any])
    let totals = try #require(json["totals"] as? [String: String])
    let lines = try #require(json["lines"] as? [[String: Any]])
    let months = try #require(json["months"] as? [[String: Any]])
    let list = try sum(lines, "amount_usd")
    #expect(json["currency"] as? String == "USD" && json["title"] is String)
    #expect(json["period"] is [String: Any] && json["assumptions"] is [String])
    #expect(try list == decimal(totals["list_usd"]))
    for key in ["list_usd", "free_tier_usd", "credits_usd", "total_usd"] {
      #expect(try sum(months, key) == decimal(totals[key]), "\(key)")
    }
    for line in lines {
      let tiers = try #require(line["tiers"] as? [[String: Any]])
      #expect(try sum(tiers, "amount_usd") == decimal(line["amount_usd"]))
      #expect(try sum(tiers, "quantity") == decimal(line["quantity"]))
      for key in ["resource", "service", "region", "description", "meter", "unit"] {
        #expect(line[key] is String, "\(key)")
      }
    }
    #expect(try decimal(totals["total_usd"]) >= 0)
    #expect(try decimal(totals["free_tier_usd"]) <= 0 && decimal(totals["credits_usd"]) <= 0)
  }

  private func sum(_ rows: [[String: Any]], _ key: String) throws -> Decimal {
    try rows.reduce(0) { try $0 + decimal($1[key]) }
  }

  private func decimal(_ value: Any?) throws -> Decimal {
    let text = try #require(value as? String)
    return try #require(Decimal(string: text))
  }

  // MARK: Figures that are known

  /// A scenario, the resource and part of the description of a line, and its list cost.
  static let lines: [(String, String, String, String)] = [
    ("homework-2018", "spot at 0.05", "t2.micro", "108"),
    ("homework-2018", "spot at 0.03", "t2.micro", "64.8"),
    ("lecture-week-2015-12-17", "server", "t2.medium", "8.736"),
    ("lecture-week-2015-12-17", "disk", "gp2", "2.258064516129"),
    ("lecture-week-2015-12-17", "EMR node", "m3.2xlarge", "89.376"),
    ("lecture-week-2017-01-23", "server", "t2.medium", "7.896"),
    ("lecture-ec2-table-2015-12-17", "t2.micro", "", "0.013"),
    ("lecture-ec2-table-2015-12-17", "t2.small", "", "0.026"),
    ("lecture-ec2-table-2015-12-17", "t2.medium", "", "0.052"),
    ("lecture-ec2-table-2015-12-17", "t2.large", "", "0.104"),
    ("lecture-ec2-table-2015-12-17", "m4.large", "", "0.126"),
    ("lecture-ec2-table-2015-12-17", "m4.xlarge", "", "0.252"),
    ("lecture-ec2-table-2015-12-17", "m4.2xlarge", "", "0.504"),
    ("lecture-ec2-table-2015-12-17", "m4.4xlarge", "", "1.008"),
    ("lecture-ec2-table-2015-12-17", "m4.10xlarge", "", "2.52"),
    ("lecture-ec2-table-2015-12-17", "m3.medium", "", "0.067"),
    ("lecture-ec2-table-2015-12-17", "m3.large", "", "0.133"),
    ("lecture-ec2-table-2015-12-17", "m3.xlarge", "", "0.266"),
    ("lecture-ec2-table-2015-12-17", "m3.2xlarge", "", "0.532"),
    ("lecture-ec2-table-2017-01-23", "m4.large", "", "0.108"),
    ("free-tier-2018", "server", "t2.micro", "25.056"),
    ("storage-60tb", "standard", "storage", "1402.88"),
    ("polling-function", "poller", "requests", "0.001008"),
    ("web-workshop", "NAT gateways", "hour", "65.7"),
    ("realtime-workshop", "streams", "hour", "21.9"),
  ]

  @Test(arguments: lines.indices)
  func lineIsKnown(_ index: Int) throws {
    let (scenario, resource, description, amount) = Self.lines[index]
    let outcome = Checkout.run(["estimate", "scenarios/\(scenario).json", "--format", "json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any])
    let lines = try #require(json["lines"] as? [[String: Any]]).filter { line in
      line["resource"] as? String == resource
        && (description.isEmpty
          || "\(line["description"] ?? "") \(line["unit"] ?? "")".contains(description))
    }
    #expect(lines.first?["amount_usd"] as? String == amount)
  }

  /// A scenario and its totals: list, free tier, credits and what is left.
  static let totals: [(String, [String])] = [
    ("homework-2018", ["205.356", "-32.556", "0", "172.8"]),
    ("free-tier-2018", ["25.056", "-8.7", "0", "16.356"]),
    ("emr-week-2015-12-17", ["112.896", "0", "0", "112.896"]),
    ("emr-left-running", ["252", "0", "0", "252"]),
    ("sagemaker-endpoint-forgotten", ["9.32", "0", "0", "9.32"]),
  ]

  @Test(arguments: totals.indices)
  func totalsAreKnown(_ index: Int) throws {
    let (scenario, expected) = Self.totals[index]
    let outcome = Checkout.run(["estimate", "scenarios/\(scenario).json", "--format", "json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any])
    let totals = try #require(json["totals"] as? [String: String])
    let actual = ["list_usd", "free_tier_usd", "credits_usd", "total_usd"].map { totals[$0] ?? "" }
    #expect(actual == expected)
  }
}
