public import Prices

/// The nature of a meter: decides what a resource costs when it is idle, stopped or forgotten.
public enum MeterNature: String, Sendable, Hashable, CaseIterable {
  /// Time for which something runs; stopping it ends the charge.
  case running
  /// Time for which something exists, used or not; only deleting it ends the charge.
  case existing
  /// Something stored or reserved, by the month.
  case stored
  /// Actual use: requests, data, capacity in use.
  case byUse
}

/// A meter that a service may use: the only place that states its name, unit and nature.
///
/// An object, because every usage of the meter refers to its declaration.
public final class MeterDeclaration: Sendable, Hashable {
  /// The service that owns the meter in the catalog.
  public let service: String
  /// The provider's usage type.
  ///
  /// `{…}` stands for a name from the scenario, such as an instance type.
  public let meter: String
  /// The attributes that never change.
  public let attributes: MeterAttributes
  /// The billing unit, in the singular.
  public let unit: String
  /// What the meter charges for.
  public let nature: MeterNature
  /// What it counts, in a few words.
  public let meaning: String
  /// Whether one price applies everywhere: its region in the catalog is `global`.
  public let isGlobal: Bool
  /// Whether somebody other than the provider sells it, so that the provider's credits don't pay
  /// for it.
  public let isSoldByOthers: Bool
  /// Whether the scenario adds attributes, without which it has no price.
  public let hasOpenAttributes: Bool
  /// Whether it takes the unit of the price that is found: the usage is counted in whatever unit
  /// the list uses.
  public let takesUnitOfPrice: Bool
  /// What helps where it has no price, in a sentence; nil where nothing is known to.
  public let withoutPrice: String?
  /// What stands before and after the `{…}` of the usage type.
  private let aroundName: (before: String, after: String)?

  /// Declares a meter.
  public init(
    _ service: String, _ meter: String, _ attributes: MeterAttributes = [:], unit: String,
    _ nature: MeterNature, isGlobal: Bool = false, isSoldByOthers: Bool = false,
    hasOpenAttributes: Bool = false, takesUnitOfPrice: Bool = false,
    withoutPrice: String? = nil, _ meaning: String
  ) {
    self.service = service
    self.meter = meter
    self.attributes = attributes
    self.unit = unit
    self.nature = nature
    self.meaning = meaning
    self.isGlobal = isGlobal
    self.isSoldByOthers = isSoldByOthers
    self.hasOpenAttributes = hasOpenAttributes
    self.takesUnitOfPrice = takesUnitOfPrice
    self.withoutPrice = withoutPrice
    aroundName =
      if let open = meter.firstIndex(of: "{"), let close = meter.lastIndex(of: "}") {
        (String(meter[..<open]), String(meter[meter.index(after: close)...]))
      } else { nil }
  }

  /// Whether the name or the attributes depend on the scenario.
  public var isPattern: Bool { hasOpenAttributes || meter.contains("{") }

  /// Returns the usage type with a name in place of `{…}`.
  ///
  /// `name`: the name, such as `t3.micro`; nil for a meter that needs none.
  public func usageType(_ name: String?) -> String {
    guard let name, let aroundName else { return meter }
    return aroundName.before + name + aroundName.after
  }

  /// Returns whether a usage type is of this meter, whatever stands in place of `{…}`.
  public func isNamed(_ usageType: String) -> Bool {
    guard let (start, end) = aroundName else { return meter == usageType }
    // What is a name as a whole says nothing.
    if start.isEmpty, end.isEmpty { return false }
    return usageType.utf8.count > start.utf8.count + end.utf8.count
      && usageType.hasPrefix(start) && usageType.hasSuffix(end)
  }

  /// Returns the key of one of its prices.
  ///
  /// `provider`: whose price list.
  /// `region`: the region; ignored where one price holds everywhere.
  /// `name`: what stands in place of `{…}`.
  /// `more`: attributes beside the declared ones.
  public func key(
    of provider: Provider, in region: String, named name: String? = nil,
    attributes more: MeterAttributes? = nil
  ) -> MeterKey {
    var all = attributes
    if let more { all = all.isEmpty ? more : MeterAttributes(all.pairs + more.pairs) }
    return MeterKey(
      provider: provider, service: service, region: isGlobal ? MeterKey.everywhere : region,
      meter: usageType(name), attributes: all)
  }

  /// Returns whether two declarations are equal.
  public static func == (left: MeterDeclaration, right: MeterDeclaration) -> Bool {
    left === right
      // Most declarations differ in what is compared first.
      || left.nature == right.nature && left.unit == right.unit && left.meter == right.meter
        && left.service == right.service && left.attributes == right.attributes
        && left.isGlobal == right.isGlobal
        && left.meaning == right.meaning && left.isSoldByOthers == right.isSoldByOthers
  }

  /// Hashes only what tells most declarations apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(service)
    hasher.combine(meter)
    hasher.combine(attributes)
  }
}
