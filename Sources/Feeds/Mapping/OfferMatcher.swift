import CatalogBuilding

/// Finds the rules that a product matches, field by field, so that most products are rejected after
/// a few fields.
struct OfferMatcher {
  /// A set of rules, one bit each.
  typealias Rules = UInt128

  /// The values that rules require of a field.
  struct Gate {
    var values: [(bytes: [UInt8], rules: Rules)] = []
    /// The rules that ignore the field.
    var others: Rules = 0
  }

  /// The fields that are read for every product, with their positions.
  enum Fixed: Int, CaseIterable {
    case usageType, regionCode, location, fromRegionCode, fromLocation, toRegionCode, toLocation
    case rateCode, startingRange, endingRange, unit, pricePerUnit, currency
    case priceDescription

    var name: String {
      switch self {
      case .usageType: "usagetype"
      case .regionCode: "regioncode"
      case .location: "location"
      case .fromRegionCode: "fromregioncode"
      case .fromLocation: "fromlocation"
      case .toRegionCode: "toregioncode"
      case .toLocation: "tolocation"
      case .rateCode: "ratecode"
      case .startingRange: "startingrange"
      case .endingRange: "endingrange"
      case .unit: "unit"
      case .pricePerUnit: "priceperunit"
      case .currency: "currency"
      case .priceDescription: "pricedescription"
      }
    }
  }

  /// The fields whose values become part of a price, by number; the others only tell rules apart.
  private(set) var taken = Set(Fixed.allCases.map(\.rawValue))
  /// The canonical names of the fields in use, by number.
  private(set) var fields: [String] = Fixed.allCases.map(\.name)
  private(set) var rules: [OfferRule] = []
  private var gatesByField: [Int: Gate] = [:]
  /// The gates of the fields, by number.
  private(set) var gates = FieldGates([])
  private var usages = ByteTable<Rules>()
  private var families = ByteTable<Rules>()
  private var beginnings: [(bytes: [UInt8], rules: Rules)] = []
  let regions: RegionNames
  /// The names of units for an offer without rules; nil for one with rules.
  let meteredUnits: UnitNames?

  /// The set of all rules.
  private(set) var all: Rules = 0

  init(_ rows: [MappingTable.Row], regions: RegionNames) throws {
    self.regions = regions
    meteredUnits = nil
    if rows.count > Rules.bitWidth {
      throw rows[0].error("an offer can have \(Rules.bitWidth) rules, not \(rows.count)")
    }
    for row in rows { try add(row) }
    // Rules that don't mention a field accept any value of it.
    for field in gatesByField.keys {
      let constrained = gatesByField[field]?.values.reduce(Rules(0)) { $0 | $1.rules } ?? 0
      gatesByField[field]?.others = all & ~constrained
    }
    gates = FieldGates(fields.indices.map { gatesByField[$0] })
  }

  /// Creates the only rule of an offer that has none of its own: every on-demand product, by usage
  /// type.
  init(metered offer: String, units: UnitNames, regions: RegionNames) {
    self.regions = regions
    meteredUnits = units
    all = 1
    beginnings = [([], 1)]
    usageTexts[0] = ["*"]
    let field = number(of: "TermType")
    gatesByField[field] = Gate(values: [(Array("OnDemand".utf8), 1)])
    _ = takenNumber(of: "Operation")
    gates = FieldGates(fields.indices.map { gatesByField[$0] })
    rules = [
      OfferRule(
        service: "metered/\(offer)", region: Template("") { _ in 0 },
        meter: Template("{usage type}") { _ in 0 }, attributes: Template("") { _ in 0 },
        feedUnits: [], unit: "", divisor: 1, leavesOutFreeTier: false)
    ]
  }

  /// Returns the number of a field by its canonical name, if it is read.
  func field(_ canonical: String) -> Int? { fields.firstIndex(of: canonical) }

  private mutating func add(_ row: MappingTable.Row) throws {
    let bit = Rules(1) << Rules(rules.count)
    for usage in row.alternatives("usage_types") { try addUsage(usage, bit, row) }
    usageTexts[rules.count] = row.alternatives("usage_types")
    var names: Set<String> = []
    var conditions = row["conditions"].split(separator: ";").map(String.init)
    if !conditions.contains(where: { $0.hasPrefix("TermType=") }) {
      conditions.append("TermType=OnDemand")
    }
    for condition in conditions {
      let parts = condition.split(separator: "=", maxSplits: 1).map(String.init)
      guard let name = parts.first, condition.contains("="), names.insert(name).inserted else {
        throw row.error("'conditions' must be Field=value pairs joined by ';', not '\(condition)'")
      }
      let field = number(of: name)
      for value in MappingTable.Row.alternatives(parts.count > 1 ? parts[1] : "") {
        gatesByField[field, default: Gate()].add(Array(value.utf8), bit)
      }
    }
    let meter = Template(try row.required("meter")) { takenNumber(of: $0) }
    let attributes = Template(row["attributes"]) { takenNumber(of: $0) }
    let region = Template(row["region"]) { takenNumber(of: $0) }
    guard let divisor = Int(row["divisor"]), divisor > 0 else {
      throw row.error("'divisor' must be a whole number above zero, not '\(row["divisor"])'")
    }
    guard let option = Option(rawValue: row["options"]) else {
      let known = Option.allCases.dropFirst().map(\.rawValue).joined(separator: ", ")
      throw row.error("'options' must be one of \(known) or nothing, not '\(row["options"])'")
    }
    rules.append(
      OfferRule(
        service: try row.required("service"), region: region, meter: meter,
        attributes: attributes, feedUnits: row.alternatives("feed_units").map { Array($0.utf8) },
        unit: try row.required("unit"), divisor: divisor,
        leavesOutFreeTier: option == .freeFirst, upfrontHours: option.upfrontHours))
    all |= bit
  }

  private enum Option: String, CaseIterable {
    case none = ""
    /// A free first tier is an allowance.
    case freeFirst = "free_first"
    /// An upfront payment and an hourly price make one effective hourly price.
    case oneYearUpfront = "upfront_1yr"
    case threeYearsUpfront = "upfront_3yr"

    /// The hours of the term, with 365 days in a year.
    var upfrontHours: Int? {
      switch self {
      case .none, .freeFirst: nil
      case .oneYearUpfront: 8760
      case .threeYearsUpfront: 3 * 8760
      }
    }
  }

  private mutating func addUsage(
    _ usage: String, _ bit: Rules, _ row: MappingTable.Row
  ) throws(FeedError) {
    if usage.hasSuffix(":*") {
      families.update(usage.utf8.dropLast(), default: 0) { $0 |= bit }
    } else if usage.hasSuffix("*"), !usage.dropLast().contains("*") {
      let bytes = Array(usage.utf8.dropLast())
      if let index = beginnings.firstIndex(where: { $0.bytes == bytes }) {
        beginnings[index].rules |= bit
      } else {
        beginnings.append((bytes, bit))
      }
    } else if usage.isEmpty || usage.contains("*") {
      throw row.error("'usage_types' may have a '*' only at its end: '\(usage)'")
    } else {
      usages.update(usage.utf8, default: 0) { $0 |= bit }
    }
  }

  private mutating func takenNumber(of name: String) -> Int {
    let number = number(of: name)
    taken.insert(number)
    return number
  }

  private mutating func number(of name: String) -> Int {
    let canonical = FieldName.canonical(name)
    if let number = fields.firstIndex(of: canonical) { return number }
    fields.append(canonical)
    return fields.count - 1
  }

  /// Returns the rules for a usage type.
  @inline(__always)
  func rules(forUsage usage: UnsafeBufferPointer<UInt8>) -> Rules {
    let plain = regions.withoutPrefix(usage)
    var found = usages.find(plain) ?? 0
    if let colon = plain.firstIndex(of: UInt8(ascii: ":")) {
      found |= families.find(UnsafeBufferPointer(rebasing: plain[...colon])) ?? 0
    }
    for index in beginnings.indices where Bytes.begin(plain, with: beginnings[index].bytes) {
      found |= beginnings[index].rules
    }
    return found
  }

  /// The prices that a list with these rules is expected to have.
  var coverage: [CatalogRefresh.Coverage] {
    var coverage: [CatalogRefresh.Coverage] = []
    for (index, rule) in rules.enumerated() {
      let meters =
        [[.usageType], [.fullUsageType]].contains(rule.meter.parts)
        ? usagePatterns(of: index) : [rule.meter.pattern]
      coverage += meters.map { meter in
        CatalogRefresh.Coverage(
          service: rule.service, meter: meter, attributes: rule.attributes.pattern)
      }
    }
    return coverage
  }

  private var usageTexts: [Int: [String]] = [:]

  private func usagePatterns(of rule: Int) -> [String] { usageTexts[rule] ?? [] }
}

extension OfferMatcher.Gate {
  fileprivate mutating func add(_ bytes: [UInt8], _ bit: OfferMatcher.Rules) {
    if let index = values.firstIndex(where: { $0.bytes == bytes }) {
      values[index].rules |= bit
    } else {
      values.append((bytes, bit))
    }
  }
}
