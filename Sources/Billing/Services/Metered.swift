import Money
import Prices
public import Scenarios

/// Anything else that the catalog contains, by the provider's own usage type, in the unit and tiers
/// of the price list.
public enum MeteredUsage: MeteredService {
  static let offer = Field<String>.text(
    "offer", required: true,
    "the price list, such as 'AmazonPolly', or a service of plans, such as 'ebs'")
  static let usageType = Field<String>.text(
    "meter", required: true, "the usage type, as 'budget catalog search' shows it")
  static let attributes = Field<String>.text(
    "attributes", "what tells prices of one usage type apart, such as 'operation=Hourly'")
  static let monthly = Field<Quantity>.quantity(
    "monthly_quantity", unit: "unit", "how many units of the price a month")
  static let quantity = Field<Quantity>.quantity(
    "quantity", unit: "unit", "how many units of the price in all")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "metered", title: "Metered usage", provider: nil,
    summary: "any usage type of the provider's price lists",
    fields: [
      offer.declaration, usageType.declaration, attributes.declaration, monthly.declaration,
      quantity.declaration,
    ], check: check)

  private static let usage = MeterDeclaration(
    "metered", "{usage_type}", unit: "unit", .byUse, takesUnitOfPrice: true,
    "what the list counts")

  /// The meters that it may use.
  public static let meters = [usage]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .other, noun: "usage", ending: Ending(plan: "Delete what is metered under this usage type"),
    endsByItselfIf: { $0.isGiven(quantity) })

  /// The catalog's prefix for the price list of an offer that is no service in plans.
  package static let listPrefix = "metered/"

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    switch (values.isGiven(monthly), values.isGiven(quantity)) {
    case (false, false):
      problems.add(
        at: values.position, "metered usage needs one of 'monthly_quantity' and 'quantity'")
    case (true, true):
      problems.add(
        at: values.position(of: quantity.name),
        "only one of 'monthly_quantity' and 'quantity' can be given")
    default: break
    }
    for pair in values[attributes].split(separator: ";") where !pair.contains("=") {
      problems.add(
        at: values.position(of: attributes.name), "'\(pair)' is not a name, '=' and a value",
        hints: ["write them as 'budget catalog search' shows them: 'name=value;name=value'"])
    }
  }

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    if resource.region.isEmpty {
      return metering.problem(at: nil, "no region: give 'region' here or for the whole scenario")
    }
    let offer = fields[offer]
    let amount =
      fields.isGiven(monthly)
      ? try metering.monthly(monthly, of: fields, Words.noun("unit", for: fields[monthly]))
      : try metering.once(fields[quantity], Words.noun("unit", for: fields[quantity]))
    let written = MeterAttributes(canonical: fields[attributes])
    try metering.add(
      usage, of: fields[usageType],
      attributes: fields[attributes].isEmpty
        ? nil : MeterAttributes(written.pairs.map { ($0.0, $0.1) }),
      amount, fields[usageType], field: usageType.name, otherKeys: otherKeys,
      priceList: metering.isService(offer) ? offer : listPrefix + offer)
    metering.assumptions.append(
      "\(resource.name) is priced by the list alone: minimums and rounding of \(offer) are not known here, nor what is free of it beyond what is deducted."
    )
  }

  /// Returns the keys under which the catalog may have a price that a list does not have in a region:
  /// where one price applies everywhere, or under a service's name that plans don't use.
  private static func otherKeys(of key: MeterKey) -> [MeterKey] {
    let services = [key.service] + (key.service.hasPrefix(listPrefix) ? [list(of: key)] : [])
    return services.flatMap { service in
      [key.region, MeterKey.everywhere].map { region in
        var other = key
        (other.service, other.region) = (service, region)
        return other
      }
    }.filter { $0 != key }
  }

  /// Returns the name of the price list, as plans give it.
  private static func list(of key: MeterKey) -> String {
    key.service.hasPrefix(listPrefix)
      ? String(key.service.dropFirst(listPrefix.count)) : key.service
  }

  /// Returns what helps where a look-up found no meter: a search, or the list that the catalog lacks.
  static func wayToMeter(_ error: PriceLookupError) -> String {
    let (key, near) = (error.key, error.similarServices.first)
    let (isOfList, name) = (key.service.hasPrefix(listPrefix), list(of: key))
    if error.hasNoList, near == nil, isOfList, key.provider == .aws {
      return
        "the catalog has no price list '\(name)': 'budget catalog refresh --offer \(name)' loads it, if AWS has one of this name"
    }
    return searchHint(near ?? name, key.region)
  }

  /// Returns a hint on how to find a meter of a price list.
  static func searchHint(_ list: String, _ region: String) -> String {
    "'budget catalog search \(list) \(region)' shows what there is"
  }
}
