public import Billing
import Money
import Prices
public import Scenarios

/// Amazon RDS and Aurora: database instances while they run, their storage while it exists.
///
/// A stopped database is billed for storage and backups, and starts again by itself after seven
/// days (RDS user guide, "Stopping an Amazon RDS DB instance temporarily").
public enum RDS: MeteredService {
  static let engine = Field<Engine>.choice(
    "engine", default: .mysql, required: true,
    aliases: [
      "oracle-se2-cdb": .oracleStandard2, "oracle-ee-cdb": .oracleEnterprise,
      "postgresql": .postgres,
    ], "the database engine, which is part of the price")
  static let instanceClass = Field<String>.text(
    "instance_class", required: true,
    "the type, such as 'db.t3.micro'; 'db.serverless' for Aurora Serverless v2")
  static let multiAZ = Field<Bool>.flag("multi_az", "a standby in another zone, at twice the price")
  static let license = Field<LicenseModel>.choice(
    "license_model", default: .included, "whose licence Oracle runs on")
  static let capacity = Field<Quantity>.quantity(
    "capacity_units_per_hr", unit: "ACU", in: .zero...Quantity(256),
    "of db.serverless: capacity units on average while it runs")
  static let storageType = Field<StorageType>.choice(
    "storage_type", default: .gp2, "the kind of storage; Aurora has 'aurora' unasked")
  static let storage = Field<Quantity>.quantity(
    "storage_gb", unit: "GB", in: .zero...Quantity(262_144), "its size")
  static let iops = Field<Quantity?>.optionalQuantity(
    "iops", unit: "IOPS", in: .one...Quantity(256_000), default: "3,000 on gp3, 12,000 from 400 GB",
    "provisioned operations a second (gp3, io1, io2)")
  static let throughput = Field<Quantity?>.optionalQuantity(
    "storage_throughput", unit: "MiB/s", in: .one...Quantity(4000), default: "125, 500 from 400 GB",
    "provisioned throughput (gp3)")
  static let ioRequests = Field<Quantity>.quantity(
    "monthly_io_requests", unit: "request", "reads and writes a month (standard, aurora)")
  static let backup = Field<Quantity>.quantity(
    "backup_storage_gb", unit: "GB", "backups and snapshots stored; as much as storage_gb is free")
  static let isPublic = Field<Bool>.flag(
    "publicly_accessible", "whether it has a public address, which is billed")
  static let version = Field<String>.text(
    "engine_version", "with extended_support: the version, such as '5.7'")
  static let purchaseOption = Field<DatabaseNodePurchaseOption>.choice(
    "purchase_option", default: .onDemand, "how the instance is paid")
  static let surplusHours = Field<Quantity>.quantity(
    "monthly_surplus_vcpu_hours", unit: "vCPU-hour",
    "of db.t3 and db.t4g: processor credits used beyond those earned, a month")
  static let support = Field<ExtendedSupport>.choice(
    "extended_support", default: .none, "years beyond the version's regular end, billed by vCPU")

  /// The fields of a database, and which of them apply to which engine.
  public static let definition = ServiceDefinition(
    id: "rds", title: "Amazon RDS", summary: "databases",
    fields: [
      engine.declaration, instanceClass.declaration, multiAZ.declaration, license.declaration,
      capacity.declaration, storageType.declaration, storage.declaration, iops.declaration,
      throughput.declaration, ioRequests.declaration, backup.declaration, isPublic.declaration,
      version.declaration, support.declaration, purchaseOption.declaration,
      surplusHours.declaration,
    ], check: check)

  private static let serverlessClass = "db.serverless"

  // MARK: Checks

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    // A wrong or missing engine was already reported; without it, nothing else can be checked.
    guard values.isGiven(engine) else { return }
    let engine = values[engine]
    let kind = "engine '\(engine.rawValue)'"
    checkClass(values, kind, &problems)
    if engine.isAurora, values[multiAZ] {
      problems.refuse(
        multiAZ, of: values, with: kind,
        hints: ["Aurora keeps its data in three zones; a standby is another instance"])
    }
    if !engine.isOracle {
      problems.refuse(license, of: values, with: kind)
    } else if engine == .oracleEnterprise, values.isGiven(license), values[license] == .included {
      problems.add(
        at: values.position(of: license.name), "\(kind) comes with 'bring-your-own-license' only")
    }
    if values[support] == .none {
      problems.refuse(
        version, of: values, with: "extended_support 'none'",
        hints: [
          "a version decides a price only when its standard support is over: then say so with 'extended_support', else leave it out"
        ])
    } else if !engine.hasExtendedSupport {
      problems.refuse(support, of: values, with: kind)
    } else if engine.isAurora {
      problems.require(version, of: values, with: "extended_support of \(kind)")
    }
    checkStorage(values, &problems)
  }

  private static func checkClass(
    _ values: FieldValues, _ kind: String, _ problems: inout FieldProblems
  ) {
    let type = values[instanceClass]
    guard !type.isEmpty else { return }
    if !type.hasPrefix("db.") {
      problems.add(
        at: values.position(of: instanceClass.name), "'\(type)' is not an instance class of RDS",
        hints: ["its classes begin with 'db.'"])
    }
    let family = type.split(separator: ".").dropFirst().first ?? ""
    if !["t3", "t4g"].contains(family) {
      problems.refuse(
        surplusHours, of: values, with: "instance_class '\(type)'",
        hints: ["only db.t3 and db.t4g go beyond their processor credits"])
    }
    checkPlan(values, String(family), &problems)
    if type == serverlessClass {
      problems.refuse(purchaseOption, of: values, with: "instance_class '\(type)'")
    }
    if type != serverlessClass {
      problems.refuse(capacity, of: values, with: "instance_class '\(type)'")
    } else if !values[engine].isAurora {
      problems.refuse(instanceClass, of: values, with: kind, hints: ["only Aurora is serverless"])
    } else {
      problems.require(capacity, of: values, with: "instance_class '\(type)'")
      problems.refuse(support, of: values, with: "instance_class '\(type)'")
    }
  }

  /// A Database Savings Plan covers db.x2m beside the newer generations.
  private static func checkPlan(
    _ values: FieldValues, _ family: String, _ problems: inout FieldProblems
  ) {
    guard values[purchaseOption] == .databasePlan1NoUpfront,
      !DatabasePlan.covers(family, others: ["x2m"])
    else { return }
    problems.refuse(
      purchaseOption, of: values, with: "instance_class '\(values[instanceClass])'",
      hints: [
        "a Database Savings Plan covers the seventh generation and newer, such as db.m7g and db.r7g"
      ])
  }

  // MARK: Metering

  /// Billing by the second, with a minimum of ten minutes from each start (RDS user guide,
  /// "On-Demand DB instances").
  private static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 600, rule: "by the second, at least 10 minutes from each start")

  /// Meters the instance, its storage and its backups.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let hours = try metering.runningHours(granule)
    if fields[instanceClass] == serverlessClass {
      try meterServerless(fields, hours, &metering)
    } else {
      if let commitment = fields[purchaseOption].purchase.commitment {
        try meterCommitment(fields, commitment, &metering)
      } else {
        try meterInstance(fields, hours, &metering)
      }
      try meterCredits(fields, hours, &metering)
      try meterSupport(fields, hours, &metering)
    }
    try meterStorage(fields, &metering)
    try meterBackups(fields, &metering)
    if fields[isPublic] { try PublicIPv4.meter(addresses: 1, hours: hours, into: &metering) }
  }

  private static func meterInstance(
    _ fields: FieldValues, _ hours: MeteredAmount, _ metering: inout Metering
  ) throws {
    let (engine, type) = (fields[engine], fields[instanceClass])
    let meters = instanceMeters[engine]
    // The licence affects the price only where it is the user's own.
    let ownLicense: MeterAttributes? =
      engine == .oracleStandard2 && fields[license] == .own
      ? ["license_model": LicenseModel.own.rawValue] : nil
    if fields[multiAZ], let multiAZ = meters.multiAZ {
      let pairs = meters.single.attributes.pairs + (ownLicense?.pairs ?? [])
      let substitute = Substitute(
        meters.single.usageType(type), MeterAttributes(pairs.map { ($0.0, $0.1) }), factor: 2,
        reason: "(primary and standby)")
      try metering.add(
        multiAZ, of: type, attributes: ownLicense, hours, "\(type), \(engine.title), Multi-AZ",
        part: .instance(type: type), purchase: .onDemand, granule: .time(granule),
        field: instanceClass.name, substitute: engine.isMultiAZTwice ? substitute : nil)
      return
    }
    let optimized = storageType(fields) == .auroraOptimized ? meters.optimized : nil
    try metering.add(
      optimized ?? meters.single, of: type, attributes: ownLicense, hours,
      "\(type), \(engine.title)" + (optimized == nil ? "" : ", I/O-Optimized"),
      part: .instance(type: type), purchase: .onDemand, granule: .time(granule),
      field: instanceClass.name)
  }

  private static func meterServerless(
    _ fields: FieldValues, _ hours: MeteredAmount, _ metering: inout Metering
  ) throws {
    let isOptimized = storageType(fields) == .auroraOptimized
    let meters = auroraMeters[fields[engine]]
    try metering.add(
      isOptimized ? meters.optimizedCapacity : meters.capacity,
      try hours.times(fields[capacity], "ACUs on average"),
      "\(fields[engine].title) Serverless v2" + (isOptimized ? ", I/O-Optimized" : ""),
      granule: .time(granule), field: capacity.name)
  }

  /// Extended support is billed for the vCPUs of each instance, including the standby's (RDS
  /// pricing page, "Extended Support").
  private static func meterSupport(
    _ fields: FieldValues, _ hours: MeteredAmount, _ metering: inout Metering
  ) throws {
    let support = fields[support]
    guard support != .none else { return }
    let name = String(fields[instanceClass].dropFirst("db.".count))
    guard let type = try metering.instanceType(name, field: instanceClass.name) else { return }
    var amount = try hours.times(type.vcpu, "vCPUs")
    if fields[multiAZ] { amount = try amount.times(Quantity(2), "(primary and standby)") }
    let engine = fields[engine]
    let version: MeterAttributes? =
      engine.isAurora ? ["engine_version": engine.majorVersion(fields[version])] : nil
    let meters = supportMeters[engine]
    try metering.add(
      support == .year3 ? meters.year3 : meters.years1And2, attributes: version, amount,
      "extended support, \(support.title)", part: .software, granule: .time(granule),
      field: Self.support.name)
  }

  // MARK: Facts

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "database",
    ending: Ending(
      session: "Stop the database; it starts by itself after seven days",
      plan: "Delete it, with its snapshots"),
    canBeStopped: true, needsEnd: "database", isBetterShared: true,
    listCommands: [
      "aws rds describe-db-instances --region $region --query 'DBInstances[].DBInstanceIdentifier' --output text"
    ],
    glossary: [.availabilityZone, .gigabyteMonth, .instance, .snapshot],
    machines: MachineFields(type: instanceClass.name, typePrefix: "db."),
    offers: ["AmazonRDS"])
}
