import Foundation
import Testing

@testable import BudgetCLI

/// A plan that is billed exactly as planned has no difference to explain.
@Suite struct ActualRoundTripTests {
  /// Two servers that share free hours and free storage, functions with free usage, and one alarm
  /// more than is free; in planning months, real ones, and for a class with a credit.
  static let plans: [String] = [
    "", #""month_hours": "calendar","#,
    #""cohort": {"students": 3, "accounts": "individual"}, "credits": [{"name": "c", "amount_usd": 3}],"#,
  ].map { keys in
    """
    {"title": "As planned", "region": "us-east-1", "start": "2026-03-01", "months": 3, \(keys)
     "account": {"opened": "2025-06-01"}, "resources": [
      {"name": "s", "service": "ec2", "instance_type": "t3.micro",
       "volumes": [{"volume_type": "gp3", "size_gb": 20}]},
      {"name": "t", "service": "ec2", "instance_type": "t3.micro", "hours_per_week": 20,
       "volumes": [{"volume_type": "gp3", "size_gb": 20}]},
      {"name": "f", "service": "lambda", "monthly_requests": 3000000, "request_duration_ms": 100,
       "memory_mb": 512},
      {"name": "alarms", "service": "cloudwatch", "alarms": 11}]}
    """
  }

  @Test(arguments: plans)
  func whatIsBilledAsPlannedIsAsPlanned(_ plan: String) throws {
    let name = UUID().uuidString
    let file = try Checkout.file("\(name).json", Array(plan.utf8))
    try Self.expectAsPlanned(file, named: name)
  }

  @Test(arguments: Checkout.scenarios)
  func theExamplesAre(_ scenario: String) throws {
    let path = "\(Checkout.root)/scenarios/\(scenario).json"
    // A bill has dates.
    guard try String(contentsOfFile: path, encoding: .utf8).contains("\"start\"") else { return }
    try Self.expectAsPlanned(path, named: scenario)
  }

  private static func expectAsPlanned(_ plan: String, named name: String) throws {
    let written = Checkout.run(["estimate", plan, "--format", "focus"])
    let bill = try Checkout.file("\(name).csv", written.outputBytes)
    let outcome = Checkout.run(["actual", bill, "--plan", plan, "--format", "json"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes))
    let members = try #require(object as? [String: Any])
    let lines = ["resources", "months"].flatMap { members[$0] as? [[String: Any]] ?? [] }
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(line["difference"] as? String == "0", "\(line)")
      #expect((line["causes"] as? [Any])?.isEmpty == true, "\(line)")
    }
    #expect((members["unplanned"] as? [Any])?.isEmpty == true)
  }

  /// Months of the same figures take one row for people, and one each for machines.
  @Test func equalMonthsAreOneRow() throws {
    let plan = """
      {"title": "Equal months", "region": "us-east-1", "start": "2026-01-01", "months": 24,
       "resources": [{"name": "b", "service": "s3", "storage_gb": 5}]}
      """
    let file = try Checkout.file("equal-months.json", Array(plan.utf8))
    let written = Checkout.run(["estimate", file, "--format", "focus"])
    let bill = try Checkout.file("equal-months.csv", written.outputBytes)
    let table = Checkout.run(
      ["actual", bill, "--plan", file], terminal: TerminalInfo(outputIsTerminal: true, width: 120)
    ).output
    #expect(table.contains("2026-01 to 2027-12, each"), "\(table)")
  }
}
