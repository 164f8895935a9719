import Prices
public import Scenarios
import Dates
import Money

/// AWS Lambda functions: requests, and memory times billed duration.
///
/// Duration is rounded up to 1 ms since 2020-12-01, to 100 ms before (AWS announcement of that day).
/// The start of an instance is billed as duration since 2025-08-01 (AWS Compute Blog, 2025-04-29): a
/// plan has it in the duration of its calls.
public enum Lambda: MeteredService {
  static let memory = Field<Quantity>.quantity(
    "memory_mb", unit: "MB", in: Quantity(128)...Quantity(10_240), default: Quantity(128),
    "its memory")
  static let requests = Field<Quantity>.quantity(
    "monthly_requests", unit: "request", "calls a month")
  static let duration = Field<Quantity>.quantity(
    "request_duration_ms", unit: "ms", in: .zero...Quantity(900_000),
    "how long a call takes, with its share of cold starts")
  static let architecture = Field<Architecture>.choice(
    "architecture", default: .x86, "the processor it runs on")
  static let ephemeralStorage = Field<Quantity>.quantity(
    "ephemeral_storage_mb", unit: "MB", in: Quantity(512)...Quantity(10_240),
    default: Quantity(512),
    "its /tmp; 512 MB are free")
  static let provisioned = Field<Quantity>.quantity(
    "provisioned_concurrency", unit: "instance", in: .zero...Quantity(100_000),
    "instances kept warm while it runs")

  /// The processors.
  public enum Architecture: String, Sendable, CaseIterable {
    case x86 = "x86_64"
    case arm = "arm64"

    var suffix: String { self == .arm ? "-ARM" : "" }
  }

  /// The name, the fields and the checks.
  public static let definition = ServiceDefinition(
    id: "lambda", title: "AWS Lambda", summary: "functions",
    fields: [
      memory.declaration, requests.declaration, duration.declaration, architecture.declaration,
      ephemeralStorage.declaration, provisioned.declaration,
    ], check: check)

  /// Memory and /tmp come in steps of 1 MB (AWS Lambda Developer Guide, "Configure Lambda function
  /// memory" and "Configure ephemeral storage"): a fraction would be priced though nobody can have
  /// it.
  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    for field in [memory, ephemeralStorage] {
      guard let range = values.range(field.name),
        [range.low, range.likely, range.high].contains(where: { $0.whole == nil })
      else { continue }
      problems.add(at: values.position(of: field.name), "'\(field.name)' comes in whole MB")
    }
  }

  /// The meters that it may use.
  public static let meters: [MeterDeclaration] = Architecture.allCases.flatMap { processor in
    [
      ("Request", "request", "calls"), ("Lambda-GB-Second", "GB-second", "memory times duration"),
      ("Lambda-Storage-Duration", "GB-second", "/tmp above 512 MB"),
      ("Lambda-Provisioned-Concurrency", "GB-second", "memory kept warm"),
      ("Lambda-Provisioned-GB-Second", "GB-second", "memory times duration of warm instances"),
    ].map { meter, unit, meaning in
      MeterDeclaration(
        "lambda", meter + processor.suffix, unit: unit, "\(meaning), \(processor.rawValue)")
    }
  }

  /// Says what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let suffix = fields[architecture].suffix
    let calls = try metering.monthly(fields[requests], "requests")
    try metering.add(
      "Request\(suffix)", unit: "request", calls, "requests", field: requests.name)
    let seconds = try billedSeconds(fields[duration], metering)
    let isWarm = !fields[provisioned].isZero
    try metering.add(
      (isWarm ? "Lambda-Provisioned-GB-Second" : "Lambda-GB-Second") + suffix, unit: "GB-second",
      try gigabyteSeconds(calls, seconds, fields[memory], fields[duration]), "duration",
      granule: granule(metering).text, field: "request_duration_ms")
    try metering.add(
      "Lambda-Storage-Duration\(suffix)", unit: "GB-second",
      try gigabyteSeconds(
        calls, seconds, try fields[ephemeralStorage] - Quantity(512), fields[duration]),
      "ephemeral storage above 512 MB", field: ephemeralStorage.name)
    try meterProvisioned(fields, suffix, &metering)
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
    _ fields: FieldValues, _ suffix: String, _ metering: inout Metering
  ) throws {
    guard !fields[provisioned].isZero else { return }
    let hours = try metering.runningHours(
      TimeGranule(seconds: 300, minimumSeconds: 300, rule: "rounded up to 5 minutes"))
    var amount = try hours.times(Quantity(3600), "s/h").times(fields[provisioned], "instances")
    amount = try amount.times(try fields[memory].divided(by: Quantity(1024)), "GB")
    try metering.add(
      "Lambda-Provisioned-Concurrency\(suffix)", unit: "GB-second", amount,
      "provisioned concurrency", granule: "rounded up to 5 minutes", field: provisioned.name)
  }
}
