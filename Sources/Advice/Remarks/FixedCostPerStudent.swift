import Billing
import Money
import Prices
import Scenarios

/// A resource that bills for its existence is bought once per student unless it is shared.
///
/// One for the class does the work of all: what is billed by use stays the same.
enum FixedCostPerStudent: WarningRule {
  static let id = "fixed-cost-per-student"
  static let summary =
    "Each student of a class has a database, cluster, load balancer or key that one could share."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    guard let students = context.students else { return [] }
    var names: [String] = []
    var (list, fixed, used) = (Money.zero, Money.zero, Money.zero)
    for item in context.resources
    where item.facts?.isBetterShared == true && !item.resource.isShared {
      let amount = try item.amount { $0.isHourly || $0.isStored }
      guard !amount.isZero else { continue }
      names.append(item.resource.name)
      list = try list + amount
      fixed =
        try fixed
        + context.due { ($0.isHourly || $0.isStored) && $0.usage.resource == item.index }
      used = try used + item.amount() - amount
    }
    let each = try list.scaled(by: Quantity.one, over: Quantity(students))
    // What is free in each student's account is not free for one that all share.
    guard fixed > each, fixed.isWorthMentioning else { return [] }
    let one = try each + used
    let hours = try context.budget.period.hours()
    let day = try fixed.scaled(by: Quantity(24), over: hours)
    let bills = "\(fixed.dollars) for \(Quantity(students).grouped) students, used or not"
    // Where use is most of the bill, sharing is no remedy: the shared one has to do everybody's
    // work.
    if used > fixed {
      return [
        remark(
          """
          Every student has a \(Wording.list(names)) of their own: \(bills) (\(day.dollars) a day). \
          Most of what they cost is use, \(used.dollars), which stays the same however many there \
          are: one of each with the use of all would be \(one.dollars).
          """)
      ]
    }
    return [
      remark(
        """
        Every student has a \(Wording.list(names)) of their own: \(bills). One of each for the \
        class\(used.isZero ? "" : ", with the use of all,") would be \(one.dollars): mark what can \
        be common "shared": true.
        """, amount: try fixed - each)
    ]
  }
}
