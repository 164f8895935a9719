import Foundation
import Testing

@testable import BudgetCLI

/// Tests of what `budget advise` proposes, and of its figures against the plans that it writes.
@Suite struct AdviseCommandTests {
  struct Advice: Decodable {
    struct Change: Decodable {
      var resource: String
      var kind: String
      var change: String
      var saving_usd: String
      var saving_to_pay_usd: String
      var added_usd: String
      var risk: String
      var effort: String
      var set: [String]
    }
    var used_usd: String
    var together_usd: String
    var changes: [Change]
  }

  static func advise(_ plan: String) throws -> Advice {
    let outcome = Checkout.run(["advise", "-", "--format", "json"], input: .text(plan))
    #expect(outcome.code == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(Advice.self, from: Data(outcome.outputBytes))
  }

  private static func decimal(_ text: String) -> Decimal { Decimal(string: text) ?? .nan }

  private static func plan(_ resources: String, _ keys: String = #""months": 12"#) -> String {
    #"{ "title": "P", "region": "us-east-1", \#(keys), "free_tier": "none", "resources": [ \#(resources) ] }"#
  }

  /// Returns the difference that `budget diff` shows between two plans: in their lines, and in what
  /// is to be paid.
  private static func diff(_ before: String, _ after: String) throws -> (Decimal, Decimal) {
    let name = UUID().uuidString
    let old = try Checkout.file("\(name)-old.json", Array(before.utf8))
    let new = try Checkout.file("\(name)-new.json", Array(after.utf8))
    let outcome = Checkout.run(["diff", old, new, "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes))
    let members = try #require(object as? [String: Any])
    let lines = members["lines"] as? [[String: Any]] ?? []
    let sum = lines.reduce(Decimal.zero) {
      $0 + decimal($1["difference_usd"] as? String ?? "")
    }
    return (sum, decimal(members["difference_usd"] as? String ?? ""))
  }

  /// The first, middle and last change of each example: the written plan saves as much as
  /// announced.
  @Test(arguments: Checkout.scenarios.filter { !$0.hasPrefix("lecture-ec2-table") })
  func theDifferenceIsTheSaving(_ scenario: String) throws {
    let path = "\(Checkout.root)/scenarios/\(scenario).json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let advice = try Self.advise(text)
    let savings = advice.changes.map { Self.decimal($0.saving_usd) }
    #expect(savings == savings.sorted(by: >))
    let added = advice.changes.reduce(Decimal.zero) { $0 + Self.decimal($1.added_usd) }
    #expect(added == Self.decimal(advice.together_usd))
    let count = advice.changes.count
    for number in Set([1, (count + 1) / 2, count]) where number > 0 && number <= count {
      let change = advice.changes[number - 1]
      #expect(!change.risk.isEmpty && !change.effort.isEmpty)
      let written = Checkout.run(["advise", "-", "--apply", "\(number)"], input: .text(text))
      let (lines, toPay) = try Self.diff(text, written.output)
      #expect(lines == -Self.decimal(change.saving_usd), "\(change.change)")
      #expect(toPay == -Self.decimal(change.saving_to_pay_usd), "\(change.change)")
    }
  }

  /// 20 TB of measurements are the larger part of a lab's bill: 20,000 GB × (0.023 − 0.00099) × 12 in
  /// the archive, × (0.023 − 0.004) where everything can still be read at once.
  @Test func aLabsBucketComesFirst() throws {
    let advice = try Self.advise(
      Self.plan(
        #"""
        { "name": "data", "service": "s3", "storage_gb": 20000 },
        { "name": "box", "service": "ec2", "instance_type": "m5.2xlarge", "hours_per_week": 100 }
        """#))
    let first = try #require(advice.changes.first)
    #expect(first.resource == "data" && first.kind == "storage-class-archive")
    #expect(first.saving_usd == "5282.4")
    let atOnce = try #require(advice.changes.first { $0.kind == "storage-class" })
    #expect(atOnce.saving_usd == "4560" && atOnce.added_usd == "0")
  }

  static let kinds: [(kind: String, resources: String, saving: String)] = [
    ("schedule", #"{ "service": "rds", "engine": "mysql", "instance_class": "db.t3.micro" }"#, ""),
    ("machine", #"{ "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0 }"#, ""),
    // 8760 h × (0.096 − 0.077)
    (
      "machine",
      #"{ "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "needs": { "arch": "arm64" } }"#,
      "166.44"
    ),
    (
      "purchase",
      #"{ "service": "ec2", "instance_type": "m5.large", "needs": { "interruptible": true } }"#, ""
    ),
    // 100 GB × (0.10 − 0.08) × 12
    ("disk-type", #"{ "service": "ebs", "volume_type": "gp2", "size_gb": 100 }"#, "24"),
    ("storage-class", #"{ "service": "s3", "storage_gb": 1000 }"#, "228"),
    // 1000 GB × (0.023 − 0.00099) × 12
    ("storage-class-archive", #"{ "service": "s3", "storage_gb": 1000 }"#, "264.12"),
    // Objects are moved, indexed, read and restored: none of that is free.
    (
      "storage-class-archive",
      #"{ "service": "s3", "storage_gb": 1000, "object_count": 5000, "monthly_tier_2_requests": 100 }"#,
      ""
    ),
    (
      "storage-class-archive",
      #"{ "service": "s3", "storage_class": "glacier_flexible_retrieval", "storage_gb": 1000, "monthly_data_retrieval_gb": 2, "retrieval_option": "expedited" }"#,
      ""
    ),
    (
      "storage-class-tiering",
      #"{ "service": "s3", "storage_gb": 1000, "object_count": 100000, "monthly_tier_2_requests": 50000 }"#,
      ""
    ),
    (
      "machine",
      #"{ "service": "rds", "engine": "mysql", "instance_class": "db.m5.4xlarge", "needs": { "vcpu": 2, "memory_gb": 8 } }"#,
      ""
    ),
    (
      "machine",
      #"{ "service": "sagemaker", "component": "endpoint", "instance_type": "ml.m5.4xlarge", "needs": { "vcpu": 2, "memory_gb": 8 } }"#,
      ""
    ),
    (
      "machine-2",
      #"{ "service": "emr", "nodes": [ { "role": "master", "instance_type": "m5.xlarge" }, { "instance_type": "m5.4xlarge", "count": 3 } ], "needs": { "vcpu": 4, "memory_gb": 16 } }"#,
      ""
    ),
    (
      "purchase",
      #"{ "service": "emr", "nodes": [ { "instance_type": "m5.xlarge", "count": 3 } ], "needs": { "interruptible": true } }"#,
      ""
    ),
    (
      "region",
      #"{ "service": "ec2", "instance_type": "m5.large", "region": "sa-east-1", "needs": { "regions": ["us-east-1"] } }"#,
      ""
    ),
    (
      "static-site",
      #"{ "name": "static site", "service": "ec2", "instance_type": "t3.micro", "monthly_data_transfer_out_gb": 10 }"#,
      ""
    ),
    // 8760 h × (0.0104 + 0.005) − 12 × 1 GB × 0.023
    (
      "static-site",
      #"{ "name": "static pages", "service": "ec2", "instance_type": "t3.micro", "volumes": [] }"#,
      "134.628"
    ),
    // One gateway's hours and address are saved, but the data still passes: 8760 h × 0.05.
    ("count", #"{ "service": "nat_gateway", "count": 2, "monthly_data_processed_gb": 50 }"#, "438"),
    (
      "count",
      #"{ "name": "a", "service": "nat_gateway", "monthly_data_processed_gb": 50 }, { "name": "b", "service": "nat_gateway", "monthly_data_processed_gb": 70 }"#,
      "438"
    ),
    // 100 GB × 0.045 × 12
    (
      "endpoint",
      #"{ "service": "nat_gateway", "monthly_data_processed_gb": 100 }, { "service": "s3", "storage_gb": 1 }"#,
      "54"
    ),
    (
      "architecture",
      #"{ "service": "lambda", "monthly_requests": 9000000, "request_duration_ms": 900, "memory_mb": 1024, "needs": { "arch": "any" } }"#,
      ""
    ),
  ]

  @Test(arguments: kinds)
  func proposes(_ kind: String, _ resources: String, _ saving: String) throws {
    let text = Self.plan(resources)
    let changes = try Self.advise(text).changes
    let number = try #require(
      changes.firstIndex { $0.kind == kind }, "\(changes.map(\.change))")
    let found = changes[number]
    if !saving.isEmpty { #expect(found.saving_usd == saving) }
    let written = Checkout.run(["advise", "-", "--apply", "\(number + 1)"], input: .text(text))
    #expect(try Self.diff(text, written.output).0 == -Self.decimal(found.saving_usd))
  }

  /// Of machines in the services that run them, too, only what is needed is kept: no other
  /// architecture, nothing smaller, and no archive for what is read often.
  @Test func proposesNothingThatIsLess() throws {
    let changes = try Self.advise(
      Self.plan(
        #"""
        { "service": "rds", "engine": "mysql", "instance_class": "db.m5.large", "hours_per_week": 40 },
        { "service": "sagemaker", "instance_type": "ml.m5.large", "hours_per_week": 40 },
        { "service": "s3", "storage_gb": 100, "object_count": 1000, "monthly_tier_2_requests": 900 }
        """#)
    ).changes
    let sets = changes.filter { $0.kind == "machine" }.flatMap(\.set)
    #expect(sets.allSatisfy { !$0.contains("g.") && !$0.contains(".t") }, "\(sets)")
    #expect(!changes.contains { $0.kind == "storage-class-archive" })
  }

  @Test func proposesTheEndThatTheOthersHave() throws {
    let text = Self.plan(
      #"""
      { "name": "a", "service": "ec2", "instance_type": "t3.micro", "until": "2026-10-15" },
      { "name": "b", "service": "sagemaker", "component": "endpoint", "instance_type": "ml.m5.large" },
      { "name": "c", "service": "nat_gateway" },
      { "name": "d", "service": "s3", "storage_gb": 100 }
      """#, #""start": "2026-09-01", "months": 4"#)
    let ends = try Self.advise(text).changes.filter { $0.kind == "end" }.flatMap(\.set)
    #expect(
      Set(ends) == [
        #"resources.1.until="2026-10-15""#, #"resources.2.until="2026-10-15""#,
      ])
  }

  @Test func proposesWhatAClassMayShare() throws {
    let text = Self.plan(
      #"{ "service": "load_balancer", "load_balancer_type": "application", "hours_per_week": 10 }"#,
      #""months": 1, "cohort": { "students": 10, "accounts": "shared" }"#)
    #expect(try Self.advise(text).changes.contains { $0.kind == "shared" })
  }

  /// Arm64 processors are proposed only where the plan allows them, and nothing smaller or with
  /// fewer processors.
  @Test func keepsWhatIsNeeded() throws {
    let changes = try Self.advise(
      Self.plan(#"{ "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0 }"#)
    ).changes.filter { $0.kind == "machine" }.flatMap(\.set)
    #expect(changes.allSatisfy { !$0.contains("g.") && !$0.contains("=\"t") } && !changes.isEmpty)
  }

  /// A plan that is already optimal: the cheapest type of its size for the hours it needs, gp3, and
  /// data that is stored for less than thirty days where reading costs nothing extra.
  @Test func hasNothingToSayOfAPlanAtItsOptimum() throws {
    let text = Self.plan(
      #"""
      { "service": "ec2", "instance_type": "t4g.nano", "hours_per_week": 10, "public_ipv4": 0,
        "volumes": [ { "volume_type": "gp3", "size_gb": 8 } ] },
      { "service": "s3", "storage_gb": 50 }
      """#, #""weeks": 3"#)
    #expect(try Self.advise(text).changes.isEmpty)
    for format in ["table", "markdown", "html"] {
      let outcome = Checkout.run(["advise", "-", "--format", format], input: .text(text))
      #expect(outcome.output.contains("Nothing was found"))
    }
  }

  /// Advice fits a narrow terminal.
  @Test func breaksLinesAtTheWidthOfATerminal() throws {
    let text = Self.plan(
      #"{ "service": "s3", "storage_gb": 20000 }, { "service": "ec2", "instance_type": "t3.large" }"#,
      #""months": 12"#)
    let outcome = Checkout.run(
      ["advise", "-"], input: .text(text), terminal: TerminalInfo(width: 50))
    #expect(outcome.output.contains("   Risk: "))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 50 }, "\(outcome.output)")
  }

  @Test func commentsAndLayoutStay() throws {
    let text = """
      {
        // A plan with words.
        "title": "P", "region": "us-east-1", "months": 1,
        "resources": [
          // the first gateway
          { "name": "a", "service": "nat_gateway" }, // kept
          { "name": "b", "service": "nat_gateway" } // also said of b
        ]
      }
      """
    let number = try #require(Self.advise(text).changes.firstIndex { $0.kind == "count" })
    let outcome = Checkout.run(["advise", "-", "--apply", "\(number + 1)"], input: .text(text))
    #expect(
      outcome.output == """
        {
          // A plan with words.
          "title": "P", "region": "us-east-1", "months": 1,
          "resources": [
            // the first gateway
            { "name": "a", "service": "nat_gateway" } // kept
             // also said of b
          ]
        }
        """, "\(outcome.output)")
  }

  @Test(arguments: ["table", "markdown", "csv", "json", "html"])
  func everyFormatNamesSavingRiskAndEffort(_ format: String) throws {
    let text = Self.plan(#"{ "service": "ebs", "volume_type": "gp2", "size_gb": 100 }"#)
    let outcome = Checkout.run(["advise", "-", "--format", format], input: .text(text))
    let effort = ["csv", "json"].contains(format) ? "setting" : "a setting, changed in minutes"
    for part in ["gp3 in place of gp2", "24", "same durability", effort] {
      #expect(outcome.output.contains(part), "\(part)")
    }
  }

  @Test func aNumberThatIsNotThereIsAnError() {
    let text = Self.plan(#"{ "service": "ebs", "volume_type": "gp2", "size_gb": 100 }"#)
    for number in ["0", "9", "-1"] {
      let outcome = Checkout.run(["advise", "-", "--apply", number], input: .text(text))
      #expect(outcome.code == 64 && outcome.output.isEmpty, "\(outcome.errors)")
    }
  }
}
