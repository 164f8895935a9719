public import Billing
import Money
import Prices
public import Scenarios

/// AWS CodeCommit: users who touch a repository in a month.
///
/// One day of use costs the whole month (CodeCommit pricing page, "active user", read 2024-08).
public enum CodeCommit: MeteredService {
  static let activeUsers = Field<Quantity>.quantity(
    "active_users", unit: "user",
    "users who reach a repository in a month; each counts for the whole month")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "codecommit", title: "AWS CodeCommit", summary: "Git repositories",
    fields: [activeUsers.declaration])

  private static let userMonths = MeterDeclaration(
    "codecommit", "User-Month", unit: "user-month", .byUse, isGlobal: true,
    "active users")

  /// The meters that it may use.
  public static let meters = [userMonths]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .developerTools, noun: "repository", ending: Ending(plan: "Delete the repositories"),
    offers: ["AWSCodeCommit"])

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let users = resource.fields[activeUsers]
    let amount = metering.wholeMonths(users, "user")
    try metering.add(
      userMonths, amount, granule: .rule("a user counts for the whole calendar month"),
      field: activeUsers.name)
  }
}
