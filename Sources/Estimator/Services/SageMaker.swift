import Money
import Prices
public import Scenarios

/// Amazon SageMaker AI: notebooks, Studio apps, training and processing jobs, and endpoints, each on
/// instances of its own.
///
/// All run by the second without a minimum fee (SageMaker pricing page). An endpoint bills until it
/// is deleted, asked or not.
public enum SageMaker: MeteredService {
  static let component = Field<Component>.choice(
    "component", default: .notebook, "what the instance is for")
  static let instanceType = Field<String>.text(
    "instance_type", required: true, "the type, such as 'ml.t3.medium'")
  static let storage = Field<Quantity>.quantity(
    "storage_gb", unit: "GB", in: .zero...Quantity(16_384), "the disk of each instance")

  /// What an instance is for.
  public enum Component: String, Sendable, CaseIterable {
    case notebook, studio, training, processing, endpoint

    /// The word of the price list.
    var code: String { self == .endpoint ? "hosting" : rawValue }

    var title: String {
      switch self {
      case .notebook: return "notebook"
      case .studio: return "Studio app"
      case .training: return "training"
      case .processing: return "processing"
      case .endpoint: return "endpoint"
      }
    }

    /// Whether the disk stays when the instance stops: that of a notebook and of a Studio space does,
    /// that of a job or an endpoint goes with it (SageMaker AI developer guide).
    var keepsDisk: Bool { self == .notebook || self == .studio }
  }

  /// The fields of an instance and its disk.
  public static let definition = ServiceDefinition(
    id: "sagemaker", title: "Amazon SageMaker AI", summary: "machine learning instances",
    fields: [component.declaration, instanceType.declaration, storage.declaration], check: check)

  /// What each component may use.
  public static let meters: [MeterDeclaration] = Component.allCases.flatMap { component in
    let attributes: MeterAttributes = ["component": component.code]
    return [
      MeterDeclaration(
        "sagemaker", "{instance_type}", attributes, unit: "hour",
        "\(component.title) instances while they run"),
      MeterDeclaration(
        "sagemaker", storageMeter, attributes, unit: "GB-month", "\(component.title) disks"),
    ]
  }

  private static let storageMeter = "VolumeUsage.gp2"

  /// The smallest disk of a notebook (SageMaker API reference, `CreateNotebookInstance`).
  private static let smallestNotebookDisk = Quantity(5)

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let type = values[instanceType]
    if !type.isEmpty, !type.hasPrefix("ml.") {
      problems.add(
        at: values.position(of: instanceType.name),
        "'\(type)' is not an instance type of SageMaker", hints: ["its types begin with 'ml.'"])
    }
    let size = values[storage]
    if values[component] == .notebook, !size.isZero, size < smallestNotebookDisk {
      problems.add(
        at: values.position(of: storage.name),
        "component 'notebook' has a disk of \(smallestNotebookDisk) GB at least, not \(size.grouped)"
      )
    }
  }

  /// Meters the instance while it runs and its disk.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let component = fields[component]
    let attributes: MeterAttributes = ["component": component.code]
    let granule = TimeGranule(seconds: 1, minimumSeconds: 1, rule: "by the second")
    let hours = try metering.runningHours(granule)
    try metering.add(
      fields[instanceType], attributes: attributes, unit: "hour", hours,
      "\(fields[instanceType]), \(component.title)", granule: granule.rule,
      field: instanceType.name)
    let addDisk = { (metering: inout Metering) in
      try metering.add(
        storageMeter, attributes: attributes, unit: "GB-month",
        try metering.stored(fields[storage], "GB"), "\(component.title) disk", field: storage.name)
    }
    if component.keepsDisk {
      try addDisk(&metering)
    } else {
      try metering.storing(for: hours, addDisk)
    }
    if component == .notebook, !fields.isGiven(storage) {
      metering.assumptions.append(
        "\(resource.name): a notebook has a disk of 5 GB at least; none is priced, as the plan gives no \"storage_gb\"."
      )
    }
  }
}
