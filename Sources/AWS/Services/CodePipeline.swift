public import Billing
import Money
import Prices
public import Scenarios

/// AWS CodePipeline: pipelines of type V1 by the month, those of V2 by the minutes of their
/// actions, each rounded up to a whole minute (CodePipeline pricing page, read 2025-07-02).
public enum CodePipeline: MeteredService {
  static let kind = Field<Kind>.choice("pipeline_type", default: .v1, "how pipelines are billed")
  static let pipelines = Field<Int>.integer(
    "active_pipelines", in: 0...100_000, default: 1, unit: "pipeline",
    "of V1: pipelines older than 30 days through which a change goes in the month")
  static let runs = Field<Quantity>.quantity(
    "monthly_action_runs", unit: "run",
    "of V2: runs of actions a month; approvals by hand and custom actions are free")
  static let minutes = Field<Quantity>.quantity(
    "minutes_per_run", unit: "minute", in: .zero...Quantity(525_600), eachOf: runs.name,
    "of V2: how long an action runs; each run counts in whole minutes, at least one")

  /// The types of pipelines.
  public enum Kind: String, Sendable, CaseIterable {
    case v1 = "V1"
    case v2 = "V2"
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "codepipeline", title: "AWS CodePipeline", summary: "delivery pipelines",
    fields: [kind.declaration, pipelines.declaration, runs.declaration, minutes.declaration],
    check: check)

  private static let active = MeterDeclaration(
    "codepipeline", "activePipeline", unit: "pipeline-month", .byUse, "active pipelines (V1)")
  private static let actionMinutes = MeterDeclaration(
    "codepipeline", "actionExecutionMinute", unit: "minute", .byUse, "minutes of actions (V2)")

  /// The meters that pipelines may use.
  public static let meters = [active, actionMinutes]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let kind = "pipeline_type '\(values[kind].rawValue)'"
    if values[Self.kind] == .v1 {
      problems.refuse(runs, of: values, with: kind)
      problems.refuse(minutes, of: values, with: kind)
    } else {
      problems.refuse(pipelines, of: values, with: kind)
      problems.require(runs, of: values, with: kind)
      problems.require(minutes, of: values, with: kind)
    }
  }

  /// Meters pipelines or minutes.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    if fields[kind] == .v1 {
      let count = Quantity(fields[pipelines])
      try metering.add(
        active, metering.wholeMonths(count, Words.noun("pipeline", for: count)),
        field: pipelines.name)
      return
    }
    // However short a run is, its first minute is begun.
    let whole = max(try fields[minutes].roundedUp(toMultipleOf: .one), .one)
    try metering.add(
      actionMinutes,
      try metering.monthly(runs, Words.noun("run", for: fields[runs])).times(
        whole, "whole minutes"),
      granule: .rule("each run in whole minutes, at least one"), field: runs.name)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .developerTools, noun: "pipeline",
    ending: Ending(plan: "Delete the pipeline and its artifacts in S3"),
    glossary: [GlossaryTerm("action", "a step of a pipeline, such as a build.")],
    offers: ["AWSCodePipeline"])
}
