public import Billing
import Money
import Prices
public import Scenarios

/// Azure Functions on the consumption plan: executions, and memory times duration.
///
/// The memory in use is rounded up to 128 MB, with a maximum of 1,536 MB; each execution is billed
/// for at least 100 ms and rounded up to 1 ms (Azure documentation, "Estimate consumption-based
/// costs", text of 2023). The storage account is a resource of its own.
public enum AzureFunctions: MeteredService {
  static let memory = Field<Quantity>.quantity(
    "memory_mb", unit: "MB", in: .one...Quantity(1536), default: Quantity(128),
    "memory that it uses, rounded up to 128 MB")
  static let executions = Field<Quantity>.quantity(
    "monthly_executions", unit: "execution", "executions a month")
  static let duration = Field<Quantity>.quantity(
    "execution_duration_ms", unit: "ms", in: .zero...Quantity(600_000), eachOf: executions.name,
    "how long an execution takes; 100 ms are billed at least")

  private static let count = MeterDeclaration(
    "azure_functions", "Standard Total Executions", unit: "execution", .byUse, "executions")
  private static let time = MeterDeclaration(
    "azure_functions", "Standard Execution Time", unit: "GB-second", .byUse,
    "memory times duration")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_functions", title: "Azure Functions", provider: .azure, summary: "functions",
    fields: [memory.declaration, executions.declaration, duration.declaration])

  /// The meters that a function may use.
  public static let meters = [count, time]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "function",
    ending: Ending(plan: "Delete the function app and its storage account"),
    globalListCommands: ["az functionapp list -o table"],
    glossary: [
      GlossaryTerm("GB-second", "a function that holds 1 GB of memory for one second.")
    ], exerciseMeters: [.functionTime: time],
    offers: ["Functions"])

  /// Meters the executions and their time.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    try metering.addMonthly(count, executions)
    let calls = try metering.monthly(executions, Words.noun("execution", for: fields[executions]))
    let milliseconds = max(try fields[duration].roundedUp(toMultipleOf: .one), Quantity(100))
    let megabytes = try fields[memory].roundedUp(toMultipleOf: Quantity(128))
    var amount = try calls.scaled(
      by: try milliseconds.times(megabytes), over: Quantity(1_024_000), "")
    amount.steps =
      calls.steps + [
        Step(
          "× \(milliseconds.grouped) ms × \(megabytes.grouped) MB ÷ 1,024,000 MB-ms in a GB-second")
      ]
    try metering.add(
      time, amount,
      granule: .rule("memory rounded up to 128 MB; each execution to 1 ms, 100 ms at least"),
      field: fields.isGiven(duration) ? duration.name : executions.name)
  }
}
