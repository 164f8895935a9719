import Money
import Prices
public import Scenarios

/// Amazon CloudWatch: metrics, alarms, dashboards and logs.
///
/// Metrics are billed for the hours in which they are sent, alarms and dashboards for the share of
/// the month in which they exist (CloudWatch pricing page, read 2026-11-20).
public enum CloudWatch: MeteredService {
  static let alarms = Field<Quantity>.quantity(
    "alarms", unit: "alarm", "metrics that alarms of standard resolution watch")
  static let highResolutionAlarms = Field<Quantity>.quantity(
    "high_resolution_alarms", unit: "alarm", "metrics that alarms of 10 or 30 seconds watch")
  static let customMetrics = Field<Quantity>.quantity(
    "custom_metrics", unit: "metric",
    "metrics of your own or detailed ones: every name with every set of dimensions is one")
  static let dashboards = Field<Quantity>.quantity("dashboards", unit: "dashboard", "dashboards")
  static let logsIngested = Field<Quantity>.quantity(
    "monthly_logs_ingested_gb", unit: "GB", "logs written a month, before compression")
  static let logsStored = Field<Quantity>.quantity(
    "logs_stored_gb", unit: "GB",
    "logs kept, compressed; without a retention they are kept for good")
  static let logsScanned = Field<Quantity>.quantity(
    "monthly_logs_scanned_gb", unit: "GB", "logs that queries read a month")
  static let requests = Field<Quantity>.quantity(
    "monthly_api_requests", unit: "request", "API requests a month, not GetMetricData")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "cloudwatch", title: "Amazon CloudWatch", summary: "metrics, alarms and logs",
    fields: [
      alarms.declaration, highResolutionAlarms.declaration, customMetrics.declaration,
      dashboards.declaration, logsIngested.declaration, logsStored.declaration,
      logsScanned.declaration, requests.declaration,
    ])

  /// The meters that monitoring may use.
  public static let meters = [
    MeterDeclaration("cloudwatch", "CW:AlarmMonitorUsage", unit: "alarm-month", "standard alarms"),
    MeterDeclaration(
      "cloudwatch", "CW:HighResAlarmMonitorUsage", unit: "alarm-month", "high-resolution alarms"),
    MeterDeclaration(
      "cloudwatch", "CW:MetricMonitorUsage", unit: "metric-month", "custom and detailed metrics"),
    MeterDeclaration(
      "cloudwatch", "DashboardsUsageHour", unit: "dashboard-month", isGlobal: true, "dashboards"),
    MeterDeclaration("cloudwatch", "DataProcessing-Bytes", unit: "GB", "logs written"),
    MeterDeclaration("cloudwatch", "TimedStorage-ByteHrs", unit: "GB-month", "logs kept"),
    MeterDeclaration("cloudwatch", "DataScanned-Bytes", unit: "GB", "logs read by queries"),
    MeterDeclaration("cloudwatch", "CW:Requests", unit: "request", "API requests"),
  ]

  /// Meters alarms, metrics, dashboards, logs and requests.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try metering.addStored(
      alarms, "CW:AlarmMonitorUsage", "alarm", unit: "alarm-month", "standard alarms")
    try metering.addStored(
      highResolutionAlarms, "CW:HighResAlarmMonitorUsage", "alarm", unit: "alarm-month",
      "high-resolution alarms")
    try meterMetrics(resource, &metering)
    try metering.addStored(
      dashboards, "DashboardsUsageHour", region: "global", "dashboard", unit: "dashboard-month",
      "dashboards")
    try metering.addMonthly(logsIngested, "DataProcessing-Bytes", unit: "GB", "logs ingested")
    try metering.addStored(
      logsStored, "TimedStorage-ByteHrs", "GB", unit: "GB-month", "logs stored")
    try metering.addMonthly(logsScanned, "DataScanned-Bytes", unit: "GB", "logs scanned")
    try metering.addMonthly(requests, "CW:Requests", unit: "request", "API requests")
  }

  /// A metric is billed for each hour in which something is sent to it.
  private static func meterMetrics(_ resource: Resource, _ metering: inout Metering) throws {
    let metrics = resource.fields[customMetrics]
    guard !metrics.isZero else { return }
    let hours = try metering.runningHours(.wholeHour)
    let months = try zip(hours.months, metering.period.months).map { hours, month in
      try hours.scaled(by: metrics, over: month.monthHours)
    }
    let steps = [
      Step("× \(metrics.grouped) \(plural("metric", metrics))"), "÷ the hours of the month",
    ]
    try metering.add(
      "CW:MetricMonitorUsage", unit: "metric-month",
      MeteredAmount(months: months, steps: hours.steps + steps), "custom metrics",
      granule: "by the hour", field: customMetrics.name)
  }
}
