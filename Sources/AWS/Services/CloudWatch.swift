public import Billing
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
    standardAlarms, precisionAlarms, metrics, dashboardMonths, logsWritten, logsKept, logsRead,
    apiRequests,
  ]

  private static let standardAlarms = MeterDeclaration(
    "cloudwatch", "CW:AlarmMonitorUsage", unit: "alarm-month", .stored, "standard alarms")
  private static let precisionAlarms = MeterDeclaration(
    "cloudwatch", "CW:HighResAlarmMonitorUsage", unit: "alarm-month", .stored,
    "high-resolution alarms")
  private static let metrics = MeterDeclaration(
    "cloudwatch", "CW:MetricMonitorUsage", unit: "metric-month", .byUse,
    "custom and detailed metrics")
  private static let dashboardMonths = MeterDeclaration(
    "cloudwatch", "DashboardsUsageHour", unit: "dashboard-month", .stored, isGlobal: true,
    "dashboards")
  static let logsWritten = MeterDeclaration(
    "cloudwatch", "DataProcessing-Bytes", unit: "GB", .byUse, "logs written")
  static let logsKept = MeterDeclaration(
    "cloudwatch", "TimedStorage-ByteHrs", unit: "GB-month", .stored, "logs kept")
  private static let logsRead = MeterDeclaration(
    "cloudwatch", "DataScanned-Bytes", unit: "GB", .byUse, "logs read by queries")
  private static let apiRequests = MeterDeclaration(
    "cloudwatch", "CW:Requests", unit: "request", .byUse, "API requests")

  /// The metrics of an instance with detailed monitoring.
  static let detailedMonitoring = metrics

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .management, noun: "monitoring",
    ending: Ending(plan: "Delete log groups, dashboards and alarms"), offers: ["AmazonCloudWatch"])

  /// Meters what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try metering.addStored(standardAlarms, alarms, "alarm")
    try metering.addStored(precisionAlarms, highResolutionAlarms, "alarm")
    try meterMetrics(resource, &metering)
    try metering.addStored(dashboardMonths, dashboards, "dashboard")
    try metering.addMonthly(logsWritten, logsIngested, "GB", "logs ingested")
    try metering.addStored(logsKept, logsStored, "GB", "logs stored")
    try metering.addMonthly(logsRead, logsScanned, "GB", "logs scanned")
    try metering.addMonthly(apiRequests, requests, "request")
  }

  /// Meters a metric for each hour in which something is sent to it.
  private static func meterMetrics(_ resource: Resource, _ metering: inout Metering) throws {
    let count = resource.fields[customMetrics]
    guard !count.isZero else { return }
    let hours = try metering.runningHours(.wholeHour)
    let months = try zip(hours.months, metering.period.months).map { hours, month in
      try hours.scaled(by: count, over: month.monthHours)
    }
    let steps = [
      Step("× \(count.grouped) \(Words.noun("metric", for: count))"), "÷ the hours of the month",
    ]
    try metering.add(
      metrics, MeteredAmount(months: months, steps: hours.steps + steps), "custom metrics",
      granule: .rule("by the hour"), field: customMetrics.name)
  }
}
