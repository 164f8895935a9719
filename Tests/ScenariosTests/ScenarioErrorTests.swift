import Billing
import Diagnostics
import PriceFixtures
import Scenarios
import Testing

/// A faulty scenario with its expected messages.
struct FaultyScenario: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  /// The beginning of each diagnostic as `line:column message`, in order.
  var diagnostics: [String]
  var testDescription: String { name }

  init(_ name: String, _ text: String, _ diagnostics: String...) {
    (self.name, self.text, self.diagnostics) = (name, text, diagnostics)
  }

  /// Returns a scenario that is correct except for the given members.
  static func plan(_ name: String, _ members: String, _ diagnostics: String...) -> FaultyScenario {
    var faulty = FaultyScenario(
      name,
      "{ \"title\": \"T\", \"region\": \"us-east-1\", \"resources\": [ { \"service\": \"public_ipv4\" } ],\n  \(members) }"
    )
    faulty.diagnostics = diagnostics
    return faulty
  }

  /// Returns a scenario that is correct except for the given resources.
  static func resources(
    _ name: String, _ resources: String, _ diagnostics: String...
  ) -> FaultyScenario {
    var faulty = FaultyScenario(
      name,
      "{ \"title\": \"T\", \"region\": \"us-east-1\", \"months\": 1, \"resources\": [\n\(resources)\n] }"
    )
    faulty.diagnostics = diagnostics
    return faulty
  }
}

@Suite struct ScenarioErrorTests {
  static let faulty: [FaultyScenario] = [
    FaultyScenario("empty file", "", "1:1 the file is empty"),
    FaultyScenario("only space", " \n ", "2:2 the file is empty"),
    FaultyScenario("not an object", "[]", "1:1 a scenario should be an object, not a list"),
    FaultyScenario("unfinished", "{ \"title\": ", "1:12 the text ends where a value should be"),
    FaultyScenario("text without end", "{ \"title", "1:3 this text has no closing double quote"),
    FaultyScenario("two values", "{} {}", "1:4 there is text after the end"),
    FaultyScenario(
      "key twice", "{ \"title\": 1,\n \"title\": 2 }", "2:2 the key 'title' is given twice"),
    FaultyScenario("comma at the end", "{ \"months\": 1, }", "1:16 a key between double quotes"),
    FaultyScenario(
      "number with a leading zero", "{ \"months\": 012 }", "1:13 '012' is not a number"),
    FaultyScenario("number with letters", "{ \"months\": 12abc }", "1:13 '12abc' is not a number"),
    FaultyScenario("word", "{ \"months\": NaN }", "1:13 'NaN' is not a JSON value"),
    FaultyScenario("columns count characters", "{ \"tïtlé\": x }", "1:12 'x' is not a JSON value"),
    FaultyScenario(
      "deep nesting", String(repeating: "[", count: 100_000), "1:65 nested more than 64 levels deep"
    ),
    FaultyScenario(
      "misspelt is not missing", "{ \"titel\": \"T\", \"month\": 3 }",
      "1:1 'resources' is missing in the scenario",
      "1:3 unknown key 'titel' in the scenario", "1:17 unknown key 'month' in the scenario"),
    FaultyScenario(
      "everything missing", "{ \"tags\": {} }", "1:1 'title' is missing in the scenario",
      "1:1 'resources' is missing in the scenario",
      "1:1 the length must be one of 'months', 'weeks' and 'days': none is given",
      "1:3 unknown key 'tags' in the scenario"),
    .plan(
      "two lengths", #""months": 1, "weeks": 2"#,
      "2:25 the length must be one of 'months', 'weeks' and 'days': 'months' and 'weeks' are given"),
    .plan("no months", #""months": 0"#, "2:13 'months' is out of bounds: 0 is not within 1 to 120"),
    .plan("half a month", #""months": 1.5"#, "2:13 'months' should be a whole number, not 1.5"),
    .plan("months as text", #""months": "3""#, "2:13 'months' should be a whole number, not text"),
    .plan("absurd months", #""months": 1e99"#, "2:13 'months' is out of bounds"),
    .plan(
      "no such day", #""months": 1, "start": "2026-02-30""#,
      "2:25 '2026-02-30' is not a date for 'start'"),
    .plan(
      "calendar without start", #""months": 1, "month_hours": "calendar""#,
      "2:31 \"calendar\" months need a 'start'"),
    .plan(
      "provider misspelt", #""months": 1, "provider": "asw""#,
      "2:28 'asw' is not a value of 'provider'"),
    .plan(
      "cohort without students", #""months": 1, "cohort": { "accounts": "shared" }"#,
      "2:26 'students' is missing in 'cohort'"),
    .plan(
      "negative credit", #""months": 1, "credits": [ { "name": "C", "amount_usd": -5 } ]"#,
      "2:58 'amount_usd' is out of bounds: -5 is not within 0 to 100,000,000"),
    .plan(
      "money that is not known",
      #""months": 1, "limit_usd": { "low": 1, "likely": 2, "high": 3 }"#,
      "2:29 'limit_usd' should be a number: it takes no range"),
    .plan(
      "a credit that is not known",
      #""months": 1, "credits": [ { "name": "C", "amount_usd": { "likely": 2 } } ]"#,
      "2:58 'amount_usd' should be a number: it takes no range"),
    .plan(
      "earnings that are not known",
      #""months": 1, "account": { "opened": "2026-01-01", "earned_credits_usd": { "low": 1 } }"#,
      "2:75 'earned_credits_usd' should be a number: it takes no range"),
    .plan(
      "money as text", #""months": 1, "limit_usd": "5""#,
      "2:29 'limit_usd' should be a number, not text"),
    .plan(
      "credit for an unknown service",
      #""months": 1, "credits": [ { "name": "C", "amount_usd": 5, "services": [ "ec3" ] } ]"#,
      "2:73 unknown service 'ec3' of a credit"),
    .plan("blank title twice", #""months": 1, "description": "  ""#, "2:31 'description' is empty"),
    .resources("no resources", "", "1:66 'resources' is empty"),
    .resources("a number", "7", "2:1 a resource should be an object, not a number"),
    .resources("no service", "{}", "2:1 'service' is missing in a resource"),
    .resources("unknown service", #"{ "service": "e2c" }"#, "2:14 unknown service 'e2c'"),
    .resources(
      "unknown key", #"{ "service": "ec2", "instance_type": "t3.micro", "cuont": 2 }"#,
      "2:50 unknown key 'cuont' in a resource of service 'ec2'"),
    .resources("required field", #"{ "service": "ec2" }"#, "2:1 'instance_type' is missing"),
    .resources(
      "two schedules", #"{ "service": "public_ipv4", "hours": 1, "hours_per_day": 2 }"#,
      "2:58 only one of"),
    .resources(
      "more hours than a day has", #"{ "service": "public_ipv4", "hours_per_day": 25 }"#,
      "2:46 'hours_per_day' is 25, but there are only 24 hours"),
    .resources(
      "negative hours", #"{ "service": "public_ipv4", "hours_per_day": -1 }"#,
      "2:46 'hours_per_day' is out of bounds: -1"),
    .resources(
      "absurd size", #"{ "service": "s3", "storage_gb": 1e30 }"#,
      "2:34 'storage_gb' is out of bounds"),
    .resources(
      "range out of order",
      #"{ "service": "s3", "storage_gb": { "low": 5, "likely": 4, "high": 9 } }"#,
      "2:34 the range 'storage_gb' is out of order"),
    .resources(
      "a range of ranges",
      #"{ "service": "s3", "storage_gb": { "low": 5, "likely": { "low": 1, "likely": 6, "high": 7 }, "high": 9 } }"#,
      "2:56 'likely' should be a number: it takes no range"),
    .resources(
      "range without its middle", #"{ "service": "s3", "storage_gb": { "low": 5, "high": 9 } }"#,
      "2:34 'likely' is missing in the range 'storage_gb'"),
    .resources(
      "duplicate names",
      #"{ "name": "a", "service": "public_ipv4" }, { "name": "a", "service": "public_ipv4" }"#,
      "2:54 two resources have the name 'a'"),
    .resources(
      "window without start", #"{ "service": "public_ipv4", "from": "2026-01-01" }"#,
      "2:37 'from' needs the scenario to have a 'start'"),
    .resources(
      "iops on gp2", #"{ "service": "ebs", "volume_type": "gp2", "size_gb": 8, "iops": 100 }"#,
      "2:65 'iops' does not go with volume_type 'gp2'"),
    .resources(
      "io1 without iops", #"{ "service": "ebs", "volume_type": "io1", "size_gb": 8 }"#,
      "2:1 'iops' is missing: volume_type 'io1' needs it"),
    .resources(
      "a volume of the wrong size", #"{ "service": "ebs", "volume_type": "st1", "size_gb": 8 }"#,
      "2:54 volume_type 'st1' comes in 125 to 16,384 GB, not 8"),
    .resources(
      "more operations than a gp3 disk of the size has",
      #"{ "service": "ebs", "volume_type": "gp3", "size_gb": 10, "iops": 5001 }"#,
      "2:66 volume_type 'gp3' has 500 IOPS for each GB at most, 5,000 for 10 GB"),
    .resources(
      "more operations than a small gp3 disk has",
      #"{ "service": "ebs", "volume_type": "gp3", "size_gb": 2, "iops": 3001 }"#,
      "2:65 volume_type 'gp3' has 500 IOPS for each GB at most, 3,000 for 2 GB"),
    .resources(
      "spot price of an on-demand server",
      #"{ "service": "ec2", "instance_type": "t3.micro", "spot_price_usd": 0.01 }"#,
      "2:68 'spot_price_usd' does not go with purchase_option 'on_demand'"),
    .resources(
      "job and hours",
      #"{ "service": "ec2", "instance_type": "t3.micro", "hours": 3, "job": { "work_gb": 1, "throughput_mb_per_s": 5 } }"#,
      "2:59 'job' stands in place of 'hours'"),
    .resources(
      "another provider's service", #"{ "service": "custom", "unit_price_usd": 1 }"#,
      "2:1 a custom cost needs one of"),
    .resources(
      "two quantities of a custom cost",
      #"{ "service": "custom", "unit_price_usd": 1, "quantity": 1, "monthly_quantity": 1 }"#,
      "2:57 only one of 'monthly_quantity' and 'quantity' can be given"),
    .plan(
      "credits that an older account can't have earned",
      #""months": 1, "account": { "opened": "2025-07-14", "earned_credits_usd": 20 }"#,
      "2:75 'earned_credits_usd' needs an account that was opened on 2025-07-15 or later"),
    .plan(
      "the free plan of an account that is older than it",
      #""months": 1, "account": { "opened": "2025-07-14", "plan": "free" }"#,
      "2:61 the free plan needs an account that was opened on 2025-07-15 or later"),
    .plan(
      "the free plan of an account of unknown age",
      #""months": 1, "account": { "plan": "free" }"#,
      "2:37 the free plan needs an account that was opened on 2025-07-15 or later"),
    .plan(
      "the free plan of another provider",
      #""months": 1, "accounts": { "gcp": { "opened": "2026-08-20", "plan": "free" } }"#,
      "2:71 only AWS has a free plan to choose"),
    .plan(
      "a student's account of unknown age",
      #""months": 1, "accounts": { "azure": { "plan": "students" } }"#,
      "2:49 the money of a student's account needs the day on which it was 'opened'"),
    .plan(
      "credits that an account of unknown age can't have earned",
      #""months": 1, "account": { "earned_credits_usd": 20 }"#,
      "2:51 'earned_credits_usd' needs an account that was opened on 2025-07-15 or later"),
  ]

  /// Input that is close to a mistake, but correct.
  static let sound: [FaultyScenario] = [
    .plan(
      "the free plan on its first day",
      #""months": 1, "account": { "opened": "2025-07-15", "plan": "free" }"#),
    .plan(
      "an older account that pays",
      #""months": 1, "account": { "opened": "2025-07-14", "plan": "paid" }"#),
  ]

  @Test(arguments: faulty + sound)
  func saysWhatIsWrong(_ faulty: FaultyScenario) {
    let reader = ScenarioReader(services: knownServices.definitions)
    var actual: [String] = []
    do throws(Diagnostics) {
      _ = try reader.read(Array(faulty.text.utf8))
    } catch {
      actual = error.all.map { diagnostic in
        let place = diagnostic.position.map { "\($0.line):\($0.column) " } ?? ""
        return place + diagnostic.message
      }
    }
    #expect(actual.count == faulty.diagnostics.count, "\(actual)")
    for (message, beginning) in zip(actual, faulty.diagnostics) {
      #expect(message.hasPrefix(beginning), "\(message)")
    }
  }

  @Test func invalidUTF8HasItsPlace() {
    let reader = ScenarioReader(services: [])
    #expect {
      _ = try reader.read(Array("{\n  \"title\": \"".utf8) + [0xFF])
    } throws: { error in
      (error as? Diagnostics)?.all.first?.position == TextPosition(line: 2, column: 13)
    }
  }
}
