public import Money

/// The specification of an instance type.
public struct InstanceType: Sendable, Hashable {
  /// The provider's name, such as `t3.micro`.
  public var name: String
  /// The number of virtual processors.
  public var vcpu: Quantity
  /// The memory in GiB.
  public var memoryGiB: Quantity
  /// `x86_64` or `arm64`.
  public var architecture: String
  /// The processor's maker and model, where known.
  public var processor: String?
  /// Whether it runs on processor credits.
  public var burstable: Bool
  /// The share of each vCPU that a burstable type may use without spending credits, in percent.
  public var baselinePercent: Quantity?
  /// Processor credits earned an hour; a credit is one vCPU at 100 % for a minute.
  public var creditsPerHour: Quantity?
  /// EC2 compute units, for the types that Amazon rated in them.
  public var ecu: Quantity?
  /// The number of graphics processors.
  public var gpuCount: Int
  /// The kind of graphics processor.
  public var gpuName: String?
  /// The memory of each graphics processor in GiB, where known.
  public var gpuMemoryGiB: Quantity?
  /// Whether its graphics processors run CUDA.
  public var runsCUDA: Bool
  /// The total size of local disks in GB.
  public var instanceStorageGB: Quantity?
  /// Network performance in the provider's words.
  public var networkPerformance: String?
  /// The guaranteed network bandwidth in Gbit/s, where known.
  public var networkGbps: Quantity?
  /// Whether the provider considers it current-generation.
  public var currentGeneration: Bool
  /// Whether it is a whole machine.
  public var bareMetal: Bool
  /// Whether a 12-month account may use it free of charge.
  public var freeTierEligible: Bool
  /// Whether EMR offers it, where known.
  public var emrSupported: Bool

  /// Creates a type from what every type has; the rest is set afterwards.
  public init(name: String, vcpu: Quantity, memoryGiB: Quantity, architecture: String) {
    self.name = name
    self.vcpu = vcpu
    self.memoryGiB = memoryGiB
    self.architecture = architecture
    burstable = false
    gpuCount = 0
    runsCUDA = false
    currentGeneration = true
    bareMetal = false
    freeTierEligible = false
    emrSupported = false
  }

  /// The family: the part before the dot, such as `t3`.
  public var family: String { String(name.prefix { $0 != "." }) }

  /// The number of graphics processors, where a part of one counts as that part: `1/6 of an A10`,
  /// `NVIDIA RTX PRO 6000 (1/8)`.
  public var graphicsProcessors: Quantity {
    let whole = Quantity(gpuCount)
    guard let name = gpuName, let slash = name.firstIndex(of: "/") else { return whole }
    let before = name[..<slash].reversed().prefix(while: \.isNumber).reversed()
    let after = name[name.index(after: slash)...].prefix(while: \.isNumber)
    guard let part = Int(String(before)), let parts = Int(after), parts > 0 else { return whole }
    return (try? whole.scaled(by: Quantity(part), over: Quantity(parts))) ?? whole
  }
}
