public import Billing
import Money
import Prices
public import Scenarios

/// AWS CodeBuild: minutes of builds by the size of the machine, each build rounded up to a minute;
/// on Lambda by the second (CodeBuild pricing page, read 2025-06).
public enum CodeBuild: MeteredService {
  static let environment = Field<Environment>.choice(
    "environment_type", default: .linux, "what builds run on")
  static let computeType = Field<ComputeType>.choice(
    "compute_type", default: .small, "the size of the machine")
  static let minutes = Field<Quantity>.quantity(
    "monthly_build_mins", unit: "minute", "minutes of builds a month, as billed")
  static let builds = Field<Quantity>.quantity(
    "monthly_builds", unit: "build", "builds a month, in place of monthly_build_mins")
  static let duration = Field<Quantity>.quantity(
    "build_seconds", unit: "second", in: .zero...Quantity(129_600), eachOf: builds.name,
    "how long a build takes")

  /// The sizes of machines.
  public enum ComputeType: String, Sendable, CaseIterable {
    case small = "build_general1_small"
    case medium = "build_general1_medium"
    case large = "build_general1_large"
    case xlarge = "build_general1_xlarge"
    case xlarge2 = "build_general1_2xlarge"
    case lambda1 = "build_lambda_1gb"
    case lambda2 = "build_lambda_2gb"
    case lambda4 = "build_lambda_4gb"
    case lambda8 = "build_lambda_8gb"
    case lambda10 = "build_lambda_10gb"

    static let general: [ComputeType] = [.small, .medium, .large, .xlarge, .xlarge2]
    static let lambda: [ComputeType] = [.lambda1, .lambda2, .lambda4, .lambda8, .lambda10]

    /// The size as spelled in usage types: `g1.small`, `4GB`.
    fileprivate var code: String {
      let size = rawValue.split(separator: "_").last.map(String.init) ?? ""
      return Self.lambda.contains(self) ? size.uppercased() : "g1.\(size)"
    }
  }

  /// The environment in which builds run.
  public enum Environment: String, Sendable, CaseIterable {
    case linux = "linux_container"
    case arm = "arm_container"
    case windows = "windows_container"
    case gpu = "linux_gpu_container"
    case linuxLambda = "linux_lambda_container"
    case armLambda = "arm_lambda_container"

    fileprivate var code: String {
      switch self {
      case .linux: return "Linux"
      case .arm: return "ARM"
      case .windows: return "Windows"
      case .gpu: return "LinuxGPU"
      case .linuxLambda: return "Lambda.x86-64"
      case .armLambda: return "Lambda.arm"
      }
    }

    fileprivate var isLambda: Bool { self == .linuxLambda || self == .armLambda }

    /// The sizes that exist (CodeBuild user guide, "Build environment compute types").
    fileprivate var sizes: [ComputeType] {
      switch self {
      case .linux, .arm: return ComputeType.general
      case .windows: return [.medium, .large, .xlarge, .xlarge2]
      case .gpu: return [.small, .large]
      case .linuxLambda, .armLambda: return ComputeType.lambda
      }
    }

    fileprivate func declaredMeter(_ size: ComputeType) -> MeterDeclaration {
      MeterDeclaration(
        "codebuild", "Build-\(isLambda ? "Sec" : "Min"):\(code):\(size.code)",
        unit: isLambda ? "second" : "minute", .byUse, "builds on \(code) \(size.code)")
    }
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "codebuild", title: "AWS CodeBuild", summary: "builds and tests of code",
    fields: [
      environment.declaration, computeType.declaration, minutes.declaration, builds.declaration,
      duration.declaration,
    ], check: check)

  /// The meters that it may use.
  public static let meters = Environment.allCases.flatMap { environment in
    environment.sizes.compactMap { metersBySize[environment][$0] }
  }

  private static let metersBySize = ChoiceTable<Environment, [ComputeType: MeterDeclaration]> {
    environment in
    Dictionary(
      uniqueKeysWithValues: environment.sizes.map { ($0, environment.declaredMeter($0)) })
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .developerTools, noun: "build project", ending: Ending(plan: "Delete the build project"),
    offers: ["CodeBuild"])

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let environment = values[Self.environment]
    let kind = "environment_type '\(environment.rawValue)'"
    if !environment.sizes.contains(values[computeType]) {
      let sizes = environment.sizes.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      if values.isGiven(computeType) {
        problems.add(
          at: values.position(of: computeType.name),
          "compute_type '\(values[computeType].rawValue)' does not go with \(kind)",
          hints: ["it takes \(sizes)"])
      } else {
        problems.require(computeType, of: values, with: kind)
      }
    }
    if values.isGiven(minutes) {
      let hints = ["the minutes are builds times their length: give one of the two"]
      for field in [builds, duration] {
        problems.refuse(field, of: values, with: "'\(minutes.name)'", hints: hints)
      }
    }
    if values.isGiven(builds) {
      problems.require(duration, of: values, with: "'\(builds.name)'")
    }
  }

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let environment = fields[Self.environment]
    // A size that does not exist was already reported.
    guard let meter = metersBySize[environment][fields[computeType]] else { return }
    var total = try metering.monthly(
      minutes, of: fields, Words.noun("minute", for: fields[minutes]))
    if environment.isLambda { total = try total.times(Quantity(60), "s/minute") }
    try metering.add(meter, total, field: minutes.name)
    try metering.add(
      meter, try rounded(fields, environment, metering),
      granule: .rule("each build rounded up to a \(meter.unit)"), field: builds.name)
  }

  /// Returns the builds times their length, each rounded up to the unit.
  private static func rounded(
    _ fields: FieldValues, _ environment: Environment, _ metering: Metering
  ) throws -> MeteredAmount {
    let count = try metering.monthly(builds, of: fields, Words.noun("build", for: fields[builds]))
    let step = environment.isLambda ? Quantity.one : Quantity(60)
    let units = try fields[duration].roundedUp(toMultipleOf: step).divided(by: step)
    let name = environment.isLambda ? "second" : "minute"
    return try count.times(
      units, "\(Words.noun(name, for: units)) (\(fields[duration].grouped) s)")
  }
}
