import TestSupport
import Testing

@testable import BudgetCLI

/// Typical mistakes in a first plan, and the hints they get.
@Suite struct FirstMistakesTests {
  /// Texts that are not a plan: curly quotes from a word processor, an extra comma.
  static let texts = [
    #"{ “title”: "x" }"#, #"{ "title": “x” }"#, "{ 'title': 'x' }", #"{ "title": 'x' }"#,
    #"{ "title": "x", "resources": [ { "service": "s3" }, ] }"#,
    #"{ "title": "x", "resources": [ ,], }"#, #"{ "title": "x", }"#,
  ]

  /// Names that resemble those of the format, and places instead of codes.
  static let plans = [
    #""region": "us-east-1", "limit": 50, "resources": [ { "service": "ec2", "type": "t3.micro" } ]"#,
    #""region": "us-east-1", "credits": [ { "name": "a", "amount": 50 } ], "resources": [ { "service": "s3", "storage": 5 } ]"#,
    #""region": "us-east-1", "resources": [ { "service": "ebs", "size": 5, "kind": "gp3" } ]"#,
    #""region": "N. Virginia", "resources": [ { "service": "s3" } ]"#,
    #""region": "US East (N. Virginia)", "resources": [ { "service": "s3" }, { "service": "s3", "region": "Europe (Ireland)" }, { "service": "s3", "region": "ireland" }, { "service": "s3", "region": "Germany" }, { "service": "s3", "region": "()" } ]"#,
  ]

  /// Words that people use for fields before they look them up, by the start of a resource.
  static let words = [
    (
      #""service": "ec2", "instance_type": "t3.micro""#,
      "os hours_day weekly_hours on_hours days_per_week always_on uptime students months disk_gb storage_gb snapshot_gb ram vcpus gpu instances qty spot reserved bandwidth_gb data_out_gb monthly_egress elastic_ip start end_date"
    ),
    (
      #""service": "s3", "storage_gb": 1"#,
      "requests put_requests monthly_get_requests get_per_month class gb egress_gb files versioned replication"
    ),
    (
      #""service": "lambda", "memory_mb": 128"#,
      "invocations monthly_calls gb_seconds duration_ms"
    ),
    (
      #""service": "rds", "engine": "postgres", "instance_class": "db.t3.micro""#,
      "type disk_gb backup_gb read_replicas license az"
    ),
    (#""service": "dynamodb", "storage_gb": 1"#, "read_requests rcu items on_demand"),
    (#""service": "sqs""#, "messages fifo"),
    (#""service": "athena""#, "queries_per_month scanned_gb"),
    (#""service": "emr", "release_label": "emr-7.0.0""#, "workers instance_type core_count"),
    (#""service": "eks""#, "nodes node_type pods clusters"),
    (#""service": "nat_gateway""#, "data_gb traffic_gb"),
    (#""service": "load_balancer""#, "lcu type"),
    (
      #""service": "azure_vm", "provider": "azure", "region": "eastus""#, "type os spot disk_gb ip"
    ),
    (
      #""service": "azure_blob", "provider": "azure", "region": "eastus""#,
      "tier redundancy reads write_requests"
    ),
    (
      #""service": "gcp_compute", "provider": "gcp", "region": "us-central1""#,
      "type gpus memory preemptible"
    ),
    (
      #""service": "gcp_storage", "provider": "gcp", "region": "us-central1""#,
      "class requests reads"
    ),
  ]

  /// Words for what the plan itself says.
  static let wordsOfPlans =
    "budget grant currency tax discount duration_months duration end_date start_date students hours_per_week name"

  @Test func wordsForFieldsAreUnderstood() {
    func members(_ words: String) -> String {
      words.split(separator: " ").map { #", "\#($0)": 1"# }.joined()
    }
    let plans =
      [
        #"{ "region": "us-east-1"\#(members(Self.wordsOfPlans)), "cohort": { "size": 5, "credit_usd": 50 }, "credits": [ { "value": 5, "valid_until": "2027-01-01" } ], "resources": [ { "service": "kms" } ] }"#
      ]
      + Self.words.map { start, words in
        #"{ "title": "x", "months": 1, "region": "us-east-1", "resources": [ { \#(start)\#(members(words)) } ] }"#
      }
    var text = ""
    for plan in plans {
      let outcome = Checkout.run(["validate", "-"], input: .text(plan))
      #expect(outcome.output.isEmpty && outcome.code == 65, "\(plan)")
      text += "\(plan)\n\(outcome.errors)\n"
    }
    expectGolden(text, "words-for-fields.txt")
  }

  @Test func eachIsToldWhatHelps() {
    let whole = Self.plans.map { #"{ "title": "x", "months": 1, \#($0) }"# }
    var text = ""
    for plan in Self.texts + whole {
      let outcome = Checkout.run(["validate", "-"], input: .text(plan))
      #expect(outcome.output.isEmpty && outcome.code == 65, "\(plan)")
      text += "\(plan)\n\(outcome.errors)\n"
    }
    expectGolden(text, "first-mistakes.txt")
  }

  /// A key that is right elsewhere comes with the place where it is, and one that another service has
  /// for the same thing with this one's.
  @Test(arguments: [
    (
      #""resources": [{"service": "s3", "storage_gb": 1, "monthly_outbound_internet_gb": 4}]"#,
      "did you mean 'monthly_data_transfer_out_gb'?"
    ),
    (
      #""resources": [{"service": "cloudfront", "monthly_outbound_internet_gb": 4}]"#,
      "did you mean 'monthly_data_transfer_out_gb'?"
    ),
    (
      #""resources": [{"service": "lambda", "hosted_zones": 4}]"#,
      "it is a key of 'route53': put it into a resource of its own"
    ),
    (
      #""resources": [{"service": "nat_gateway", "monthly_outbound_internet_gb": 4}]"#,
      "it is a key of 'data_transfer': put it into a resource of its own"
    ),
    (
      #""resources": [{"service": "s3", "storage_gb": 1, "limit_usd": 4}]"#,
      "'limit_usd' belongs to the plan itself, beside 'resources'"
    ),
    (
      #""instance_type": "t3.micro", "resources": [{"service": "s3", "storage_gb": 1}]"#,
      "'instance_type' belongs to a resource, in 'resources'"
    ),
    (
      #""resources": [{"service": "ec2", "instance_type": "t3.micro", "volumes": [{"volume_type": "gp3", "size_gb": 8, "hours_per_week": 4}]}]"#,
      "'hours_per_week' belongs to the resource itself"
    ),
  ])
  func keysOfOtherPlaces(_ rest: String, _ hint: String) {
    let plan = #"{"title": "x", "region": "us-east-1", "months": 1, \#(rest)}"#
    let errors = Checkout.run(["validate", "-"], input: .text(plan)).errors
    #expect(errors.contains("note: \(hint)"), "\(errors)")
  }

  /// What another provider calls so, or many services, is no place for a key.
  @Test(arguments: [
    #""service": "ebs", "volume_type": "gp3", "size_gb": 8, "provisioned_iops": 4000"#,
    #""service": "cloudfront", "monthly_requests": 4"#,
    #""service": "lambda", "monthly_requests": 1, "request_duration_ms": 1, "memory_gb": 1"#,
  ])
  func keysOfOthersAreNoPlaces(_ fields: String) {
    let plan =
      #"{"title": "x", "region": "us-east-1", "months": 1, "resources": [{\#(fields)}]}"#
    let errors = Checkout.run(["validate", "-"], input: .text(plan)).errors
    #expect(
      errors.contains("unknown key") && !errors.contains("a resource of its own"), "\(errors)")
  }
}
