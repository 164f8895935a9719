public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Cognito user pools: users who are active in a month, by the pool's feature plan, and
/// users who sign in through another directory (Cognito pricing page, read 2025-11).
public enum Cognito: MeteredService {
  static let tier = Field<Tier>.choice(
    "user_pool_tier", default: .essentials, "the feature plan of the user pool")
  static let users = Field<Quantity>.quantity(
    "monthly_active_users", unit: "user",
    "users a month who sign in directly or by a social account")
  static let federatedUsers = Field<Quantity>.quantity(
    "monthly_federated_users", unit: "user",
    "users a month who sign in through SAML or OpenID Connect, beside the others")
  static let advancedSecurity = Field<Bool>.flag(
    "advanced_security", "the advanced security of a lite pool, billed for each user")

  /// The feature plans; a pool created since 2024-11-22 has Essentials by default.
  public enum Tier: String, Sendable, CaseIterable {
    case lite, essentials, plus

    fileprivate var declaredMeter: MeterDeclaration {
      MeterDeclaration(
        "cognito", "CognitoUserPoolsMAU", ["feature_plan": rawValue], unit: "MAU", .byUse,
        "active users, \(rawValue)")
    }
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "cognito", title: "Amazon Cognito", summary: "sign-in of users",
    fields: [
      tier.declaration, users.declaration, federatedUsers.declaration,
      advancedSecurity.declaration,
    ], check: check)

  private static let federated = MeterDeclaration(
    "cognito", "CognitoEnterpriseMAU", unit: "MAU", .byUse, "active users by SAML or OpenID Connect"
  )
  private static let security = MeterDeclaration(
    "cognito", "CognitoASF", unit: "MAU", .byUse, "advanced security")

  /// The meters that it may use.
  public static let meters = activeUsers.all + [federated, security]

  private static let activeUsers = ChoiceTable<Tier, MeterDeclaration> { $0.declaredMeter }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .identity, noun: "user pool", ending: Ending(plan: "Delete the user pool"),
    offers: ["AmazonCognito"])

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values[tier] != .lite {
      problems.refuse(
        advancedSecurity, of: values, with: "user_pool_tier '\(values[tier].rawValue)'",
        hints: ["'plus' has threat protection in its price"])
    }
  }

  /// Meters what the resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    // A user counts for the whole calendar month (Cognito pricing page, "Monthly active users").
    let granule = Granule.rule("a user counts for the whole calendar month")
    for (meter, field) in [(activeUsers[fields[tier]], users), (federated, federatedUsers)] {
      try metering.add(
        meter, metering.wholeMonths(fields[field], "user"), granule: granule, field: field.name)
    }
    guard fields[advancedSecurity] else { return }
    let all = try fields[users] + fields[federatedUsers]
    try metering.add(
      security, metering.wholeMonths(all, "user"), granule: granule, field: advancedSecurity.name)
  }
}
