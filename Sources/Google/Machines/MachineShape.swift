import Billing
import Money
import Prices

/// The parts of a machine type: one that the provider lists, or one of a custom size.
struct MachineShape {
  let name: String
  let family: MachineFamily
  let vcpus: Quantity
  let memoryGB: Quantity
  /// Memory beyond what the family has per core, which has its own price.
  var extendedGB = Quantity.zero
  var isCustom = false
  /// Whether it is priced as a whole.
  var isWhole = false
  /// Local disks that come with the type, in GB, and are not included in the price of its cores.
  var localSSD = Quantity.zero

  /// Creates the shape of a listed type.
  init(_ type: InstanceType) {
    name = type.name
    family = MachineFamily(ofType: type.name)
    (vcpus, memoryGB) = (type.vcpu, type.memoryGiB)
    isWhole = !family.hasParts || Self.sharedCore.contains(type.name)
    if !isWhole, type.name.contains("-lssd") { localSSD = type.instanceStorageGB ?? .zero }
  }

  /// Creates a custom type from its parts.
  init(custom name: String, _ family: MachineFamily, vcpus: Int, memoryGB: Quantity) {
    (self.name, self.family, self.memoryGB) = (name, family, memoryGB)
    self.vcpus = Quantity(vcpus)
    isCustom = true
  }

  /// Types that share a core and are billed for a part of it (VM instance pricing page).
  private static let sharedCore: Set<String> = ["e2-micro", "e2-small", "e2-medium"]
}

/// The permitted sizes of a family's custom types (documentation of custom machine types, sample of
/// the limits; read 2026-11).
struct CustomLimits {
  let family: MachineFamily
  let cores: [Int]
  let leastMB: Int
  let mostMB: Int
  let takesExtendedMemory: Bool

  /// The families that have custom types.
  static let all: [CustomLimits] = [
    CustomLimits(
      family: MachineFamily("n1"), cores: [1] + Array(stride(from: 2, through: 96, by: 2)),
      leastMB: 922, mostMB: 6656, takesExtendedMemory: true),
    CustomLimits(
      family: MachineFamily("n2"),
      cores: Array(stride(from: 2, through: 32, by: 2))
        + Array(stride(from: 36, through: 128, by: 4)),
      leastMB: 512, mostMB: 8192, takesExtendedMemory: true),
    CustomLimits(
      family: MachineFamily("n2d"), cores: [2, 4, 8, 16, 32, 48, 64, 80, 96], leastMB: 512,
      mostMB: 8192, takesExtendedMemory: true),
    CustomLimits(
      family: MachineFamily("e2"), cores: Array(stride(from: 2, through: 32, by: 2)), leastMB: 512,
      mostMB: 8192, takesExtendedMemory: false),
    CustomLimits(
      family: MachineFamily("n4"), cores: Array(stride(from: 2, through: 80, by: 2)), leastMB: 2048,
      mostMB: 8192, takesExtendedMemory: true),
  ]
}

/// The name of a custom type, such as `custom-4-8192` or `n2-custom-4-65536-ext`.
struct CustomName {
  let name: String
  let limits: CustomLimits
  let vcpus: Int
  let memoryMB: Int
  let isExtended: Bool

  /// More memory than any machine has: a typing mistake.
  private static let largestMemoryMB = 1 << 30

  /// The reason why a name is not a type: the message and its hint.
  struct Fault: Error {
    let message: String
    var hints: [String] = []
  }

  /// Reads a name; nil for one that is not a custom type.
  init?(_ name: String) throws(Fault) {
    var parts = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard let place = parts.firstIndex(of: "custom"), place < 2 else { return nil }
    let family = place == 0 ? "n1" : parts[0]
    parts.removeFirst(place + 1)
    isExtended = parts.last == "ext"
    if isExtended { parts.removeLast() }
    guard let limits = CustomLimits.all.first(where: { $0.family.name == family }) else {
      throw Fault(
        message: "the family '\(family)' has no custom machine types",
        hints: [
          "n1, n2, n2d, n4 and e2 have: \(CustomLimits.all.map(\.example).joined(separator: ", "))"
        ])
    }
    guard parts.count == 2, let vcpus = Int(parts[0]), let memory = Int(parts[1]),
      memory <= Self.largestMemoryMB
    else {
      throw Fault(
        message: "'\(name)' is no machine type",
        hints: [
          "a custom type is named by its processors and its memory in MB: \(limits.example)"
        ])
    }
    (self.name, self.limits, self.vcpus, memoryMB) = (name, limits, vcpus, memory)
    try check()
  }

  private func check() throws(Fault) {
    let title = limits.family.title
    guard limits.cores.contains(vcpus) else {
      let nearest = limits.cores.min { abs($0 - vcpus) < abs($1 - vcpus) } ?? 2
      throw Fault(
        message: "\(title) has no custom type of \(vcpus) processors",
        hints: ["the nearest has \(nearest)"])
    }
    guard memoryMB > 0, memoryMB.isMultiple(of: 256) else {
      throw Fault(
        message: "the memory of '\(name)' is not a multiple of 256 MB",
        hints: ["the next is \(max(memoryMB / 256 + 1, 1) * 256) MB"])
    }
    let (least, most) = (limits.leastMB * vcpus, limits.mostMB * vcpus)
    if memoryMB < least {
      throw Fault(
        message:
          "\(title) has \(Quantity(least).grouped) MB at least for \(vcpus) processors, not \(Quantity(memoryMB).grouped)"
      )
    }
    if isExtended, !limits.takesExtendedMemory {
      throw Fault(message: "\(title) has no extended memory")
    }
    if memoryMB > most, !isExtended {
      throw Fault(
        message:
          "\(title) has \(Quantity(most).grouped) MB at most for \(vcpus) processors, not \(Quantity(memoryMB).grouped)",
        hints: limits.takesExtendedMemory ? ["more is extended memory: '\(name)-ext'"] : [])
    }
  }

  /// Returns the machine with that name.
  func shape() throws(ArithmeticError) -> MachineShape {
    let most = limits.mostMB * vcpus
    let gigabyte = Quantity(1024)
    var shape = MachineShape(
      custom: name, limits.family, vcpus: vcpus,
      memoryGB: try Quantity(min(memoryMB, most)).divided(by: gigabyte))
    if memoryMB > most { shape.extendedGB = try Quantity(memoryMB - most).divided(by: gigabyte) }
    return shape
  }
}

extension CustomLimits {
  /// An example of a custom type in the family.
  var example: String { family.name == "n1" ? "custom-4-8192" : "\(family.name)-custom-4-8192" }
}
