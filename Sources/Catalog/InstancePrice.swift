public import Dates
public import Money
public import Prices
import SQLite

/// What an instance type costs by the hour, one way of buying it.
public struct InstancePrice: Sendable, Hashable {
  /// A way of buying.
  public enum Purchase: Sendable, Hashable {
    /// By the hour, at the list price.
    case onDemand
    /// Spare capacity: the average of the region's zones.
    case spot
    /// For a term of `1yr` or `3yr`, paid `no_upfront`, `partial_upfront` or `all_upfront`.
    case reserved(term: String, payment: String)
  }

  /// The instance type.
  public var instanceType: String
  /// The region's code.
  public var region: String
  /// `linux`, `windows`, `rhel` or `suse`.
  public var operatingSystem: String
  /// How it is bought.
  public var purchase: Purchase
  /// Dollars an hour; an upfront fee is spread over the term.
  public var hourly: UnitPrice
  /// The first day on which the price is known to hold.
  public var effectiveFrom: CalendarDate
  /// Where the price comes from.
  public var source: PriceSource
}

extension InstancePrice.Purchase {
  /// All ways of buying that catalogs know.
  public static let all: [InstancePrice.Purchase] =
    [.onDemand, .spot]
    + ["1yr", "3yr"].flatMap { term in
      ["no_upfront", "partial_upfront", "all_upfront"].map { .reserved(term: term, payment: $0) }
    }

  /// The family of its meters.
  var family: String {
    switch self {
    case .onDemand: "BoxUsage"
    case .spot: "SpotUsage"
    case .reserved: "HeavyUsage"
    }
  }

  func attributes(_ operatingSystem: String) -> MeterAttributes {
    switch self {
    case .onDemand, .spot: ["operating_system": operatingSystem]
    case .reserved(let term, let payment):
      ["operating_system": operatingSystem, "term": term, "payment_option": payment]
    }
  }
}

extension Catalog {
  /// Hands out what all instance types cost, one way of buying after the other.
  ///
  /// - Parameters:
  ///   - provider: whose instances.
  ///   - date: the day the prices hold on; nil for those that hold for now.
  ///   - regions: the codes of the regions; nil for all.
  ///   - operatingSystems: the systems.
  ///   - purchases: the ways of buying.
  ///   - body: gets a price at a time.
  /// - Throws: `DatabaseError`, and what `body` throws.
  public func eachInstancePrice(
    of provider: Provider = .aws, on date: CalendarDate? = nil, regions: Set<String>? = nil,
    operatingSystems: [String] = ["linux"],
    purchases: [InstancePrice.Purchase] = [.onDemand, .spot],
    _ body: (InstancePrice) throws -> Void
  ) throws {
    let codes = try regionCodes(of: provider).filter { regions?.contains($0.value) ?? true }
    for system in operatingSystems {
      for purchase in purchases {
        let attributes = purchase.attributes(system)
        try walk(purchase.family, attributes, provider, date, codes) { type, region, row in
          try body(
            InstancePrice(
              instanceType: type, region: region, operatingSystem: system, purchase: purchase,
              hourly: Scales.price(try row.int(2)),
              effectiveFrom: CalendarDate(dayNumber: try row.int(3)),
              source: try source(try row.int(4))))
        }
      }
    }
  }

  /// Goes through the prices of a family with the same attributes, which lie together.
  private func walk(
    _ family: String, _ attributes: MeterAttributes, _ provider: Provider, _ date: CalendarDate?,
    _ codes: [Int: String], _ body: (_ type: String, _ region: String, Statement) throws -> Void
  ) throws {
    var types: [Int: String] = [:]
    try database.forEach(
      """
      SELECT id, substr(meter, ?5) FROM meter WHERE provider = ?1 AND service = 'ec2'
        AND meter > ?2 AND meter < ?3 AND attributes = ?4
      """, provider.rawValue, family + ":", family + ";", attributes.description,
      family.utf8.count + 2
    ) { row in types[try row.int(0)] = try row.text(1) }
    guard let first = types.keys.min(), let last = types.keys.max() else { return }
    let validity =
      date == nil
      ? "effective_to IS NULL"
      : "effective_from <= ?3 AND (effective_to IS NULL OR effective_to > ?3)"
    let sql = """
      SELECT meter, region, price, effective_from, source FROM price
      WHERE meter BETWEEN ?1 AND ?2 AND \(validity)
      """
    try database.with(sql) { row in
      try row.bind(first, at: 1)
      try row.bind(last, at: 2)
      if let date { try row.bind(date.dayNumber, at: 3) }
      var meter = -1
      var type: String?
      while try row.step() {
        // The prices of a meter come one after the other.
        if try row.int(0) != meter {
          meter = try row.int(0)
          type = types[meter]
        }
        guard let type, let region = codes[try row.int(1)] else { continue }
        try body(type, region, row)
      }
    }
  }

  /// The codes of a provider's regions by their number.
  func regionCodes(of provider: Provider) throws -> [Int: String] {
    var codes: [Int: String] = [:]
    try database.forEach("SELECT id, code FROM region WHERE provider = ?", provider.rawValue) {
      row in codes[try row.int(0)] = try row.text(1)
    }
    return codes
  }
}
