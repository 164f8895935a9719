import Billing
import Money
import Prices
import Scenarios

extension Fargate {
  /// How processors and memory are paid; disk, licence and address always cost what they cost on demand.
  public enum PurchaseOption: String, Sendable, CaseIterable {
    case onDemand = "on_demand"
    case spot
    case computePlan1NoUpfront = "compute_savings_plan_1yr_no_upfront"

    /// What stands before `Fargate-` in its usage types.
    var prefix: String {
      switch self {
      case .onDemand: return ""
      case .spot: return "SpotUsage-"
      case .computePlan1NoUpfront: return "ComputeSP:1yrNoUpfront:"
      }
    }

    /// What descriptions end with.
    var suffix: String {
      switch self {
      case .onDemand: return ""
      case .spot: return ", spot"
      case .computePlan1NoUpfront: return ", Compute Savings Plan 1 year, no upfront"
      }
    }
  }

  /// The hours of processors and memory.
  struct TimeMeters: Sendable {
    var processors: MeterDeclaration
    var memory: MeterDeclaration
  }

  private static let metersByOption = ChoiceTable<
    PurchaseOption, ChoiceTable<Platform, TimeMeters>
  > { option in
    // A commitment bills on whether a task runs or not.
    let nature: MeterNature = option == .computePlan1NoUpfront ? .existing : .running
    return ChoiceTable<Platform, TimeMeters> { platform in
      let name = "\(option.prefix)Fargate-\(platform.prefix)"
      return TimeMeters(
        processors: MeterDeclaration(
          "fargate", "\(name)vCPU-Hours:perCPU", unit: "vCPU-hour", nature,
          "processors, \(platform.rawValue)\(option.suffix)"),
        memory: MeterDeclaration(
          "fargate", "\(name)GB-Hours", unit: "GB-hour", nature,
          "memory, \(platform.rawValue)\(option.suffix)"))
    }
  }

  static let timeMeters: [MeterDeclaration] = PurchaseOption.allCases.flatMap { option in
    Platform.allCases.filter { option == .onDemand || $0 != .windows }
      .map { metersByOption[option][$0] }.flatMap { [$0.processors, $0.memory] }
  }

  /// Fargate Spot is for Linux alone (ECS developer guide, "Amazon ECS clusters for Fargate", and AWS
  /// Fargate pricing page, read 2026-09-28).
  static func checkPurchase(_ values: FieldValues, _ problems: inout FieldProblems) {
    guard values[operatingSystem] == .windows, values[purchaseOption] != .onDemand else { return }
    problems.refuse(
      purchaseOption, of: values, with: "operating_system 'windows'",
      hints: ["Windows tasks have 'on_demand' only"])
  }

  /// Meters processors and memory: for the time that the task runs, or, committed, for every hour.
  static func meterTime(
    _ time: MeteredAmount, _ granule: TimeGranule, processors: Quantity, gigabytes: Quantity,
    _ fields: FieldValues, _ metering: inout Metering
  ) throws {
    let option = fields[purchaseOption]
    let meters = metersByOption[option][Platform(fields)]
    var hours = time
    var purchase: Purchase?
    if option == .computePlan1NoUpfront {
      // "You pay the hourly commitment even if you don't use it" (Savings Plans user guide, "How Savings
      // Plans apply", read 2026-11-28).
      let commitment = Commitment(.computeSavingsPlan, years: 1, upfront: .none)
      hours = metering.windowHours().billed(throughoutBy: commitment.noun)
      purchase = .committed(commitment)
    }
    let rule: Granule? = purchase == nil ? .time(granule) : nil
    try metering.add(
      meters.processors, try hours.times(processors, "vCPU"), "processors\(option.suffix)",
      purchase: purchase, granule: rule, field: vcpu.name)
    try metering.add(
      meters.memory, try hours.times(gigabytes, "GB"), "memory\(option.suffix)",
      purchase: purchase, granule: rule, field: memory.name)
    if option == .spot {
      metering.assumptions.append(
        "\(metering.resource.name): the price of Fargate Spot moves, and a task can be stopped with two minutes' notice; it is priced at what the list last said."
      )
    }
  }
}
