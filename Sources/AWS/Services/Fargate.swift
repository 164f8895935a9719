public import Billing
import Money
import Prices
public import Scenarios

/// AWS Fargate tasks and pods: vCPUs and memory from the image pull until the task ends, disk
/// beyond 20 GB, and a public address (Fargate pricing page, as quoted on 2026-03-10).
public enum Fargate: MeteredService {
  static let vcpu = Field<Quantity>.quantity(
    "vcpu", unit: "vCPU", in: smallest...Quantity(16), required: true,
    "processors; with the memory rounded up to a size that exists")
  static let memory = Field<Quantity>.quantity(
    "memory_gb", unit: "GB", in: smallest...Quantity(120), required: true,
    "memory; with the processors rounded up to a size that exists")
  // Storage is 20 GB by default and at most 200 GB (ECS API reference, "EphemeralStorage").
  static let ephemeralStorage = Field<Quantity>.quantity(
    "ephemeral_storage_gb", unit: "GB", in: includedStorage...Quantity(200),
    default: includedStorage, "its disk; 20 GB are free")
  static let architecture = Field<Architecture>.choice(
    "architecture", default: .x86, "the processor it runs on")
  static let operatingSystem = Field<OperatingSystem>.choice(
    "operating_system", default: .linux, "the operating system, which is part of the price")
  static let publicIPv4 = Field<Int>.integer(
    "public_ipv4", in: 0...1, default: 1, unit: "address",
    "its public address; 0 for a task in a private network")
  static let purchaseOption = Field<PurchaseOption>.choice(
    "purchase_option", default: .onDemand, "how processors and memory are paid")

  private static let smallest = Quantity(scaled: 10_000_000_000)
  private static let includedStorage = Quantity(20)

  /// The processors.
  public enum Architecture: String, Sendable, CaseIterable {
    case x86 = "x86_64"
    case arm = "arm64"
  }

  /// The operating systems.
  public enum OperatingSystem: String, Sendable, CaseIterable {
    case linux, windows
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "fargate", title: "AWS Fargate", summary: "containers without servers",
    fields: [
      vcpu.declaration, memory.declaration, ephemeralStorage.declaration,
      architecture.declaration, operatingSystem.declaration, publicIPv4.declaration,
      purchaseOption.declaration,
    ], check: check)

  /// The meters that a task may use.
  public static let meters =
    timeMeters + [windowsLicence, diskHours, PublicIPv4.inUse]

  /// What a price is for: an operating system on a processor.
  enum Platform: String, CaseIterable {
    case linuxX86 = "Linux x86"
    case linuxARM = "Linux ARM"
    case windows = "Windows"

    /// The part of its usage types after `Fargate-`.
    var prefix: String {
      switch self {
      case .linuxX86: return ""
      case .linuxARM: return "ARM-"
      case .windows: return "Windows-"
      }
    }

    init(_ fields: FieldValues) {
      if fields[operatingSystem] == .windows {
        self = .windows
      } else {
        self = fields[architecture] == .arm ? .linuxARM : .linuxX86
      }
    }
  }

  private static let windowsLicence = MeterDeclaration(
    "fargate", "Fargate-Windows-OS-Hours:perCPU", unit: "vCPU-hour", .running, "Windows licence")
  private static let diskHours = MeterDeclaration(
    "fargate", "Fargate-EphemeralStorage-GB-Hours", unit: "GB-hour", .running, "disk above 20 GB")

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    checkPurchase(values, &problems)
    guard values[operatingSystem] == .windows else { return }
    let name = "operating_system 'windows'"
    if values[architecture] == .arm { problems.refuse(architecture, of: values, with: name) }
    if values[vcpu] > Quantity(4) {
      problems.add(at: values.position(of: vcpu.name), "\(name) has 4 vCPU at most")
    }
    if values[memory] > Quantity(30) {
      problems.add(at: values.position(of: memory.name), "\(name) has 30 GB of memory at most")
    }
  }

  /// Meters processors, memory, disk and address.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let isWindows = fields[operatingSystem] == .windows
    let size = try FargateSize.holding(
      vcpu: fields[vcpu], memory: fields[memory], windows: isWindows)
    guard let size else {
      metering.problem(at: vcpu.name, "there is no task so large")
      return
    }
    let (processors, gigabytes) = (try size.vcpu(), try size.memory())
    let granule = granule(isWindows)
    let hours = try metering.runningHours(granule)
    var time = hours
    if processors != fields[vcpu] || gigabytes != fields[memory] {
      let asked = "\(fields[vcpu].grouped) vCPU and \(fields[memory].grouped) GB"
      let sold = "\(processors.grouped) vCPU and \(gigabytes.grouped) GB"
      time.steps.insert(Step("\(asked) are billed as \(sold), the next size that exists"), at: 0)
      metering.assumptions.append(
        "\(resource.name): Fargate has no size of \(asked); it is billed as \(sold).")
    }
    try meterTime(
      time, granule, processors: processors, gigabytes: gigabytes, fields, &metering)
    if isWindows {
      try metering.add(
        windowsLicence, try time.times(processors, "vCPU"), part: .software,
        granule: .time(granule), field: operatingSystem.name)
    }
    try meterStorage(fields[ephemeralStorage], hours, granule, &metering)
    try meterAddress(fields, &metering)
  }

  /// Returns the granule: whole seconds, with a minimum of one minute, or five on Windows (Fargate
  /// pricing page, 2026).
  private static func granule(_ isWindows: Bool) -> TimeGranule {
    isWindows
      ? TimeGranule(
        seconds: 1, minimumSeconds: 300, rule: "by the second, at least 5 minutes from each start")
      : .secondWithMinimumOfOneMinute
  }

  private static func meterStorage(
    _ gigabytes: Quantity, _ hours: MeteredAmount, _ granule: TimeGranule,
    _ metering: inout Metering
  ) throws {
    let billed = try gigabytes - includedStorage
    var amount = try hours.times(billed, "GB")
    amount.steps.append(
      Step("(\(gigabytes.grouped) GB − \(includedStorage.grouped) GB that are free)"))
    try metering.add(
      diskHours, amount, granule: .time(granule), field: ephemeralStorage.name)
  }

  private static func meterAddress(
    _ fields: FieldValues, _ metering: inout Metering
  ) throws {
    guard fields[publicIPv4] > 0 else { return }
    try PublicIPv4.meter(
      addresses: fields[publicIPv4],
      hours: try metering.runningHours(.secondWithMinimumOfOneMinute), into: &metering)
    if !fields.isGiven(publicIPv4), PublicIPv4.isBilled(metering) {
      metering.assumptions.append(
        "A Fargate task has a public IPv4 address while it runs; \"public_ipv4\": 0 leaves it out.")
    }
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "task",
    ending: Ending(
      session: "Set the number of tasks to 0", plan: "Delete the service and the cluster"),
    offers: ["AmazonECS"])
}
