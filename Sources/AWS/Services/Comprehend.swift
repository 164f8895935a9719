public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Comprehend: text in units of 100 characters, at least three per request; custom models by
/// training, storage and endpoints (Comprehend pricing page, read 2025-07-02).
public enum Comprehend: MeteredService {
  static let feature = Field<Feature>.choice(
    "feature", default: .entities, required: true, "what is looked for in the text")
  static let requests = Field<Quantity>.quantity(
    "monthly_requests", unit: "request", "texts a month")
  static let characters = Field<Quantity>.quantity(
    "characters_per_request", unit: "character", in: .one...Quantity(1_000_000),
    eachOf: requests.name,
    "the length of a text on average")
  static let jobs = Field<Quantity>.quantity(
    "monthly_topic_jobs", unit: "job", "of topics: jobs a month")
  static let megabytes = Field<Quantity>.quantity(
    "megabytes_per_job", unit: "MB", eachOf: jobs.name,
    "of topics: text of a job; 100 MB are in its price")
  static let training = Field<Quantity>.quantity(
    "monthly_training_hours", unit: "hour", "of custom models: hours of training a month")
  static let models = Field<Quantity>.quantity(
    "stored_models", unit: "model", "of custom models: models that are kept")
  static let inferenceUnits = Field<Quantity>.quantity(
    "inference_units", unit: "inference unit",
    "of custom models: throughput of an endpoint, which bills for as long as it exists")

  /// The features of Comprehend.
  public enum Feature: String, Sendable, CaseIterable {
    case entities, sentiment, syntax, events, topics, toxicity
    case keyPhrases = "key_phrases"
    case language
    case targetedSentiment = "targeted_sentiment"
    case piiEntities = "pii_entities"
    case containsPII = "contains_pii"
    case promptSafety = "prompt_safety"
    case customClassification = "custom_classification"
    case customEntities = "custom_entities"

    var isCustom: Bool { self == .customClassification || self == .customEntities }

    /// The usage type of its units of text.
    var usageType: String {
      switch self {
      case .entities: return "DetectEntities"
      case .sentiment: return "DetectSentiment"
      case .syntax: return "DetectSyntax"
      case .events: return "DetectEvents"
      case .topics: return "Comprehend-DetectTopic-Fixed"
      case .toxicity: return "DetectToxicContent"
      case .keyPhrases: return "DetectKeyPhrases"
      case .language: return "DetectDominantLanguage"
      case .targetedSentiment: return "DetectTgtSentiment"
      case .piiEntities: return "DetectPiiEntities"
      case .containsPII: return "ContainsPiiEntities"
      case .promptSafety: return "DocClassification-PromptSafety"
      case .customClassification: return "Comprehend-DC-Custom"
      case .customEntities: return "Comprehend-DE-Custom"
      }
    }

    var title: String { rawValue.split(separator: "_").joined(separator: " ") }
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "comprehend", title: "Amazon Comprehend", summary: "language analysis of text",
    fields: [
      feature.declaration, requests.declaration, characters.declaration, jobs.declaration,
      megabytes.declaration, training.declaration, models.declaration, inferenceUnits.declaration,
    ], details: [FieldDetail(characters.name, of: requests.name)], check: check)

  private static let text = ChoiceTable<Feature, MeterDeclaration> {
    MeterDeclaration(
      "comprehend", $0.usageType, unit: $0 == .topics ? "job" : "unit", .byUse,
      $0 == .topics ? "topic jobs" : "text, \($0.title)")
  }
  private static let topicData = MeterDeclaration(
    "comprehend", "Comprehend-DetectTopic-PerMB", unit: "MB", .byUse,
    "text of topic jobs beyond 100 MB")

  /// The meters that only custom models have.
  private struct ModelMeters: Sendable {
    var training: MeterDeclaration
    var storage: MeterDeclaration
    var endpoint: MeterDeclaration
  }

  private static func modelMeters(_ feature: Feature) -> ModelMeters {
    let name = feature.usageType
    return ModelMeters(
      training: MeterDeclaration(
        "comprehend", name + "-Training", unit: "second", .byUse, "training, \(feature.title)"),
      storage: MeterDeclaration(
        "comprehend", name + "-Storage", unit: "model-month", .stored,
        "models kept, \(feature.title)"),
      endpoint: MeterDeclaration(
        "comprehend", name + "-Endpoint", unit: "inference-unit-second", .existing,
        "endpoints, \(feature.title)"))
  }
  private static let classification = modelMeters(.customClassification)
  private static let entityModels = modelMeters(.customEntities)

  /// The meters that it may use.
  public static let meters: [MeterDeclaration] =
    text.all + [topicData]
    + [classification, entityModels].flatMap { [$0.training, $0.storage, $0.endpoint] }

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    guard values.isGiven(feature) else { return }
    let kind = "feature '\(values[feature].rawValue)'"
    if values[feature] == .topics {
      problems.require(jobs, of: values, with: kind)
      problems.refuse(requests, of: values, with: kind)
      problems.refuse(characters, of: values, with: kind)
    } else {
      problems.refuse(jobs, of: values, with: kind)
      problems.refuse(megabytes, of: values, with: kind)
      if values.isGiven(requests) || !values[feature].isCustom {
        problems.require(requests, of: values, with: kind)
        problems.require(characters, of: values, with: kind)
      }
    }
    if !values[feature].isCustom {
      for field in [training, models, inferenceUnits] {
        problems.refuse(field, of: values, with: kind)
      }
    }
  }

  private static let unitRule =
    "each request in units of 100 characters, three at least (Comprehend pricing page)"
  /// Billing of an endpoint by the second, with a minimum of a minute from its start.
  private static let endpointGranule = TimeGranule(
    seconds: 1, minimumSeconds: 60, rule: "by the second, at least 60 s from each start")

  /// Meters text, topic jobs and models.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let feature = fields[feature]
    if feature == .topics {
      let count = try metering.monthly(jobs, Words.noun("job", for: fields[jobs]))
      try metering.add(text[.topics], count, field: jobs.name)
      let beyond = max(.zero, try fields[megabytes] - Quantity(100))
      try metering.add(
        topicData, try count.times(beyond, "MB beyond 100 MB each"), field: megabytes.name)
      return
    }
    let hundred = Quantity(100)
    let units = max(
      Quantity(3), try fields[characters].roundedUp(toMultipleOf: hundred).divided(by: hundred))
    try metering.add(
      text[feature],
      try metering.monthly(requests, Words.noun("request", for: fields[requests]))
        .times(units, "units (\(fields[characters].grouped) characters)"),
      granule: .rule(unitRule), field: requests.name)
    guard feature.isCustom else { return }
    let model = feature == .customClassification ? classification : entityModels
    try metering.add(
      model.training,
      try metering.monthly(training, "hours").times(Quantity(3600), "seconds"),
      field: training.name)
    try metering.addStored(model.storage, models, "model")
    if !fields[inferenceUnits].isZero {
      try metering.add(
        model.endpoint,
        try metering.runningHours(endpointGranule).times(Quantity(3600), "seconds")
          .times(fields[inferenceUnits], "inference units"),
        granule: .time(endpointGranule), field: inferenceUnits.name)
    }
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .artificialIntelligence, noun: "text analysis",
    ending: Ending(plan: "Delete endpoints and models"),
    needsEndIf: { $0.isGiven(inferenceUnits) ? "endpoint" : nil },
    glossary: [
      GlossaryTerm("inference unit", "100 characters a second of a Comprehend endpoint.")
    ], offers: ["comprehend"])
}
