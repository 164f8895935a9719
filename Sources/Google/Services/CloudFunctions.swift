public import Billing
import Money
import Prices
public import Scenarios

/// Cloud Run functions of the first generation: calls, and memory and processor times billed
/// duration.
///
/// Each call is rounded up to 100 ms; the processor follows from the memory (Cloud Run functions
/// 1st gen pricing page).
public enum CloudFunctions: MeteredService {
  static let memory = Field<Int>.integer(
    "memory_mb", in: 128...8192, default: 256, unit: "MB",
    "its memory: 128, 256, 512, 1024, 2048, 4096 or 8192")
  static let invocations = Field<Quantity>.quantity(
    "monthly_function_invocations", unit: "call", "calls a month")
  static let duration = Field<Quantity>.quantity(
    "request_duration_ms", unit: "ms", in: .zero...Quantity(540_000), eachOf: invocations.name,
    "how long a call takes")
  static let outbound = Field<Quantity>.quantity(
    "monthly_outbound_data_gb", unit: "GB", "data sent to the internet a month")

  static let calls = MeterDeclaration(
    "gcp_functions", "Invocations", unit: "invocation", .byUse, isGlobal: true, "calls")
  static let memoryTime = MeterDeclaration(
    "gcp_functions", "Memory Time", unit: "GB-second", .byUse, "memory times duration")
  static let processorTime = MeterDeclaration(
    "gcp_functions", "CPU Time", unit: "GHz-second", .byUse, "processor times duration")
  static let dataOut = MeterDeclaration(
    "gcp_functions", "Network Egress", unit: "GB", .byUse, isGlobal: true, "data to the internet")

  /// The processor for each memory size, in GHz (1st gen pricing page).
  static let processors: [Int: String] = [
    128: "0.2", 256: "0.4", 512: "0.8", 1024: "1.4", 2048: "2.4", 4096: "4.8", 8192: "4.8",
  ]

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_functions", title: "Google Cloud Functions", provider: .gcp, summary: "functions",
    fields: [
      memory.declaration, invocations.declaration, duration.declaration, outbound.declaration,
    ],
    check: { values, problems in
      let size = values[memory]
      guard values.isGiven(memory), processors[size] == nil else { return }
      let next = processors.keys.filter { $0 > size }.min() ?? 8192
      problems.add(
        at: values.position(of: memory.name), "functions have no \(Quantity(size).grouped) MB",
        hints: ["the next size is \(next)"])
    })

  /// The meters that a function may use.
  public static let meters = [calls, memoryTime, processorTime, dataOut]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "function", ending: Ending(plan: "delete it"),
    globalListCommands: ["gcloud functions list"],
    glossary: [.request, .gigabyteSecond, gigahertzSecond], offers: ["Cloud Functions"])

  private static let gigahertzSecond = GlossaryTerm(
    "GHz-second", "one gigahertz of a processor for one second: what Google bills functions by.")

  private static let granule = Granule.rule("each call's duration rounded up to 100 ms")

  /// Meters the function.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let size = fields[memory]
    let amount = try metering.monthly(
      invocations, Words.noun("call", for: fields[invocations]))
    try metering.add(calls, amount, field: invocations.name)
    let milliseconds = fields[duration]
    let seconds = try milliseconds.roundedUp(toMultipleOf: Quantity(100))
      .divided(by: Quantity(1000))
    var time = try amount.times(seconds)
    time.steps.append(Step("× \(seconds.grouped) s (\(milliseconds.grouped) ms)"))
    var gigabyteSeconds = try time.times(try Quantity(size).divided(by: Quantity(1024)))
    gigabyteSeconds.steps.append(Step("× \(size) MB ÷ 1,024 MB/GB"))
    try metering.add(memoryTime, gigabyteSeconds, granule: granule, field: duration.name)
    // A size that does not exist was already reported.
    if let gigahertz = try processors[size].map({ try Quantity($0) }) {
      try metering.add(
        processorTime, try time.times(gigahertz, "GHz"), granule: granule, field: duration.name)
    }
    try metering.addMonthly(dataOut, outbound, "GB", part: .transfer)
  }
}
