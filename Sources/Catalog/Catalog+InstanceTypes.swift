import Money
public import Prices
import SQLite

extension Catalog {
  private static let specificationColumns = """
    name, vcpu, memory_gib, architecture, processor, burstable, baseline_percent,
    credits_per_hour, ecu, gpu_count, gpu_name, instance_storage_gb, network_performance,
    network_gbps, current_generation, bare_metal, free_tier_eligible, emr_supported,
    gpu_memory_gib, cuda
    """

  /// Returns the specification of an instance type; nil for a type that is not in the catalog.
  public func instanceType(_ name: String, of provider: Provider) throws -> InstanceType? {
    let sql = """
      SELECT \(Self.specificationColumns) FROM instance_type WHERE provider = ? AND name = ?
      """
    return try database.with(sql) { row in
      try row.bind(provider.rawValue, at: 1)
      try row.bind(name, at: 2)
      return try row.step() ? specification(row) : nil
    }
  }

  /// Returns the specifications of all instance types of a provider, by name.
  public func instanceTypes(of provider: Provider) throws -> [InstanceType] {
    var types: [InstanceType] = []
    try database.forEach(
      "SELECT \(Self.specificationColumns) FROM instance_type WHERE provider = ? ORDER BY name",
      provider.rawValue
    ) { row in types.append(try specification(row)) }
    return types
  }

  /// Returns the names of all instance types of a provider.
  public func instanceTypeNames(of provider: Provider) throws -> [String] {
    var names: [String] = []
    try database.forEach(
      "SELECT name FROM instance_type WHERE provider = ? ORDER BY name", provider.rawValue
    ) { row in names.append(try row.text(0)) }
    return names
  }

  private func specification(_ row: Statement) throws -> InstanceType {
    var type = InstanceType(
      name: try row.text(0), vcpu: try row.quantity(1), memoryGiB: try row.quantity(2),
      architecture: try row.text(3))
    type.processor = try row.optionalText(4)
    type.burstable = try row.bool(5)
    type.baselinePercent = try row.optionalQuantity(6)
    type.creditsPerHour = try row.optionalQuantity(7)
    type.ecu = try row.optionalQuantity(8)
    type.gpuCount = try row.int(9)
    type.gpuName = try row.optionalText(10)
    type.instanceStorageGB = try row.optionalQuantity(11)
    type.networkPerformance = try row.optionalText(12)
    type.networkGbps = try row.optionalQuantity(13)
    type.currentGeneration = try row.bool(14)
    type.bareMetal = try row.bool(15)
    type.freeTierEligible = try row.bool(16)
    type.emrSupported = try row.bool(17)
    type.gpuMemoryGiB = try row.optionalQuantity(18)
    type.runsCUDA = try row.bool(19)
    return type
  }
}

extension Statement {
  /// Reads a column that contains a decimal text.
  func quantity(_ column: Int) throws -> Quantity { try Quantity(try text(column)) }

  /// Reads a column that contains a decimal text or NULL.
  func optionalQuantity(_ column: Int) throws -> Quantity? {
    try optionalText(column).map { text in try Quantity(text) }
  }
}
