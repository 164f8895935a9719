import Billing
import Google
import Money
import Prices
import Scenarios
import Testing

/// A plan whose cost is known independently.
struct GoogleExample: Sendable, CustomTestStringConvertible {
  /// What is priced, and who states its cost.
  var name: String
  var region = "us-central1"
  var plan = #""months": 1"#
  var resources: String
  /// The known list cost, and the permitted deviation, because sources round.
  var list: String
  var tolerance = "0"

  var testDescription: String { name }

  func budget(offers: [FreeTierOffer] = []) throws -> Budget {
    try Self.budget(
      #"""
      { "title": "Example", "provider": "gcp", "region": "\#(region)", \#(plan),
        "resources": [ \#(resources) ] }
      """#, offers: offers)
  }

  static func budget(_ text: String, offers: [FreeTierOffer] = []) throws -> Budget {
    let services = ServiceRegistry([Google.module])
    var book = GoogleBook()
    book.offers = offers
    let scenario = try ScenarioReader(services: services.definitions).read(Array(text.utf8))
    return try Estimator(prices: book, services: services).estimate(scenario)
  }
}

@Suite struct WorkedExampleTests {
  private static let september =
    #""start": "2026-09-01", "months": 1, "month_hours": "calendar""#
  private static let august = #""months": 1, "month_hours": 744"#

  static let examples: [GoogleExample] = [
    GoogleExample(
      name: "a bucket, the provider's page of storage examples", region: "us-east1",
      resources: """
        { "service": "gcp_storage", "storage_gb": 50, "monthly_class_a_operations": 10000,
          "monthly_class_b_operations": 50000, "monthly_egress_gb": 1 }
        """, list: "1.19"),
    GoogleExample(
      name: "10 MiB/s for 30 days and one subscription, exactly what the pricing page rounds",
      resources: #"{ "service": "gcp_pubsub", "monthly_message_data_tb": 24.71923828125 }"#,
      list: "1977.5390625"),
    GoogleExample(
      name: "100 MiB/s and two subscriptions, the pricing page",
      resources: """
        { "service": "gcp_pubsub", "monthly_message_data_tb": 247.1923828125, "subscriptions": 2 }
        """, list: "29640", tolerance: "30"),
    GoogleExample(
      name: "two clusters for 2,000 and 1,000 hours, the pricing page before its credit",
      plan: #""months": 3"#,
      resources: """
        { "name": "a", "service": "gcp_gke", "hours": 2000 },
        { "name": "b", "service": "gcp_gke", "hours": 1000 }
        """, list: "300"),
    GoogleExample(
      name: "n2-standard-32 in a billing export of 2026-08", region: "northamerica-northeast1",
      plan: august,
      resources:
        #"{ "service": "gcp_compute", "machine_type": "n2-standard-32", "hours": 4.375347 }"#,
      list: "7.4847", tolerance: "0.0005"),
    GoogleExample(
      name: "n2-highcpu-32 in the same export", region: "northamerica-northeast1", plan: august,
      resources:
        #"{ "service": "gcp_compute", "machine_type": "n2-highcpu-32", "hours": 2.103784 }"#,
      list: "2.6569", tolerance: "0.0003"),
    GoogleExample(
      name: "250 GB of pd-ssd in the same export", region: "northamerica-northeast1", plan: august,
      resources: """
        { "service": "gcp_disk", "disk_type": "pd-ssd", "size_gb": 250, "hours": 6.564668 }
        """, list: "0.4125", tolerance: "0.00001"),
    GoogleExample(
      name: "an address in the same export", region: "northamerica-northeast1", plan: august,
      resources: #"{ "service": "gcp_external_ip", "hours": 6.479131 }"#, list: "0.0324",
      tolerance: "0.00001"),
    GoogleExample(
      name: "two databases in the same export, but for their disks",
      region: "northamerica-northeast1", plan: august,
      resources: """
        { "name": "small", "service": "gcp_sql", "tier": "db-custom-16-61440",
          "hours": 4.188357, "disk_size": 10 },
        { "name": "large", "service": "gcp_sql", "tier": "db-custom-64-61440",
          "hours": 2.403066, "disk_size": 10 }
        """,
      // 4.9774 + 8.0926, and two disks of 10 GB for the month at 0.187.
      list: "16.81", tolerance: "0.0015"),
    GoogleExample(
      name: "db-f1-micro with 10 GB, published cost notes",
      resources: #"{ "service": "gcp_sql", "tier": "db-f1-micro", "disk_size": 10 }"#,
      list: "9.365"),
    GoogleExample(
      name: "db-custom-2-7680 with a standby and 20 GB, the same notes",
      resources: """
        { "service": "gcp_sql", "tier": "db-custom-2-7680", "availability_type": "regional",
          "disk_size": 20 }
        """, list: "204.05", tolerance: "0.005"),
    GoogleExample(
      name: "db-custom-4-15360 with 250 GB, a public estimate",
      resources: #"{ "service": "gcp_sql", "tier": "db-custom-4-15360", "disk_size": 250 }"#,
      list: "239.75", tolerance: "0.005"),
    GoogleExample(
      name: "100 GiB to the internet, a study of the network prices before the free one",
      resources: #"{ "service": "gcp_network", "monthly_egress_gb": 100 }"#, list: "12"),
    GoogleExample(
      name: "three software keys and 150,000 operations",
      resources: """
        { "service": "gcp_kms", "key_versions": 3, "monthly_key_operations": 150000 }
        """, list: "0.63"),
    GoogleExample(
      name: "10 million calls of 128 MB for 300 ms, by hand: 4 + 0.9375 + 6",
      resources: """
        { "service": "gcp_functions", "memory_mb": 128,
          "monthly_function_invocations": 10000000, "request_duration_ms": 300 }
        """, list: "10.9375"),
    GoogleExample(
      name: "1,000 GB of hyperdisk-extreme with 350,000 operations, infracost's golden",
      resources: """
        { "service": "gcp_disk", "disk_type": "hyperdisk-extreme", "size_gb": 1000,
          "provisioned_iops": 350000 }
        """, list: "11325"),
    GoogleExample(
      name: "n1-standard-4 all month at 70%, the price list's month",
      resources: #"{ "service": "gcp_compute", "machine_type": "n1-standard-4" }"#,
      list: "97.089489"),
    GoogleExample(
      name: "n2-standard-4 all month at 80.02%, the price list's month",
      resources: #"{ "service": "gcp_compute", "machine_type": "n2-standard-4" }"#,
      list: "113.462182456"),
    GoogleExample(
      name: "n1-standard-4 for half a month at 90%, by hand",
      resources: """
        { "service": "gcp_compute", "machine_type": "n1-standard-4", "hours_per_month": 365 }
        """, list: "62.4146715"),
    GoogleExample(
      name: "e2-medium all month, the price list",
      resources: #"{ "service": "gcp_compute", "machine_type": "e2-medium" }"#,
      list: "24.4591683"),
    GoogleExample(
      name: "a custom N1 of 4 processors and 8 GB for 100 hours, by hand",
      resources: """
        { "service": "gcp_compute", "machine_type": "custom-4-8192", "hours_per_month": 100 }
        """, list: "16.83342"),
    GoogleExample(
      name: "a T4 on an N1 for 10 hours, by hand: 0.19 + 0.35 an hour",
      resources: """
        { "service": "gcp_compute", "machine_type": "n1-standard-4", "hours_per_month": 10,
          "guest_accelerator": { "type": "nvidia-tesla-t4", "count": 1 } }
        """, list: "5.39999"),
    GoogleExample(
      name: "a committed machine bills every hour, used or not",
      resources: """
        { "service": "gcp_compute", "machine_type": "n2-standard-2",
          "purchase_option": "committed_1yr", "hours_per_month": 10 }
        """, list: "44.66286"),
    GoogleExample(
      name: "a machine for 30 seconds is billed a minute",
      resources: """
        { "service": "gcp_compute", "machine_type": "e2-medium", "hours": 0.008333333333 }
        """, list: "0.000558428500002", tolerance: "0.0000001"),
    GoogleExample(
      name: "one machine after another is one machine all month: 70%",
      plan: september,
      resources: """
        { "name": "a", "service": "gcp_compute", "machine_type": "n1-standard-4",
          "until": "2026-09-16" },
        { "name": "b", "service": "gcp_compute", "machine_type": "n1-standard-4",
          "from": "2026-09-16" }
        """, list: "95.759496"),
    GoogleExample(
      name: "4 processors, then 16: 4 of them all month, 12 for half of it (documentation)",
      plan: september,
      resources: """
        { "name": "b", "service": "gcp_compute", "machine_type": "n1-standard-16",
          "from": "2026-09-16" },
        { "name": "a", "service": "gcp_compute", "machine_type": "n1-standard-4",
          "until": "2026-09-16" }
        """, list: "280.438524"),
    GoogleExample(
      name: "two machines at the same time do not add up: 90% each",
      plan: september,
      resources: """
        { "service": "gcp_compute", "machine_type": "n1-standard-4", "count": 2,
          "until": "2026-09-16" }
        """, list: "123.119352"),
  ]

  @Test(arguments: examples)
  func agrees(_ example: GoogleExample) throws {
    let list = try example.budget().totals.list
    let (known, tolerance) = (try Money(example.list), try Money(example.tolerance))
    let difference = try list > known ? list - known : known - list
    #expect(difference <= tolerance, "\(list) against \(known)")
  }
}
