import Money
import Scenarios

extension Metering {
  /// Adds what a declared meter counts.
  ///
  /// Service, unit and attributes are those of the declaration, and so is the description unless
  /// another is given.
  mutating func add(
    _ meter: MeterDeclaration, _ amount: MeteredAmount, _ description: String? = nil,
    region: String? = nil, granule: String? = nil, field: String
  ) throws {
    try add(
      meter.meter, service: meter.service, attributes: meter.attributes,
      region: meter.isGlobal ? "global" : region, unit: meter.unit, amount,
      description ?? meter.meaning, granule: granule, field: field)
  }

  /// Adds a field's monthly quantity as it is; `name` says what it counts, in the singular.
  mutating func addMonthly(
    _ meter: MeterDeclaration, _ field: Field<Quantity>, _ name: String
  ) throws {
    let quantity = resource.fields[field]
    try add(meter, try monthly(quantity, plural(name, quantity)), field: field.name)
  }

  /// Adds a field's quantity for as long as the resource exists; `name` is in the singular.
  mutating func addStored(
    _ meter: MeterDeclaration, _ field: Field<Quantity>, _ name: String
  ) throws {
    let quantity = resource.fields[field]
    try add(
      meter, try stored(quantity, plural(name, quantity)), field: field.name)
  }
}
