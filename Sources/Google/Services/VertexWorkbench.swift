public import Billing
import Money
import Prices
public import Scenarios

/// Vertex AI Workbench instances: a Compute Engine machine with its disks, and a management fee.
///
/// No available source states the fee, so a plan gives it; a commitment does not cover it. By
/// default, an instance stops by itself after three idle hours; its disks continue to bill (Vertex
/// AI documentation, 2026).
public enum VertexWorkbench: MeteredService {
  static let machineType = Field<String>.text(
    "machine_type", required: true, "the type, such as 'e2-standard-4'")
  static let purchaseOption = Field<MachinePurchase>.choice(
    "purchase_option", default: .onDemand, "how the machine is paid")
  static let accelerator = Field<FieldValues?>.object(
    "guest_accelerator",
    of: [
      ComputeEngine.acceleratorType.declaration, ComputeEngine.acceleratorCount.declaration,
    ], "GPUs that are attached to it (n1 types)")
  static let disks = Field<[FieldValues]>.list(
    "disks", of: PersistentDisk.fields, "its disks, each as a resource of service 'gcp_disk'")
  static let externalIP = Field<Int>.integer(
    "external_ip", in: 0...8, default: 0, "external addresses")
  static let fee = Field<Quantity?>.optionalQuantity(
    "management_fee_usd_per_hour", unit: "USD an hour", in: .zero...Quantity(1000),
    "the management fee of the instance, as the provider's page has it")

  static let managementFee = MeterDeclaration(
    "gcp_vertex_workbench", "Management Fee", unit: "hour", .running, "management fee")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_vertex_workbench", title: "Vertex AI Workbench", provider: .gcp, summary: "notebooks",
    fields: [
      machineType.declaration, purchaseOption.declaration, accelerator.declaration,
      disks.declaration, externalIP.declaration, fee.declaration,
    ],
    check: { values, problems in
      ComputeEngine.checkDisks(values[disks], of: values, typeField: machineType, &problems)
      ComputeEngine.checkMachine(
        values, typeField: machineType, accelerator: accelerator, &problems)
    })

  /// The meters that an instance may use.
  public static let meters: [MeterDeclaration] =
    MachineMeters.all + MachinePurchase.allCases.map(MachineMetering.plainLocalSSD)
    + PersistentDisk.meters + [ExternalIP.inUse, ExternalIP.inUseOfSpot, managementFee]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .artificialIntelligence, noun: "notebook",
    ending: Ending(session: "stop it", plan: "delete it with its disks"), canBeStopped: true,
    needsEnd: "notebook", listCommands: ["gcloud workbench instances list --location=$region-a"],
    glossary: [.instance],
    machines: MachineFields(
      type: machineType.name, purchase: purchaseOption.name, purchases: MachinePurchase.choices,
      addresses: externalIP.name, disks: disks.name, diskService: "gcp_disk",
      accelerators: accelerator.name, takesDisk: ComputeEngine.takes),
    offers: ["Notebooks"])

  /// Meters the machine, its disks and the fee.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let purchase = fields[purchaseOption]
    let shape = try metering.machineShape(fields[machineType], field: machineType.name)
    let hours = try MachineMetering.hours(purchase, &metering)
    if let shape {
      let machine = try MachineMetering(
        shape, purchase, hours: hours, field: machineType.name, in: metering)
      try machine.meter(into: &metering)
      if let gpu = fields[accelerator] {
        try machine.meter(
          gpu[ComputeEngine.acceleratorType], count: gpu[ComputeEngine.acceleratorCount],
          field: accelerator.name, into: &metering)
      }
    }
    try metering.add(
      managementFee, try metering.runningHours(MachineMetering.granule), part: .fee,
      granule: .time(MachineMetering.granule), field: fee.name,
      ownPrice: try fields[fee].map { try UnitPrice($0.description) })
    try PersistentDisk.meter(disksOf: fields[disks], into: &metering)
    try ExternalIP.meter(
      addresses: fields[externalIP], hours: hours, isOfSpot: purchase == .spot,
      field: externalIP.name, into: &metering)
  }
}
