import Money
import Prices
import Scenarios

/// What a machine must have to stand in for another.
struct MachineNeed {
  private let type: InstanceType
  private let vcpu: Quantity
  private let memory: Quantity
  private let gpu: Quantity
  private let architecture: String

  init(_ type: InstanceType, _ needs: Needs?) {
    self.type = type
    vcpu = needs?.vcpu ?? type.vcpu
    memory = needs?.memoryGB ?? type.memoryGiB
    gpu = needs?.gpu?.rounded(to: 0, .up) ?? type.graphicsProcessors
    architecture = needs?.architecture ?? type.architecture
  }

  /// Whether another can stand in for the type with nothing else changed.
  func isMet(by other: InstanceType) -> Bool {
    guard isOfTheTime(other), isAsLarge(other), !other.bareMetal || type.bareMetal,
      (other.instanceStorageGB ?? .zero) >= (type.instanceStorageGB ?? .zero)
    else { return false }
    guard gpu > .zero, type.gpuCount > 0 else { return true }
    // Another kind of graphics processor may not run the same programs, or hold the same models.
    return other.runsCUDA == type.runsCUDA
      && (other.gpuMemoryGiB ?? .zero) >= (type.gpuMemoryGiB ?? .zero)
  }

  /// Whether another of the same architecture has as many processors and as much memory, and runs
  /// CUDA where the type does.
  func isLargeEnough(_ other: InstanceType) -> Bool {
    other.currentGeneration && isAsLarge(other)
      && (gpu.isZero || !type.runsCUDA || other.runsCUDA)
  }

  /// An older type stands in only for one that has the same, older processor.
  private func isOfTheTime(_ other: InstanceType) -> Bool {
    other.currentGeneration || type.processor != nil && other.processor == type.processor
  }

  private func isAsLarge(_ other: InstanceType) -> Bool {
    guard other.vcpu >= vcpu, other.memoryGiB >= memory,
      other.graphicsProcessors >= gpu, architecture == "any" || other.architecture == architecture
    else { return false }
    // A processor that may be used only in part is not the same processor.
    guard other.burstable else { return true }
    guard type.burstable, let own = type.baselinePercent, let offered = other.baselinePercent else {
      return false
    }
    return offered >= own
  }

  func risk(of other: InstanceType) -> String {
    if other.architecture != type.architecture {
      return "software has to run on \(other.architecture)"
    }
    if let kind = other.gpuName, kind != type.gpuName {
      return "another graphics processor, \(kind): try the work on it first"
    }
    return "another generation or maker of processor: try the work on it first"
  }
}
