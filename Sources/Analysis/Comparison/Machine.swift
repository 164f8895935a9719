public import Money
public import Prices

/// An object of comparison: an instance type, or several instances of one.
public struct Machine: Sendable, Hashable {
  /// The instance type.
  public let type: InstanceType
  /// The number of instances, at least one.
  public let count: Int
  /// The number of virtual processors in all of them.
  public let vcpu: Quantity
  /// The virtual processors that can be used all the time: a burstable type's baseline, or zero
  /// where that is unknown (t1.micro: EC2 user guide, "T1 Micro Instances").
  public let steadyVCPU: Quantity
  /// The memory of all of them in GiB.
  public let memoryGiB: Quantity

  /// Creates a number of instances of a type.
  ///
  /// - Throws: `ArithmeticError` when there are more than can be counted.
  public init(_ type: InstanceType, count: Int = 1) throws(ArithmeticError) {
    self.type = type
    self.count = count
    vcpu = try type.vcpu * count
    memoryGiB = try type.memoryGiB * count
    steadyVCPU =
      try type.burstable
      ? vcpu.scaled(by: type.baselinePercent ?? .zero, over: Quantity(100)) : vcpu
  }

  /// The type's name, with their number where that is not one.
  public var name: String { count == 1 ? type.name : "\(count) × \(type.name)" }

  /// The share of its processors that a burstable type may use all the time, such as `20%`; nil
  /// where it is unknown.
  var shownBaseline: String? { type.baselinePercent.map { "\($0.rounded(to: 1).grouped)%" } }

  /// The virtual processors above the baseline, which a burstable type may use for credits; zero
  /// where the baseline is unknown.
  public var surplusVCPU: Quantity {
    steadyVCPU.isZero ? .zero : Quantity(scaled: vcpu.scaled - steadyVCPU.scaled)
  }

  /// Returns how much of something it has; nil where it has none, or where that is unknown.
  public func amount(of measure: Measure) -> Quantity? {
    let amount: Quantity? =
      switch measure {
      case .vcpu: steadyVCPU
      case .memory: memoryGiB
      case .gpu: try? type.graphicsProcessors * count
      case .ecu: try? type.ecu.map { ecu throws(ArithmeticError) in try ecu * count }
      case .network: try? type.networkGbps.map { gbps throws(ArithmeticError) in try gbps * count }
      }
    return amount.flatMap { $0 > .zero ? $0 : nil }
  }
}

/// The measure of what a dollar buys.
public enum Measure: String, Sendable, CaseIterable {
  /// Virtual processors that can be used all the time.
  case vcpu
  /// Memory in GiB.
  case memory
  /// Graphics processors.
  case gpu
  /// EC2 compute units.
  case ecu
  /// Guaranteed network bandwidth, in Gbit/s.
  case network

  /// The measure in words.
  var meaning: String {
    self == .vcpu
      ? "vCPU-hours that it may use all the time (of a burstable type, its baseline)"
      : "\(unit)-hours"
  }

  /// One unit of it, for people.
  public var unit: String {
    switch self {
    case .vcpu: "vCPU"
    case .memory: "GiB"
    case .gpu: "GPU"
    case .ecu: "ECU"
    case .network: "Gbit/s"
    }
  }
}
