import Catalog
import Money
import Prices

/// The table `<provider>/<service>/instance-types.csv` of the specifications of instance types.
struct InstanceTypeTable: Table {
  let provider: Provider
  let columns = Self.allColumns

  private static let allColumns = [
    Column("instance_type"), Column("vcpu"), Column("memory_gib"), Column("architecture"),
    optional("processor"), Column("burstable"), optional("baseline_percent"),
    optional("credits_per_hour"), optional("ecu"), Column("gpu_count"), Column("gpu_name"),
    optional("gpu_memory_gib"), optional("cuda"), optional("instance_storage_gb"),
    optional("network_performance"), optional("network_gbps"), Column("current_generation"),
    optional("bare_metal"), optional("free_tier_eligible"), optional("emr_supported"),
    Column("source"),
  ]
  private var seen: Set<String> = []

  init(provider: Provider) { self.provider = provider }

  /// Returns a column that only some providers have data for.
  private static func optional(_ name: String) -> Column { Column(name, isRequired: false) }

  private enum Architecture: String, CaseIterable {
    case x86 = "x86_64"
    case arm = "arm64"
    case x86Of32Bits = "i386"
    case mac = "x86_64_mac"
    case armMac = "arm64_mac"
  }

  mutating func add(_ record: Record, to data: inout DataSet) {
    let name = record.requiredText(0)
    let vcpu: Quantity? = record.decimal(1)
    let memory: Quantity? = record.decimal(2)
    let architecture: Architecture? = record.choice(3)
    let gpus = record.whole(9, in: 0...1000)
    let source = record.source(20, data)
    guard let name, let vcpu, let memory, let architecture, let gpus, let source else { return }
    guard vcpu > .zero, memory > .zero else {
      return record.report("'vcpu' and 'memory_gib' must be above zero")
    }
    if !seen.insert(name).inserted {
      return record.report("instance type '\(name)' is there twice")
    }
    var type = InstanceType(
      name: name, vcpu: vcpu, memoryGiB: memory, architecture: architecture.rawValue)
    type.processor = record.optionalText(4)
    type.burstable = record.bool(5)
    type.baselinePercent = record.optionalQuantity(6)
    type.creditsPerHour = record.optionalQuantity(7)
    type.ecu = record.optionalQuantity(8)
    type.gpuCount = gpus
    type.gpuName = record.optionalText(10)
    type.gpuMemoryGiB = record.optionalQuantity(11)
    type.runsCUDA = record.bool(12)
    type.instanceStorageGB = record.optionalQuantity(13)
    type.networkPerformance = record.optionalText(14)
    type.networkGbps = record.optionalQuantity(15)
    type.currentGeneration = record.bool(16)
    type.bareMetal = record.bool(17)
    type.freeTierEligible = record.bool(18)
    type.emrSupported = record.bool(19)
    data.specifications.append(
      DataSet.Specification(
        provider: provider, type: type, source: source))
  }
}
