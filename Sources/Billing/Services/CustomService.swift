import Prices
public import Scenarios
import Money

/// Anything that the catalog does not contain: marketplace software, a domain, a textbook.
public enum CustomService: MeteredService {
  static let unitPrice = Field<Quantity>.quantity(
    "unit_price_usd", unit: "USD", in: .zero...Quantity(1_000_000), required: true, "what one costs"
  )
  static let unit = Field<String>.text("unit", "what one is, such as 'licence'")
  static let monthly = Field<Quantity>.quantity(
    "monthly_quantity", unit: "unit", "how many a month")
  static let quantity = Field<Quantity>.quantity("quantity", unit: "unit", "how many in all")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "custom", title: "Other costs", provider: nil, summary: "what the catalog does not hold",
    fields: [
      unitPrice.declaration, unit.declaration, monthly.declaration, quantity.declaration,
    ], check: check)

  private static let hours = MeterDeclaration(
    "custom", "custom:{name}", unit: "hour", .running, isSoldByOthers: true,
    "hours of what the user priced")
  private static let item = MeterDeclaration(
    "custom", "custom:{name}", unit: "unit", .byUse, isSoldByOthers: true, "what the user priced")

  /// The meters that it may use.
  public static let meters = [item, hours]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .other, noun: "purchase", ending: Ending(plan: "See that it is cancelled"), canBeStopped: true,
    // A one-time purchase is not made again.
    endsByItselfIf: { $0.isGiven(quantity) }, isRegional: false)

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    switch (values.isGiven(monthly), values.isGiven(quantity)) {
    case (false, false) where isHourly(values): break
    case (false, false):
      problems.add(
        at: values.position, "a custom cost needs one of 'monthly_quantity' and 'quantity'",
        hints: ["with \"unit\": \"hour\" it is billed for its hours, always on or by a schedule"])
    case (true, true):
      problems.add(
        at: values.position(of: quantity.name),
        "only one of 'monthly_quantity' and 'quantity' can be given")
    default: break
    }
  }

  /// Whether it is billed by the hour: then its schedule says how many.
  private static func isHourly(_ values: FieldValues) -> Bool {
    ["hour", "hours"].contains(values[unit])
  }

  /// Meters what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    if isHourly(fields), !fields.isGiven(monthly), !fields.isGiven(quantity) {
      return try metering.add(
        hours, of: resource.name, try metering.runningHours(.exact), resource.name,
        field: unitPrice.name, ownPrice: try UnitPrice(fields[unitPrice].description))
    }
    let unit = fields[Self.unit].isEmpty ? "unit" : fields[Self.unit]
    let amount =
      fields.isGiven(monthly)
      ? try metering.monthly(monthly, of: fields, Words.noun(unit, for: fields[monthly]))
      : try metering.once(fields[quantity], Words.noun(unit, for: fields[quantity]))
    try metering.add(
      item, of: resource.name, amount, resource.name, unit: unit, field: unitPrice.name,
      ownPrice: try UnitPrice(fields[unitPrice].description))
  }
}
