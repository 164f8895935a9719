import Money
public import Prices

extension ServiceRegistry {
  /// Returns a provider's type that comes nearest to one of another provider: not smaller in
  /// processors, memory and graphics processors, of the same architecture, and no larger than
  /// necessary.
  ///
  /// One with the same graphics processor comes first, then one that matches in bursting on credits
  /// or not, unless that is more than twice as large, and among equals the provider's usual series.
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
    let usual = modules.first { $0.provider == provider }?.usualTypes ?? []
    func key(_ other: InstanceType) -> NearestKey {
      NearestKey(
        parts: [
          Quantity(type.runsCUDA && !other.runsCUDA ? 1 : 0),
          other.graphicsProcessors, Quantity(type.gpuDistance(to: other)),
          Quantity(type.isFar(below: other) ? 1 : 0),
          Quantity(other.burstable == type.burstable ? 0 : 1),
          other.vcpu, other.memoryGiB,
          Quantity(usual.firstIndex { $0.describes(other.name) } ?? usual.count),
        ], name: other.name)
    }
    return
      types
      .filter { other in
        other.architecture == type.architecture && other.vcpu >= type.vcpu
          && other.memoryGiB >= type.memoryGiB
          && other.graphicsProcessors >= type.graphicsProcessors
          && other.currentGeneration && !other.bareMetal
      }
      .map { (key: key($0), type: $0) }.sorted { $0.key < $1.key }.map(\.type)
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

  /// How far another type's graphics processor is from its own: 0 for the same model, 1 for one that
  /// is not known to be smaller, 2 for a smaller one or a part of one.
  fileprivate func gpuDistance(to other: InstanceType) -> Int {
    guard gpuCount > 0, let own = gpuName, let name = other.gpuName else { return 0 }
    if own.isPartOfGPU != name.isPartOfGPU { return 2 }
    if let model = own.gpuModel, model == name.gpuModel { return 0 }
    if let memory = gpuMemoryGiB, let others = other.gpuMemoryGiB, others < memory { return 2 }
    return 1
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

  /// Whether it names a fraction of a graphics processor, such as `1/6 of an A10`.
  fileprivate var isPartOfGPU: Bool { contains("/") }
}

/// The sort key of candidate types.
private struct NearestKey: Comparable {
  var parts: [Quantity]
  var name: String

  static func < (left: NearestKey, right: NearestKey) -> Bool {
    for (one, other) in zip(left.parts, right.parts) where one != other { return one < other }
    return left.name < right.name
  }
}

extension String {
  /// Returns whether a name belongs to a series written with `*` for its size, as in
  /// `Standard_D*s_v5`.
  fileprivate func describes(_ name: String) -> Bool {
    let pieces = split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
    guard pieces.count == 2 else { return self == name }
    guard name.count >= count, name.hasPrefix(pieces[0]), name.hasSuffix(pieces[1]) else {
      return false
    }
    // A size followed by letters of its series is a number; a size at the end is any word.
    let size = name.dropFirst(pieces[0].count).dropLast(pieces[1].count)
    return pieces[1].isEmpty || size.allSatisfy(\.isNumber)
  }
}
