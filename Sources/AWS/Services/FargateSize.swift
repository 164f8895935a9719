import Billing
import Money

/// A size in which Fargate sells tasks, as listed in the user guides of ECS ("Troubleshoot task
/// definition invalid CPU or memory errors") and EKS ("Fargate Pod configuration"), read
/// 2026-11-20.
struct FargateSize: Hashable {
  /// CPU units, 1,024 to a vCPU.
  private let units: Int
  /// Memory in MiB.
  private let mebibytes: Int

  /// Returns the exact number of vCPUs.
  func vcpu() throws(ArithmeticError) -> Quantity {
    try Quantity(units).divided(by: Quantity(1024))
  }

  /// Returns the exact memory in GB.
  func memory() throws(ArithmeticError) -> Quantity {
    try Quantity(mebibytes).divided(by: Quantity(1024))
  }

  /// A row of the list: CPU units and the amounts of memory, in MiB, available with them.
  private struct Row {
    var units: Int
    var memory: [Int]
    var isForWindows: Bool

    init(_ units: Int, _ memory: [Int], windows: Bool = false) {
      (self.units, self.memory, isForWindows) = (units, memory, windows)
    }

    init(
      _ units: Int, gigabytes: ClosedRange<Int>, step: Int = 1, windows: Bool = false
    ) {
      let memory = stride(from: gigabytes.lowerBound, through: gigabytes.upperBound, by: step)
      self.init(units, memory.map { $0 * 1024 }, windows: windows)
    }
  }

  private static let rows = [
    Row(256, [512, 1024, 2048]),
    Row(512, gigabytes: 1...4),
    Row(1024, gigabytes: 2...8, windows: true),
    Row(2048, gigabytes: 4...16, windows: true),
    Row(4096, gigabytes: 8...30, windows: true),
    Row(8192, gigabytes: 16...60, step: 4),
    Row(16384, gigabytes: 32...120, step: 8),
  ]

  /// Returns the smallest size with at least these vCPUs and GB; nil when none is large enough.
  static func holding(
    vcpu: Quantity, memory: Quantity, windows: Bool
  ) throws(ArithmeticError) -> FargateSize? {
    let (units, mebibytes) = (try vcpu * 1024, try memory * 1024)
    for row in rows where !windows || row.isForWindows {
      guard Quantity(row.units) >= units else { continue }
      if let enough = row.memory.first(where: { Quantity($0) >= mebibytes }) {
        return FargateSize(units: row.units, mebibytes: enough)
      }
    }
    return nil
  }
}
