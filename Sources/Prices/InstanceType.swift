public import Money

/// What a type of instance is made of.
public struct InstanceType: Sendable, Hashable {
  /// The provider's name, such as `t3.micro`.
  public var name: String
  /// Virtual processors.
  public var vcpu: Quantity
  /// Memory in GiB.
  public var memoryGiB: Quantity
  /// `x86_64` or `arm64`.
  public var architecture: String
  /// The processor's maker and kind, where known.
  public var processor: String?
  /// Whether it runs on processor credits.
  public var burstable: Bool
  /// What a burstable type may use without spending credits, in percent of each vCPU.
  public var baselinePercent: Quantity?
  /// Processor credits earned an hour; a credit is a vCPU at 100 % for a minute.
  public var creditsPerHour: Quantity?
  /// EC2 compute units, for the types that Amazon ever gave them for.
  public var ecu: Quantity?
  /// Graphics processors.
  public var gpuCount: Int
  /// The kind of graphics processor.
  public var gpuName: String?
  /// The memory of each graphics processor in GiB, where known.
  public var gpuMemoryGiB: Quantity?
  /// Whether its graphics processors run CUDA.
  public var runsCUDA: Bool
  /// Local disks in GB, all together.
  public var instanceStorageGB: Quantity?
  /// Network performance in the provider's words.
  public var networkPerformance: String?
  /// Network bandwidth that is always there, in Gbit/s, where known.
  public var networkGbps: Quantity?
  /// Whether the provider counts it to the current generation.
  public var currentGeneration: Bool
  /// Whether it is a whole machine.
  public var bareMetal: Bool
  /// Whether a 12-month account may have it free.
  public var freeTierEligible: Bool
  /// Whether EMR offers it, where known.
  public var emrSupported: Bool

  /// A type with what every type has; the rest is set afterwards.
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

  /// The family: what stands before the point, such as `t3`.
  public var family: String { String(name.prefix { $0 != "." }) }
}
