import Foundation
import Testing

@testable import BudgetCLI

/// Tests of folders with versions of a report, and of plans and exports that `budget actual` writes.
@Suite struct ActualFileTests {
  private static let header =
    "lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,pricing/unit,lineItem/CurrencyCode,lineItem/UnblendedRate,lineItem/UnblendedCost,product/region\n"
  private static let row =
    "1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEC2,BoxUsage:t3.micro,240,Hrs,USD,0.0104,2.496,us-east-1\n"

  private static func report(
    _ folder: String, _ version: String, _ rows: String, under month: String
  ) throws -> String {
    let path = "\(folder)/\(month)/\(version)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try (header + rows).write(toFile: "\(path)/r-1.csv", atomically: true, encoding: .utf8)
    let manifest =
      #"{"assemblyId":"\#(version)","reportName":"r","billingPeriod":{"start":"\#(month)"},"reportKeys":["p/\#(month)/\#(version)/r-1.csv"]}"#
    try manifest.write(toFile: "\(path)/r-Manifest.json", atomically: true, encoding: .utf8)
    return manifest
  }

  private static func bill(_ folder: String) throws -> [String: Any] {
    let outcome = Checkout.run(["actual", folder, "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes))
    return (object as? [String: Any])?["bill"] as? [String: Any] ?? [:]
  }

  @Test func onlyTheNewestVersionOfAReportCounts() throws {
    let folder = "\(Checkout.temporary)/versions"
    _ = try Self.report(folder, "old", Self.row, under: "20260901-20261001")
    let newest = try Self.report(folder, "new", Self.row + Self.row, under: "20260901-20261001")
    let both = Checkout.run(["actual", folder])
    #expect(both.code == 65 && both.errors.contains("which is the newer version"), "\(both)")
    try newest.write(
      toFile: "\(folder)/20260901-20261001/r-Manifest.json", atomically: true, encoding: .utf8)
    #expect(try Self.bill(folder)["total"] as? String == "4.992")
    // The same report of another month is no other version.
    let other = Self.row.replacing("2026-10", with: "2026-11").replacing("2026-09", with: "2026-10")
    _ = try Self.report(folder, "third", other, under: "20261001-20261101")
    #expect(try Self.bill(folder)["total"] as? String == "7.488")
  }

  @Test func aWrittenPlanKeepsItsCommentsAndIsTheBill() throws {
    let plan = try Checkout.file(
      "commented.json",
      Array(
        """
        { // our lab
          "title": "Lab", "region": "us-east-1", "start": "2026-09-01", "months": 1,
          "free_tier": "none",
          "resources": [
            // the server
            { "name": "web", "service": "ec2", "instance_type": "t3.micro", "public_ipv4": 0,
              "hours_per_month": { "low": 10, "likely": 20, "high": 30, "together": "class" } },
            { "name": "other", "service": "ec2", "instance_type": "t3.small", "public_ipv4": 0,
              "hours_per_month": { "low": 10, "likely": 20, "high": 30, "together": "class" } }
          ]
        }
        """.utf8))
    let october = Self.row.replacing("2026-10", with: "2026-11")
      .replacing("2026-09", with: "2026-10").replacing("240", with: "120")
    let bill = try Checkout.file("commented.csv", Array((Self.header + Self.row).utf8))
    let outcome = Checkout.run(
      ["actual", bill, "--plan", plan, "--write-plan", "-", "--output", "\(plan).html"])
    for part in ["// our lab", "// the server", #""hours_per_month": 240"#] {
      #expect(outcome.output.contains(part), "\(outcome)")
    }
    let priced = Checkout.run(
      ["estimate", "-", "--format", "json"], input: .bytes(outcome.outputBytes))
    #expect(priced.output.contains(#""total_usd": "2.496""#), "\(priced)")
    // The other server was not used, so the range moves with none; with both used, they move on.
    let small = (Self.row + october).replacing("t3.micro", with: "t3.small")
    for (rows, end) in [
      (Self.row + october, "}"), (Self.row + october + small, #", "together": "class"}"#),
    ] {
      let two = try Checkout.file("two.csv", Array((Self.header + rows).utf8))
      let ranged = Checkout.run(
        [
          "actual", two, "--plan", plan, "--set", "months=2", "--write-plan", "-", "--output",
          "\(plan).html",
        ])
      let plain = ranged.output.replacing(" }", with: "}").replacing("{ ", with: "{")
      #expect(plain.contains(#"{"low": 120, "likely": 180, "high": 240"# + end), "\(ranged.output)")
      let again = Checkout.run(["validate", "-"], input: .bytes(ranged.outputBytes))
      #expect(again.code == 0, "\(again.errors)")
    }
  }

  /// The columns that may not be missing in FOCUS 1.0.
  @Test func anExportHasWhatTheSpecificationRequires() throws {
    let bill = try Checkout.file("focus-of.csv", Array((Self.header + Self.row).utf8))
    let text = Checkout.run(["actual", bill, "--format", "focus"]).output
    let header = Set(text.prefix { $0 != "\n" }.split(separator: ",").map(String.init))
    let required = [
      "BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency",
      "BillingPeriodEnd", "BillingPeriodStart", "ChargeCategory", "ChargeClass",
      "ChargeDescription", "ChargePeriodEnd", "ChargePeriodStart", "ContractedCost",
      "EffectiveCost", "InvoiceIssuerName", "ListCost", "PricingQuantity", "PricingUnit",
      "ProviderName", "PublisherName", "ServiceCategory", "ServiceName",
    ]
    #expect(header.isSuperset(of: required))
    #expect(text.contains("2026-10-01T00:00:00Z,2026-09-01T00:00:00Z,Usage,"))
  }
}
