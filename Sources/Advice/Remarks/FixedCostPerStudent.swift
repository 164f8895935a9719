import Billing
import Money
import Prices
import Scenarios

/// What bills for being there is bought once a student unless it is shared.
enum FixedCostPerStudent: WarningRule {
  static let id = "fixed-cost-per-student"
  static let summary =
    "Each student of a class has a database, cluster, load balancer or key that one could share."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    guard let students = context.students else { return [] }
    var names: [String] = []
    var fixed = Money.zero
    for item in context.resources
    where item.facts?.isBetterShared == true && !item.resource.isShared {
      let amount = try item.amount { $0.isHourly || $0.isStored }
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
        """, amount: try fixed - one)
    ]
  }
}
