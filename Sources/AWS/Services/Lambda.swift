public import Billing
import Prices
public import Scenarios
import Dates
import Money

/// AWS Lambda functions: requests, and memory times billed duration.
///
/// Since 2020-12-01, duration is rounded up to 1 ms, before that to 100 ms (AWS announcement of
/// that day). Cold starts have been billed as duration since 2025-08-01 (AWS Compute Blog,
/// 2025-04-29): a plan includes them in the duration of its calls.
public enum Lambda: MeteredService {
  static let memory = Field<Quantity>.quantity(
    "memory_mb", unit: "MB", in: Quantity(128)...Quantity(10_240), default: Quantity(128),
    "its memory")
  static let requests = Field<Quantity>.quantity(
    "monthly_requests", unit: "request", "calls a month")
  static let duration = Field<Quantity>.quantity(
    "request_duration_ms", unit: "ms", in: .zero...Quantity(900_000), eachOf: requests.name,
    "how long a call takes, with its share of cold starts")
  static let architecture = Field<Architecture>.choice(
    "architecture", default: .x86, "the processor it runs on")
  static let ephemeralStorage = Field<Quantity>.quantity(
    "ephemeral_storage_mb", unit: "MB", in: Quantity(512)...Quantity(10_240),
    default: Quantity(512), eachOf: duration.name,
    "its /tmp; 512 MB are free")
  static let provisioned = Field<Quantity>.quantity(
    "provisioned_concurrency", unit: "instance", in: .zero...Quantity(100_000),
    "instances kept warm while it runs")

  /// The processors.
  public enum Architecture: String, Sendable, CaseIterable {
    case x86 = "x86_64"
    case arm = "arm64"

    fileprivate var suffix: String { self == .arm ? "-ARM" : "" }
  }

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "lambda", title: "AWS Lambda", summary: "functions",
    fields: [
      memory.declaration, requests.declaration, duration.declaration, architecture.declaration,
      ephemeralStorage.declaration, provisioned.declaration,
    ], details: [FieldDetail(ephemeralStorage.name, of: duration.name)], check: check)

  /// Checks that memory and /tmp are whole MB (AWS Lambda Developer Guide, "Configure Lambda
  /// function memory" and "Configure ephemeral storage"): a fraction would be priced though nobody
  /// can buy it.
  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    for field in [memory, ephemeralStorage] {
      guard let range = values.range(field.name),
        [range.low, range.likely, range.high].contains(where: { $0.whole == nil })
      else { continue }
      problems.add(at: values.position(of: field.name), "'\(field.name)' comes in whole MB")
    }
  }

  /// The meters that it may use.
  public static let meters = processorMeters.all.flatMap {
    [$0.calls, $0.duration, $0.storage, $0.warmth, $0.warmDuration]
  }

  private static let processorMeters = ChoiceTable(ProcessorMeters.init)

  /// The meters of functions on one kind of processor.
  private struct ProcessorMeters: Sendable {
    var calls: MeterDeclaration
    var duration: MeterDeclaration
    var storage: MeterDeclaration
    var warmth: MeterDeclaration
    var warmDuration: MeterDeclaration

    init(_ processor: Architecture) {
      func meter(
        _ name: String, _ unit: String, _ nature: MeterNature, _ meaning: String
      ) -> MeterDeclaration {
        MeterDeclaration(
          "lambda", name + processor.suffix, unit: unit, nature,
          "\(meaning), \(processor.rawValue)")
      }
      calls = meter("Request", "request", .byUse, "calls")
      duration = meter("Lambda-GB-Second", "GB-second", .byUse, "memory times duration")
      storage = meter("Lambda-Storage-Duration", "GB-second", .byUse, "/tmp above 512 MB")
      warmth = meter("Lambda-Provisioned-Concurrency", "GB-second", .running, "memory kept warm")
      warmDuration = meter(
        "Lambda-Provisioned-GB-Second", "GB-second", .byUse,
        "memory times duration of warm instances")
    }
  }

  /// Meters what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let meters = processorMeters[fields[architecture]]
    let calls = try metering.monthly(requests, of: fields, "requests")
    // "The Lambda free tier does not apply to functions that have provisioned concurrency enabled"
    // (AWS Lambda pricing page): they neither get nor use up free requests.
    let isWarm = !fields[provisioned].isZero
    try metering.add(
      meters.calls, calls, "requests", field: requests.name, takesFreeTier: !isWarm)
    let seconds = try billedSeconds(fields[duration], metering)
    try metering.add(
      isWarm ? meters.warmDuration : meters.duration,
      try gigabyteSeconds(calls, seconds, fields[memory], fields[duration]), "duration",
      granule: .rule(granule(metering).text), field: duration.name)
    try metering.add(
      meters.storage,
      try gigabyteSeconds(
        calls, seconds, try fields[ephemeralStorage] - Quantity(512), fields[duration]),
      "ephemeral storage above 512 MB", field: ephemeralStorage.name)
    try meterProvisioned(fields, meters.warmth, &metering)
  }

  private static func granule(_ metering: Metering) -> (milliseconds: Int, text: String) {
    metering.holds(since: CalendarDate("2020-12-01"))
      ? (1, "each call's duration rounded up to 1 ms")
      : (100, "each call's duration rounded up to 100 ms")
  }

  private static func billedSeconds(
    _ milliseconds: Quantity, _ metering: Metering
  ) throws -> Quantity {
    let granule = Quantity(granule(metering).milliseconds)
    return try milliseconds.roundedUp(toMultipleOf: granule).divided(by: Quantity(1000))
  }

  private static func gigabyteSeconds(
    _ calls: MeteredAmount, _ seconds: Quantity, _ megabytes: Quantity, _ milliseconds: Quantity
  ) throws -> MeteredAmount {
    let gigabytes = try megabytes.divided(by: Quantity(1024))
    var amount = try calls.times(seconds).times(gigabytes)
    amount.steps.append(Step("× \(seconds.grouped) s (\(milliseconds.grouped) ms)"))
    amount.steps.append(Step("× \(megabytes.grouped) MB ÷ 1,024 MB/GB"))
    return amount
  }

  private static func meterProvisioned(
    _ fields: FieldValues, _ meter: MeterDeclaration, _ metering: inout Metering
  ) throws {
    guard !fields[provisioned].isZero else { return }
    let granule = TimeGranule(
      seconds: 300, minimumSeconds: 300, rule: "rounded up to 5 minutes")
    let hours = try metering.runningHours(granule)
    var amount = try hours.times(Quantity(3600), "s/h").times(fields[provisioned], "instances")
    amount = try amount.times(try fields[memory].divided(by: Quantity(1024)), "GB")
    try metering.add(
      meter, amount, "provisioned concurrency", granule: .time(granule), field: provisioned.name)
  }

  /// Returns whether a meter counts calls.
  static func isCalls(_ meter: MeterDeclaration) -> Bool {
    processorMeters.all.contains { $0.calls == meter }
  }

  /// Returns the meter of memory times duration.
  static func durationMeter(_ processor: Architecture) -> MeterDeclaration {
    processorMeters[processor].duration
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "function", ending: Ending(plan: "Delete the function and its log group"),
    glossary: [.gigabyteSecond, .request],
    exerciseMeters: [.functionTime: processorMeters[.x86].duration], offers: ["AWSLambda"])
}
