public import Billing
import Money
import Prices
public import Scenarios

/// Compute Engine machines with their GPUs, disks, addresses and transfer.
///
/// Billed by the second from the start until the machine stops, with a minimum of a minute; cores
/// and memory are separate lines. Disks and reserved addresses continue to bill when it is stopped
/// (VM instance pricing page, about late 2025).
public enum ComputeEngine: MeteredService {
  static let machineType = Field<String>.text(
    "machine_type", required: true, "the type, such as 'e2-medium' or 'custom-4-8192'")
  static let purchaseOption = Field<MachinePurchase>.choice(
    "purchase_option", default: .onDemand, "how it is paid")
  static let acceleratorType = Field<Accelerator>.choice(
    "type", default: .t4, required: true, "the kind of GPU")
  static let acceleratorCount = Field<Int>.integer(
    "count", in: 1...8, default: 1, "how many of them")
  static let accelerator = Field<FieldValues?>.object(
    "guest_accelerator", of: [acceleratorType.declaration, acceleratorCount.declaration],
    "GPUs that are attached to it (n1 types)")
  static let disks = Field<[FieldValues]>.list(
    "disks", of: PersistentDisk.fields, "its disks, each as a resource of service 'gcp_disk'")
  static let scratchDisks = Field<Int>.integer(
    "scratch_disks", in: 0...24, default: 0, "local SSDs of 375 GB")
  static let externalIP = Field<Int>.integer(
    "external_ip", in: 0...250, default: 0, "external addresses")
  static let egress = Field<Quantity>.quantity(
    "monthly_egress_gb", unit: "GB", "data sent to the internet a month")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_compute", title: "Google Compute Engine", provider: .gcp, summary: "virtual servers",
    fields: [
      machineType.declaration, purchaseOption.declaration, accelerator.declaration,
      disks.declaration, scratchDisks.declaration, externalIP.declaration, egress.declaration,
    ],
    check: check)

  /// The meters that a machine may use.
  public static let meters: [MeterDeclaration] =
    MachineMeters.all + MachinePurchase.allCases.map(MachineMetering.plainLocalSSD)
    + PersistentDisk.meters + [ExternalIP.inUse, ExternalIP.inUseOfSpot, VPCNetwork.toInternet]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "server",
    ending: Ending(session: "stop it", plan: "delete it with its disks"),
    canBeStopped: true,
    globalListCommands: ["gcloud compute instances list"],
    glossary: [.instance, .onDemand, spot, committedUse, sustainedUse],
    machines: MachineFields(
      type: machineType.name, purchase: purchaseOption.name, purchases: MachinePurchase.choices,
      addresses: externalIP.name, disks: disks.name, diskService: "gcp_disk",
      accelerators: accelerator.name, takesDisk: takes),
    isServer: true, server: server, offers: ["Compute Engine"])

  /// The facts of its servers: cores and memory have separate prices, without sustained-use
  /// discounts.
  private static let server: ServerFacts = {
    var server = ServerFacts(
      operatingSystems: ["linux"], systemAttribute: nil,
      granule: { _, _ in .secondWithMinimumOfOneMinute }, hours: { _ in nil },
      address: { _ in ExternalIP.inUse },
      disk: { DiskType(rawValue: $0).flatMap { PersistentDisk.capacity[$0] } },
      defaultDisk: { _ in DiskType.balanced.rawValue }, transferOut: VPCNetwork.toInternet)
    server.remark =
      "Prices of gcp are before the discount for sustained use, which comes by itself."
    server.parts = { type, region, purchase in
      let way = MachinePurchase.allCases.first { $0.purchase == purchase }
      return try way.map { try Google.hourlyMeters(of: type, in: region, paid: $0) }?
        .map { HourlyPart($0.key, $0.quantity) } ?? []
    }
    return server
  }()

  private static let spot = GlossaryTerm(
    "Spot VM", "spare capacity at a lower price that Google may take back after 30 seconds' notice."
  )
  private static let committedUse = GlossaryTerm(
    "Committed use", "a promise to pay for cores and memory for one or three years, used or not.")
  private static let sustainedUse = GlossaryTerm(
    "Sustained use",
    "a discount that comes by itself for what runs more than a quarter of a month; not for every family."
  )

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    checkDisks(values[disks], of: values, typeField: machineType, &problems)
    checkMachine(values, typeField: machineType, accelerator: accelerator, &problems)
    if values[scratchDisks] > 0, values.isGiven(machineType) {
      let family = MachineFamily(ofMachine: values[machineType])
      if !family.takesScratchDisks {
        problems.refuse(
          scratchDisks, of: values, with: "the family '\(family.name)'",
          hints: [
            "n1, n2, n2d, c2, c2d, a2, g2, m1 and m3 take local SSDs; c3 and c4 types with '-lssd' have theirs"
          ])
      }
    }
  }

  /// Complains of disks that are wrong in themselves or that a machine cannot have.
  static func checkDisks(
    _ disks: [FieldValues], of values: FieldValues, typeField: Field<String>,
    _ problems: inout FieldProblems
  ) {
    let family = MachineFamily(ofMachine: values[typeField])
    for disk in disks {
      PersistentDisk.check(disk, &problems)
      let kind = disk[PersistentDisk.diskType]
      guard values.isGiven(typeField), disk.isGiven(PersistentDisk.diskType), !family.takes(kind)
      else { continue }
      let others = DiskType.allCases.filter(family.takes).map(\.rawValue)
      problems.add(
        at: disk.position(of: PersistentDisk.diskType.name),
        "\(family.title) machines take no \(kind.inWords)",
        hints: ["'\(values[typeField])' takes \(others.joined(separator: ", "))"])
    }
  }

  /// Whether a machine type takes a kind of disk; words that nobody knows are complained of elsewhere.
  @Sendable static func takes(_ type: String, disk kind: String) -> Bool {
    DiskType(rawValue: kind).map(MachineFamily(ofMachine: type).takes) ?? true
  }

  /// Reports GPUs that a machine cannot have.
  static func checkMachine(
    _ values: FieldValues, typeField: Field<String>, accelerator: Field<FieldValues?>,
    _ problems: inout FieldProblems
  ) {
    guard let gpu = values[accelerator] else { return }
    let family = MachineFamily(ofMachine: values[typeField])
    if values.isGiven(typeField), !family.takesAccelerators {
      problems.refuse(
        accelerator, of: values, with: "the family '\(family.name)'",
        hints: ["GPUs are attached to n1 types; a2, a3, g2 and g4 types have theirs"])
    }
    let kind = gpu[acceleratorType]
    if gpu.isGiven(acceleratorType), !kind.counts.contains(gpu[acceleratorCount]) {
      let counts = kind.counts.map(String.init).joined(separator: ", ")
      problems.add(
        at: gpu.position(of: acceleratorCount.name), "'\(kind.rawValue)' comes in \(counts)")
    }
  }

  /// Meters the machine and what belongs to it.
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
          gpu[acceleratorType], count: gpu[acceleratorCount], field: accelerator.name,
          into: &metering)
      }
      if fields[scratchDisks] > 0 {
        try machine.meterLocalSSD(
          Quantity(fields[scratchDisks] * 375), "\(fields[scratchDisks]) × 375 GB local SSD",
          field: scratchDisks.name, into: &metering)
      }
    }
    try PersistentDisk.meter(disksOf: fields[disks], into: &metering)
    try ExternalIP.meter(
      addresses: fields[externalIP], hours: hours, isOfSpot: purchase == .spot,
      field: externalIP.name, into: &metering)
    try VPCNetwork.meterOut(egress, into: &metering)
  }
}

extension MachineFamily {
  /// Creates the family of a machine's name, including a custom one.
  init(ofMachine name: String) {
    self.init(name.hasPrefix("custom-") ? "n1" : String(name.prefix { $0 != "-" }))
  }
}

extension Metering {
  /// Returns the parts of a machine type; an unknown name is noted as a problem.
  mutating func machineShape(_ name: String, field: String) throws -> MachineShape? {
    do {
      if let custom = try CustomName(name) { return try custom.shape() }
    } catch let fault as CustomName.Fault {
      problem(at: field, fault.message, hints: fault.hints)
      return nil
    }
    return try instanceType(name, field: field).map(MachineShape.init)
  }
}
