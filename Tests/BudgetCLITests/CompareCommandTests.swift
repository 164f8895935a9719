import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

@Suite struct CompareCommandTests {
  /// A small catalog, so that goldens do not change with the bundled prices.
  static let catalog = CompareFixture()

  /// The output for the small catalog, in every format.
  static let goldens: [(name: String, words: String)] = [
    ("offers", ""),
    ("purchases", "--purchase all --os all --limit 0"),
    ("memory", "--per memory --region us-east-1 --hours 100 --limit 2"),
    ("columns", "--columns type,arch,ecu,usd_per_vcpu_hour --sort usd_per_vcpu_hour --reverse"),
    ("question", "--types m4.2xlarge,2xm4.4xlarge --region us-east-1"),
    ("gigabytes", "--work-gb 100 --throughput t3.micro=10,m4.2xlarge=10x8 --region us-east-1"),
    (
      "own-spot",
      "--work-gb 100 --throughput m4.2xlarge=80 --purchase on-demand,spot --spot-price m4.2xlarge=0.1 --region us-east-1 --transfer-out-gb 100"
    ),
    ("core-hours", "--work-core-hours 64 --disk-gb 20 --addresses 0"),
    ("past", "--as-of 2016-02-01"),
  ]

  @Test(arguments: goldens.map(\.name), ["table", "markdown", "csv", "json"])
  func shows(_ name: String, _ format: String) throws {
    let words = try #require(Self.goldens.first { $0.name == name }?.words)
    let outcome = Self.catalog.run("compare \(words) --format \(format)")
    #expect(outcome.errors.isEmpty && outcome.code == 0, "\(outcome.errors)")
    expectGolden(outcome.output, "compare-\(name).\(format).txt")
  }

  @Test(arguments: [40, 60, 200])
  func fitsTheTerminal(_ width: Int) {
    let outcome = Self.catalog.run("compare --purchase all", terminal: TerminalInfo(width: width))
    let widest = outcome.output.split(separator: "\n").map(\.count).max() ?? 0
    #expect(widest <= width)
    expectGolden(outcome.output, "compare-width-\(width).txt")
  }

  static let plans: [(name: String, words: String)] = [
    ("regions", "--vary region=us-east-1,eu-west-1"),
    ("purchase", "--vary purchase_option=on_demand,spot"),
    ("types", "--vary instance_type=m4.2xlarge,m4.4xlarge,t3.micro"),
    ("dates", "--vary as_of=2016-02-01,2026-05-12 --set resources.0.volumes=[]"),
    ("months", "--vary month_hours=730,720,744"),
    ("product", "--vary region=us-east-1,eu-west-1 --vary resources.0.count=1,2"),
  ]

  @Test(arguments: plans.map(\.name), ["table", "markdown", "csv", "json"])
  func varies(_ name: String, _ format: String) throws {
    let words = try #require(Self.plans.first { $0.name == name }?.words)
    let outcome = Self.catalog.run("compare plan.json \(words) --format \(format)")
    #expect(outcome.errors.isEmpty && outcome.code == 0, "\(outcome.errors)")
    expectGolden(outcome.output, "compare-plan-\(name).\(format).txt")
  }

  /// The rows of a plan add up to its difference from the first, exactly.
  @Test(arguments: plans.map(\.words))
  func rowsAddUp(_ words: String) throws {
    let outcome = Self.catalog.run("compare plan.json \(words) --format json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any])
    let plans = try #require(json["plans"] as? [[String: String]])
    let rows = try #require(json["rows"] as? [[String: Any]])
    func sum(_ plan: String?, _ key: String) -> Decimal {
      rows.filter { $0["plan"] as? String == plan }
        .compactMap { ($0[key] as? String).flatMap { Decimal(string: $0) } }.reduce(0, +)
    }
    let totals = plans.compactMap { $0["total_usd"].flatMap { Decimal(string: $0) } }
    #expect(totals.count == plans.count && plans.count > 1)
    for (plan, total) in zip(plans, totals) {
      #expect(sum(plan["plan"], "due_usd") == total)
      #expect(sum(plan["plan"], "difference_usd") == total - totals[0])
      let parts = ["price_part_usd", "quantity_part_usd", "allowance_part_usd"]
        .map { sum(plan["plan"], $0) }.reduce(0, +)
      let credits = rows.filter {
        $0["plan"] as? String == plan["plan"] && $0["resource"] as? String == "credits"
      }.compactMap { ($0["difference_usd"] as? String).flatMap { Decimal(string: $0) } }
      #expect(credits.count == 1 && parts + credits.reduce(0, +) == total - totals[0])
    }
  }

  /// Every possible mistake, with its message.
  @Test func mistakes() {
    let lines = [
      "compare --types t3.mirco", "compare --family t9", "compare --region us-est-1",
      "compare --os linx", "compare --purchase spt", "compare --sort vcup",
      "compare --columns type,prize", "compare --sort price", "compare --per cpu",
      "compare --arch x86",
      "compare --limit -1",
      "compare --types 0xt3.micro", "compare --hours -1", "compare --as-of 2026-02-30",
      "compare --burstable --no-burstable", "compare --min-vcpu 9000",
      "compare --burstable --min-memory 16", "compare --max-price 0.0001",
      "compare --os suse", "compare --as-of 2001-01-01", "compare --gpu 1",
      "compare --family t3 --region ap-south-1", "compare --per gpu",
      "compare --os suse --purchase spot",
      "compare --spot-price t3.micro=1", "compare --spot-price t3.micro=1 --purchase spot",
      "compare --spot-price t3.micro=x --purchase spot --region us-east-1",
      "compare --spot-price x=1 --purchase spot --region us-east-1",
      "compare --work-gb 5", "compare --throughput t3.micro=5",
      "compare --work-gb 5 --work-core-hours 5", "compare --work-gb 5 --throughput t3.micro=0",
      "compare --work-gb 5 --throughput t3.mirco=5", "compare --work-gb 5 --throughput none.csv",
      "compare --work-gb 5 --throughput bad.csv", "compare --work-gb 5 --throughput bad-row.csv",
      "compare --work-gb 5 --throughput m4.2xlarge=5 --family t3",
      "compare --work-core-hours 5 --region ap-south-1",
      "compare plan.json", "compare --vary region=a,b", "compare plan.json --vary region",
      "compare plan.json --vary region=", "compare plan.json --vary region=us-east-1",
      "compare plan.json --vary regoin=us-east-1,eu-west-1",
      "compare plan.json --vary region=us-east-1,ap-south-1",
      "compare plan.json --vary resources.7.count=1,2",
      "compare plan.json --vary resources.0.count=1,2,3,4,5 --vary months=1,2,3,4,5",
      "compare none.json plan.json",
    ]
    var text = ""
    for line in lines {
      let outcome = Self.catalog.run(line)
      #expect(outcome.output.isEmpty && outcome.code != 0 && outcome.code != 70, "\(line)")
      text += "$ budget \(line)\n\(outcome.errors)[\(outcome.code)]\n\n"
    }
    expectGolden(text.replacing(Self.catalog.folder, with: "FOLDER"), "compare-mistakes.txt")
  }

  // MARK: Facts of the course, on the bundled prices

  /// The lecture's table of 2015: dollars an hour.
  @Test func lectureTableOf2015() throws {
    let outcome = Checkout.run([
      "compare", "--types", "m4.large,m4.xlarge,m4.2xlarge,m4.4xlarge,m4.10xlarge", "--region",
      "us-east-1", "--as-of", "2015-12-17", "--columns", "type,hourly,usd_per_vcpu_hour", "--sort",
      "hourly",
    ])
    let rows = outcome.output.split(separator: "\n").filter { $0.hasPrefix("m4.") }
      .map { $0.split(separator: " ").joined(separator: " ") }
    #expect(
      rows == [
        "m4.large $0.1260 $0.0630", "m4.xlarge $0.2520 $0.0630", "m4.2xlarge $0.5040 $0.0630",
        "m4.4xlarge $1.0080 $0.0630", "m4.10xlarge $2.5200 $0.0630",
      ])
  }

  /// The question of the lecture: one m4.2xlarge or two m4.4xlarge.
  @Test func lectureQuestion() {
    let outcome = Checkout.run(
      [
        "compare", "--types", "m4.2xlarge,2xm4.4xlarge", "--region", "us-east-1", "--as-of",
        "2015-12-17",
      ], terminal: TerminalInfo(width: 1000))
    #expect(
      outcome.output.contains(
        "2 × m4.4xlarge cost $2.0160 an hour, 4 times the $0.5040 of m4.2xlarge, for 4 times the processors and memory: a vCPU-hour costs the same, $0.0630: it buys more at once, not more for a dollar."
      ), "\(outcome.output)")
  }

  /// The lecture's spot price for uploads: $0.50 instead of $2.52 saves 80%.
  @Test func lectureSpotPrice() throws {
    let outcome = Checkout.run([
      "compare", "--types", "m4.10xlarge", "--region", "us-east-1", "--as-of", "2015-12-17",
      "--purchase", "on-demand,spot", "--spot-price", "m4.10xlarge=0.50", "--format", "json",
    ])
    let json = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any]
    let rows = try #require(json?["rows"] as? [[String: Any]])
    #expect(rows.map { $0["hourly"] as? String } == ["0.5", "2.52"])
    #expect((rows[0]["saving"] as? String)?.hasPrefix("80.158") == true)
  }

  /// The answer is of all offers, whichever of them are shown.
  ///
  /// By hand, of 2015-12-17: m4 all cost $0.0630 for a vCPU-hour on demand, and $0.50 for the 40 of
  /// the largest as spot are $0.0125, 80 vCPU-hours for a dollar.
  @Test(arguments: ["1", "0"])
  func answersOfAllOffers(_ limit: String) throws {
    let outcome = Checkout.run([
      "compare", "--family", "m4", "--region", "us-east-1", "--as-of", "2015-12-17", "--purchase",
      "on-demand,spot", "--spot-price", "m4.10xlarge=0.50", "--max-price", "0.6", "--limit", limit,
      "--format", "json", "--progress",
    ])
    let json = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any]
    let words = try #require(json?["words"] as? [String])
    #expect(words.first == "Most vCPU-hours for a dollar: m4.10xlarge (spot), 80.00.")
    #expect(words.contains { $0.hasPrefix("On demand it is m4.large, 15.87") }, "\(words)")
    // The catalog may have to be built first.
    #expect(outcome.errors.contains("comparing the offers of AWS\n"), "\(outcome.errors)")
  }

  private static let mixed = """
    { "title": "t", "region": "us-east-1", "months": 1, "limit_usd": 9, "resources": [
      { "name": "s", "service": "ec2", "instance_type": "m5.large", "hours_per_week": 16.8,
        "public_ipv4": 0, "volumes": [ { "volume_type": "gp3", "size_gb": 10 } ] },
      { "name": "c", "service": "emr", "hours": 10, "nodes": [
        { "role": "master", "instance_type": "m5.xlarge", "count": 1 } ] } ] }
    """

  /// Keys of every resource, of parts of resources and of the plan, and what they stand for.
  static let varied: [(vary: String, change: [String])] = [
    (
      "hours_per_week=10,42",
      ["resources.0.hours_per_week=42", "resources.1.hours=null", "resources.1.hours_per_week=42"]
    ),
    (
      "hours_per_day=1,3",
      [
        "resources.0.hours_per_week=null", "resources.0.hours_per_day=3", "resources.1.hours=null",
        "resources.1.hours_per_day=3",
      ]
    ),
    ("count=1,3", ["resources.0.count=3"]),
    ("size_gb=10,40", ["resources.0.volumes.0.size_gb=40"]),
    ("weeks=2,3", ["months=null", "weeks=3"]), ("limit_usd=9,4", ["limit_usd=4"]),
    (
      "purchase_option=on_demand,spot",
      ["resources.0.purchase_option=spot", "resources.1.nodes.0.purchase_option=spot"]
    ),
    (
      "instance_type=m5.xlarge,m5.2xlarge",
      ["resources.0.instance_type=m5.2xlarge", "resources.1.nodes.0.instance_type=m5.2xlarge"]
    ),
  ]

  @Test(arguments: varied.indices)
  func variesEveryKey(_ index: Int) throws {
    let (vary, change) = Self.varied[index]
    let plan = Self.mixed
    func total(_ words: [String], _ pick: ([String: Any]) -> Any?) throws -> String {
      let outcome = Checkout.run(words + ["--format", "json"], input: .text(plan))
      #expect(outcome.code == 0, "\(outcome.errors)")
      let json = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes))
      return try #require((json as? [String: Any]).flatMap(pick) as? String)
    }
    let varied = try total(["compare", "-", "--vary", vary]) {
      ($0["plans"] as? [[String: Any]])?.last?["total_usd"]
    }
    let changed = try total(["estimate", "-"] + change.flatMap { ["--set", $0] }) {
      ($0["totals"] as? [String: Any])?["total_usd"]
    }
    #expect(varied == changed)
  }

  @Test func feesAreToldInCash() {
    let plan = """
      { "title": "t", "region": "us-east-1", "months": 1,
        "credits": [ { "name": "g", "amount_usd": 300 } ], "resources": [
        { "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "volumes": [] } ] }
      """
    let outcome = Checkout.run(
      ["compare", "-", "--vary", "purchase_option=on_demand,reserved_1yr_all_upfront"],
      input: .text(plan))
    let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(
        "In cash, with upfront fees in full and after credits, you pay least with on_demand, $0.00, and most with reserved_1yr_all_upfront, $194.00."
      ), "\(text)")
  }

  @Test func anUnknownKeyNamesAWayOn() {
    let outcome = Checkout.run(
      ["compare", "-", "--vary", "wheels=3,4"], input: .text(Self.mixed))
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("by its path, such as resources.0.count=1,2"))
  }
}
