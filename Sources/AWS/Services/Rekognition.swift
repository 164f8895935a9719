public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Rekognition: images by the group of the call, stored faces, minutes of video, and custom
/// models by the minute (Rekognition pricing page, read 2024-12-18).
public enum Rekognition: MeteredService {
  private static func images(_ name: String, _ help: String) -> Field<Quantity> {
    .quantity("monthly_\(name)", unit: "image", "\(help), a month")
  }

  static let trainingHours = Field<Quantity>.quantity(
    "monthly_training_hours", unit: "hour", "training of custom labels, a month")
  static let inferenceUnits = Field<Quantity>.quantity(
    "inference_units", unit: "inference unit",
    "of a model of custom labels, which bills for as long as it is started")
  static let faces = Field<Quantity>.quantity("stored_faces", unit: "face", "faces kept")
  static let users = Field<Quantity>.quantity("stored_users", unit: "user", "users kept")

  private static func image(_ meter: String, _ meaning: String) -> MeterDeclaration {
    MeterDeclaration("rekognition", meter, unit: "image", .byUse, meaning)
  }
  private static func minutes(_ meter: String, _ meaning: String) -> MeterDeclaration {
    MeterDeclaration("rekognition", meter, unit: "minute", .byUse, meaning)
  }
  private static func video(_ name: String, _ help: String) -> Field<Quantity> {
    .quantity("monthly_\(name)_minutes", unit: "minute", "\(help), a month")
  }

  /// The fields that are billed without conversion.
  private static let counted: [(field: Field<Quantity>, meter: MeterDeclaration)] = [
    (
      images("group1_images", "calls on faces: CompareFaces, IndexFaces, SearchFaces …"),
      image("Group1-ImagesProcessed", "images, group 1")
    ),
    (
      images("group2_images", "calls on labels, text, moderation, celebrities, DetectFaces …"),
      image("Group2-ImagesProcessed", "images, group 2")
    ),
    (
      images("image_properties", "images whose colours and quality are looked for"),
      image("ImageProperties-ImagesProcessed", "image properties")
    ),
    (
      video("video", "stored video, for each feature that is called"),
      minutes("MinutesOfVideoProcessed", "stored video")
    ),
    (
      video("live_video", "live video in which faces are searched"),
      minutes("MinsOfLiveVideoProcessed", "live video")
    ),
  ]
  private static let faceMonths = MeterDeclaration(
    "rekognition", "FaceVectorsStored", unit: "face-month", .stored, "faces kept")
  private static let userMonths = MeterDeclaration(
    "rekognition", "UserVectorsStored", unit: "user-month", .stored, "users kept")
  private static let trained = minutes("minutestrained", "training of custom labels")
  private static let inferred = MeterDeclaration(
    "rekognition", "inferenceminutes", unit: "minute", .existing, "started models of custom labels")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "rekognition", title: "Amazon Rekognition", summary: "image and video analysis",
    fields: counted.map { $0.field.declaration } + [
      faces.declaration, users.declaration, trainingHours.declaration, inferenceUnits.declaration,
    ], check: check)

  /// The meters that it may use.
  public static let meters = counted.map(\.meter) + [faceMonths, userMonths, trained, inferred]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let fields = counted.map(\.field) + [faces, users, trainingHours, inferenceUnits]
    if !fields.contains(where: values.isGiven) {
      problems.add(
        at: values.position, "nothing is used: give 'monthly_group1_images' or another quantity")
    }
  }

  private static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 1, rule: "by the minute and its parts")

  /// Meters images, video, stored faces, and models.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    for (field, meter) in counted { try metering.addMonthly(meter, field) }
    try metering.addStored(faceMonths, faces, "face")
    try metering.addStored(userMonths, users, "user")
    let sixty = Quantity(60)
    try metering.add(
      trained, try metering.monthly(trainingHours, "hours").times(sixty, "minutes"),
      field: trainingHours.name)
    let units = resource.fields[inferenceUnits]
    if !units.isZero {
      try metering.add(
        inferred,
        try metering.runningHours(granule).times(sixty, "minutes").times(units, "inference units"),
        granule: .time(granule), field: inferenceUnits.name)
    }
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .artificialIntelligence, noun: "image analysis",
    ending: Ending(plan: "Stop models of custom labels and delete face collections"),
    needsEndIf: { $0.isGiven(inferenceUnits) ? "model" : nil },
    glossary: [
      GlossaryTerm("group 1, group 2", "Amazon's two price lists for calls on images.")
    ], offers: ["AmazonRekognition"])
}
