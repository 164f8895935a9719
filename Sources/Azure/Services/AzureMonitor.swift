public import Billing
import Money
import Prices
public import Scenarios

/// Azure Monitor: logs by the GB ingested and retained, and alerts by the series that they watch.
///
/// A billing account's first 5 GB a month are free with pay-as-you-go; platform metrics, the
/// activity log and 31 days of retention cost nothing (Azure documentation, "Azure Monitor Logs
/// cost calculations and options"). A GB of logs is 10⁹ bytes.
public enum AzureMonitor: MeteredService {
  static let sku = Field<SKU>.choice(
    "sku", default: .perGB, "'CapacityReservation' is a commitment to so many GB a day")
  static let reservation = Field<Int>.integer(
    "reservation_capacity_in_gb_per_day", in: 100...100, default: 100, unit: "GB a day",
    "what a commitment tier takes a day; only that of 100 GB has a source")
  static let ingestion = Field<Quantity>.quantity(
    "monthly_log_data_ingestion_gb", unit: "GB", "analytics logs that come in a month")
  static let retention = Field<Quantity>.quantity(
    "monthly_additional_log_data_retention_gb", unit: "GB", "logs kept beyond 31 days, on average")
  static let basicIngestion = Field<Quantity>.quantity(
    "monthly_basic_log_data_ingestion_gb", unit: "GB", "basic logs that come in a month")
  static let basicSearch = Field<Quantity>.quantity(
    "monthly_basic_log_search_gb", unit: "GB", "basic logs searched through a month")
  static let archive = Field<Quantity>.quantity(
    "monthly_archive_data_gb", unit: "GB", "logs in long-term keeping, on average")
  static let export = Field<Quantity>.quantity(
    "monthly_log_data_export_gb", unit: "GB", "logs exported a month")
  static let series = Field<Quantity>.quantity(
    "alert_time_series", unit: "series", "time series that metric alerts watch")
  static let dynamicSeries = Field<Quantity>.quantity(
    "dynamic_threshold_time_series", unit: "series", "time series watched by dynamic thresholds")

  /// The ways to pay for logs.
  public enum SKU: String, Sendable, CaseIterable {
    case perGB = "PerGB2018"
    case capacity = "CapacityReservation"
  }

  private static let ingested = MeterDeclaration(
    "azure_monitor", "Analytics Logs Data Ingestion", unit: "GB", .byUse, "analytics logs")
  private static let commitment = MeterDeclaration(
    "azure_monitor", "100 GB Commitment Tier Capacity Reservation", unit: "day", .existing,
    "a commitment to 100 GB a day")
  private static let kept: [(field: Field<Quantity>, meter: MeterDeclaration)] = [
    (retention, "Analytics Logs Data Retention", "logs kept beyond 31 days"),
    (archive, "Data Archive", "logs in long-term keeping"),
  ].map {
    ($0, MeterDeclaration("azure_monitor", $1, unit: "GB-month", .stored, $2))
  }
  private static let used: [(field: Field<Quantity>, meter: MeterDeclaration)] = [
    (basicIngestion, "Basic Logs Data Ingestion", "basic logs"),
    (basicSearch, "Search Queries Scanned", "searches of basic logs"),
    (export, "Log Analytics data export Data Exported", "exported logs"),
  ].map { ($0, MeterDeclaration("azure_monitor", $1, unit: "GB", .byUse, $2)) }
  private static let watched: [(field: Field<Quantity>, meter: MeterDeclaration)] = [
    (series, "Alerts Metrics Monitored", "series that alerts watch"),
    (dynamicSeries, "Alerts Dynamic Threshold", "series with dynamic thresholds"),
  ].map { ($0, MeterDeclaration("azure_monitor", $1, unit: "series-month", .existing, $2)) }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_monitor", title: "Azure Monitor", provider: .azure, summary: "logs and alerts",
    fields: [
      sku.declaration, reservation.declaration, ingestion.declaration, retention.declaration,
      basicIngestion.declaration, basicSearch.declaration, archive.declaration, export.declaration,
      series.declaration, dynamicSeries.declaration,
    ],
    check: { values, problems in
      if values[sku] == .perGB {
        problems.refuse(reservation, of: values, with: "sku 'PerGB2018'")
      }
    })

  /// The meters that a workspace may use.
  public static let meters =
    [ingested, commitment] + (kept + used + watched).map(\.meter)

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .management, noun: "workspace",
    ending: Ending(plan: "Delete the workspace and its alert rules"),
    globalListCommands: ["az monitor log-analytics workspace list -o table"],
    offers: ["Azure Monitor", "Log Analytics"])

  /// Meters logs and alerts.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    switch resource.fields[sku] {
    case .perGB: try metering.addMonthly(ingested, ingestion)
    case .capacity: try meterCommitment(resource, &metering)
    }
    for (field, meter) in kept { try metering.addStored(meter, field, "GB") }
    for (field, meter) in used { try metering.addMonthly(meter, field) }
    for (field, meter) in watched { try metering.addStored(meter, field, "series") }
  }

  /// Meters a commitment, which bills every day whether it is used or not; ingestion above it is
  /// billed at the tier's own rate (Azure documentation, "Azure Monitor Logs cost calculations and
  /// options").
  private static func meterCommitment(
    _ resource: Resource, _ metering: inout Metering
  ) throws {
    let fields = resource.fields
    let days = try metering.runningHours(Azure.bySecond).scaled(
      by: .one, over: Quantity(24), "÷ 24 h a day")
    try metering.add(commitment, days, field: sku.name)
    guard !fields[ingestion].isZero else { return }
    let came = try metering.monthly(ingestion, "GB")
    var over = days
    var isOver = false
    for index in over.months.indices {
      let more = try came.months[index] - days.months[index].times(Quantity(fields[reservation]))
      over.months[index] =
        more > .zero ? try more.divided(by: Quantity(fields[reservation])) : .zero
      if more > .zero { isOver = true }
    }
    guard isOver else { return }
    over.steps = [
      Step("what comes in above \(fields[reservation]) GB a day, at the rate of the tier")
    ]
    try metering.add(commitment, over, "logs above the commitment", field: ingestion.name)
  }
}
