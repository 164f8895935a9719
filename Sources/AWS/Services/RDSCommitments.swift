import Billing
import Money
import Prices
import Scenarios

extension RDS {
  /// The way in which a database instance is paid for.
  public enum PurchaseOption: String, Sendable, CaseIterable {
    case onDemand = "on_demand"
    case reserved1NoUpfront = "reserved_1yr_no_upfront"
    case reserved1PartialUpfront = "reserved_1yr_partial_upfront"
    case reserved1AllUpfront = "reserved_1yr_all_upfront"
    case reserved3NoUpfront = "reserved_3yr_no_upfront"
    case reserved3PartialUpfront = "reserved_3yr_partial_upfront"
    case reserved3AllUpfront = "reserved_3yr_all_upfront"
    case databasePlan1NoUpfront = "database_savings_plan_1yr_no_upfront"

    /// The meaning of the option; a Database Savings Plan has only one term, of a year with no
    /// upfront (AWS pricing page, "Database Savings Plans", 2026-04).
    var purchase: Purchase {
      switch self {
      case .onDemand: return .onDemand
      case .databasePlan1NoUpfront:
        return .committed(Commitment(.databaseSavingsPlan, years: 1, upfront: .none))
      case .reserved1NoUpfront:
        return .committed(Commitment(.reservation, years: 1, upfront: .none))
      case .reserved1PartialUpfront:
        return .committed(Commitment(.reservation, years: 1, upfront: .partial))
      case .reserved1AllUpfront:
        return .committed(Commitment(.reservation, years: 1, upfront: .all))
      case .reserved3NoUpfront:
        return .committed(Commitment(.reservation, years: 3, upfront: .none))
      case .reserved3PartialUpfront:
        return .committed(Commitment(.reservation, years: 3, upfront: .partial))
      case .reserved3AllUpfront:
        return .committed(Commitment(.reservation, years: 3, upfront: .all))
      }
    }
  }

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
    let plan = "DatabaseSP:1yrNoUpfront:"
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
    var hours = metering.windowHours()
    hours.steps.insert(Step("a \(commitment.noun) bills every hour, used or not"), at: 0)
    try metering.add(
      meter, of: type, attributes: MeterAttributes(attributes), hours,
      "\(type), \(engine.title)\(fields[multiAZ] ? ", Multi-AZ" : ""), \(commitment.title)",
      part: .instance(type: type), purchase: fields[purchaseOption].purchase,
      field: purchaseOption.name)
  }

  /// Meters surplus credits: db.t3 and db.t4g may exceed their baseline without limit (RDS pricing
  /// page, "CPU credits", read 2026-08-21).
  static func meterCredits(_ fields: FieldValues, _ metering: inout Metering) throws {
    guard !fields[surplusHours].isZero else { return }
    let family = fields[instanceClass].split(separator: ".").prefix(2).joined(separator: ".")
    try metering.add(
      processorCredits, of: family,
      try metering.monthly(surplusHours, of: fields, "vCPU-hours"), part: .processorCredits,
      field: surplusHours.name)
  }
}
