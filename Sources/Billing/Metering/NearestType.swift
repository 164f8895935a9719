import Money
public import Prices

extension ServiceRegistry {
  /// Returns a provider's type that comes nearest to one of another provider: not smaller in
  /// processors, memory and graphics processors, of the same architecture, and no larger than
  /// necessary.
  ///
  /// Graphics processors with no less memory each come first, of these the least memory in all, then the
  /// fewest, then the same model; what is not more than twice as large, has local disks as large, and
  /// matches in bursting on credits or not; and among equals the provider's usual series.
  ///
  /// - Parameters:
  ///   - type: the type to replace.
  ///   - provider: the provider whose types are considered.
  ///   - prices: the book that has the types.
  ///   - isSold: whether a type can be bought; asked of the nearest first.
  /// - Returns: the type; nil where none is large enough.
  /// - Throws: the error of the store behind the price book.
  public func nearestType(
    to type: InstanceType, of provider: Provider, in prices: any PriceBook,
    isSold: (InstanceType) throws -> Bool = { _ in true }
  ) throws -> InstanceType? {
    let types = try prices.instanceTypeNames(of: provider).compactMap {
      try prices.instanceType($0, of: provider)
    }
    return try nearestTypes(to: type, among: types, of: provider).first(where: isSold)
  }

  func nearestTypes(
    to type: InstanceType, among types: [InstanceType], of provider: Provider
  ) -> [InstanceType] {
    let localDisk = equivalence(for: .server, of: provider)?.localDiskGB
    let usual = (modules.first { $0.provider == provider }?.usualTypes ?? []).map(TypeSeries.init)
    return
      types
      .filter { other in
        other.architecture == type.architecture && other.vcpu >= type.vcpu
          && other.memoryGiB >= type.memoryGiB
          && other.graphicsProcessors >= type.graphicsProcessors
          && other.currentGeneration && !other.bareMetal
      }
      .map { other in
        let series = usual.firstIndex { $0.includes(other.name) } ?? usual.count
        let disk = localDisk?(other) ?? other.instanceStorageGB
        return (key: NearestKey(other, with: disk, for: type, series: series), type: other)
      }
      .sorted { $0.key < $1.key }.map(\.type)
  }
}

extension InstanceType {
  /// Whether another type is more than twice as large in processors or memory.
  fileprivate func isFar(below other: InstanceType) -> Bool {
    func isFar(_ own: Quantity, _ larger: Quantity) -> Bool {
      ((try? own * 2).map { larger > $0 }) ?? false
    }
    return isFar(vcpu, other.vcpu) || isFar(memoryGiB, other.memoryGiB)
  }

  /// Whether it has a fraction of a graphics processor, such as `1/6 of an A10`.
  private var hasPartOfGPU: Bool { graphicsProcessors != Quantity(gpuCount) }

  /// Whether another type's graphics processors have less memory each.
  ///
  /// What programs can use of it, which AWS states, is a fourteenth less: 22.35 of 24 GB.
  package func hasMoreGPUMemory(than other: InstanceType) -> Bool {
    guard let memory = gpuMemoryGiB, let others = other.gpuMemoryGiB,
      let least = try? memory.scaled(by: Quantity(13), over: Quantity(14))
    else { return false }
    return others < least
  }

  /// Whether another type has the same model of graphics processor.
  package func hasGPUModel(of other: InstanceType) -> Bool {
    gpuName?.gpuModel != nil && gpuName?.gpuModel == other.gpuName?.gpuModel
  }

  /// The memory of all its graphics processors.
  fileprivate var gpuMemoryInAll: Quantity {
    gpuMemoryGiB.flatMap { try? $0 * max(gpuCount, 1) } ?? .zero
  }

  /// How far another type's graphics processor is from its own: 0 for the same model, 1 for another, 2
  /// for a part of one.
  fileprivate func gpuDistance(to other: InstanceType) -> Int {
    guard gpuCount > 0, gpuName != nil, other.gpuName != nil else { return 0 }
    if hasPartOfGPU != other.hasPartOfGPU { return 2 }
    return hasGPUModel(of: other) ? 0 : 1
  }
}

extension String {
  /// The model in the name of a graphics processor, such as `T4` in `NVIDIA T4` and
  /// `nvidia-tesla-t4`: the first word with a digit.
  fileprivate var gpuModel: String? {
    split { $0 == " " || $0 == "-" }.first { word in
      word.contains(where: \.isNumber) && !word.contains("/")
    }?.uppercased()
  }
}

/// The sort key of candidate types: what comes first in it decides.
private struct NearestKey: Comparable {
  /// Whether it lacks CUDA where the other type has it.
  var lacksCUDA: Int
  /// Whether its graphics processors have less memory.
  var hasSmallerGPUs: Int
  /// The memory of all of them, where the other type has any.
  var gpuMemoryGiB: Quantity
  var gpus: Quantity
  var gpuDistance: Int
  /// Whether it is more than twice as large.
  var isFar: Int
  /// Whether its local disks are smaller.
  var lacksLocalDisk: Int
  /// Whether only one of the two bursts on credits.
  var burstsOtherwise: Int
  var vcpu: Quantity
  var memoryGiB: Quantity
  /// Its local disks in GB, where the other type has any.
  var localDiskGB: Quantity
  /// The place of its series among the provider's usual ones.
  var series: Int
  var name: String

  init(_ other: InstanceType, with disk: Quantity?, for type: InstanceType, series: Int) {
    lacksCUDA = type.runsCUDA && !other.runsCUDA ? 1 : 0
    hasSmallerGPUs = type.hasMoreGPUMemory(than: other) ? 1 : 0
    gpus = other.graphicsProcessors
    gpuMemoryGiB = type.gpuCount > 0 ? other.gpuMemoryInAll : .zero
    lacksLocalDisk = (disk ?? .zero) < (type.instanceStorageGB ?? .zero) ? 1 : 0
    gpuDistance = type.gpuDistance(to: other)
    isFar = type.isFar(below: other) ? 1 : 0
    burstsOtherwise = other.burstable == type.burstable ? 0 : 1
    vcpu = other.vcpu
    memoryGiB = other.memoryGiB
    localDiskGB = (type.instanceStorageGB ?? .zero).isZero ? .zero : disk ?? .zero
    self.series = series
    name = other.name
  }

  static func < (left: NearestKey, right: NearestKey) -> Bool {
    let gpu = (left.lacksCUDA, left.hasSmallerGPUs, left.gpuMemoryGiB, left.gpus, left.gpuDistance)
    let otherGPU = (
      right.lacksCUDA, right.hasSmallerGPUs, right.gpuMemoryGiB, right.gpus, right.gpuDistance
    )
    if gpu != otherGPU { return gpu < otherGPU }
    let one = (left.isFar, left.lacksLocalDisk, left.burstsOtherwise)
    let other = (right.isFar, right.lacksLocalDisk, right.burstsOtherwise)
    if one != other { return one < other }
    return (left.vcpu, left.memoryGiB, left.localDiskGB, left.series, left.name)
      < (right.vcpu, right.memoryGiB, right.localDiskGB, right.series, right.name)
  }
}

/// A series of types, written with `*` for the size, as in `Standard_D*s_v5`.
private struct TypeSeries {
  private let start: [UInt8]
  /// What follows the size; nil for a single type.
  private let end: [UInt8]?

  init(_ pattern: String) {
    let pieces = pattern.utf8.split(
      separator: UInt8(ascii: "*"), maxSplits: 1, omittingEmptySubsequences: false)
    start = Array(pieces[0])
    end = pieces.count == 2 ? Array(pieces[1]) : nil
  }

  func includes(_ name: String) -> Bool {
    let name = name.utf8
    guard let end else { return name.elementsEqual(start) }
    guard name.count > start.count + end.count, name.starts(with: start),
      name.suffix(end.count).elementsEqual(end)
    else { return false }
    // A size followed by letters of its series is a number; a size at the end is any word.
    let size = name.dropFirst(start.count).dropLast(end.count)
    return end.isEmpty
      || size.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
