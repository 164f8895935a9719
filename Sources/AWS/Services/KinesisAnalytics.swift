public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Managed Service for Apache Flink, formerly Kinesis Data Analytics: processing units (KPU)
/// by the hour while an application runs, and its storage.
///
/// Billing is by the second, with a minimum of ten minutes from each start. An application has one
/// extra KPU for orchestration, a Studio notebook two; every other KPU includes 50 GB of running
/// storage (developer guide, "Per second billing", and pricing page, read 2026-09).
public enum KinesisAnalytics: MeteredService {
  static let runtime = Field<Runtime>.choice(
    "runtime_environment", default: .flink, "what the application is written for")
  static let processingUnits = Field<Quantity>.quantity(
    "kinesis_processing_units", unit: "KPU", in: .one...Quantity(10_000), default: .one,
    "KPUs on average while it runs, without those for orchestration")
  static let backups = Field<Quantity>.quantity(
    "durable_application_backup_gb", unit: "GB", "durable backups of the application")

  static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 600, rule: "by the second, at least 10 minutes from each start")

  /// The runtime that applications are written for.
  public enum Runtime: String, Sendable, CaseIterable {
    case flink
    case zeppelin = "zeppelin_flink"
    case sql

    fileprivate var meter: MeterDeclaration {
      switch self {
      case .flink: return flinkHours
      case .zeppelin: return notebookHours
      case .sql: return sqlHours
      }
    }

    /// The additional KPUs for orchestration, and for the notebook itself.
    fileprivate var extraUnits: Quantity {
      switch self {
      case .flink: return .one
      case .zeppelin: return Quantity(2)
      case .sql: return .zero
      }
    }
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "kinesis_analytics", title: "Amazon Managed Service for Apache Flink",
    summary: "programs over streams",
    fields: [runtime.declaration, processingUnits.declaration, backups.declaration], check: check)

  private static let flinkHours = MeterDeclaration(
    "kinesis_analytics", "KPU-Hour-Java", unit: "KPU-hour", .running, "Flink application")
  private static let notebookHours = MeterDeclaration(
    "kinesis_analytics", "KPU-Hour-Interactive", unit: "KPU-hour", .running, "Studio notebook")
  private static let sqlHours = MeterDeclaration(
    "kinesis_analytics", "KPU-Hour", unit: "KPU-hour", .running, "SQL application")
  // Counted in GB-months, but only while the application runs.
  private static let runningStorage = MeterDeclaration(
    "kinesis_analytics", "RunningApplicationStorage", unit: "GB-month", .running,
    "running application storage")
  private static let durableBackups = MeterDeclaration(
    "kinesis_analytics", "DurableApplicationBackups", unit: "GB-month", .stored, "durable backups")

  /// The meters that it may use.
  public static let meters = Runtime.allCases.map(\.meter) + [runningStorage, durableBackups]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values[runtime] == .sql {
      problems.refuse(backups, of: values, with: "runtime_environment 'sql'")
    }
  }

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let (kind, units) = (fields[runtime], fields[processingUnits])
    let hours = try metering.runningHours(granule)
    try metering.add(
      kind.meter, try hours.times(units, Words.noun("KPU", for: units)), granule: .time(granule),
      field: processingUnits.name)
    if kind == .sql {
      metering.assumptions.append(
        "AWS takes no new SQL applications of Kinesis Data Analytics since 2025-10-15.")
      return
    }
    let extra = kind.extraUnits
    try metering.add(
      kind.meter, try hours.times(extra, "KPUs for the notebook and orchestration"),
      kind == .flink ? "orchestration" : "orchestration and the notebook",
      granule: .time(granule), field: runtime.name)
    try metering.add(
      runningStorage, try storage(of: units, running: hours, metering),
      granule: .rule("50 GB a KPU"),
      field: processingUnits.name)
    try metering.addStored(durableBackups, backups, "GB", part: .snapshot)
  }

  private static func storage(
    of units: Quantity, running hours: MeteredAmount, _ metering: Metering
  ) throws -> MeteredAmount {
    var amount = try hours.times(units, Words.noun("KPU", for: units)).times(
      Quantity(50), "GB a KPU")
    for (index, month) in metering.period.months.enumerated() {
      amount.months[index] = try amount.months[index].divided(by: month.monthHours)
    }
    let divisor = metering.period.monthHours
    return amount.adding(
      step: Step("÷ \(divisor.map { "\($0.grouped) h" } ?? "the hours of each month")"))
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .analytics, noun: "stream application",
    ending: Ending(
      session: "Stop the application or notebook", plan: "Delete it, with its backups"),
    canBeStopped: true, offers: ["AmazonKinesisAnalytics"])
}
