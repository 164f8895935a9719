public import Billing
import Money
import Prices
public import Scenarios

/// Azure virtual machines with their disks, addresses and transfer.
///
/// Billed while allocated: starting, running, stopping and stopped from within; only deallocating
/// ends the charge, while disks and addresses continue to bill (Azure documentation, "States and
/// billing", text of 2021-03-08).
public enum AzureVM: MeteredService {
  static let size = Field<String>.text(
    "vm_size", required: true, "the size, such as 'Standard_D2s_v5'")
  static let operatingSystem = Field<OperatingSystem>.choice(
    "operating_system", default: .linux, "the operating system, which is part of the price")
  static let purchaseOption = Field<AzurePurchaseOption>.choice(
    "purchase_option", default: .onDemand, "how it is paid")
  static let license = Field<License?>.optionalChoice(
    "license_type", default: "a licence is billed with Windows",
    "'windows_server' brings a Windows licence of one's own (Azure Hybrid Benefit)")
  static let disks = Field<[FieldValues]>.list(
    "disks", of: AzureDisk.fields, "its disks, each as a resource of service 'azure_disk'")
  static let publicIP = Field<Int>.integer(
    "public_ip", in: 0...250, default: 0,
    "static public addresses, which bill for as long as it exists")
  static let transferOut = Field<Quantity>.quantity(
    "monthly_data_transfer_out_gb", unit: "GB", "data sent to the internet a month")

  /// The operating systems that have list prices.
  public enum OperatingSystem: String, Sendable, CaseIterable {
    case linux, windows

    var title: String { self == .linux ? "Linux" : "Windows" }
  }

  /// Licences that users may bring themselves.
  public enum License: String, Sendable, CaseIterable {
    case windowsServer = "windows_server"
  }

  static let onDemand = MeterDeclaration(
    "azure_vm", "VM:{vm_size}", unit: "hour", .running, "virtual machines while they are allocated")
  private static let spot = MeterDeclaration(
    "azure_vm", "SpotVM:{vm_size}", unit: "hour", .running, "spot machines while they are allocated"
  )
  private static let reserved = MeterDeclaration(
    "azure_vm", "ReservedVM:{vm_size}", unit: "hour", .existing, "reserved machines, used or not")
  private static let licence = MeterDeclaration(
    "azure_vm", "WindowsLicence:{vm_size}", unit: "hour", .running, isGlobal: true,
    "Windows on reserved machines")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_vm", title: "Azure Virtual Machines", provider: .azure, summary: "virtual servers",
    fields: [
      size.declaration, operatingSystem.declaration, purchaseOption.declaration,
      license.declaration, disks.declaration, publicIP.declaration, transferOut.declaration,
    ], check: check)

  /// The meters that a machine may use.
  public static let meters =
    [onDemand, spot, reserved, licence] + AzureDisk.meters
    + [AzurePublicIP.standard, AzureBandwidth.outToInternet]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "server",
    ending: Ending(
      session: "Deallocate the virtual machine: shutting it down from within goes on billing",
      plan: "Delete the virtual machine with its disks, network interface and public address"),
    canBeStopped: true, needsEnd: "server",
    globalListCommands: ["az vm list --show-details -o table"],
    glossary: [
      GlossaryTerm(
        "deallocated",
        "stopped so that the machine is given back and no longer billed; its disks are."),
      GlossaryTerm("vCPU", "a virtual processor: one thread of a physical one, mostly."),
    ],
    machines: MachineFields(
      type: size.name, purchase: purchaseOption.name,
      purchases: AzurePurchaseOption.allCases.map(\.choice), addresses: publicIP.name,
      disks: disks.name, diskService: "azure_disk", takesDisk: takes),
    isServer: true, server: server,
    offers: ["Virtual Machines"])

  /// The facts of its servers.
  ///
  /// A reservation is for the machine without an operating system, so only Linux can have it.
  private static let server: ServerFacts = {
    var server = ServerFacts(
      operatingSystems: OperatingSystem.allCases.map(\.rawValue),
      systemAttribute: operatingSystem.name, granule: { _, _ in Azure.bySecond },
      hours: { purchase in
        switch purchase {
        case .onDemand: (onDemand, [])
        case .spot: (spot, [])
        case .committed(let commitment):
          commitment.kind == .reservation
            ? (reserved, [(key: "term", value: "\(commitment.years)yr")]) : nil
        }
      },
      address: { _ in AzurePublicIP.standard }, disk: { _ in nil },
      defaultDisk: { _ in AzureDisk.DiskType.standardSSDLRS.rawValue },
      transferOut: AzureBandwidth.outToInternet)
    server.onlySystem = { purchase in
      if case .committed = purchase { OperatingSystem.linux.rawValue } else { nil }
    }
    return server
  }()

  // MARK: Checks

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values[operatingSystem] == .linux {
      problems.refuse(license, of: values, with: "operating_system 'linux'")
    }
    if values[purchaseOption].isSavingsPlan {
      problems.add(
        at: values.position(of: purchaseOption.name),
        "no source has the rates of savings plans: '\(values[purchaseOption].rawValue)' cannot be priced",
        hints: ["reserved_1yr and reserved_3yr have prices of some sizes"])
    }
    for disk in values[disks] {
      AzureDisk.check(disk, &problems)
      guard values.isGiven(size), !takes(values[size], disk: disk[AzureDisk.type].rawValue) else {
        continue
      }
      problems.add(
        at: disk.position(of: AzureDisk.type.name),
        "'\(values[size])' takes no \(disk[AzureDisk.type].inWords)",
        hints: [
          "sizes with an 's' after their number take premium disks; StandardSSD_LRS goes with all"
        ])
    }
  }

  /// Whether a size takes a kind of disk: premium ones and ultra ask for a size with an 's' after its
  /// number, such as `Standard_D2s_v5`, or of the old DS and GS series (Azure documentation, "VM sizes
  /// naming conventions").
  @Sendable static func takes(_ size: String, disk kind: String) -> Bool {
    guard ["Premium", "UltraSSD"].contains(where: kind.hasPrefix) else { return true }
    let parts = size.split(separator: "_")
    guard parts.count > 1 else { return true }
    let series = parts[1].prefix { !$0.isNumber }
    let features = parts[1].dropFirst(series.count).drop { !$0.isLowercase }
    return features.contains("s") || series.hasSuffix("S")
  }

  // MARK: Metering

  /// Meters the machine, its disks, addresses and transfer.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    if let type = try size(fields[size], &metering) {
      try meterMachine(type, resource, &metering)
    }
    for (index, disk) in fields[disks].enumerated() {
      try AzureDisk.meter(disk, number: index + 1, into: &metering)
    }
    try AzurePublicIP.meter(addresses: fields[publicIP], field: publicIP.name, into: &metering)
    try AzureBandwidth.meterOut(transferOut, into: &metering)
  }

  /// Returns the specification of a size; an unknown name is noted as a problem.
  static func size(
    _ name: String, _ metering: inout Metering
  ) throws -> InstanceType? {
    try metering.instanceType(name, field: size.name)
  }

  private static func meterMachine(
    _ type: InstanceType, _ resource: Resource, _ metering: inout Metering
  ) throws {
    let fields = resource.fields
    let option = fields[purchaseOption]
    let hours = try metering.runningHours(Azure.bySecond)
    let ownsLicence = fields[license] != nil
    // A licence of the user's own leaves the price without Windows (Azure Hybrid Benefit for
    // Windows Server; it does not change the machine's).
    let system = ownsLicence ? OperatingSystem.linux : fields[operatingSystem]
    let title =
      fields[operatingSystem].title + (ownsLicence ? " with a licence of one's own" : "")
    func add(
      _ meter: MeterDeclaration, _ attributes: MeterAttributes, _ amount: MeteredAmount
    ) throws {
      try metering.add(
        meter, of: type.name, attributes: attributes, amount,
        "\(type.name), \(title), \(option.choice.title)", part: .instance(type: type.name),
        purchase: option.choice.purchase, granule: .time(Azure.bySecond), field: size.name,
        takesFreeTier: option == .onDemand)
    }
    switch option {
    case .onDemand: try add(onDemand, ["operating_system": system.rawValue], hours)
    case .spot:
      try checkSpot(type, &metering)
      try add(spot, ["operating_system": system.rawValue], hours)
    case .reserved1, .reserved3:
      let all = metering.existingHours().billed(throughoutBy: "reservation")
      try add(reserved, ["term": option.term], all)
      // A reservation is for the machine alone (Azure documentation, "Save with reservations").
      if system == .windows {
        try metering.add(
          licence, of: type.name, hours, "\(type.name), licence of Windows", part: .software,
          granule: .time(Azure.bySecond), field: operatingSystem.name)
      }
    case .savingsPlan1, .savingsPlan3: break
    }
  }

  /// B-series and promotional sizes are not sold as spot (Azure documentation, "Use Azure Spot
  /// Virtual Machines", limitations).
  private static func checkSpot(_ type: InstanceType, _ metering: inout Metering) throws {
    guard type.burstable || type.name.hasSuffix("_Promo") else { return }
    metering.problem(
      at: purchaseOption.name, "'\(type.name)' is not sold as spot",
      hints: ["B-series and promotional sizes are on-demand only"])
  }

  /// Returns the assumptions that a budget makes about servers.
  public static func assumptions(on items: [PlannedResource]) -> [String] {
    let bare = items.filter { !$0.resource.fields.isGiven(disks) }.map(\.resource.name)
    if bare.isEmpty { return [] }
    return [
      "\(bare.joined(separator: ", ")): no disk is planned, though every virtual machine has one for its system."
    ]
  }
}

/// The way in which an Azure machine is paid for.
public enum AzurePurchaseOption: String, Sendable, CaseIterable {
  case onDemand = "on_demand"
  case spot
  case reserved1 = "reserved_1yr"
  case reserved3 = "reserved_3yr"
  case savingsPlan1 = "savings_plan_1yr"
  case savingsPlan3 = "savings_plan_3yr"

  /// The attribute for the term.
  var term: String { rawValue.hasSuffix("3yr") ? "3yr" : "1yr" }

  var isSavingsPlan: Bool { self == .savingsPlan1 || self == .savingsPlan3 }

  private var years: Int { term == "3yr" ? 3 : 1 }

  /// The option's meaning and name.
  var choice: PurchaseChoice {
    let length = years == 1 ? "1 year" : "3 years"
    switch self {
    case .onDemand: return PurchaseChoice(rawValue, .onDemand, title: "on-demand")
    case .spot: return PurchaseChoice(rawValue, .spot, title: "spot")
    case .reserved1, .reserved3:
      // The total is the same whether it is paid at once or by the month.
      return PurchaseChoice(
        rawValue, .committed(Commitment(.reservation, years: years, upfront: .none)),
        title: "reserved \(length)")
    case .savingsPlan1, .savingsPlan3:
      return PurchaseChoice(
        rawValue, .committed(Commitment(.computeSavingsPlan, years: years, upfront: .none)),
        title: "savings plan, \(length)")
    }
  }
}
