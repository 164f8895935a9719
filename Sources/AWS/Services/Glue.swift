public import Billing
import Money
import Prices
public import Scenarios

/// AWS Glue: jobs, sessions and crawlers by the hour of a data processing unit (DPU), and the
/// catalog.
///
/// A job is billed by the second, for at least a minute (Glue 2.0 and later; 10 minutes before),
/// and a crawler for at least 10 minutes (Glue pricing page, read 2025-07).
public enum Glue: MeteredService {
  static let jobHours = Field<Quantity>.quantity(
    "job_dpu_hours_monthly", unit: "DPU-hour", "DPU-hours that jobs take a month")
  static let jobRuns = Field<Quantity>.quantity(
    "job_runs_monthly", unit: "run", "runs of a job a month, in place of job_dpu_hours_monthly")
  static let jobMinutes = minutes("job_minutes", "how long a run of the job takes")
  static let jobUnits = units("job_dpus", default: Quantity(10), "DPUs that a run of the job takes")
  static let executionClass = Field<ExecutionClass>.choice(
    "execution_class", default: .standard, "flex jobs run on spare capacity and may wait")
  static let sessionHours = Field<Quantity>.quantity(
    "interactive_session_dpu_hours_monthly", unit: "DPU-hour",
    "DPU-hours that notebooks and interactive sessions take a month")
  static let crawlerRuns = Field<Quantity>.quantity(
    "crawler_runs_monthly", unit: "run", "runs of a crawler a month")
  static let crawlerMinutes = minutes(
    "crawler_minutes", "how long a run of the crawler takes; 10 minutes are billed at least")
  static let crawlerUnits = units(
    "crawler_dpus", default: Quantity(2), "DPUs that a run of the crawler takes")
  static let catalogObjects = Field<Quantity>.quantity(
    "catalog_objects", unit: "object", "tables, versions, partitions and databases in the catalog")
  static let catalogRequests = Field<Quantity>.quantity(
    "catalog_requests_monthly", unit: "request", "requests to the catalog a month")

  /// The way in which jobs are run.
  public enum ExecutionClass: String, Sendable, CaseIterable {
    case standard, flex

    fileprivate var meter: MeterDeclaration { self == .flex ? flexJobs : standardJobs }
  }

  private static func minutes(_ name: String, _ help: String) -> Field<Quantity> {
    .quantity(name, unit: "minute", in: .zero...Quantity(100_000), help)
  }

  private static func units(
    _ name: String, default missing: Quantity, _ help: String
  ) -> Field<Quantity> {
    // The minimum is a sixteenth of a DPU, for a Python shell job.
    .quantity(
      name, unit: "DPU", in: Quantity(scaled: 62_500_000_000)...Quantity(10_000),
      default: missing, help)
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "glue", title: "AWS Glue", summary: "data catalog, crawlers and jobs",
    fields: [
      jobHours.declaration, jobRuns.declaration, jobMinutes.declaration, jobUnits.declaration,
      executionClass.declaration, sessionHours.declaration, crawlerRuns.declaration,
      crawlerMinutes.declaration, crawlerUnits.declaration, catalogObjects.declaration,
      catalogRequests.declaration,
    ],
    details: [
      FieldDetail(jobMinutes.name, of: jobRuns.name),
      FieldDetail(jobUnits.name, of: jobRuns.name),
      FieldDetail(executionClass.name, of: jobHours.name, jobRuns.name),
      FieldDetail(crawlerMinutes.name, of: crawlerRuns.name),
      FieldDetail(crawlerUnits.name, of: crawlerRuns.name),
    ], check: check)

  private static let standardJobs = MeterDeclaration(
    "glue", "ETL-DPU-Hour", unit: "DPU-hour", .byUse, "jobs")
  private static let flexJobs = MeterDeclaration(
    "glue", "ETL-Flex-DPU-Hour", unit: "DPU-hour", .byUse, "flex jobs")
  private static let sessions = MeterDeclaration(
    "glue", "ETL-InteractiveSession-DPU-Hour", unit: "DPU-hour", .byUse, "interactive sessions")
  private static let crawlers = MeterDeclaration(
    "glue", "Crawler-DPU-Hour", unit: "DPU-hour", .byUse, "crawlers")
  private static let objects = MeterDeclaration(
    "glue", "Catalog-Storage", unit: "object-month", .stored, "catalog objects")
  private static let requests = MeterDeclaration(
    "glue", "Catalog-Request", unit: "request", .byUse, "catalog requests")

  /// The minimum duration billed for a run, in seconds.
  private static let (jobSeconds, crawlerSeconds) = (60, 600)

  /// The meters that it may use.
  public static let meters =
    ExecutionClass.allCases.map(\.meter) + [sessions, crawlers, objects, requests]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values.isGiven(jobHours) {
      let hints = ["the DPU-hours are runs times DPUs times hours: give one of the two"]
      for field in [jobRuns, jobMinutes, jobUnits] {
        problems.refuse(field, of: values, with: "'\(jobHours.name)'", hints: hints)
      }
    }
    if values.isGiven(jobRuns) {
      problems.require(jobMinutes, of: values, with: "'\(jobRuns.name)'")
    }
  }

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let jobs = fields[executionClass].meter
    try metering.addMonthly(jobs, jobHours)
    try metering.add(
      jobs,
      try unitHours(
        jobRuns, fields[jobMinutes], fields[jobUnits], least: jobSeconds,
        metering),
      granule: .rule("by the second, 60 s at least for each run"), field: jobRuns.name)
    try metering.addMonthly(sessions, sessionHours)
    let crawled = try unitHours(
      crawlerRuns, fields[crawlerMinutes], fields[crawlerUnits], least: crawlerSeconds,
      metering)
    try metering.add(
      crawlers, crawled, granule: .rule("by the second, 10 minutes at least for each run"),
      field: crawlerRuns.name)
    try metering.addStored(objects, catalogObjects, "object")
    try metering.addMonthly(requests, catalogRequests)
  }

  /// Returns the unit-hours of runs with a duration and a number of DPUs, each run rounded up to a
  /// second and to a minimum.
  private static func unitHours(
    _ runs: Field<Quantity>, _ minutes: Quantity, _ units: Quantity, least seconds: Int,
    _ metering: Metering
  ) throws -> MeteredAmount {
    // A twelfth decimal lost in minutes must not become a second: 1.516666666667 min are 91 s.
    let exact = (try minutes * 60).rounded(to: 6)
    let billed = max(Quantity(seconds), try exact.roundedUp(toMultipleOf: .one))
    let count = metering.resource.fields[runs]
    var amount = try metering.monthly(runs, Words.noun("run", for: count))
    if billed != exact {
      amount.steps.append(
        Step("a run of \(minutes.grouped) min is billed as \(billed.grouped) s"))
    }
    return try amount.times(units, Words.noun("DPU", for: units))
      .scaled(by: billed, over: Quantity(3600), "× \(billed.grouped) s ÷ 3,600 s/h")
  }

  // MARK: Facts

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .analytics, noun: "data catalog",
    ending: Ending(
      session: "Stop notebooks and interactive sessions",
      plan: "Delete the crawlers, jobs and tables of the catalog"),
    offers: ["AWSGlue"])

  /// Returns what the minimum of a crawler's run adds.
  public static func excess(of item: PlannedResource) throws -> MinimumExcess? {
    let minutes = item.resource.fields[crawlerMinutes]
    guard !minutes.isZero else { return nil }
    let least = try Quantity(crawlerSeconds).divided(by: Quantity(60))
    let billed = max(minutes, least)
    let amount = try item.amount { $0.isOf(crawlers) }
    return MinimumExcess(
      rule:
        "Each crawler run is billed as at least \(least) minutes, and these are \(minutes.short) minutes",
      billed: billed, real: minutes,
      wasted: try amount.scaled(by: billed - minutes, over: billed),
      advice: "Crawl less often.")
  }
}
