import Billing
import Money
import Prices
import Scenarios

extension RDS {
  /// The meters for the hours of an engine under a commitment.
  struct CommitmentMeters: Sendable {
    /// The reserved hours, with or without a standby.
    var reserved: MeterDeclaration
    var reservedMultiAZ: MeterDeclaration
    /// The hours under a Database Savings Plan: the meters of on-demand hours, at its rates.
    var plan: MeterDeclaration
    var planMultiAZ: MeterDeclaration
    var planOptimized: MeterDeclaration
  }

  static let commitmentMeters = ChoiceTable<Engine, CommitmentMeters> { engine in
    func meter(_ name: String, _ deployment: String, _ meaning: String) -> MeterDeclaration {
      MeterDeclaration(
        "rds", name, ["deployment": deployment, "engine": engine.rawValue], unit: "hour",
        .existing, "\(engine.title) instances \(meaning), used or not")
    }
    let plan = DatabasePlan.prefix
    let meaning = "on a Database Savings Plan"
    return CommitmentMeters(
      reserved: meter("HeavyUsage:{instance_class}", "single_az", "that are reserved"),
      reservedMultiAZ: meter("HeavyUsage:{instance_class}", "multi_az", "that are reserved"),
      plan: meter("\(plan)InstanceUsage:{instance_class}", "single_az", meaning),
      planMultiAZ: meter("\(plan)Multi-AZUsage:{instance_class}", "multi_az", meaning),
      planOptimized: meter(
        "\(plan)InstanceUsageIOOptimized:{instance_class}", "single_az", meaning))
  }

  static let commitmentDeclarations: [MeterDeclaration] = Engine.allCases.flatMap { engine in
    let meters = commitmentMeters[engine]
    // A standby of Aurora is an instance of its own; only Aurora has I/O-Optimized storage.
    let others =
      engine.isAurora ? [meters.planOptimized] : [meters.reservedMultiAZ, meters.planMultiAZ]
    return [meters.reserved, meters.plan] + others
  }

  static let processorCredits = MeterDeclaration(
    "rds", "CPUCredits:{family}", unit: "vCPU-hour", .byUse, "surplus processor credits")

  /// Meters an instance under a commitment, which bills every hour, used or not (RDS reserved
  /// instances page; Savings Plans user guide, "How Savings Plans apply").
  static func meterCommitment(
    _ fields: FieldValues, _ commitment: Commitment, _ metering: inout Metering
  ) throws {
    let (engine, type) = (fields[engine], fields[instanceClass])
    let meters = commitmentMeters[engine]
    let isPlan = commitment.kind == .databaseSavingsPlan
    let meter: MeterDeclaration
    if fields[multiAZ] {
      meter = isPlan ? meters.planMultiAZ : meters.reservedMultiAZ
    } else if isPlan, storageType(fields) == .auroraOptimized {
      meter = meters.planOptimized
    } else {
      meter = isPlan ? meters.plan : meters.reserved
    }
    var attributes: [(key: String, value: String)] = []
    if !isPlan { attributes += EC2.reservation(commitment) }
    if engine == .oracleStandard2, fields[license] == .own {
      attributes.append(("license_model", LicenseModel.own.rawValue))
    }
    try metering.add(
      meter, of: type, attributes: MeterAttributes(attributes),
      metering.windowHours().billed(throughoutBy: commitment.noun),
      "\(type), \(engine.title)\(fields[multiAZ] ? ", Multi-AZ" : ""), \(commitment.title)",
      part: .instance(type: type), purchase: fields[purchaseOption].purchase,
      field: purchaseOption.name)
  }

  /// Meters surplus credits: db.t3 and db.t4g may exceed their baseline without limit (RDS pricing
  /// page, "CPU credits", read 2026-08-21).
  static func meterCredits(
    _ fields: FieldValues, _ hours: MeteredAmount, _ metering: inout Metering
  ) throws {
    guard !fields[surplusHours].isZero else { return }
    // A standby has processors, too.
    let used = try SurplusCredits.possible(
      try metering.monthly(surplusHours, of: fields, "vCPU-hours"),
      ofDatabases: fields[instanceClass], running: hours.times(Quantity(fields[multiAZ] ? 2 : 1)),
      field: surplusHours, &metering)
    let family = fields[instanceClass].split(separator: ".").prefix(2).joined(separator: ".")
    try metering.add(
      processorCredits, of: family, used, part: .processorCredits, field: surplusHours.name)
  }
}
