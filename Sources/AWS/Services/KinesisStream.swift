public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Kinesis Data Streams: shards by the hour and records in steps of 25 KB, or, on demand,
/// the stream by the hour and data by the GB, each record rounded up to 1 KB.
///
/// The price includes 24 hours of retention. Retention up to 7 days is billed by the shard or the
/// GB, anything longer by the GB (Kinesis Data Streams pricing page, read 2025-11).
public enum KinesisStream: MeteredService {
  static let mode = Field<Mode>.choice(
    "stream_mode", default: .provisioned, "whether shards are provisioned or follow the data")
  static let shards = Field<Int>.integer(
    "shard_count", in: 1...100_000, default: 1, unit: "shard", "shards (provisioned)")
  static let records = Field<Quantity>.quantity(
    "monthly_put_records", unit: "record", "records put a month")
  static let recordSize = Field<Quantity?>.optionalQuantity(
    "record_size_kb", unit: "KB", in: SizeGranule.oneByte...Quantity(10_240),
    default: "1 KB with monthly_put_records", "the average size of a record")
  static let dataIn = Field<Quantity>.quantity(
    "monthly_data_in_gb", unit: "GB", "data put a month, in place of monthly_put_records")
  static let dataOut = Field<Quantity>.quantity(
    "monthly_data_out_gb", unit: "GB", "data read a month (on_demand)")
  static let retention = Field<Int>.integer(
    "retention_hours", in: 24...8760, default: 24, unit: "hour", "how long records are kept")
  static let consumers = Field<Int>.integer(
    "enhanced_fan_out_consumers", in: 0...20, default: 0, unit: "consumer",
    "readers with a throughput of their own (provisioned)")
  static let fanOut = Field<Quantity>.quantity(
    "monthly_enhanced_fan_out_gb", unit: "GB", "data read a month by enhanced fan-out")
  static let longTermReads = Field<Quantity>.quantity(
    "monthly_long_term_retrieval_gb", unit: "GB",
    "data read a month that is older than 7 days (provisioned)")

  static let payloadUnit = SizeGranule(kilobytes: 25, name: "record")
  static let onDemandRecord = SizeGranule(kilobytes: 1, name: "record")

  /// The way in which capacity is paid for.
  public enum Mode: String, Sendable, CaseIterable {
    case provisioned
    case onDemand = "on_demand"
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "kinesis_stream", title: "Amazon Kinesis Data Streams", summary: "streams of records",
    fields: [
      mode.declaration, shards.declaration, records.declaration, recordSize.declaration,
      dataIn.declaration, dataOut.declaration, retention.declaration, consumers.declaration,
      fanOut.declaration, longTermReads.declaration,
    ], details: [FieldDetail(recordSize.name, of: records.name, dataIn.name)], check: check)

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    RecordFlow.check(records, dataIn, values, &problems)
    let kind = "stream_mode '\(values[mode].rawValue)'"
    switch values[mode] {
    case .provisioned:
      problems.refuse(
        dataOut, of: values, with: kind,
        hints: ["reading is free but by enhanced fan-out: '\(fanOut.name)'"])
      if values.isGiven(dataIn) {
        problems.require(recordSize, of: values, with: "'\(dataIn.name)' with \(kind)")
      }
      if values.isGiven(fanOut) {
        problems.require(consumers, of: values, with: "'\(fanOut.name)' with \(kind)")
      }
      if values[retention] <= longTermHours {
        problems.refuse(
          longTermReads, of: values, with: "a retention of \(longTermHours) hours or less")
      }
    case .onDemand:
      problems.refuse(shards, of: values, with: kind)
      problems.refuse(
        consumers, of: values, with: kind, hints: ["only the data counts: '\(fanOut.name)'"])
      problems.refuse(
        longTermReads, of: values, with: kind, hints: ["all reads are '\(dataOut.name)'"])
    }
  }

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let flow = try RecordFlow(
      records: records, gigabytes: dataIn, size: recordSize, in: metering)
    switch resource.fields[mode] {
    case .provisioned: try meterProvisioned(resource.fields, flow, &metering)
    case .onDemand: try meterOnDemand(resource.fields, flow, &metering)
    }
  }

  private static func meterProvisioned(
    _ fields: FieldValues, _ flow: RecordFlow, _ metering: inout Metering
  ) throws {
    let count = Quantity(fields[shards])
    let shardHours = try metering.existingHours().times(count, Words.noun("shard", for: count))
    try metering.add(Self.shardHours, shardHours, field: shards.name)
    try metering.add(
      payloadUnits, try flow.steps(payloadUnit), granule: .rule(payloadUnit.rule),
      field: records.name)
    if fields[retention] > 24 {
      try metering.add(extendedHours, shardHours, field: retention.name)
    }
    let readers = Quantity(fields[consumers])
    try metering.add(
      consumerHours, try shardHours.times(readers, Words.noun("consumer", for: readers)),
      field: consumers.name)
    try metering.addMonthly(fanOutData, fanOut)
    try metering.addMonthly(longTermData, longTermReads)
    try meterKept(
      longTermStorage, try flow.gigabytes(nil), older: longTermHours, upTo: fields[retention],
      &metering)
  }

  private static func meterOnDemand(
    _ fields: FieldValues, _ flow: RecordFlow, _ metering: inout Metering
  ) throws {
    let written = try flow.gigabytes(onDemandRecord)
    try metering.add(streamHours, metering.existingHours(), field: mode.name)
    try metering.add(
      dataWritten, written, granule: flow.rule(onDemandRecord).map { .rule($0) },
      field: fields.isGiven(dataIn) ? dataIn.name : records.name)
    try metering.addMonthly(dataRead, dataOut)
    try metering.addMonthly(onDemandFanOut, fanOut)
    try meterKept(
      onDemandExtended, written, older: 24, upTo: min(fields[retention], longTermHours), &metering)
    try meterKept(
      onDemandLongTerm, written, older: longTermHours, upTo: fields[retention], &metering)
  }

  // MARK: Facts

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .analytics, noun: "stream",
    ending: Ending(
      session: "Delete the stream: it bills by the hour", plan: "See that no stream is left"),
    isBetterShared: true, offers: ["AmazonKinesis"])

  /// Returns what counting each record in whole payload units adds.
  public static func excess(of item: PlannedResource) throws -> MinimumExcess? {
    try payloadUnit.excess(of: item, meter: payloadUnits, size: recordSize, count: records)
  }
}
