public import Billing
import Money
import Prices
public import Scenarios

/// BigQuery: data that queries scan, storage, slots, and streamed rows.
///
/// A query counts at least 10 MB for each table that it reads; results from the cache and failed
/// queries are free (BigQuery pricing page, 2026).
public enum BigQuery: MeteredService {
  static let location = Field<String>.text(
    "location", "where it is kept: the region, or 'us', 'eu' or 'asia' for many regions")
  static let scanned = Field<Quantity>.quantity(
    "monthly_queries_tb", unit: "TB", "data that queries scan a month")
  static let queries = Field<Quantity>.quantity(
    "monthly_queries", unit: "query", "queries a month, each of one table")
  static let scannedPerQuery = Field<Quantity>.quantity(
    "data_scanned_mb_per_query", unit: "MB", eachOf: queries.name, "data that a query scans")
  static let active = Field<Quantity>.quantity(
    "monthly_active_storage_gb", unit: "GB", "data changed in the last 90 days")
  static let longTerm = Field<Quantity>.quantity(
    "monthly_long_term_storage_gb", unit: "GB", "data not changed for 90 days")
  static let model = Field<StorageModel>.choice(
    "storage_billing_model", default: .logical, "whether storage is billed as it is compressed")
  static let streaming = Field<Quantity>.quantity(
    "monthly_streaming_inserts_mb", unit: "MB", "data streamed in a month")
  static let edition = Field<Edition>.choice(
    "edition", default: .standard, "the edition of its slots")
  static let slots = Field<Quantity>.quantity(
    "slots", unit: "slot", "slots that are set aside in place of billing by data")

  /// The way in which storage is measured.
  public enum StorageModel: String, Sendable, CaseIterable {
    case logical, physical
  }

  /// The editions of slots.
  public enum Edition: String, Sendable, CaseIterable {
    case standard, enterprise
    case enterprisePlus = "enterprise_plus"
  }

  private struct Meters {
    let analysis, activeLogical, longTermLogical, activePhysical, longTermPhysical,
      inserts: MeterDeclaration
    let slots: [Edition: MeterDeclaration]

    /// Those of a location of many regions; nil stands for a single one.
    init(in place: String?) {
      let attributes = MeterAttributes(place.map { [("location", $0)] } ?? [])
      func declare(
        _ meter: String, _ unit: String, _ nature: MeterNature, _ meaning: String
      ) -> MeterDeclaration {
        MeterDeclaration(
          "gcp_bigquery", meter, attributes, unit: unit, nature, isGlobal: place != nil,
          meaning + (place.map { ", in many regions (\($0))" } ?? ""))
      }
      analysis = declare("Analysis", "TB", .byUse, "data scanned")
      activeLogical = declare("Active Logical Storage", "GB-month", .stored, "active storage")
      longTermLogical = declare(
        "Long-Term Logical Storage", "GB-month", .stored, "long-term storage")
      activePhysical = declare(
        "Active Physical Storage", "GB-month", .stored, "active storage, compressed")
      longTermPhysical = declare(
        "Long-Term Physical Storage", "GB-month", .stored, "long-term storage, compressed")
      inserts = declare("Streaming Insert", "GB", .byUse, "data streamed in")
      slots = [
        .standard: declare("Standard Edition", "slot-hour", .running, "slots"),
        .enterprise: declare("Enterprise Edition", "slot-hour", .running, "enterprise slots"),
        .enterprisePlus: declare(
          "Enterprise Plus Edition", "slot-hour", .running, "enterprise plus slots"),
      ]
    }

    var all: [MeterDeclaration] {
      [analysis, activeLogical, longTermLogical, activePhysical, longTermPhysical, inserts]
        + Edition.allCases.compactMap { slots[$0] }
    }
  }

  private static let regional = Meters(in: nil)
  private static let multiRegions = ["us", "eu", "asia"]
  private static let multi = Dictionary(
    uniqueKeysWithValues: multiRegions.map { ($0, Meters(in: $0)) })

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_bigquery", title: "Google BigQuery", provider: .gcp, summary: "a data warehouse",
    fields: [
      location.declaration, scanned.declaration, queries.declaration, scannedPerQuery.declaration,
      active.declaration, longTerm.declaration, model.declaration, streaming.declaration,
      edition.declaration, slots.declaration,
    ],
    check: { values, problems in
      if values.isGiven(queries) {
        problems.refuse(
          scanned, of: values, with: "'\(queries.name)'",
          hints: ["the data is the number of queries times what each scans: give one of the two"])
        problems.require(scannedPerQuery, of: values, with: "'\(queries.name)'")
      } else {
        problems.needs(scannedPerQuery.name, of: values, [queries.name])
      }
      if values[slots].isZero {
        problems.needs(edition.name, of: values, [slots.name])
      } else if values.isGiven(scanned) || values.isGiven(queries) {
        problems.add(
          at: values.position(of: slots.name),
          "queries are billed by slots or by the data they scan, not by both")
      }
    })

  /// The meters that it may use.
  public static let meters =
    regional.all + multiRegions.compactMap { multi[$0] }.flatMap(\.all)

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .analytics, noun: "data warehouse", ending: Ending(plan: "delete its datasets"),
    globalListCommands: ["bq ls --datasets=true"], glossary: [.gigabyteMonth, slot],
    offers: ["BigQuery", "BigQuery Reservation API"])

  private static let slot = GlossaryTerm(
    "Slot", "a processor of BigQuery that runs parts of queries.")

  private static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 60, rule: "by the second, a minute at least")

  /// Meters queries, storage and slots.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let place = fields[location].lowercased()
    let many = multi[place]
    guard many != nil || place.isEmpty || place == resource.region else {
      metering.problem(
        at: location.name, "'\(place)' is neither the region '\(resource.region)' nor one of many",
        hints: ["a dataset of another region says so by 'region'; many regions: us, eu, asia"])
      return
    }
    let meters = many ?? regional
    try meterQueries(fields, meters, &metering)
    let isPhysical = fields[model] == .physical
    try metering.addMonthly(
      isPhysical ? meters.activePhysical : meters.activeLogical, active, "GB")
    try metering.addMonthly(
      isPhysical ? meters.longTermPhysical : meters.longTermLogical, longTerm, "GB")
    let inserted = try metering.monthly(streaming, "MB")
    try metering.add(
      meters.inserts, try inserted.inGigabytes(), field: streaming.name)
    if let meter = meters.slots[fields[edition]], !fields[slots].isZero {
      try metering.add(
        meter,
        try metering.runningHours(granule).times(fields[slots], "slots"), granule: .time(granule),
        field: slots.name)
    }
  }

  private static func meterQueries(
    _ fields: FieldValues, _ meters: Meters, _ metering: inout Metering
  ) throws {
    guard fields.isGiven(queries) else {
      return try metering.addMonthly(meters.analysis, scanned, "TB")
    }
    let billed = max(fields[scannedPerQuery], Quantity(10))
    var amount = try metering.monthly(
      queries, fields[queries] == .one ? "query" : "queries")
    amount.months = try amount.months.map {
      try $0.scaled(by: billed, over: Quantity(1_048_576))
    }
    amount.steps.append(Step("× \(billed.grouped) MB ÷ 1,048,576 MB/TB"))
    try metering.add(
      meters.analysis, amount,
      granule: .rule("10 MB at least for each table of a query"), field: queries.name)
  }
}

extension MeteredAmount {
  /// Returns megabytes as gigabytes.
  fileprivate func inGigabytes() throws(ArithmeticError) -> MeteredAmount {
    var result = self
    for index in months.indices {
      result.months[index] = try months[index].divided(by: Quantity(1024))
    }
    result.steps.append("÷ 1,024 MB/GB")
    return result
  }
}
