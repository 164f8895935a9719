public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Data Firehose: data by the GB, each record rounded up to 5 KB, and its processing.
///
/// The rounding applies to each record put directly or read from a Kinesis stream, including
/// records in a batch; vended logs and Kafka topics are billed as they are (Firehose pricing page,
/// read 2025-06).
public enum Firehose: MeteredService {
  static let source = Field<Source>.choice(
    "source", default: .directPut, "where the records come from")
  static let records = Field<Quantity>.quantity(
    "monthly_records", unit: "record", "records a month")
  static let recordSize = Field<Quantity?>.optionalQuantity(
    "record_size_kb", unit: "KB", in: SizeGranule.oneByte...Quantity(10_240),
    default: "1 KB with monthly_records", "the average size of a record")
  static let ingested = Field<Quantity>.quantity(
    "monthly_data_ingested_gb", unit: "GB",
    "data a month, in place of monthly_records; billed as it is unless record_size_kb is given")
  static let convertsFormat = Field<Bool>.flag(
    "format_conversion", "conversion to Parquet or ORC, billed on all data")
  static let deliveryZones = Field<Int>.integer(
    "vpc_delivery_zones", in: 0...6, default: 0, unit: "zone",
    "availability zones in which it delivers into a VPC, billed by the hour and the GB")
  static let partitions = Field<Bool>.flag(
    "dynamic_partitioning", "partitioning by keys in the records, billed on all data")
  static let objects = Field<Quantity>.quantity(
    "monthly_partitioned_objects", unit: "object",
    "objects a month that dynamic partitioning writes")
  static let queryHours = Field<Quantity>.quantity(
    "monthly_jq_processing_hours", unit: "hour", "hours a month that dynamic partitioning runs JQ")
  static let decompressed = Field<Quantity>.quantity(
    "monthly_decompressed_gb", unit: "GB", "CloudWatch log data a month that it decompresses")

  static let granule = SizeGranule(kilobytes: 5, name: "record")

  /// The origin of records.
  public enum Source: String, Sendable, CaseIterable {
    case directPut = "direct_put"
    case kinesisStream = "kinesis_stream"
    case msk
    case vendedLogs = "vended_logs"

    /// The step for each record; nil for data that arrives in bulk and is billed as it is.
    fileprivate var granule: SizeGranule? {
      switch self {
      case .directPut, .kinesisStream: return Firehose.granule
      case .msk, .vendedLogs: return nil
      }
    }
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "firehose", title: "Amazon Data Firehose", summary: "delivery of streams into storage",
    fields: [
      source.declaration, records.declaration, recordSize.declaration, ingested.declaration,
      convertsFormat.declaration, deliveryZones.declaration, partitions.declaration,
      objects.declaration, queryHours.declaration, decompressed.declaration,
    ],
    details: [source.name, recordSize.name, convertsFormat.name, partitions.name].map {
      FieldDetail($0, of: records.name, ingested.name)
    }, check: check)

  private static let ingestedData = ChoiceTable<Source, MeterDeclaration> {
    MeterDeclaration(
      "firehose", "BilledBytes", ["source": $0.rawValue], unit: "GB", .byUse, "data ingested")
  }
  private static let converted = meter("DataFormatConversion-Bytes", "GB", "format conversion")
  private static let zoneHours = MeterDeclaration(
    "firehose", "VPC-DeliveryHours", unit: "AZ-hour", .existing, "delivery into a VPC")
  private static let delivered = meter("VPC-DeliveredBytes", "GB", "data delivered into a VPC")
  private static let partitioned = meter(
    "DynamicPartitioning-Bytes", "GB", "data partitioned dynamically")
  private static let partitionedObjects = meter(
    "DynamicPartitioning-Objects", "object", "objects of dynamic partitioning")
  private static let partitionedHours = meter(
    "DynamicPartitioning-JQHours", "hour", "JQ processing of dynamic partitioning")
  private static let decompression = meter("Decompression-Bytes", "GB", "data decompressed")

  private static func meter(_ name: String, _ unit: String, _ meaning: String) -> MeterDeclaration {
    MeterDeclaration("firehose", name, unit: unit, .byUse, meaning)
  }

  /// The meters that it may use.
  public static let meters =
    ingestedData.all + [
      converted, zoneHours, delivered, partitioned, partitionedObjects, partitionedHours,
      decompression,
    ]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    RecordFlow.check(records, ingested, values, &problems)
    if values[source].granule == nil, !values.isGiven(records), !values[convertsFormat] {
      problems.refuse(
        recordSize, of: values, with: "source '\(values[source].rawValue)'",
        hints: ["its data is billed as it is"])
    }
    guard !values[partitions] else { return }
    let hints = ["set \"dynamic_partitioning\": true"]
    for field in [objects, queryHours] {
      problems.refuse(
        field, of: values, with: "a stream without dynamic partitioning", hints: hints)
    }
  }

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let flow = try RecordFlow(
      records: records, gigabytes: ingested, size: recordSize, in: metering)
    let field = fields.isGiven(ingested) ? ingested.name : records.name
    let granule = fields[source].granule
    try metering.add(
      ingestedData[fields[source]], try flow.gigabytes(granule),
      granule: granule.flatMap(flow.rule).map { .rule($0) }, field: field)
    if fields[convertsFormat] {
      // Conversion is billed in steps of 5 KB whatever the source (Firehose pricing page).
      try metering.add(
        converted, try flow.gigabytes(Self.granule),
        granule: flow.rule(Self.granule).map { .rule($0) }, field: convertsFormat.name)
    }
    if fields[partitions] {
      try metering.add(partitioned, try flow.gigabytes(nil), field: partitions.name)
    }
    try meterDelivery(fields, flow, &metering)
    try metering.addMonthly(partitionedObjects, objects)
    try metering.addMonthly(partitionedHours, queryHours)
    try metering.addMonthly(decompression, decompressed)
  }

  private static func meterDelivery(
    _ fields: FieldValues, _ flow: RecordFlow, _ metering: inout Metering
  ) throws {
    let zones = Quantity(fields[deliveryZones])
    guard !zones.isZero else { return }
    let hours = try metering.existingHours().times(zones, Words.noun("zone", for: zones))
    try metering.add(
      zoneHours, hours, granule: .rule("by the whole hour"), field: deliveryZones.name)
    try metering.add(delivered, try flow.gigabytes(nil), field: deliveryZones.name)
  }

  // MARK: Facts

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .analytics, noun: "delivery stream", ending: Ending(plan: "Delete the delivery stream"),
    offers: ["AmazonKinesisFirehose"])

  /// Returns what rounding up each record adds; nil where data arrives in bulk.
  public static func excess(of item: PlannedResource) throws -> MinimumExcess? {
    let source = item.resource.fields[source]
    guard let granule = source.granule else { return nil }
    return try granule.excess(
      of: item, meter: ingestedData[source], size: recordSize, count: records)
  }
}
