public import Billing
import Prices
public import Scenarios
import Money

/// AWS Secrets Manager: secrets by the month, prorated by the hour, and requests (Secrets Manager
/// pricing page, read 2025-06).
public enum SecretsManager: MeteredService {
  static let secrets = Field<Quantity>.quantity("secrets", unit: "secret", "secrets kept")
  static let requests = Field<Quantity>.quantity(
    "monthly_requests", unit: "request", "API requests a month")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "secrets_manager", title: "AWS Secrets Manager", summary: "passwords and other secrets",
    fields: [secrets.declaration, requests.declaration])

  private static let secretMonths = MeterDeclaration(
    "secrets_manager", "AWSSecretsManager-Secrets", unit: "secret-month", .stored, "secrets")
  private static let apiRequests = MeterDeclaration(
    "secrets_manager", "AWSSecretsManagerAPIRequest", unit: "request", .byUse, "requests")

  /// The meters that it may use.
  public static let meters = [secretMonths, apiRequests]

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try metering.addStored(secretMonths, secrets, "secret")
    try metering.addMonthly(apiRequests, requests)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .security, noun: "secret", ending: Ending(plan: "Delete the secrets"), isBetterShared: true,
    offers: ["AWSSecretsManager"])
}
