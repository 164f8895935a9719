import Money
import Prices
import Scenarios

extension Metering {
  /// Adds what a field says is used a month, just as it is.
  mutating func addMonthly(
    _ field: Field<Quantity>, _ meter: String, attributes: MeterAttributes = [:],
    region: String? = nil, unit: String, _ description: String
  ) throws {
    let quantity = resource.fields[field]
    try add(
      meter, attributes: attributes, region: region, unit: unit,
      try monthly(quantity, plural(unit, quantity)), description, field: field.name)
  }

  /// Adds what a field says is there for as long as the resource exists, in unit-months.
  mutating func addStored(
    _ field: Field<Quantity>, _ meter: String, attributes: MeterAttributes = [:],
    region: String? = nil, _ thing: String, unit: String, _ description: String
  ) throws {
    let quantity = resource.fields[field]
    try add(
      meter, attributes: attributes, region: region, unit: unit,
      try stored(quantity, plural(thing, quantity)), description, field: field.name)
  }
}
