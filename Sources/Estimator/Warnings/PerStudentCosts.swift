import Money
import Prices
import Scenarios

/// Hosted zones are billed by the month and not prorated (Route 53 pricing page).
enum HostedZonePerStudent: ResourceRule {
  static let id = "hosted-zone-per-student"
  static let summary = "Each student of a class has a hosted zone, which is billed by whole months."

  static func together(_ amount: Money) -> String { "\(amount.dollars) over the plan" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard let students = context.students else { return nil }
    let zones = item.charges.filter { $0.usage.key.meter == "HostedZone" }
    guard !item.resource.isShared, let zone = zones.first, let price = zone.firstPrice else {
      return nil
    }
    let all = try zone.amount()
    let one = try Money(zone.quantity().divided(by: Quantity(students)), at: price)
    guard all.isWorthMentioning else { return nil }
    return Finding(amount: all) {
      """
      Hosted zones for \(Quantity(students).grouped) students cost \(all.dollars): each is billed \
      for whole months unless it is deleted within 12 hours. One for the class, with a subdomain \
      for each student, is \(one.dollars): mark it "shared": true.
      """
    }
  }
}

/// What bills for being there is bought once a student unless it is shared.
enum FixedCostPerStudent: WarningRule {
  static let id = "fixed-cost-per-student"
  static let summary =
    "Each student of a class has a database, cluster, load balancer or key that one could share."

  private static let services = [
    "eks", "elastic_beanstalk", "emr", "kinesis_stream", "kms", "load_balancer", "rds", "redshift",
    "secrets_manager",
  ]

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    guard let students = context.students else { return [] }
    var names: [String] = []
    var fixed = Money.zero
    for item in context.resources where services.contains(item.service) && !item.resource.isShared {
      let amount = try item.amount { ($0.isHourly && $0.usage.unit != "RPU-hour") || $0.isStored }
      guard !amount.isZero else { continue }
      names.append(item.resource.name)
      fixed = try fixed + amount
    }
    let one = try fixed.scaled(by: Quantity.one, over: Quantity(students))
    guard fixed.isWorthMentioning else { return [] }
    return [
      remark(
        """
        Every student has a \(Wording.list(names)) of their own: \(fixed.dollars) for \
        \(Quantity(students).grouped) students, used or not. One of each for the class would be \
        \(one.dollars): mark what can be common "shared": true.
        """)
    ]
  }
}
