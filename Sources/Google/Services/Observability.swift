public import Billing
import Money
import Prices
public import Scenarios

/// Cloud Logging and Cloud Monitoring: logs ingested and retained, and metrics.
///
/// Ingestion includes 30 days of retention; Google's own metrics are free (pricing page of
/// 2026-09-12).
public enum Observability: MeteredService {
  static let logs = Field<Quantity>.quantity(
    "monthly_logging_data_gb", unit: "GB", "logs taken in a month")
  static let stored = Field<Quantity>.quantity(
    "logs_stored_gb", unit: "GB", "logs kept for longer than 30 days")
  static let networkLogs = Field<Quantity>.quantity(
    "monthly_network_logs_gb", unit: "GB", "logs of networks (vended logs) a month")
  static let metrics = Field<Quantity>.quantity(
    "monthly_monitoring_data_mb", unit: "MB", "metrics of one's own a month")
  static let samples = Field<Quantity>.quantity(
    "monthly_prometheus_samples", unit: "sample", "samples of Prometheus a month")

  static let taken = MeterDeclaration(
    "gcp_monitoring", "Log Storage", unit: "GB", .byUse, isGlobal: true, "logs taken in")
  static let kept = MeterDeclaration(
    "gcp_monitoring", "Log Retention", unit: "GB-month", .stored, isGlobal: true,
    "logs kept for longer")
  static let vended = MeterDeclaration(
    "gcp_monitoring", "Vended Network Logs", unit: "GB", .byUse, isGlobal: true, "network logs")
  static let volume = MeterDeclaration(
    "gcp_monitoring", "Metric Volume", unit: "MB", .byUse, isGlobal: true, "metrics")
  static let prometheus = MeterDeclaration(
    "gcp_monitoring", "Prometheus Samples Ingested", unit: "sample", .byUse, isGlobal: true,
    "Prometheus samples")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_monitoring", title: "Google Cloud Observability", provider: .gcp,
    summary: "logs and metrics",
    fields: [
      logs.declaration, stored.declaration, networkLogs.declaration, metrics.declaration,
      samples.declaration,
    ])

  /// The meters that it may use.
  public static let meters = [taken, kept, vended, volume, prometheus]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .management, noun: "monitoring",
    ending: Ending(plan: "shorten the retention of its log buckets"),
    globalListCommands: ["gcloud logging buckets list"], glossary: [.gigabyteMonth],
    offers: ["Cloud Logging", "Cloud Monitoring"])

  /// Meters the logs and metrics.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try metering.addMonthly(taken, logs, "GB")
    try metering.addStored(kept, stored, "GB")
    try metering.addMonthly(vended, networkLogs, "GB")
    try metering.addMonthly(volume, metrics, "MB")
    try metering.addMonthly(prometheus, samples, "sample")
  }
}
