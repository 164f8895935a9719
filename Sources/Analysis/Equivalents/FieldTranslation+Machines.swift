import Billing
import JSONText
import Money
import Prices

// The machine of a resource: the nearest that is not smaller and has a price.
extension FieldTranslation {
  /// The number of sold machines that are tried with a whole resource: where it is not the machine
  /// that has no price, none of them helps.
  private static let mostTried = 40

  /// The machine in the other provider's words; nil without one.
  mutating func machineMember(
    _ members: [JSONMember], _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> JSONOutput? {
    guard let field = from.fields[.machineType], to.fields[.machineType] != nil,
      let name = members.word(field)
    else { return nil }
    (resource, service) = (members, to.service)
    return try machineType(name, from, to)
  }

  /// Translates a machine of a service that has its own names for machines.
  private mutating func size(
    _ name: String, _ from: ServiceEquivalence, _ to: ServiceEquivalence, _ sizes: MachineSizes
  ) throws -> JSONOutput? {
    let bare =
      name.hasPrefix(from.typePrefix) ? String(name.dropFirst(from.typePrefix.count)) : name
    var size = from.sizes?.size(name)
    if size == nil, let type = try translation.prices.instanceType(bare, of: source),
      let memory = try? type.memoryGiB.scaled(by: Quantity(1024), over: .one).whole
    {
      // A fraction of a processor counts as one.
      size = MachineSize(vcpu: type.vcpu.whole ?? 1, memoryMB: memory)
    }
    guard let size, let near = sizes.name(size) else {
      refuse("\(to.service) has no machine that is known to be like '\(name)'")
      return nil
    }
    let found = sizes.size(near) ?? size
    machine = (
      name, near,
      "\(size.vcpu) vCPU and \(Self.gigabytes(size)) GiB become \(found.vcpu) and \(Self.gigabytes(found))"
    )
    return .string(near)
  }

  private static func gigabytes(_ size: MachineSize) -> String {
    let exact = try? Quantity(size.memoryMB).scaled(by: .one, over: Quantity(1024))
    return exact.map { $0.grouped(places: 2) } ?? "\(size.memoryMB) MB"
  }

  mutating func machineType(
    _ name: String, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> JSONOutput? {
    if let sizes = to.sizes { return try size(name, from, to, sizes) }
    let bare =
      name.hasPrefix(from.typePrefix) ? String(name.dropFirst(from.typePrefix.count)) : name
    let target = translation.target
    guard let type = try specification(bare, from),
      let near = try trial ?? nearest(to: type, from, to)
    else {
      refuse(
        "\(target.name) has no machine like '\(name)'\(region.map { " with a price in \($0)" } ?? "")"
      )
      return nil
    }
    machine = (
      name, near.name,
      "\(type.vcpu) vCPU and \(type.memoryGiB.grouped(places: 2)) GiB become \(near.vcpu) and \(near.memoryGiB.grouped(places: 2)), \(near.architecture)"
        + (near.gpuCount > 0 ? ", \(Self.graphics(of: near))" : "")
    )
    compare(type, with: near, bare, from, to)
    if let difference = to.differsByType(near.name), !differences.contains(difference) {
      differences.append(difference)
    }
    return .string(to.typePrefix + near.name)
  }

  /// Notes what the machine that was chosen has less of, or otherwise.
  private mutating func compare(
    _ type: InstanceType, with near: InstanceType, _ bare: String, _ from: ServiceEquivalence,
    _ to: ServiceEquivalence
  ) {
    if type.gpuCount > 0, !type.hasGPUModel(of: near) {
      differences.append("\(Self.graphics(of: near)) in place of \(Self.graphics(of: type))")
    }
    if type.hasMoreGPUMemory(than: near), let memory = type.gpuMemoryGiB,
      let others = near.gpuMemoryGiB
    {
      lose(
        "its GPUs have \(others.grouped(places: 0)) GiB of memory, not \(memory.grouped(places: 0))"
      )
    }
    if let chips = from.chips(bare), to.chips(near.name) != chips { lose("it has no \(chips)") }
    let (disks, others) = (type.instanceStorageGB ?? .zero, to.localDiskGB(near) ?? .zero)
    if others < disks {
      lose(
        others.isZero
          ? "no local disks of it are known, where \(bare) has \(disks.grouped) GB"
          : "it has \(others.grouped) GB of local disks, not \(disks.grouped)")
    }
  }

  /// The graphics processors of a machine in words.
  private static func graphics(of type: InstanceType) -> String {
    let name = type.gpuName ?? "GPU"
    return name.contains("/") ? name : "\(type.gpuCount) × \(name)"
  }

  /// Returns what a machine has, with the graphics processors that the resource attaches to it.
  private func specification(
    _ name: String, _ from: ServiceEquivalence
  ) throws -> InstanceType? {
    var type = try translation.prices.instanceType(name, of: source)
    if type == nil, let size = from.statedSize(name) {
      type = InstanceType(
        name: name, vcpu: Quantity(size.vcpu),
        memoryGiB: try Quantity(size.memoryMB).scaled(by: .one, over: Quantity(1024)),
        architecture: "x86_64")
    }
    if let known = type { type?.instanceStorageGB = try localDisks(of: known, from) }
    guard let field = from.fields[.accelerator],
      case .object(let parts)? = resource.first(where: { $0.key == field })?.node.value
    else { return type }
    var count = 1
    if case .number(let digits)? = parts.first(where: { $0.key == "count" })?.node.value {
      count = Int(digits) ?? 1
    }
    type?.gpuCount += count
    type?.runsCUDA = (parts.word("type") ?? "").contains("nvidia")
    type?.gpuName = parts.word("type")
    type?.gpuMemoryGiB = parts.word("type").flatMap(from.gpuMemoryGiB)
    return type
  }

  /// Returns the local disks that a machine has, with those that the resource attaches, in GB.
  private func localDisks(
    of type: InstanceType, _ from: ServiceEquivalence
  ) throws -> Quantity? {
    let own = from.localDiskGB(type)
    guard let field = from.fields[.localDisks],
      case .number(let digits)? = resource.first(where: { $0.key == field })?.node.value,
      let count = Int(digits)
    else { return own }
    return try (own ?? .zero) + Quantity(count * from.localDiskStep)
  }

  /// The nearest machine with which the whole resource has a price in the region, of another
  /// architecture where none of its own has; where none has at all, the nearest that has one by
  /// itself.
  private mutating func nearest(
    to type: InstanceType, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> InstanceType? {
    guard let region else { return try nearest(to: type) { _ in true } }
    // Other services than servers may need what no equivalent knows before they have a price.
    if to.role == .server {
      for architecture in [type.architecture] + Self.architectures
      where architecture == type.architecture || type.gpuCount == 0 {
        var wanted = type
        wanted.architecture = architecture
        var tried = 0
        let found = try nearest(to: wanted) { candidate in
          guard tried < Self.mostTried,
            translation.isSold(to.typePrefix + candidate.name, as: to, in: region)
          else { return false }
          tried += 1
          return try isPriced(on: candidate, in: region, from, to)
        }
        guard let found else { continue }
        if architecture != type.architecture {
          differences.append(
            "no \(type.architecture) machine with all that it has is priced in \(region): this one is \(architecture)"
          )
        }
        return found
      }
    }
    return try nearest(to: type) {
      translation.isSold(to.typePrefix + $0.name, as: to, in: region)
    }
  }

  private static let architectures = ["x86_64", "arm64"]

  private func nearest(
    to type: InstanceType, isSold: (InstanceType) throws -> Bool
  ) throws -> InstanceType? {
    try translation.registry.nearestType(
      to: type, of: translation.target, in: translation.prices, isSold: isSold)
  }

  /// Whether the resource has a price when it runs on a machine.
  private func isPriced(
    on candidate: InstanceType, in region: String, _ from: ServiceEquivalence,
    _ to: ServiceEquivalence
  ) throws -> Bool {
    var fields = FieldTranslation(
      translation: translation, source: source, region: region, home: home, trial: candidate)
    let output = try fields.translate(resource, from, to)
    return !fields.isImpossible && translation.isSold(output, as: to, in: region)
  }
}
