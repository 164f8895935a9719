import Billing

extension Google {
  /// Names of the console and of Terraform for services that have another name here.
  static let otherNames = OtherNames([
    (["google_compute_instance", "compute engine", "gce"], .use(["gcp_compute"])),
    (["google_compute_disk", "persistent disk", "hyperdisk"], .use(["gcp_disk"])),
    (["google_storage_bucket", "cloud storage", "gcs"], .use(["gcp_storage"])),
    (
      [
        "google_cloudfunctions_function", "google_cloudfunctions2_function", "cloud functions",
        "cloud run functions",
      ], .use(["gcp_functions"])
    ),
    (["google_container_cluster", "gke", "kubernetes engine"], .use(["gcp_gke"])),
    (["google_sql_database_instance", "cloud sql"], .use(["gcp_sql"])),
    (["google_firestore_database", "firestore", "datastore"], .use(["gcp_firestore"])),
    (
      ["google_pubsub_topic", "google_pubsub_subscription", "pub/sub", "pubsub"],
      .use(["gcp_pubsub"])
    ),
    (
      ["google_monitoring_alert_policy", "cloud logging", "cloud monitoring"],
      .use(["gcp_monitoring"])
    ),
    (["google_kms_crypto_key", "cloud kms"], .use(["gcp_kms"])),
    (["google_compute_address", "google_compute_global_address"], .use(["gcp_external_ip"])),
    (["google_bigquery_dataset", "google_bigquery_table", "bigquery"], .use(["gcp_bigquery"])),
    (
      [
        "google_workbench_instance", "google_notebooks_instance", "vertex ai",
        "vertex ai workbench",
      ],
      .use(["gcp_vertex_workbench"])
    ),
    (
      [
        "google_project", "google_project_iam_member", "google_service_account",
        "google_compute_network",
        "google_compute_subnetwork", "google_compute_firewall",
      ],
      .free("it is free of charge: leave it out")
    ),
    (
      ["colab", "google colab"], .other("the free kind needs no plan; price Colab Pro as 'custom'")
    ),
  ])
}
