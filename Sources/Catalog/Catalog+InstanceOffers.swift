public import Dates
public import Money
public import Prices
import SQLite

/// What to walk over: lists whose positions stand for their elements in what is handed out.
public struct InstanceOfferSelection: Sendable, Hashable {
  /// The names of the instance types, each once.
  public var types: [String]
  /// The codes of the regions, each once.
  public var regions: [String]
  /// The operating systems, each once.
  public var operatingSystems: [String]
  /// The ways of buying, each once.
  public var purchases: [OfferMeter]

  /// A selection of its parts.
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

/// The meter of machines that are bought in one way.
public struct OfferMeter: Sendable, Hashable {
  /// The service that owns it.
  public var service: String
  /// What its name begins with, before the machine type, such as `BoxUsage:`.
  public var prefix: String
  /// The attribute that has the operating system; nil without one.
  public var systemAttribute: String?
  /// The other attributes.
  public var attributes: MeterAttributes
  /// The one operating system that it is for, where its attributes name none.
  public var onlySystem: String?

  /// A meter of its parts.
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

  /// The attributes with an operating system.
  func attributes(_ operatingSystem: String) -> MeterAttributes {
    let own =
      onlySystem == nil ? systemAttribute.map { [(key: $0, value: operatingSystem)] } ?? [] : []
    return MeterAttributes(own + attributes.pairs)
  }
}

/// What an instance costs by the hour, with positions in the selection in place of names: a whole
/// catalog of them is small and quickly gone through.
public struct InstanceOffer: Sendable, Hashable {
  /// Which of the selection's types.
  public var type: Int
  /// Which of the selection's regions.
  public var region: Int
  /// Which of the selection's operating systems.
  public var operatingSystem: Int
  /// Which of the selection's ways of buying.
  public var purchase: Int
  /// Dollars an hour; an upfront fee is spread over the term.
  public var hourly: UnitPrice
  /// Since when the price holds and where it comes from, where that was asked for.
  public var origin: Origin?

  /// An offer of its parts.
  public init(
    type: Int, region: Int, operatingSystem: Int, purchase: Int, hourly: UnitPrice,
    origin: Origin? = nil
  ) {
    (self.type, self.region, self.operatingSystem) = (type, region, operatingSystem)
    (self.purchase, self.hourly, self.origin) = (purchase, hourly, origin)
  }

  /// Since when a price holds and where it comes from.
  public struct Origin: Sendable, Hashable {
    /// The first day on which the price is known to hold.
    public var effectiveFrom: CalendarDate
    /// The source's number, for ``Catalog/priceSource(_:)``.
    public var source: Int
  }
}

extension Catalog {
  /// Hands out what the selected instances cost on a day, in no order that means anything.
  ///
  /// - Parameters:
  ///   - provider: whose instances.
  ///   - date: the day the prices hold on; nil for those that hold for now.
  ///   - selection: the types, regions, systems and ways of buying.
  ///   - withOrigins: whether each comes with its origin; without it is quicker.
  ///   - body: gets a price at a time.
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

  /// The source of a price by its number.
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
    // A list by number: looking a region up is done for every price there is.
    var places = [Int](repeating: -1, count: (regions.keys.max() ?? 0) + 1)
    for (number, place) in regions { places[number] = place }
    // Meter and region in one number: each column that is read costs as much as a row does.
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

  /// Few types are looked up one by one; of many, all prices between the first and the last are
  /// read, which lie together.
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
