import Billing
import Money
import Prices

/// The meters of machines for a way to pay.
///
/// The names are those of the SKUs, without the location; `{…}` is the family, the type or the kind
/// of GPU.
struct MachineMeters: Sendable {
  let core: MeterDeclaration
  let memory: MeterDeclaration
  let customCore: MeterDeclaration
  let customMemory: MeterDeclaration
  let extendedMemory: MeterDeclaration
  let machine: MeterDeclaration
  let accelerator: MeterDeclaration
  let localSSD: MeterDeclaration

  /// The meters by way to pay.
  private static let byPurchase: [MachinePurchase: MachineMeters] = Dictionary(
    uniqueKeysWithValues: MachinePurchase.allCases.map { ($0, MachineMeters($0)) })

  /// Returns the meters for a way to pay.
  static func of(_ purchase: MachinePurchase) -> MachineMeters {
    byPurchase[purchase] ?? MachineMeters(purchase)
  }

  /// All meters of all ways to pay.
  static let all: [MeterDeclaration] = MachinePurchase.allCases.flatMap { purchase in
    let meters = of(purchase)
    return [
      meters.core, meters.memory, meters.customCore, meters.customMemory, meters.extendedMemory,
      meters.machine, meters.accelerator, meters.localSSD,
    ]
  }

  private init(_ purchase: MachinePurchase) {
    let attributes = MeterAttributes([("usage_type", purchase.usageType)])
    let nature: MeterNature = purchase.isCommitted ? .existing : .running
    func declare(_ meter: String, _ unit: String, _ meaning: String) -> MeterDeclaration {
      MeterDeclaration(
        "gcp_compute", meter, attributes, unit: unit, nature, "\(meaning), \(purchase.title)")
    }
    core = declare("{family} Instance Core", "vCPU-hour", "processors of predefined types")
    memory = declare("{family} Instance Ram", "GB-hour", "memory of predefined types")
    customCore = declare("{family} Custom Instance Core", "vCPU-hour", "processors of custom types")
    customMemory = declare("{family} Custom Instance Ram", "GB-hour", "memory of custom types")
    extendedMemory = declare(
      "{family} Custom Extended Instance Ram", "GB-hour", "extended memory of custom types")
    machine = declare("Machine:{machine_type}", "hour", "machines that are priced whole")
    accelerator = declare("Nvidia Tesla {gpu} GPU", "hour", "GPUs")
    localSSD = declare("{family} Local SSD", "GB-month", "local disks")
  }
}

/// A GPU that can be attached to a machine.
enum Accelerator: String, Sendable, CaseIterable {
  case t4 = "nvidia-tesla-t4"
  case p4 = "nvidia-tesla-p4"
  case p100 = "nvidia-tesla-p100"
  case v100 = "nvidia-tesla-v100"

  /// The name in the SKUs.
  var model: String {
    switch self {
    case .t4: return "T4"
    case .p4: return "P4"
    case .p100: return "P100"
    case .v100: return "V100"
    }
  }

  /// The memory of each in GB (GPU platforms documentation, read 2026-11).
  var memoryGB: Int { self == .p4 ? 8 : 16 }

  /// The numbers that can be attached (GPU machine types documentation).
  var counts: [Int] { self == .v100 ? [1, 2, 4, 8] : [1, 2, 4] }
}
