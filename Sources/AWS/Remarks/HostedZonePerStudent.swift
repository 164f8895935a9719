import Billing
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
    let zones = item.charges.filter { $0.isOf(Route53.zoneMonths) }
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
