import Billing
import Money
import Prices
import Scenarios

/// Meters a machine: its cores and memory, or the machine as a whole, and its GPUs and local disks.
///
/// Google bills by the second, with a minimum of a minute, from the start to the stop (VM instance
/// pricing page, about late 2025).
struct MachineMetering {
  let shape: MachineShape
  let purchase: MachinePurchase
  let hours: MeteredAmount
  /// The field that has the type, for messages.
  let field: String
  /// The processors and memory that ran before it; nil without a discount.
  private let pools: (vcpus: SustainedUsePool, memory: SustainedUsePool)?

  /// Creates the metering of a machine.
  init(
    _ shape: MachineShape, _ purchase: MachinePurchase, hours: MeteredAmount, field: String,
    in metering: Metering
  ) throws {
    (self.shape, self.purchase, self.hours, self.field) = (shape, purchase, hours, field)
    guard purchase == .onDemand, shape.family.sustainedUse != nil else {
      pools = nil
      return
    }
    let machines = try PooledMachine.all(with: shape, in: metering)
    let place = metering.place
    guard machines.count > 1, machines.contains(where: { $0.place == place }) else {
      let nothing = SustainedUsePool.nothing(metering.period)
      pools = (nothing, nothing)
      return
    }
    pools = (
      try SustainedUsePool(machines, at: place, in: metering) { try $0.vcpus },
      try SustainedUsePool(machines, at: place, in: metering) { try $0.memory }
    )
  }

  static let granule = TimeGranule.secondWithMinimumOfOneMinute

  /// Returns the hours of a machine: those that it runs, or all of them under a commitment.
  static func hours(
    _ purchase: MachinePurchase, _ metering: inout Metering
  ) throws -> MeteredAmount {
    // The schedule is always read, so that any mistake in it is reported.
    let running = try metering.runningHours(granule)
    guard purchase.isCommitted else { return running }
    return metering.existingHours().billed(throughoutBy: "commitment")
  }

  /// Adds the machine itself.
  func meter(into metering: inout Metering) throws {
    let meters = MachineMeters.of(purchase)
    let name = "\(shape.name), \(purchase.title)"
    if shape.isWhole {
      try add(
        meters.machine, of: shape.name, .one, nil, name, after: pools?.vcpus, &metering)
      return
    }
    let family = shape.family.title
    // An N1 commitment is for the cores and memory of any of its types (price list of 2026-07-30).
    let isCustom =
      shape.isCustom && shape.family.name != "e2"
      && !(purchase.isCommitted && shape.family.name == "n1")
    try add(
      isCustom ? meters.customCore : meters.core, of: family, shape.vcpus, "vCPU",
      "\(name): processors", after: pools?.vcpus, &metering)
    try add(
      isCustom ? meters.customMemory : meters.memory, of: family, shape.memoryGB, "GB",
      "\(name): memory", after: pools?.memory, &metering)
    if !shape.extendedGB.isZero {
      try add(
        meters.extendedMemory, of: family, shape.extendedGB, "GB", "\(name): extended memory",
        after: pools?.memory, &metering)
    }
    if !shape.localSSD.isZero {
      try meterLocalSSD(shape.localSSD, "\(name): local disks", field: field, into: &metering)
    }
  }

  /// Adds GPUs that are attached to it.
  func meter(
    _ accelerator: Accelerator, count: Int, field: String, into metering: inout Metering
  ) throws {
    try add(
      MachineMeters.of(purchase).accelerator, of: accelerator.model, Quantity(count), "GPUs",
      "\(count) × NVIDIA \(accelerator.model), \(purchase.title)",
      after: pools == nil ? nil : .nothing(metering.period), field: field, &metering)
  }

  /// Adds local disks, which are billed for the time that the machine runs.
  func meterLocalSSD(
    _ gigabytes: Quantity, _ description: String, field: String, into metering: inout Metering
  ) throws {
    var months: [Quantity] = []
    for (month, running) in zip(metering.period.months, hours.months) {
      months.append(try gigabytes.scaled(by: running, over: month.monthHours))
    }
    let step = Step("\(gigabytes.grouped) GB for the share of the month that it runs")
    let prefix = shape.family.localSSDPrefix
    try metering.add(
      prefix.isEmpty ? Self.plainLocalSSD(purchase) : MachineMeters.of(purchase).localSSD,
      of: prefix.isEmpty ? nil : shape.family.title,
      MeteredAmount(months: months, steps: hours.steps + [step]), description,
      purchase: purchase.purchase, granule: .time(Self.granule), field: field)
  }

  /// Adds usage of a meter, split into the bands of the sustained-use discount where there is one.
  private func add(
    _ meter: MeterDeclaration, of name: String, _ factor: Quantity, _ label: String?,
    _ description: String, after pool: SustainedUsePool?, field: String? = nil,
    _ metering: inout Metering
  ) throws {
    var bands = [SustainedUseBand.whole(hours)]
    if let pool, let discount = shape.family.sustainedUse {
      bands = try discount.bands(of: hours, after: pool, in: metering.period)
    }
    for band in bands {
      try metering.add(
        meter, of: name, attributes: band.attributes,
        label.map { try band.hours.times(factor, $0) } ?? band.hours,
        description + band.suffix, part: .instance(type: shape.name), purchase: purchase.purchase,
        granule: .time(Self.granule), field: field ?? self.field, stretch: band.number)
    }
  }
}

extension MachineMetering {
  /// Returns the meter of local SSDs that are not a family's own.
  static func plainLocalSSD(_ purchase: MachinePurchase) -> MeterDeclaration {
    plainLocalSSDs[purchase] ?? declared(purchase)
  }

  /// The declarations of their meters, by way to pay.
  static let plainLocalSSDs: [MachinePurchase: MeterDeclaration] = Dictionary(
    uniqueKeysWithValues: MachinePurchase.allCases.map { ($0, declared($0)) })

  private static func declared(_ purchase: MachinePurchase) -> MeterDeclaration {
    MeterDeclaration(
      "gcp_compute", "Local SSD", ["usage_type": purchase.usageType], unit: "GB-month",
      purchase.isCommitted ? .existing : .running, "local disks, \(purchase.title)")
  }
}
