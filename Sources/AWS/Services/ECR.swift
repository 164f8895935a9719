public import Billing
import Money
import Prices
public import Scenarios

/// Amazon ECR: the images of private repositories, compressed, for as long as they are stored (ECR
/// pricing page).
public enum ECR: MeteredService {
  static let storage = Field<Quantity>.quantity(
    "storage_gb", unit: "GB", "images stored in private repositories")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "ecr", title: "Amazon ECR", summary: "container images", fields: [storage.declaration])

  /// The meters that a registry may use.
  public static let meters = [imageStorage]

  private static let imageStorage = MeterDeclaration(
    "ecr", "TimedStorage-ByteHrs", unit: "GB-month", .stored, "images stored")

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .developerTools, noun: "image repository", ending: Ending(plan: "Delete the images"),
    glossary: [.gigabyteMonth], offers: ["AmazonECR"])

  /// Meters the stored images.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try metering.addStored(imageStorage, storage, "GB", "image storage")
  }
}
