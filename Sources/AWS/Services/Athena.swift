public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Athena: the bytes that queries scan, or capacity that is paid for by the hour.
///
/// The scanned bytes of a query are rounded up to a megabyte, with a minimum of 10 MB; statements
/// that define tables and queries that fail are free (Athena pricing page, read 2025-06). A
/// terabyte is 2⁴⁰ bytes.
public enum Athena: MeteredService {
  static let queries = Field<Quantity>.quantity("monthly_queries", unit: "query", "queries a month")
  static let scanned = Field<Quantity>.quantity(
    "data_scanned_mb_per_query", unit: "MB", in: .zero...Quantity(1_073_741_824),
    default: leastMegabytes, eachOf: queries.name,
    "what a query reads; 10 MB are billed at least, and nothing for 0")
  static let capacity = Field<Quantity>.quantity(
    "monthly_capacity_dpu_hours", unit: "DPU-hour", "provisioned capacity a month")
  static let spark = Field<Quantity>.quantity(
    "monthly_spark_dpu_hours", unit: "DPU-hour", "Spark sessions a month")

  static let leastMegabytes = Quantity(10)

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "athena", title: "Amazon Athena", summary: "queries over files in S3",
    fields: [
      queries.declaration, scanned.declaration, capacity.declaration, spark.declaration,
    ], details: [FieldDetail(scanned.name, of: queries.name)])

  private static let dataScanned = MeterDeclaration(
    "athena", "DataScannedInTB", unit: "TB", .byUse, "data scanned")
  private static let capacityHours = MeterDeclaration(
    "athena", "CapacityReservation-DPUHours", unit: "DPU-hour", .byUse, "provisioned capacity")
  private static let sparkHours = MeterDeclaration(
    "athena", "Spark-DPUHours", unit: "DPU-hour", .byUse, "Spark sessions")

  /// The meters that it may use.
  public static let meters = [dataScanned, capacityHours, sparkHours]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .analytics, noun: "query service",
    ending: Ending(plan: "Delete results in S3 and capacity reservations"),
    offers: ["AmazonAthena"])

  /// Returns what the minimum of 10 MB per query adds.
  public static func excess(of item: PlannedResource) throws -> MinimumExcess? {
    guard let real = item.number(scanned.name), !real.isZero else { return nil }
    let billed = max(real, leastMegabytes)
    let amount = try item.amount { $0.isOf(dataScanned) }
    return MinimumExcess(
      rule:
        "Each query is billed as at least \(leastMegabytes) MB, and these are \(real.short) MB",
      billed: billed, real: real, wasted: try amount.scaled(by: billed - real, over: billed),
      advice: "Fewer and larger queries cost less.")
  }

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    try metering.add(
      dataScanned, try terabytes(of: fields[scanned], metering),
      granule: .rule("each query rounded up to 1 MB, 10 MB at least"), field: scanned.name)
    try metering.addMonthly(capacityHours, capacity, "DPU-hour")
    try metering.addMonthly(sparkHours, spark, "DPU-hour")
  }

  private static func terabytes(
    of scanned: Quantity, _ metering: Metering
  ) throws -> MeteredAmount {
    let name = metering.resource.fields[queries] == .one ? "query" : "queries"
    var amount = try metering.monthly(queries, name)
    guard !scanned.isZero else { return try amount.times(.zero) }
    let billed = max(leastMegabytes, try scanned.roundedUp(toMultipleOf: .one))
    if billed != scanned {
      amount.steps.append(Step("\(scanned.grouped) MB a query is billed as \(billed.grouped) MB"))
    }
    return try amount.scaled(
      by: billed, over: Quantity(1_048_576), "× \(billed.grouped) MB ÷ 1,048,576 MB/TB")
  }
}
