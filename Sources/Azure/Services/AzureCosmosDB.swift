public import Billing
import Money
import Prices
public import Scenarios

/// Azure Cosmos DB: provisioned or autoscale throughput by the hour in each region, or request
/// units by use; storage in each region (Azure documentation, "Understand your Azure Cosmos DB
/// bill", text of 2022-03-31).
///
/// The highest throughput in each hour is billed, with a part of an hour counting as an hour.
/// Autoscale costs 1.5 times as much for the throughput that it scales to, at least a tenth of its
/// maximum; writes in several regions cost twice as much.
public enum AzureCosmosDB: MeteredService {
  static let throughput = Field<Quantity>.quantity(
    "throughput", unit: "RU/s", in: .zero...Quantity(1_000_000_000),
    "provisioned request units a second, in steps of 100 from 400")
  static let most = Field<Quantity>.quantity(
    "max_throughput", unit: "RU/s", in: Quantity(1000)...Quantity(1_000_000_000), required: true,
    "the most that it scales to, in steps of 1,000")
  static let autoscale = Field<FieldValues?>.object(
    "autoscale_settings", of: [most.declaration], "throughput that scales, in place of 'throughput'"
  )
  static let utilization = Field<Quantity>.quantity(
    "max_request_units_utilization_percentage", unit: "%", in: .zero...Quantity(100),
    default: Quantity(100), "the highest use in an hour, of the autoscale maximum, on average")
  static let requestUnits = Field<Quantity>.quantity(
    "monthly_serverless_request_units", unit: "request-unit", "request units a month (serverless)")
  static let storage = Field<Quantity>.quantity(
    "storage_gb", unit: "GB", "data and indexes in each region")
  static let location = Field<String>.text("location", required: true, "the region")
  static let locations = Field<[FieldValues]>.list(
    "geo_location", of: [location.declaration],
    "all regions of the account, its own among them; only its own without")
  static let multipleWrites = Field<Bool>.flag(
    "multiple_write_locations_enabled", "writes in every region")
  static let freeTier = Field<Bool>.flag(
    "free_tier_enabled", "the one account that has 1,000 RU/s and 25 GB free")

  private static let provisioned = MeterDeclaration(
    "azure_cosmos_db", "100 RU/s", unit: "100-RU/s-hour", .existing, "provisioned throughput")
  private static let scaled = MeterDeclaration(
    "azure_cosmos_db", "100 RU/s Autoscale", unit: "100-RU/s-hour", .existing,
    "autoscale throughput")
  private static let everywhere = MeterDeclaration(
    "azure_cosmos_db", "100 Multi-master RU/s", unit: "100-RU/s-hour", .existing,
    "throughput with writes in every region")
  private static let serverless = MeterDeclaration(
    "azure_cosmos_db", "Serverless Request Units", unit: "request-unit", .byUse, "request units")
  private static let stored = MeterDeclaration(
    "azure_cosmos_db", "Data Stored", unit: "GB-month", .stored, "data and indexes")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_cosmos_db", title: "Azure Cosmos DB", provider: .azure,
    summary: "document databases",
    fields: [
      throughput.declaration, autoscale.declaration, utilization.declaration,
      requestUnits.declaration, storage.declaration, locations.declaration,
      multipleWrites.declaration, freeTier.declaration,
    ], check: check)

  /// The meters that an account may use.
  public static let meters = [provisioned, scaled, everywhere, serverless, stored]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "database", ending: Ending(plan: "Delete the account"),
    needsEnd: "database", isBetterShared: true, globalListCommands: ["az cosmosdb list -o table"],
    glossary: [
      GlossaryTerm("RU/s", "request units a second: what reading 1 KB once a second takes.")
    ],
    offers: ["Azure Cosmos DB"])

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let ways = [
      values.isGiven(throughput), values.isGiven(autoscale), values.isGiven(requestUnits),
    ].count { $0 }
    if ways > 1 {
      problems.add(
        at: values.position,
        "only one of 'throughput', 'autoscale_settings' and 'monthly_serverless_request_units' can be given"
      )
    }
    if !values.isGiven(autoscale) {
      problems.refuse(utilization, of: values, with: "throughput that does not scale")
      if values.isGiven(throughput) { checkStep(throughput, values, 100, 400, &problems) }
    } else if let settings = values[autoscale] {
      checkStep(most, settings, 1000, 1000, &problems)
      if values[multipleWrites] {
        problems.refuse(
          multipleWrites, of: values, with: "autoscale_settings", hints: ["its price has no source"]
        )
      }
    }
    if values.isGiven(requestUnits) {
      // Serverless accounts have one region and no free tier (Azure documentation, "Serverless").
      problems.refuse(locations, of: values, with: "serverless request units")
      problems.refuse(multipleWrites, of: values, with: "serverless request units")
      problems.refuse(freeTier, of: values, with: "serverless request units")
    }
  }

  private static func checkStep(
    _ field: Field<Quantity>, _ values: FieldValues, _ step: Int, _ least: Int,
    _ problems: inout FieldProblems
  ) {
    let value = values[field]
    guard let whole = value.whole, whole >= least, whole.isMultiple(of: step) else {
      return problems.add(
        at: values.position(of: field.name),
        "'\(field.name)' comes in steps of \(Quantity(step).grouped) from \(Quantity(least).grouped), not \(value.grouped)"
      )
    }
  }

  /// Meters throughput and storage in every region.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    try metering.addMonthly(serverless, requestUnits)
    var regions = fields[locations].map { $0[location] }
    if regions.isEmpty { regions = [resource.region] }
    if !regions.contains(resource.region) {
      metering.problem(
        at: locations.name, "'geo_location' lacks the account's own region \(resource.region)")
    }
    // The free amount is deducted in the first regions (same text, "Billing examples with free
    // tier").
    var freeUnits = fields[freeTier] ? Quantity(1000) : .zero
    var freeGigabytes = fields[freeTier] ? Quantity(25) : .zero
    for region in regions {
      try meterThroughput(fields, region, &freeUnits, &metering)
      let free = min(freeGigabytes, fields[storage])
      freeGigabytes = try freeGigabytes - free
      var amount = try metering.stored(try fields[storage] - free, "GB")
      if !free.isZero {
        amount.steps.insert(Step("\(fields[storage].grouped) − \(free.grouped) GB free"), at: 0)
      }
      try metering.add(stored, amount, region: region, field: storage.name)
    }
  }

  private static func meterThroughput(
    _ fields: FieldValues, _ region: String, _ free: inout Quantity, _ metering: inout Metering
  ) throws {
    let isScaled = fields[autoscale] != nil
    let meter = isScaled ? scaled : fields[multipleWrites] ? everywhere : provisioned
    let units = try highestUnits(fields)
    guard !units.isZero else { return }
    let given = min(free, units)
    free = try free - given
    let billed = try (units - given).divided(by: Quantity(100))
    var amount = try metering.runningHours(Azure.wholeHour).times(billed, "× 100 RU/s")
    if !given.isZero {
      amount.steps.insert(Step("\(units.grouped) − \(given.grouped) RU/s free"), at: 0)
    }
    try metering.add(
      meter, amount, region: region, granule: .time(Azure.wholeHour),
      field: isScaled ? autoscale.name : throughput.name)
  }

  /// Returns the highest throughput of an hour; autoscale is billed for at least a tenth of its
  /// maximum.
  private static func highestUnits(_ fields: FieldValues) throws -> Quantity {
    guard let settings = fields[autoscale] else { return fields[throughput] }
    let percent = max(fields[utilization], Quantity(10))
    return try settings[most].scaled(by: percent, over: Quantity(100))
  }
}
