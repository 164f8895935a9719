public import Prices
public import Money

/// A condition on instance types, as a user asked for it.
public struct TypeFilter: Sendable {
  /// The option as written, such as `--min-vcpu 4`.
  public let option: String
  let accepts: @Sendable (InstanceType) -> Bool

  /// Creates a condition from its parts.
  public init(_ option: String, accepts: @escaping @Sendable (InstanceType) -> Bool) {
    self.option = option
    self.accepts = accepts
  }
}

extension TypeFilter {
  /// Accepts types with at least a number of virtual processors.
  public static func minimumVCPU(_ least: Quantity) -> TypeFilter {
    TypeFilter("--min-vcpu \(least)") { $0.vcpu >= least }
  }

  /// Accepts types with at most a number of virtual processors.
  public static func maximumVCPU(_ most: Quantity) -> TypeFilter {
    TypeFilter("--max-vcpu \(most)") { $0.vcpu <= most }
  }

  /// Accepts types with at least an amount of memory.
  public static func minimumMemory(_ least: Quantity) -> TypeFilter {
    TypeFilter("--min-memory \(least)") { $0.memoryGiB >= least }
  }

  /// Accepts types with at most an amount of memory.
  public static func maximumMemory(_ most: Quantity) -> TypeFilter {
    TypeFilter("--max-memory \(most)") { $0.memoryGiB <= most }
  }

  /// Accepts types with a processor architecture: `x86_64` or `arm64`.
  public static func architecture(_ architecture: String) -> TypeFilter {
    TypeFilter("--arch \(architecture)") { $0.architecture == architecture }
  }

  /// Accepts types with at least a number of graphics processors.
  public static func minimumGPU(_ least: Int) -> TypeFilter {
    TypeFilter("--gpu \(least)") { $0.graphicsProcessors >= Quantity(least) }
  }

  /// Accepts types that run on processor credits, or those that do not.
  public static func burstable(_ wanted: Bool) -> TypeFilter {
    TypeFilter(wanted ? "--burstable" : "--no-burstable") { $0.burstable == wanted }
  }

  /// Accepts types of the current generation.
  public static let currentGeneration = TypeFilter("--current-generation") { $0.currentGeneration }

  /// Accepts types that have any of a measure.
  public static func has(_ measure: Measure) -> TypeFilter {
    TypeFilter("--per \(measure.rawValue)") { type in
      (try? Machine(type))?.amount(of: measure) != nil
    }
  }
}

/// The choice of machines to compare.
public struct MachineChoice: Sendable {
  /// Types by name, in the order asked for, possibly several of one; nil for all.
  public var named: [NamedType]?
  /// The families, such as `t3`; empty for all.
  public var families: [String]
  /// The conditions, applied in their order.
  public var filters: [TypeFilter]

  /// A type that was asked for by name.
  public struct NamedType: Sendable, Hashable {
    /// The type's name.
    public var name: String
    /// The number of instances.
    public var count: Int

    /// Reads `m4.4xlarge`, or `2xm4.4xlarge` for two of them; nil if there are none or too many.
    public init?(_ text: String) {
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      let rest = text.dropFirst(digits.count)
      if digits.isEmpty {
        (name, count) = (text, 1)
      } else {
        guard let sign = rest.first, "x×*".contains(sign), let count = Int(digits),
          (1...100_000).contains(count)
        else { return nil }
        (name, self.count) = (String(rest.dropFirst()), count)
      }
      if name.isEmpty { return nil }
    }
  }

  /// Creates a choice from its parts.
  public init(named: [NamedType]? = nil, families: [String] = [], filters: [TypeFilter] = []) {
    self.named = named
    self.families = families
    self.filters = filters
  }

  /// Returns the machines, by type as listed or in the order in which they were named.
  ///
  /// - Throws: `ComparisonError` for an unknown name, and when no type is left.
  public func machines(among types: [InstanceType]) throws -> [Machine] {
    var machines =
      try named.map { try $0.map { try machine($0, types) } }
      ?? types.map { try Machine($0) }
    if !families.isEmpty {
      let known = Set(types.map(\.family))
      for family in families where !known.contains(family) {
        throw ComparisonError.unknown(
          kind: "family", word: family,
          suggestions: Suggestions.nearest(to: family, among: known.sorted()))
      }
      let wanted = Set(families)
      machines = try Self.keep(
        machines,
        by: TypeFilter("--family \(families.joined(separator: ","))") {
          wanted.contains($0.family)
        })
    }
    for filter in filters { machines = try Self.keep(machines, by: filter) }
    return machines
  }

  private func machine(_ wanted: NamedType, _ types: [InstanceType]) throws -> Machine {
    guard let type = types.first(where: { $0.name == wanted.name }) else {
      throw ComparisonError.unknown(
        kind: "instance type", word: wanted.name,
        suggestions: Suggestions.nearest(to: wanted.name, among: types.map(\.name)))
    }
    return try Machine(type, count: wanted.count)
  }

  private static func keep(_ machines: [Machine], by filter: TypeFilter) throws -> [Machine] {
    let left = machines.filter { filter.accepts($0.type) }
    if left.isEmpty {
      throw ComparisonError.nothingLeft(
        message: "nothing is left to compare: '\(filter.option)' takes away the last of the types",
        notes: [
          "\(machines.count) \(machines.count == 1 ? "type was" : "types were") left before it"
        ])
    }
    return left
  }
}
