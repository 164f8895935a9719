public import Dates
public import Money
public import Prices
import SQLite

/// The instance prices to walk over: lists whose positions identify their elements in each offer.
public struct InstanceOfferSelection: Sendable, Hashable {
  /// The names of the instance types, without duplicates.
  public var types: [String]
  /// The codes of the regions, without duplicates.
  public var regions: [String]
  /// The operating systems, without duplicates.
  public var operatingSystems: [String]
  /// The ways of buying, without duplicates.
  public var purchases: [OfferMeter]

  /// Creates a selection from its parts.
  public init(
    types: [String], regions: [String], operatingSystems: [String],
    purchases: [OfferMeter]
  ) {
    self.types = types
    self.regions = regions
    self.operatingSystems = operatingSystems
    self.purchases = purchases
  }
}

/// The meter of machines that are bought in a certain way.
public struct OfferMeter: Sendable, Hashable {
  /// The service that owns the meter.
  public var service: String
  /// The part of its name before the machine type, such as `BoxUsage:`.
  public var prefix: String
  /// The attribute that names the operating system; nil without one.
  public var systemAttribute: String?
  /// The other attributes.
  public var attributes: MeterAttributes
  /// The only operating system that it is for, where its attributes name none.
  public var onlySystem: String?

  /// Creates a meter from its parts.
  public init(
    service: String, prefix: String, systemAttribute: String?, attributes: MeterAttributes,
    onlySystem: String? = nil
  ) {
    self.onlySystem = onlySystem
    self.service = service
    self.prefix = prefix
    self.systemAttribute = systemAttribute
    self.attributes = attributes
  }

  /// Returns the attributes with an operating system.
  func attributes(_ operatingSystem: String) -> MeterAttributes {
    let own =
      onlySystem == nil ? systemAttribute.map { [(key: $0, value: operatingSystem)] } ?? [] : []
    return MeterAttributes(own + attributes.pairs)
  }
}

/// The hourly price of an instance, with positions in the selection instead of names, so that a
/// whole catalog of offers is small and quick to go through.
public struct InstanceOffer: Sendable, Hashable {
  /// The position in the selection's types.
  public var type: Int
  /// The position in the selection's regions.
  public var region: Int
  /// The position in the selection's operating systems.
  public var operatingSystem: Int
  /// The position in the selection's ways of buying.
  public var purchase: Int
  /// The price in dollars an hour; an upfront fee is spread over the term.
  public var hourly: UnitPrice
  /// The first day and the source of the price, where they were asked for.
  public var origin: Origin?

  /// Creates an offer from its parts.
  public init(
    type: Int, region: Int, operatingSystem: Int, purchase: Int, hourly: UnitPrice,
    origin: Origin? = nil
  ) {
    (self.type, self.region, self.operatingSystem) = (type, region, operatingSystem)
    (self.purchase, self.hourly, self.origin) = (purchase, hourly, origin)
  }

  /// The first day and the source of a price.
  public struct Origin: Sendable, Hashable {
    /// The first day on which the price is known to be valid.
    public var effectiveFrom: CalendarDate
    /// The source's number, for ``Catalog/priceSource(_:)``.
    public var source: Int
  }
}

extension Catalog {
  /// Calls a closure with the price of each selected instance on a day, in no particular order.
  ///
  /// - Parameters:
  ///   - provider: the provider of the instances.
  ///   - date: the day on which the prices are valid; nil for current prices.
  ///   - selection: the types, regions, systems and ways of buying.
  ///   - withOrigins: whether to add the origin of each price; it is faster without.
  ///   - body: receives one price at a time.
  /// - Throws: `DatabaseError`, and what `body` throws.
  public func eachInstanceOffer(
    of provider: Provider = .aws, on date: CalendarDate?, in selection: InstanceOfferSelection,
    withOrigins: Bool = true, _ body: (InstanceOffer) throws -> Void
  ) throws {
    let regions = try places(of: selection.regions, provider)
    for meters in try OfferMeters.all(selection, provider, database) {
      try walk(meters, regions, date, withOrigins, body)
    }
  }

  /// Returns the source of a price by its number.
  public func priceSource(_ number: Int) throws -> PriceSource { try source(number) }

  private func places(of regions: [String], _ provider: Provider) throws -> [Int: Int] {
    let wanted = Dictionary(uniqueKeysWithValues: zip(regions, regions.indices))
    return try regionCodes(of: provider).compactMapValues { wanted[$0] }
  }

  private func walk(
    _ meters: OfferMeters, _ regions: [Int: Int], _ date: CalendarDate?, _ withOrigins: Bool,
    _ body: (InstanceOffer) throws -> Void
  ) throws {
    let validity =
      date == nil
      ? "effective_to IS NULL"
      : "effective_from <= ?3 AND (effective_to IS NULL OR effective_to > ?3)"
    // Indexed by number, because a region is looked up for every price.
    var places = [Int](repeating: -1, count: (regions.keys.max() ?? 0) + 1)
    for (number, place) in regions { places[number] = place }
    // Meter and region are in one number, because each column costs as much to read as a row.
    try database.with(
      """
      SELECT meter << 16 | region, price\(withOrigins ? ", effective_from, source" : "") FROM price
      WHERE meter BETWEEN ?1 AND ?2 AND \(validity)
      """
    ) { row in
      if let date { try row.bind(date.dayNumber, at: 3) }
      for range in meters.ranges {
        try row.bind(range.lowerBound, at: 1)
        try row.bind(range.upperBound, at: 2)
        while try row.step() {
          let key = try row.int(0)
          let region = key & 0xFFFF
          guard let meter = meters[key >> 16], places.indices.contains(region),
            places[region] >= 0
          else { continue }
          try body(
            InstanceOffer(
              type: meter.type, region: places[region], operatingSystem: meter.operatingSystem,
              purchase: meter.purchase, hourly: Scales.price(try row.int(1)),
              origin: withOrigins
                ? InstanceOffer.Origin(
                  effectiveFrom: CalendarDate(dayNumber: try row.int(2)), source: try row.int(3))
                : nil))
        }
        row.rewind()
      }
    }
  }
}

/// The selected meters of a family, by number.
private struct OfferMeters {
  struct Meter {
    var type: Int
    var operatingSystem: Int
    var purchase: Int
  }

  let first: Int
  private let meters: [Meter?]

  var last: Int { first + meters.count - 1 }

  subscript(number: Int) -> Meter? {
    let place = number - first
    return meters.indices.contains(place) ? meters[place] : nil
  }

  /// Few types are looked up one by one; for many, all prices between the first and the last, which
  /// lie together, are read.
  var ranges: [ClosedRange<Int>] {
    let chosen = meters.indices.filter { meters[$0] != nil }
    if chosen.count * 8 > meters.count { return [first...last] }
    return chosen.map { (first + $0)...(first + $0) }
  }

  static func all(
    _ selection: InstanceOfferSelection, _ provider: Provider, _ database: Database
  ) throws -> [OfferMeters] {
    let types = Dictionary(uniqueKeysWithValues: zip(selection.types, selection.types.indices))
    struct Family: Hashable {
      var service: String
      var prefix: String
    }
    var kinds: [Family: [String: (system: Int, purchase: Int)]] = [:]
    for (purchase, way) in selection.purchases.enumerated() {
      for (system, name) in selection.operatingSystems.enumerated()
      where way.onlySystem == nil || way.onlySystem == name {
        let family = Family(service: way.service, prefix: way.prefix)
        kinds[family, default: [:]][way.attributes(name).description] = (system, purchase)
      }
    }
    var all: [OfferMeters] = []
    for (family, attributes) in kinds.sorted(by: { $0.key.prefix < $1.key.prefix }) {
      var found: [(number: Int, meter: Meter)] = []
      try database.forEach(
        """
        SELECT id, attributes, substr(meter, ?4) FROM meter
        WHERE provider = ?1 AND service = ?5 AND meter > ?2 AND meter < ?3
        """, provider.rawValue, family.prefix, family.prefix + "\u{10FFFF}",
        family.prefix.utf8.count + 1, family.service
      ) { row in
        guard let kind = attributes[try row.text(1)], let type = types[try row.text(2)] else {
          return
        }
        found.append(
          (
            try row.int(0),
            Meter(type: type, operatingSystem: kind.system, purchase: kind.purchase)
          ))
      }
      if let meters = OfferMeters(found) { all.append(meters) }
    }
    return all
  }

  private init?(_ found: [(number: Int, meter: Meter)]) {
    guard let first = found.map(\.number).min(), let last = found.map(\.number).max() else {
      return nil
    }
    var meters = [Meter?](repeating: nil, count: last - first + 1)
    for (number, meter) in found { meters[number - first] = meter }
    self.first = first
    self.meters = meters
  }
}
