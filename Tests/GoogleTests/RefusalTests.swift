import Billing
import Diagnostics
import Google
import Scenarios
import Testing

/// Anything that Google does not sell, or that has no price, is an error that names a way forward.
@Suite struct RefusalTests {
  static let cases: [(String, String)] = [
    (#""gcp_compute", "machine_type": "e2-medum""#, "unknown instance type 'e2-medum'"),
    (
      #""gcp_compute", "machine_type": "n2-custom-3-4096""#,
      "N2 has no custom type of 3 processors"
    ),
    (
      #""gcp_compute", "machine_type": "e2-custom-2-999""#,
      "the memory of 'e2-custom-2-999' is not a multiple of 256 MB"
    ),
    (
      #""gcp_compute", "machine_type": "custom-2-20480""#,
      "N1 has 13,312 MB at most for 2 processors, not 20,480"
    ),
    (#""gcp_compute", "machine_type": "e2-custom-2-20480-ext""#, "E2 has no extended memory"),
    (
      #""gcp_compute", "machine_type": "c3-custom-4-8192""#,
      "the family 'c3' has no custom machine types"
    ),
    (
      #""gcp_compute", "machine_type": "custom-4-99999999999999999999""#,
      "'custom-4-99999999999999999999' is no machine type"
    ),
    (
      #""gcp_compute", "machine_type": "e2-medium", "guest_accelerator": { "type": "nvidia-tesla-t4" }"#,
      "'guest_accelerator' does not go with the family 'e2'"
    ),
    (
      #""gcp_compute", "machine_type": "n1-standard-4", "guest_accelerator": { "type": "nvidia-tesla-t4", "count": 8 }"#,
      "'nvidia-tesla-t4' comes in 1, 2, 4"
    ),
    (
      #""gcp_compute", "machine_type": "e2-medium", "scratch_disks": 1"#,
      "'scratch_disks' does not go with the family 'e2'"
    ),
    (
      #"""
      "gcp_compute", "machine_type": "c4a-standard-2",
        "disks": [ { "disk_type": "pd-balanced", "size_gb": 20 } ]
      """#,
      "C4A machines take no disk_type 'pd-balanced'"
    ),
    (
      #"""
      "gcp_compute", "machine_type": "e2-medium",
        "disks": [ { "disk_type": "hyperdisk-balanced", "size_gb": 20 } ]
      """#,
      "E2 machines take no disk_type 'hyperdisk-balanced'"
    ),
    (
      #"""
      "gcp_compute", "machine_type": "n2-standard-2",
        "disks": [ { "disk_type": "hyperdisk-balanced", "size_gb": 20 } ]
      """#,
      "N2 machines take no disk_type 'hyperdisk-balanced'"
    ),
    (
      #""gcp_disk", "disk_type": "pd-ssd", "size_gb": 5"#,
      "disk_type 'pd-ssd' comes in 10 to 65,536 GB, not 5"
    ),
    (
      #""gcp_disk", "disk_type": "pd-ssd", "size_gb": 50, "provisioned_iops": 3000"#,
      "'provisioned_iops' does not go with disk_type 'pd-ssd'"
    ),
    (
      #""gcp_disk", "disk_type": "pd-extreme", "size_gb": 500"#,
      "'provisioned_iops' is missing: disk_type 'pd-extreme' needs it"
    ),
    (
      #""gcp_storage", "storage_gb": 1, "location": "us-east1""#,
      "'us-east1' is neither the region 'us-central1' nor one of many"
    ),
    (
      #""gcp_storage", "storage_gb": 1, "monthly_data_retrieval_gb": 1"#,
      "'monthly_data_retrieval_gb' does not go with storage_class 'standard'"
    ),
    (#""gcp_functions", "memory_mb": 300"#, "functions have no 300 MB"),
    (
      #""gcp_functions", "monthly_function_invocations": 5, "hours_per_week": 2"#,
      "'hours_per_week' changes nothing: this function is billed by what is used"
    ),
    (
      #""gcp_gke", "autopilot_vcpu_count": 2"#,
      "'autopilot_vcpu_count' does not go with a cluster without Autopilot"
    ),
    (
      #""gcp_gke", "location": "us-east1-b""#,
      "'us-east1-b' is neither the region 'us-central1' nor a zone of it"
    ),
    (#""gcp_sql", "tier": "db-custom-3-7680""#, "Cloud SQL has 1 processor or an even number"),
    (#""gcp_sql", "tier": "db-custom-4-1024""#, "Cloud SQL has 3,840 to 26,624 MB"),
    (#""gcp_sql", "tier": "db-t3.micro""#, "unknown tier 'db-t3.micro' of Cloud SQL"),
    (
      #""gcp_sql", "tier": "db-f1-micro", "database_version": "SQLSERVER_2019_WEB""#,
      "Cloud SQL for SQL Server adds a licence whose price has no source"
    ),
    (
      #""gcp_network", "monthly_inter_region_gb": 1"#,
      "'destination_region' is missing: 'monthly_inter_region_gb' needs it"
    ),
    (
      #""gcp_network", "network_tier": "standard", "destination": "china", "monthly_egress_gb": 1"#,
      "'destination' does not go with network_tier 'standard'"
    ),
    (
      #""gcp_vertex_workbench", "machine_type": "e2-standard-4""#,
      "no price for gcp_vertex_workbench Management Fee in us-central1"
    ),
    (
      #""gcp_bigquery", "monthly_queries_tb": 1, "slots": 100"#,
      "queries are billed by slots or by the data they scan, not by both"
    ),
    (
      #""gcp_pubsub", "monthly_messages": 1, "monthly_message_data_tb": 1"#,
      "'monthly_message_data_tb' does not go with 'monthly_messages'"
    ),
  ]

  @Test(arguments: cases)
  func says(resource: String, message: String) throws {
    let example = GoogleExample(
      name: "", resources: "{ \"service\": \(resource) }", list: "0")
    let error = try #require(throws: Diagnostics.self) { try example.budget() }
    #expect(error.all.contains { $0.message.contains(message) }, "\(error.all.map(\.message))")
  }
}
