import Dates
import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

/// Tests of comparisons across providers, and related features.
@Suite struct CloudCompareTests {
  private func json(_ words: [String], input: String = "") throws -> [String: Any] {
    let outcome = Checkout.run(words + ["--format", "json"], input: .text(input))
    #expect(outcome.code == 0, "\(outcome.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any])
  }

  /// Each row is the same as for its provider alone, and the best of all come first.
  @Test func typesOfSeveralProvidersAreRankedTogether() throws {
    let words = ["compare", "--min-vcpu", "2", "--min-memory", "8", "--limit", "0", "--region"]
    let all = try json(words + ["us-east-1", "--provider", "all"])
    let rows = try #require(all["rows"] as? [[String: Any]])
    let parts = [("aws", "us-east-1"), ("azure", "eastus"), ("gcp", "us-east4")]
    for (provider, region) in parts {
      let own = try #require(
        try json(words + [region, "--provider", provider])["rows"] as? [[String: Any]])
      let mine = rows.filter { $0["provider"] as? String == provider }
      func names(_ rows: [[String: Any]]) -> [String] {
        rows.compactMap { $0["type"] as? String }.sorted()
      }
      #expect(!own.isEmpty && names(own) == names(mine))
    }
    let best = rows.compactMap {
      ($0["vcpu_hours_per_dollar"] as? String).flatMap { Decimal(string: $0) }
    }
    #expect(best == best.sorted(by: >))
  }

  /// A part of a graphics processor counts as that part: NV4as v4 has an eighth of an MI25 for
  /// $0.233 an hour, and NP machines have none (Microsoft's documentation of the sizes).
  @Test func partsOfGraphicsProcessorsCountAsParts() throws {
    let words = ["compare", "--provider", "azure", "--region", "eastus", "--per", "gpu"]
    let rows = try #require(
      try json(words + ["--limit", "0"])["rows"] as? [[String: Any]])
    func row(_ type: String) -> [String: Any]? { rows.first { $0["type"] as? String == type } }
    #expect(row("Standard_NV4as_v4")?["gpus"] as? String == "0.125")
    let perDollar = row("Standard_NV4as_v4")?["gpu_hours_per_dollar"] as? String
    #expect(perDollar?.hasPrefix("0.536") == true)
    #expect(row("Standard_NC4as_T4_v3")?["gpus"] as? String == "1")
    #expect(row("Standard_NP10s") == nil)
    let whole = try json(words + ["--gpu", "1", "--limit", "0"])
    let names = (whole["rows"] as? [[String: Any]])?.compactMap { $0["type"] as? String } ?? []
    #expect(names.contains("Standard_NC4as_T4_v3") && !names.contains("Standard_NV4as_v4"))
  }

  /// The answer says where a price is not for the same, and only there.
  @Test(arguments: [
    (
      #"{ "name": "chip", "service": "ec2", "instance_type": "inf1.xlarge" }"#,
      ", but not for the same",
      "What Azure costs is not for the same: chip: it has no AWS Inferentia."
    ),
    (
      #"{ "name": "o", "service": "ebs", "volume_type": "io2", "size_gb": 200, "iops": 10000 }"#,
      "Google Cloud costs least, $37.40, but not for the same;",
      "What Azure costs is not for the same: o: 'iops' is not carried over."
    ),
  ])
  func saysWherePricesAreNotForTheSame(_ resource: String, _ lead: String, _ why: String) throws {
    let plan =
      #"{ "title": "T", "region": "us-east-1", "months": 1, "resources": [ \#(resource) ] }"#
    let file = try Checkout.file("not-the-same-\(UUID().uuidString).json", Array(plan.utf8))
    let words = ["compare", file, "--vary", "provider=aws,azure,gcp"]
    let text = Checkout.run(words).output.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(text.contains(lead) && text.contains(why), "\(text)")
    let clouds = try #require(try json(words)["clouds"] as? [[String: Any]])
    #expect(clouds.compactMap { $0["is_equal"] as? Bool } == [true, false, false])
  }

  /// A job is priced for its hours on every cloud: $0.096 × 0.57 on Azure.
  @Test func aJobIsAJobEverywhere() throws {
    let plan = #"""
      { "title": "T", "region": "us-east-1", "months": 1, "resources": [ { "name": "upload",
        "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0,
        "job": { "work_gb": 100, "throughput_mb_per_s": 50 } } ] }
      """#
    let file = try Checkout.file("job-everywhere.json", Array(plan.utf8))
    let clouds = try #require(
      try json(["compare", file, "--vary", "provider=aws,azure,gcp"])["clouds"] as? [[String: Any]])
    for cloud in clouds {
      let list = (cloud["list_usd"] as? String).flatMap { Decimal(string: $0) }
      #expect(list.map { $0 > 0.02 && $0 < 0.06 } == true, "\(cloud)")
    }
  }

  /// What has no price on one cloud is named there, with the reason; the rest is compared.
  @Test func comparesWhatHasAPrice() throws {
    let plan = """
      { "title": "Frankfurt", "region": "eu-central-1", "months": 1, "resources": [
        { "name": "server", "service": "ec2", "instance_type": "m7i.large",
          "volumes": [ { "volume_type": "gp3", "size_gb": 30 } ] },
        { "name": "bucket", "service": "s3", "storage_gb": 100 } ] }
      """
    let file = try Checkout.file("frankfurt.json", Array(plan.utf8))
    let outcome = Checkout.run([
      "compare", file, "--vary", "provider=aws,azure,gcp", "--format", "csv",
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("no price for azure_disk E4 LRS Disk in germanywestcentral"))
  }

  /// A cloud that has nothing of a plan is left out with the reason; the others are compared.
  @Test func leavesOutCloudsThatHaveNothing() throws {
    let plan = """
      { "title": "Function", "region": "us-east-1", "months": 1, "resources": [
        { "name": "f", "service": "lambda", "memory_mb": 3008, "monthly_requests": 1000000,
          "request_duration_ms": 500 } ] }
      """
    let found = try json(["compare", "-", "--vary", "provider=aws,azure,gcp"], input: plan)
    let clouds = try #require(found["clouds"] as? [[String: Any]])
    #expect(clouds.map { $0["cloud"] as? String } == ["aws"])
    let absent = try #require(found["left_out"] as? [[String: String]])
    #expect(absent.map { $0["cloud"] } == ["azure", "gcp"])
    #expect(absent[0]["reason"]?.contains("3008 is not within 1 to 1,536") == true, "\(absent)")
    let none = Checkout.run(
      ["compare", "-", "--vary", "provider=azure,gcp"], input: .text(plan))
    #expect(none.code == 65 && none.errors.contains("functions have no 3,008 MB"))
  }

  /// A machine that is sold by its parts costs the same as in a plan.
  @Test(arguments: [
    ("gcp", "gcp_compute", "machine_type", "e2-standard-4", "us-central1"),
    ("azure", "azure_vm", "vm_size", "Standard_D2s_v5", "eastus"),
  ])
  func hourIsThatOfAPlan(
    _ provider: String, _ service: String, _ field: String, _ type: String, _ region: String
  ) throws {
    let found = try json([
      "compare", "--provider", provider, "--types", type, "--region", region,
    ])
    let row = try #require((found["rows"] as? [[String: Any]])?.first)
    let plan =
      #"{ "title": "T", "provider": "\#(provider)", "region": "\#(region)", "days": 1, "free_tier": "none", "resources": [ { "service": "\#(service)", "\#(field)": "\#(type)", "hours": 1 } ] }"#
    let priced = try json(["estimate", "-"], input: plan)
    let totals = try #require(priced["totals"] as? [String: String])
    #expect(row["hourly"] as? String == totals["list_usd"])
  }

  /// Free tier and credits never hide what a plan costs.
  @Test func planOnThreeCloudsIsComparedAtListPrice() throws {
    let found = try json([
      "compare", "scenarios/jupyter-three-servers.json", "--vary", "provider=aws,azure,gcp",
    ])
    let clouds = try #require(found["clouds"] as? [[String: Any]])
    #expect(clouds.map { $0["cloud"] as? String } == ["aws", "azure", "gcp"])
    for cloud in clouds {
      let list = (cloud["list_usd"] as? String).flatMap { Decimal(string: $0) } ?? 0
      #expect(list > 0 && cloud["is_whole"] as? Bool == true)
      let new = try #require(cloud["new_account"] as? [String: String])
      let parts = try ["list_usd", "free_tier_usd", "credits_usd"].map {
        try #require(new[$0].flatMap { Decimal(string: $0) })
      }
      #expect(parts.reduce(0, +) == new["total_usd"].flatMap { Decimal(string: $0) })
      #expect(parts[0] == list && parts[2] < 0)
    }
    let words = try #require(found["words"] as? [String])
    #expect(words.first?.hasPrefix("At list price ") == true)
  }

  /// One m4.2xlarge or two m4.4xlarge, in ECU: 26 and 107 for one and four times the money.
  @Test func lectureQuestionInECU() throws {
    let found = try json([
      "compare", "--types", "m4.2xlarge,2xm4.4xlarge,t3.micro", "--per", "ecu", "--region",
      "us-east-1",
    ])
    let rows = try #require(found["rows"] as? [[String: Any]])
    #expect(rows.map { $0["ecu"] as? String } == ["107", "26"])
    let notes = try #require(found["notes"] as? [String])
    #expect(notes.contains { $0.hasPrefix("t3.micro") && $0.contains("left out") })
    #expect((found["words"] as? [String])?.first?.contains("4.12 times the ECU") == true)
  }

  @Test func pageHasAllOffers() throws {
    let page = Checkout.run(["compare", "--region", "us-east-1", "--format", "html"]).output
    let start = try #require(page.range(of: "id=\"table1-rows\">"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let rows = try JSONSerialization.jsonObject(
      with: Data(page[start.upperBound..<end.lowerBound].utf8))
    #expect((rows as? [Any])?.count ?? 0 > 800)
  }

  /// The assignment: three kinds of instances, each on demand, as spot and with free usage.
  @Test func assignmentIsOneCommand() throws {
    let plan = Checkout.run(["init", "three-notebooks"]).output
    let outcome = Checkout.run(
      ["compare", "-", "--vary", "way=on_demand,spot,free_tier", "--format", "markdown"],
      input: .text(plan))
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("| Resource |") && outcome.output.contains("| big notebook |"))
  }

  @Test func templatesBeginWithTheNextMonth() throws {
    for template in InitCommand.Template.allCases {
      let today = try #require(CalendarDate("2027-12-31"))
      let outcome = BudgetCLI.run(arguments: ["init", template.rawValue], today: today)
      #expect(!outcome.output.contains("@") && !outcome.output.contains("2026"))
      if outcome.output.contains("\"start\"") {
        #expect(outcome.output.contains("\"start\": \"2028-01-01\""))
      }
    }
  }

  @Test func everyCommandHasAManualPage() throws {
    let folder = "\(Checkout.temporary)/manual"
    #expect(Checkout.run(["manual", folder]).code == 0)
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(pages.count > 20 && pages.contains("budget-catalog-refresh.1"))
    for page in pages {
      let text = try String(contentsOfFile: "\(folder)/\(page)", encoding: .utf8)
      #expect(text.hasPrefix(".TH ") && text.contains(".SH SYNOPSIS"))
      #expect(text.matches(of: /\.SH [A-Z]+\n\.PP/).isEmpty)
    }
  }

  @Test(arguments: CompletedValues.allCases.map(\.rawValue))
  func completionsKnowWords(_ kind: String) {
    let words = Checkout.run(["completions", "--values", kind]).output.split(separator: "\n")
    #expect(words.count > 2 && Set(words).count == words.count)
  }
}
