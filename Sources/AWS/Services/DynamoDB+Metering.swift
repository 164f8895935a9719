public import Billing
import Money
import Prices
public import Scenarios

extension DynamoDB {
  static let writeUnit = SizeGranule(kilobytes: 1, name: "item")
  static let readUnit = SizeGranule(kilobytes: 4, name: "item")

  /// The meters of throughput: capacity by the hour, and units of requests.
  struct ThroughputMeters: Sendable {
    let writeHours, replicatedWriteHours, readHours: MeterDeclaration
    let writeRequests, replicatedWriteRequests, readRequests: MeterDeclaration

    /// Declares the meters.
    ///
    /// `prefix`: what stands before their usage types.
    /// `suffix`: what their descriptions end with.
    init(prefix: String, suffix: String) {
      func declared(
        _ name: String, _ unit: String, _ nature: MeterNature, _ meaning: String
      ) -> MeterDeclaration {
        DynamoDB.declared(prefix + name, unit, nature, meaning + suffix)
      }
      writeHours = declared("WriteCapacityUnit-Hrs", "WCU-hour", .existing, "write capacity")
      replicatedWriteHours = declared(
        "ReplWriteCapacityUnit-Hrs", "WCU-hour", .existing, "replicated write capacity")
      readHours = declared("ReadCapacityUnit-Hrs", "RCU-hour", .existing, "read capacity")
      writeRequests = declared("WriteRequestUnits", "request-unit", .byUse, "write units")
      replicatedWriteRequests = declared(
        "ReplWriteRequestUnits", "request-unit", .byUse, "replicated write units")
      readRequests = declared("ReadRequestUnits", "request-unit", .byUse, "read units")
    }

    var all: [MeterDeclaration] {
      [
        writeHours, replicatedWriteHours, readHours, writeRequests, replicatedWriteRequests,
        readRequests,
      ]
    }
  }

  /// The meters of a table class: those for infrequent access have a prefix, and so have those of a
  /// Database Savings Plan.
  struct ClassMeters: Sendable {
    let onDemand, planned: ThroughputMeters
    let storage: MeterDeclaration

    init(_ tableClass: TableClass) {
      let isIA = tableClass == .infrequentAccess
      let (prefix, suffix) = isIA ? ("IA-", ", infrequent access") : ("", "")
      onDemand = ThroughputMeters(prefix: prefix, suffix: suffix)
      planned = ThroughputMeters(
        prefix: DatabasePlan.prefix + prefix, suffix: "\(suffix), on a Database Savings Plan")
      storage = DynamoDB.declared(
        "\(prefix)TimedStorage-ByteHrs", "GB-month", .stored, "storage\(suffix)")
    }

    var all: [MeterDeclaration] { onDemand.all + planned.all + [storage] }
  }

  private static func declared(
    _ name: String, _ unit: String, _ nature: MeterNature, _ meaning: String
  ) -> MeterDeclaration {
    MeterDeclaration("dynamodb", name, unit: unit, nature, meaning)
  }

  private static let classMeters = ChoiceTable<TableClass, ClassMeters> { ClassMeters($0) }

  private static let recoveryStorage = declared(
    "TimedPITRStorage-ByteHrs", "GB-month", .stored, "point-in-time recovery")
  private static let backupStorage = declared(
    "TimedBackupStorage-ByteHrs", "GB-month", .stored, "on-demand backups")
  private static let restoredData = declared("RestoreDataSize-Bytes", "GB", .byUse, "data restored")
  private static let exportedData = declared(
    "ExportDataSize-Bytes", "GB", .byUse, "data exported to S3")
  private static let importedData = declared(
    "ImportDataSize-Bytes", "GB", .byUse, "data imported from S3")
  private static let streamRequests = declared(
    "Streams-Requests", "request", .byUse, "stream reads")

  /// The meters that it may use.
  public static let meters =
    classMeters.all.flatMap(\.all) + [
      recoveryStorage, backupStorage, restoredData, exportedData, importedData, streamRequests,
    ]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "table", ending: Ending(plan: "Delete the tables and their backups"),
    offers: ["AmazonDynamoDB"])

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let meters = classMeters[fields[tableClass]]
    let regions = replicaRegions(resource, &metering)
    let plan = fields[purchase].commitment
    let throughput = plan == nil ? meters.onDemand : meters.planned
    switch mode(of: fields) {
    case .provisioned: try meterCapacity(fields, throughput, regions, &metering)
    case .payPerRequest: try meterRequests(fields, throughput, regions, &metering)
    }
    if let plan { explain(plan, of: fields, &metering) }
    let stored = try storedData(fields, metering)
    try metering.add(meters.storage, stored, field: storage.name)
    for region in regions {
      try metering.add(
        meters.storage, stored, "\(meters.storage.meaning) in \(region)", region: region,
        field: replicas.name)
    }
    if fields[recovery] { try metering.add(recoveryStorage, stored, field: recovery.name) }
    try metering.addStored(backupStorage, backups, "GB")
    try metering.addMonthly(restoredData, restored, "GB")
    try metering.addMonthly(exportedData, exported, "GB")
    try metering.addMonthly(importedData, imported, "GB")
    try metering.addMonthly(streamRequests, streamReads, "request")
  }

  // MARK: Replicas

  /// Returns the other regions of a global table.
  ///
  /// Writes are billed in each of them, as replicated units instead of plain ones, and so are
  /// storage and capacity; writes to indexes are plain units (AWS guide to DynamoDB global tables,
  /// "What is the pricing for global tables?", version of 2025-09).
  private static func replicaRegions(
    _ resource: Resource, _ metering: inout Metering
  ) -> [String] {
    var regions: [String] = []
    for replica in resource.fields[replicas] {
      let region = replica[replicaRegion]
      if region == resource.region || regions.contains(region) {
        metering.problem(at: replicas.name, "the table is in \(region) already")
      } else {
        regions.append(region)
      }
    }
    if !regions.isEmpty {
      let replicas =
        mode(of: resource.fields) == .provisioned
        ? "each replica has the capacity of the table" : "reads in the replicas are not counted"
      metering.assumptions.append(
        "\(resource.name): \(replicas); what a global table sends between regions is billed as data transfer and is not counted here."
      )
    }
    return regions
  }

  // MARK: Throughput

  /// A commitment is an amount an hour, which bills whether it is used or not; what an hour uses
  /// beyond it is on demand (Savings Plans user guide, "How Savings Plans apply").
  private static func explain(
    _ plan: Commitment, of fields: FieldValues, _ metering: inout Metering
  ) {
    let rule =
      mode(of: fields) == .provisioned
      ? "the \(plan.noun) is for all capacity of the table, of which no free units are deducted"
      : "the \(plan.noun) is for its requests as if they came evenly; an hour with fewer of them bills the same, and what an hour has beyond that is billed on demand"
    metering.assumptions.append("\(metering.resource.name): \(rule).")
  }

  private static func meterCapacity(
    _ fields: FieldValues, _ meters: ThroughputMeters, _ regions: [String],
    _ metering: inout Metering
  ) throws {
    let plan = fields[purchase].commitment
    let hours =
      plan.map { metering.windowHours().billed(throughoutBy: $0.noun) } ?? metering.existingHours()
    let writes = try hours.times(fields[writeCapacity], "write units")
    let reads = try hours.times(fields[readCapacity], "read units")
    let how = fields[purchase].purchase
    try metering.add(
      regions.isEmpty ? meters.writeHours : meters.replicatedWriteHours, writes, purchase: how,
      field: writeCapacity.name)
    try metering.add(meters.readHours, reads, purchase: how, field: readCapacity.name)
    for region in regions {
      try metering.add(
        meters.replicatedWriteHours, writes,
        "\(meters.replicatedWriteHours.meaning) in \(region)", purchase: how, region: region,
        field: replicas.name)
      try metering.add(
        meters.readHours, reads, "\(meters.readHours.meaning) in \(region)", purchase: how,
        region: region, field: replicas.name)
    }
  }

  private static func meterRequests(
    _ fields: FieldValues, _ meters: ThroughputMeters, _ regions: [String],
    _ metering: inout Metering
  ) throws {
    let how = fields[purchase].purchase
    let readDirectly = try metering.monthly(
      readUnits, of: fields, Words.noun("unit", for: fields[readUnits]))
    try metering.add(meters.readRequests, readDirectly, purchase: how, field: readUnits.name)
    try metering.add(
      meters.readRequests, try unitsRead(fields, metering), purchase: how,
      granule: .rule(readUnit.rule), field: reads.name)
    let given = try metering.monthly(
      writeUnits, of: fields, Words.noun("unit", for: fields[writeUnits]))
    let counted = try unitsWritten(fields, metering)
    let indexed = try counted.times(Quantity(fields[indexes]), "indexes")
    let meter = regions.isEmpty ? meters.writeRequests : meters.replicatedWriteRequests
    try metering.add(meter, given, purchase: how, field: writeUnits.name)
    try metering.add(
      meter, counted, purchase: how, granule: .rule(writeUnit.rule), field: writes.name)
    // Writes to an index are local: plain units, in every region (see `replicaRegions`).
    try metering.add(
      meters.writeRequests, indexed, "\(meters.writeRequests.meaning) of indexes", purchase: how,
      granule: .rule(writeUnit.rule), field: indexes.name)
    for region in regions {
      let field = replicas.name
      let name = "\(meter.meaning) in \(region)"
      try metering.add(meter, given, name, purchase: how, region: region, field: field)
      try metering.add(
        meter, counted, name, purchase: how, region: region, granule: .rule(writeUnit.rule),
        field: field)
      try metering.add(
        meters.writeRequests, indexed, "\(meters.writeRequests.meaning) of indexes in \(region)",
        purchase: how, region: region, granule: .rule(writeUnit.rule), field: field)
    }
  }

  /// Returns the units for items read, 4 KB each: half a unit if eventually consistent, two in a
  /// transaction.
  private static func unitsRead(
    _ fields: FieldValues, _ metering: Metering
  ) throws -> MeteredAmount {
    let count = try metering.monthly(reads, of: fields, Words.noun("read", for: fields[reads]))
    let factor = try Quantity(fields[consistency].halves).divided(by: Quantity(2))
    return try count.times(readUnit, of: fields[itemSize])
      .times(factor, "(\(fields[consistency].rawValue))")
  }

  /// Returns the units for items written, 1 KB each: twice as many in a transaction.
  private static func unitsWritten(
    _ fields: FieldValues, _ metering: Metering
  ) throws -> MeteredAmount {
    let count = try metering.monthly(writes, of: fields, Words.noun("write", for: fields[writes]))
    let units = try count.times(writeUnit, of: fields[itemSize])
    return fields[transactional] ? try units.times(Quantity(2), "(transactional)") : units
  }

  // MARK: Storage

  /// Each item counts 100 bytes in addition to its data (DynamoDB pricing page, "Data storage").
  private static func storedData(
    _ fields: FieldValues, _ metering: Metering
  ) throws -> MeteredAmount {
    let count = fields[items]
    guard !count.isZero else { return try metering.stored(fields[storage], "GB") }
    let overhead = try count.scaled(by: Quantity(100), over: Quantity(1_073_741_824))
    var amount = try metering.stored(try fields[storage] + overhead, "GB")
    let data = fields[storage]
    amount.steps.insert(
      Step(
        "\(data.grouped) GB + \(count.grouped) items × 100 bytes ÷ 1,073,741,824 bytes/GB"), at: 0)
    return amount
  }
}
