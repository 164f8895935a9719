public import Billing
import Money
import Prices
public import Scenarios

/// Amazon SageMaker AI: notebooks, Studio apps, training and processing jobs, and endpoints, each
/// on its own instances.
///
/// All are billed by the second without a minimum (SageMaker pricing page). An endpoint bills until
/// it is deleted, whether or not it gets requests.
public enum SageMaker: MeteredService {
  static let component = Field<Component>.choice(
    "component", default: .notebook, "what the instance is for")
  static let instanceType = Field<String>.text(
    "instance_type", required: true, "the type, such as 'ml.t3.medium'")
  static let storage = Field<Quantity>.quantity(
    "storage_gb", unit: "GB", in: .zero...Quantity(16_384), "the disk of each instance")
  static let purchaseOption = Field<PurchaseOption>.choice(
    "purchase_option", default: .onDemand, "how the instance is paid; spot is for training jobs")
  static let spotSavings = Field<Quantity?>.optionalQuantity(
    "spot_savings_percent", unit: "%", in: .zero...Quantity(90),
    "of managed spot training: the saving that the page of such a job shows")

  /// How the instance is paid.
  public enum PurchaseOption: String, Sendable, CaseIterable {
    case onDemand = "on_demand"
    case spot
  }

  /// The purpose of an instance.
  public enum Component: String, Sendable, CaseIterable {
    case notebook, studio, training, processing, endpoint

    /// The component's name in the price list.
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

    /// Whether the disk remains when the instance stops: the disk of a notebook or Studio space
    /// does; that of a job or endpoint is deleted with it (SageMaker AI developer guide).
    var keepsDisk: Bool { self == .notebook || self == .studio }
  }

  /// The fields of an instance and its disk.
  public static let definition = ServiceDefinition(
    id: "sagemaker", title: "Amazon SageMaker AI", summary: "machine learning instances",
    fields: [
      component.declaration, instanceType.declaration, storage.declaration,
      purchaseOption.declaration, spotSavings.declaration,
    ], check: check)

  /// The meters that each component may use.
  public static let meters = Component.allCases.flatMap { [instanceHours[$0], disks[$0]] }

  private static let instanceHours = ChoiceTable<Component, MeterDeclaration> {
    MeterDeclaration(
      "sagemaker", "{instance_type}", ["component": $0.code], unit: "hour", .running,
      "\($0.title) instances while they run")
  }
  private static let disks = ChoiceTable<Component, MeterDeclaration> {
    MeterDeclaration(
      // A Studio space has a gp3 disk (SageMaker AI pricing page, read 2026-09-24).
      "sagemaker", $0 == .studio ? "VolumeUsage.gp3" : "VolumeUsage.gp2",
      ["component": $0.code], unit: "GB-month", .stored,
      "\($0.title) disks")
  }

  /// The smallest disk of a notebook (SageMaker API reference, `CreateNotebookInstance`).
  private static let smallestNotebookDisk = Quantity(5)

  /// The largest disk of a notebook (SageMaker API model of 2026-11-20).
  private static let largestNotebookDisk = Quantity(16_384)

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    checkPurchase(values, &problems)
    let type = values[instanceType]
    if !type.isEmpty, !type.hasPrefix("ml.") {
      problems.add(
        at: values.position(of: instanceType.name),
        "'\(type)' is not an instance type of SageMaker", hints: ["its types begin with 'ml.'"])
    }
    let size = values[storage]
    if values[component] == .notebook, size > largestNotebookDisk {
      problems.add(
        at: values.position(of: storage.name),
        "component 'notebook' has a disk of \(largestNotebookDisk.grouped) GB at most, not \(size.grouped)"
      )
    }
    if values[component] == .notebook, !size.isZero, size < smallestNotebookDisk {
      problems.add(
        at: values.position(of: storage.name),
        "component 'notebook' has a disk of \(smallestNotebookDisk) GB at least, not \(size.grouped)"
      )
    }
  }

  private static func checkPurchase(_ values: FieldValues, _ problems: inout FieldProblems) {
    guard values[purchaseOption] == .spot else {
      return problems.refuse(
        spotSavings, of: values, with: "purchase_option 'on_demand'",
        hints: ["it is for \"purchase_option\": \"spot\" of a training job"])
    }
    if values[component] != .training {
      problems.refuse(
        purchaseOption, of: values, with: "component '\(values[component].rawValue)'",
        hints: ["managed spot is for component 'training' only: leave it out"])
    } else if !values.isWritten(spotSavings.name) {
      problems.add(
        at: values.position(of: purchaseOption.name),
        "no list has a price of managed spot training: '\(spotSavings.name)' is missing",
        hints: [
          "a job is billed for its billable seconds at the training price: give the saving that the page of a like job shows, such as \"\(spotSavings.name)\": 60, or leave 'purchase_option' out and give the billable time as \"hours\""
        ])
    }
  }

  /// The hours that are billed of those that an instance runs.
  ///
  /// Managed spot training has no price of its own: what is billed is `BillableTimeInSeconds`, and the
  /// saving is 1 less its share of the training time (SageMaker API reference, `DescribeTrainingJob`,
  /// read 2026-11-29: 100 of 500 s save 80%).
  private static func billed(
    _ hours: MeteredAmount, _ fields: FieldValues
  ) throws -> MeteredAmount {
    guard fields[purchaseOption] == .spot, let savings = fields[spotSavings] else { return hours }
    let left = try Quantity(100) - savings
    return try hours.scaled(
      by: left, over: Quantity(100),
      "× \(left.grouped)% of the time is billed, by a managed spot saving of \(savings.grouped)%")
  }

  /// Meters the instance while it runs and its disk.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let component = fields[component]
    let type = fields[instanceType]
    let granule = TimeGranule(seconds: 1, minimumSeconds: 1, rule: "by the second")
    let hours = try metering.runningHours(granule)
    let isSpot = fields[purchaseOption] == .spot
    try metering.add(
      instanceHours[component], of: type, try billed(hours, fields),
      "\(type), \(component.title)" + (isSpot ? ", managed spot" : ""), part: .instance(type: type),
      purchase: .onDemand, granule: .time(granule), field: instanceType.name)
    let addDisk = { (metering: inout Metering) in
      try metering.addStored(disks[component], storage, "GB", "\(component.title) disk")
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

  // MARK: Facts

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .artificialIntelligence, noun: "machine learning instance",
    ending: Ending(
      session: "Stop the notebook; delete endpoints",
      plan: "Delete notebook, endpoints, models and their storage"),
    canBeStoppedIf: { $0[component].keepsDisk },
    endsByItselfIf: { $0[component] == .training || $0[component] == .processing },
    needsEndIf: { $0[component] == .endpoint ? Component.endpoint.title : nil },
    listCommands: [
      "aws sagemaker list-endpoints --region $region --query 'Endpoints[].EndpointName' --output text"
    ],
    glossary: [.endpoint, .gigabyteMonth, .instance],
    forgotten: [ForgottenThing("a SageMaker endpoint, ml.m5.large", forgottenEndpoint)],
    machines: MachineFields(type: instanceType.name, typePrefix: "ml."),
    offers: ["AmazonSageMaker"])

  private static let forgottenEndpoint: FieldValues = {
    var fields = FieldValues()
    fields.set(.text(Component.endpoint.rawValue), for: component.name)
    fields.set(.text("ml.m5.large"), for: instanceType.name)
    return fields
  }()
}
