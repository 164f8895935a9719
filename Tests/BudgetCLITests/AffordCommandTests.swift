import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

/// Tests of what some money pays for: the figures are those of the plan itself, and one more step
/// is too much.
@Suite struct AffordCommandTests {
  private static let plan = """
    { "title": "One", "region": "us-east-1", "months": 3, "resources": [
      { "name": "nb", "service": "ec2", "instance_type": "t3.medium", "hours_per_week": 40,
        "volumes": [ { "volume_type": "gp3", "size_gb": 20 } ] } ] }
    """
  private static let group = """
    { "title": "Class", "region": "us-east-1", "weeks": 14,
      "cohort": { "students": 3, "accounts": "individual" },
      "credits": [ { "name": "c", "amount_usd": 5 } ], "resources": [
      { "name": "nb", "service": "ec2", "instance_type": "t3.medium", "hours_per_week": 10 },
      { "name": "data", "service": "s3", "storage_gb": 200, "shared": true } ] }
    """
  private static let account = plan.replacing(
    "\"months\": 3",
    with: "\"months\": 3, \"start\": \"2026-09-01\", \"account\": { \"opened\": \"2026-08-20\" }")
  /// Without servers, what is scheduled counts; the database beside it goes on.
  private static let notebooks = """
    { "title": "Notebooks", "region": "us-east-1", "months": 2, "resources": [
      { "name": "nb", "service": "sagemaker", "component": "notebook",
        "instance_type": "ml.t3.medium", "hours_per_week": 10 },
      { "name": "db", "service": "rds", "engine": "postgres", "instance_class": "db.t3.micro",
        "storage_gb": 20 } ] }
    """
  private static let kinds = [
    "plan": plan, "group": group, "account": account, "notebooks": notebooks,
  ]

  /// A plan, what is solved for, further arguments, and the keys that state the value in the plan.
  static let cases: [(plan: String, words: String, keys: [String])] = [
    ("plan", "--limit 60 --types t3.medium,t3.large", ["resources.0.hours_per_week"]),
    ("plan", "--limit 33.33 --step 0.5 --types t3.medium", ["resources.0.hours_per_week"]),
    ("plan", "--limit 100 --solve weeks --types t3.medium", ["weeks"]),
    ("plan", "--limit 100 --solve months --types t3.medium", ["months"]),
    (
      "plan", "--limit 60 --solve hours_per_month --types t3.medium",
      ["resources.0.hours_per_month"]
    ),
    ("plan", "--limit 200 --solve count --types t3.medium", ["resources.0.count"]),
    (
      "plan", "--limit 60 --region eu-west-1,us-east-1 --types t3.medium --purchase on_demand",
      ["resources.0.hours_per_week"]
    ),
    ("plan", "--limit 60 --types t3.large,m7g.large", ["resources.0.hours_per_week"]),
    ("group", "--limit 500 --solve students --types t3.medium", ["cohort.students"]),
    (
      "group", "--limit 500 --solve students --after-credits --types t3.medium", ["cohort.students"]
    ),
    ("account", "--limit 40 --types t3.medium", ["resources.0.hours_per_week"]),
    ("notebooks", "--limit 60 --types ml.t3.medium", ["resources.0.hours_per_week"]),
    ("account", "--limit 1 --after-credits --types t3.medium", ["resources.0.hours_per_week"]),
  ]

  /// Returns the amount of a plan that is compared with the limit, from a separate estimate.
  private func cost(
    _ plan: String, _ row: [String: Any], _ keys: [String], _ value: Decimal, afterCredits: Bool
  ) throws -> Decimal {
    let key = try #require(keys.first)
    var words = ["estimate", "-", "--format", "json", "--set", "\(key)=\(value)"]
    let removed = ["months", "weeks", "resources.0.hours_per_week"].filter { other in
      guard other != key else { return false }
      if ["weeks", "months"].contains(key) {
        return other == (plan.contains("\"months\"") ? "months" : "weeks")
      }
      return other == "resources.0.hours_per_week" && key.hasSuffix("hours_per_month")
    }
    for other in removed { words += ["--set", "\(other)=null"] }
    words += ["--set", "region=\(row["region"] ?? "")"]
    words += ["--set", "resources.0.instance_type=\(row["type"] ?? "")"]
    let purchase = row["purchase"] as? String == "spot" ? "spot" : "on_demand"
    words += ["--set", "resources.0.purchase_option=\(purchase)"]
    let outcome = Checkout.run(words, input: .text(plan))
    #expect(outcome.code == 0, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any]
    let totals = try #require(json?["totals"] as? [String: String])
    func amount(_ key: String) throws -> Decimal {
      try #require(totals[key].flatMap { Decimal(string: $0) })
    }
    return try afterCredits
      ? amount("total_usd") : amount("list_usd") + amount("free_tier_usd")
  }

  @Test(arguments: cases.indices)
  func oneStepMoreIsTooMuch(_ index: Int) throws {
    let (name, words, keys) = Self.cases[index]
    let plan = try #require(Self.kinds[name])
    let outcome = Checkout.run(
      ["afford", "-", "--format", "json", "--rows", "4"]
        + words.split(separator: " ").map(String.init), input: .text(plan))
    #expect(outcome.code == 0, "\(outcome.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any])
    func decimal(_ value: Any?) throws -> Decimal {
      try #require((value as? String).flatMap { Decimal(string: $0) })
    }
    let limit = try decimal(json["limit_usd"])
    let step = try decimal(json["step"])
    let isAfter = words.contains("--after-credits")
    let rows = try #require(json["rows"] as? [[String: Any]])
    #expect(!rows.isEmpty)
    var proven = 0
    for row in rows {
      let value = try decimal(row["value"])
      let used = try cost(plan, row, keys, value, afterCredits: isAfter)
      #expect(try used == decimal(row["used_usd"]) && used <= limit)
      guard row["next_usd"] is String else { continue }
      let next = try cost(plan, row, keys, value + step, afterCredits: isAfter)
      #expect(try next == decimal(row["next_usd"]) && next > limit)
      proven += 1
    }
    #expect(proven > 0)
  }

  @Test func whatCannotBe() {
    let lines: [(String, Int32, String)] = [
      ("afford - --limit 1 --types t3.medium", 1, "not enough"), ("afford -", 64, "limit_usd"),
      ("afford - --limit 9 --solve students", 64, "cohort"),
      ("afford - --limit 9 --types t3.mirco", 64, "t3.micro"),
      ("afford - --limit 9 --region us-est-1", 64, "us-east-1"),
      ("afford - --limit 9 --purchase spt", 64, "spot"),
      ("afford - --limit 9 --resource bn", 64, "nb"),
      ("afford - --limit 9 --step 0", 64, "--step"),
      ("afford - --limit 9 --solve hours_per_week --step 1000", 64, "at most 168 hours a week"),
      ("afford - --limit 9 --solve weeks --step 0.5", 64, "whole"),
    ]
    for (line, code, text) in lines {
      let outcome = Checkout.run(
        line.split(separator: " ").map(String.init), input: .text(Self.plan))
      #expect(outcome.code == code, "\(line): \(outcome.errors)")
      #expect((outcome.output + outcome.errors).contains(text), "\(line): \(outcome.errors)")
    }
  }

  /// What is not a server of its own: clusters, functions, several things at once, and fees.
  static let kindsOfThings: [(resources: String, words: String, code: Int32, texts: [String])] = [
    // 3 × (0.192 + 0.048 + 0.005) and 222 GB of gp2 at 0.1 ÷ 730: 0.76541 an hour.
    (
      cluster, "--limit 30 --purchase on_demand", 0,
      ["$30.00 pays for 39 hours in all at most, with m5.xlarge, on-demand, us-east-1: $29.85"]
    ),
    (cluster, "--limit 30", 0, ["with m5.xlarge, spot", "on-demand"]),
    (cluster, "--limit 30 --types m5.2xlarge --purchase on_demand", 0, ["with m5.2xlarge"]),
    (
      function, "--limit 30", 0,
      ["$30.00 pays for 1 month at most", "$28.47. 2 would cost $56.93"]
    ),
    (
      function, "--limit 30 --solve count --resource f", 0,
      ["$30.00 pays for 1 copy at most", "$63.80"]
    ),
    (
      function, "--limit 30 --solve hours_per_week --resource f", 65,
      ["Hours a week cannot be counted here: f: 'hours_per_week' changes nothing"]
    ),
    (function, "--limit 30 --solve count", 64, ["solve for months, or name with --resource"]),
    // 43.452381 × 0.0258 and 60.833333 × 0.101 a pair.
    (
      "\(small), \(large)", "--limit 100 --solve count --purchase on_demand", 0,
      ["$100.00 pays for 13 of each at most", "The same number for each of a, b"]
    ),
    // Servers that pay in different ways: 43.452381 × 0.0258 and 60.833333 × 0.045 a pair.
    (
      "\(small), \(spot)", "--limit 50 --solve count", 0,
      ["$50.00 pays for 12 of each at most, with the plan, as planned, us-east-1", "spot"]
    ),
    // A fee of $494 less a credit of $300.
    (
      reserved,
      "--limit 400 --after-credits --solve count --purchase reserved_1yr_all_upfront --types m5.large",
      0, ["$400.00 pays for 1 server at most", "$194.00. 2 would cost $688.00"]
    ),
  ]
  private static let cluster = """
    { "name": "c", "service": "emr", "hours": 6, "nodes": [
      { "role": "master", "instance_type": "m5.xlarge", "count": 1 },
      { "role": "core", "instance_type": "m5.xlarge", "count": 2 } ] }
    """
  private static let function = """
    { "name": "f", "service": "lambda", "memory_mb": 1024, "monthly_requests": 10000000,
      "request_duration_ms": 200 }
    """
  private static let small = """
    { "name": "a", "service": "ec2", "instance_type": "t3.small", "hours_per_week": 10,
      "volumes": [] }
    """
  private static let large = """
    { "name": "b", "service": "ec2", "instance_type": "m5.large", "hours_per_day": 2,
      "volumes": [] }
    """
  private static let spot = """
    { "name": "s", "service": "ec2", "instance_type": "m5.large", "hours_per_day": 2,
      "purchase_option": "spot", "spot_price_usd": 0.04, "volumes": [] }
    """
  private static let reserved = """
    { "name": "n", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0,
      "purchase_option": "reserved_1yr_all_upfront", "volumes": [] }
    """

  @Test(arguments: kindsOfThings.indices)
  func anythingThatIsBought(_ index: Int) {
    let (resources, words, code, texts) = Self.kindsOfThings[index]
    let plan = """
      { "title": "t", "region": "us-east-1", "months": 1,
        "credits": [ { "name": "g", "amount_usd": 300 } ], "resources": [ \(resources) ] }
      """
    let outcome = Checkout.run(
      ["afford", "-"] + words.split(separator: " ").map(String.init), input: .text(plan))
    #expect(outcome.code == code, "\(outcome.errors)")
    // Lines break at the width of the terminal.
    let text = (outcome.output + outcome.errors).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    for part in texts { #expect(text.contains(part), "\(part) in \(text)") }
    #expect(!text.contains("unknown key"))
  }
}
