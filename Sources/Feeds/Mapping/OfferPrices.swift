public import CatalogBuilding
import Money
import Prices

/// Turns products that match rules into prices of the catalog.
struct OfferPrices {
  typealias Fixed = OfferMatcher.Fixed
  typealias Value = UnsafeBufferPointer<UInt8>

  let matcher: OfferMatcher
  let sink: any PriceSink
  var tally = FeedTally()
  private var reservations = UpfrontPayments()
  private var metered = MeteredProducts()

  init(_ matcher: OfferMatcher, sink: any PriceSink) {
    self.matcher = matcher
    self.sink = sink
  }

  /// Adds a product that matches the rules, with its fields by number.
  mutating func add(_ rules: OfferMatcher.Rules, _ values: UnsafeBufferPointer<Value>) throws {
    var rest = rules
    while rest != 0 {
      let rule = matcher.rules[rest.trailingZeroBitCount]
      rest &= rest - 1
      try add(rule, values)
    }
  }

  private func text(_ value: Value) -> String { String(decoding: value, as: UTF8.self) }

  private mutating func add(
    _ rule: OfferRule, _ values: UnsafeBufferPointer<Value>
  ) throws {
    func value(_ field: Fixed) -> Value { values[field.rawValue] }
    guard value(.currency).elementsEqual("USD".utf8) else {
      return tally.leaveOut("currency \(text(value(.currency)))")
    }
    let units = matcher.meteredUnits
    guard units != nil || rule.feedUnits.contains(where: { $0.elementsEqual(value(.unit)) }) else {
      let usage = text(matcher.regions.withoutPrefix(value(.usageType)))
      return tally.leaveOut("unit '\(text(value(.unit)))' of \(usage)")
    }
    guard let region = region(rule, values) else {
      let name = value(.regionCode).isEmpty ? value(.location) : value(.regionCode)
      return tally.leaveOut("region '\(text(name))'")
    }
    guard let meter = fill(rule.meter, values), let attributes = fill(rule.attributes, values)
    else {
      let place = text(value(.toLocation))
      return tally.leaveOut(
        place.isEmpty
          ? "a row without what its meter needs: \(text(value(.usageType)))"
          : "a place that is no region: \(place)")
    }
    guard let price = price(value(.pricePerUnit), rule.divisor),
      let from = bound(value(.startingRange), rule.divisor), let first = from.value,
      let to = bound(value(.endingRange), rule.divisor)
    else { return tally.leaveOut("a price or tier that is no number: \(meter)") }
    var listed = ListedPrice(
      key: MeterKey(
        provider: .aws, service: rule.service, region: region, meter: meter,
        attributes: MeterAttributes(canonical: attributes)),
      unit: rule.unit, tierFrom: first, tierTo: to.value, price: price,
      rateCode: text(value(.rateCode)), leavesOutFreeTier: rule.leavesOutFreeTier,
      saysFree: price == .zero && FreeWords.areIn(value(.priceDescription)))
    if let units {
      listed.unit = units.name(of: text(value(.unit)))
      let operation = matcher.field("operation").map { text(values[$0]) } ?? ""
      metered.add(listed, operation: operation)
    } else if let hours = rule.upfrontHours {
      let isUpfront = value(.unit).elementsEqual("Quantity".utf8)
      if let whole = reservations.add(listed, isUpfront: isUpfront, hours: hours) {
        try hand(whole)
      }
    } else {
      try hand(listed)
    }
  }

  private mutating func hand(_ price: ListedPrice) throws {
    if try sink.add(price) {
      tally.kept += 1
    } else {
      tally.leaveOut("a price that cannot be held: \(price.key.meter)")
    }
  }

  /// Passes on what had to wait for the end of the list.
  mutating func finish() throws {
    for price in reservations.rest() {
      tally.leaveOut("half of a reservation's price: \(price.key.meter)")
    }
    for product in metered.products() {
      guard product.isTold else {
        tally.leaveOut("several products of one usage type: \(product.prices[0].key.meter)")
        continue
      }
      for price in product.prices { try hand(price) }
    }
  }

  private func region(_ rule: OfferRule, _ values: UnsafeBufferPointer<Value>) -> String? {
    if !rule.region.isEmpty { return fill(rule.region, values) }
    return code(values, .regionCode, .location)
  }

  /// Returns the region by its code, or by its name where a list has no codes.
  private func code(
    _ values: UnsafeBufferPointer<Value>, _ code: Fixed, _ location: Fixed
  ) -> String? {
    let name = values[code.rawValue].isEmpty ? values[location.rawValue] : values[code.rawValue]
    return matcher.regions.find(name).map { matcher.regions.codes[$0] }
  }

  private func fill(_ template: Template, _ values: UnsafeBufferPointer<Value>) -> String? {
    var result = ""
    for part in template.parts {
      switch part {
      case .text(let text): result += text
      case .field(let number):
        if values[number].isEmpty { return nil }
        result += text(values[number])
      case .usageType:
        result += text(matcher.regions.withoutPrefix(values[Fixed.usageType.rawValue]))
      case .fullUsageType:
        let usage = text(matcher.regions.withoutPrefix(values[Fixed.usageType.rawValue]))
        result += SizeName.writtenOut(usage)
      case .paymentOption(let number):
        if values[number].isEmpty { return nil }
        result += text(values[number]).lowercased().replacing(" ", with: "_")
      case .usageSuffix:
        let usage = values[Fixed.usageType.rawValue]
        guard let colon = usage.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        result += text(UnsafeBufferPointer(rebasing: usage[(colon + 1)...]))
      case .fromRegion:
        guard let code = code(values, .fromRegionCode, .fromLocation) else { return nil }
        result += code
      case .toRegion:
        guard let code = code(values, .toRegionCode, .toLocation) else { return nil }
        result += code
      }
    }
    return result
  }

  private func price(_ bytes: Value, _ divisor: Int) -> UnitPrice? {
    guard let price = try? UnitPrice(bytes) else { return nil }
    if divisor == 1 { return price }
    let (quotient, remainder) = price.scaled.quotientAndRemainder(dividingBy: Int128(divisor))
    return remainder == 0 ? UnitPrice(scaled: quotient) : nil
  }

  private struct Bound { var value: Quantity? }

  /// Returns a bound of a tier; nil for one that is not a number.
  ///
  /// An unlimited tier ends at `Inf`, and a missing bound at a tier's beginning is 0.
  private func bound(_ bytes: Value, _ divisor: Int) -> Bound? {
    if bytes.elementsEqual("Inf".utf8) { return Bound(value: nil) }
    if bytes.isEmpty { return Bound(value: .zero) }
    guard let quantity = try? Quantity(bytes), let scaled = try? quantity * divisor else {
      return nil
    }
    return Bound(value: scaled)
  }
}

/// A receiver of the prices of a list.
public protocol PriceSink: AnyObject {
  /// Adds a price; returns false if it cannot be represented exactly.
  func add(_ price: ListedPrice) throws -> Bool
  /// Adds an observed spot price; returns false if it cannot be represented exactly.
  func add(_ observation: ListedObservation) throws -> Bool
  /// Adds an interruption band.
  func add(_ interruption: ListedInterruption) throws
  /// Begins a list.
  func begin(_ list: PriceList) throws
}

extension PriceStaging: PriceSink {}
