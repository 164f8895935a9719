public import Billing
import Money
import Prices
public import Scenarios

/// AWS Step Functions: transitions of standard workflows, or calls and memory times duration of
/// express ones.
///
/// An express workflow's duration is rounded up to 100 ms and its memory to 64 MB (Step Functions
/// pricing page, read 2025-06). Retries are transitions.
public enum StepFunctions: MeteredService {
  static let workflowType = Field<WorkflowType>.choice(
    "workflow_type", default: .standard, "the kind of workflow")
  static let transitions = Field<Quantity>.quantity(
    "monthly_transitions", unit: "transition", "state transitions a month, retries too (standard)")
  static let requests = Field<Quantity>.quantity(
    "monthly_requests", unit: "request", "workflows started a month (express)")
  static let duration = Field<Quantity>.quantity(
    "workflow_duration_ms", unit: "ms", in: .zero...Quantity(300_000), eachOf: requests.name,
    "how long a workflow takes (express)")
  static let memory = Field<Quantity>.quantity(
    "memory_mb", unit: "MB", in: .zero...Quantity(10_240), default: Quantity(64),
    "the memory a workflow takes (express)")

  /// The kinds of workflow.
  public enum WorkflowType: String, Sendable, CaseIterable {
    case standard, express
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "step_functions", title: "AWS Step Functions", summary: "workflows",
    fields: [
      workflowType.declaration, transitions.declaration, requests.declaration,
      duration.declaration, memory.declaration,
    ],
    details: [
      FieldDetail(duration.name, of: requests.name), FieldDetail(memory.name, of: duration.name),
    ], check: check)

  private static let stateTransitions = MeterDeclaration(
    "step_functions", "StateTransition", unit: "transition", .byUse, "state transitions")
  private static let expressRequests = MeterDeclaration(
    "step_functions", "StepFunctions-Request", unit: "request", .byUse, "express requests")
  private static let expressDuration = MeterDeclaration(
    "step_functions", "StepFunctions-GB-Second", unit: "GB-second", .byUse,
    "express memory times duration")

  /// The meters that it may use.
  public static let meters = [stateTransitions, expressRequests, expressDuration]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let type = values[workflowType]
    let kind = "workflow_type '\(type.rawValue)'"
    switch type {
    case .standard:
      let hints = ["set \"workflow_type\": \"express\""]
      for field in [requests, duration, memory] {
        problems.refuse(field, of: values, with: kind, hints: hints)
      }
    case .express:
      problems.refuse(
        transitions, of: values, with: kind,
        hints: ["express workflows are billed by request and duration"])
    }
  }

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    try metering.addMonthly(stateTransitions, transitions)
    try metering.addMonthly(expressRequests, requests)
    try metering.add(
      expressDuration, try gigabyteSeconds(fields, metering),
      granule: .rule("duration rounded up to 100 ms, memory to 64 MB"), field: duration.name)
  }

  private static func gigabyteSeconds(
    _ fields: FieldValues, _ metering: Metering
  ) throws -> MeteredAmount {
    let milliseconds = try fields[duration].roundedUp(toMultipleOf: Quantity(100))
    let megabytes = max(
      Quantity(64), try fields[memory].roundedUp(toMultipleOf: Quantity(64)))
    let calls = try metering.monthly(
      requests, of: fields, Words.noun("request", for: fields[requests]))
    return try calls.scaled(
      by: milliseconds, over: Quantity(1000),
      "× \(milliseconds.grouped) ms ÷ 1,000 ms/s (\(fields[duration].grouped) ms)"
    ).scaled(
      by: megabytes, over: Quantity(1024),
      "× \(megabytes.grouped) MB ÷ 1,024 MB/GB (\(fields[memory].grouped) MB)")
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .integration, noun: "workflow", ending: Ending(plan: "Delete the state machine"),
    offers: ["AmazonStates"])
}
