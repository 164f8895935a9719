import Billing
import Dates
import Money
import Scenarios

/// Remarks on credit that expires unused on a certain day.
enum CreditExpires: WarningRule {
  static let id = "credit-expires"
  static let summary = "A credit expires before the end of the plan with money left in it."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    try context.creditCourses().flatMap { course in
      course.credits.compactMap { (credit, left) -> PlanWarning? in
        let unused = left.last ?? credit.amount
        guard let expires = credit.expires, context.budget.expiresDuringPlan(credit),
          unused.isWorthMentioning
        else {
          return nil
        }
        let each = course.account == .student ? " in each account" : ""
        if context.budget.expiredBeforePlan(credit) {
          return remark(
            "\(credit.name) expired on \(expires), before the plan begins: its \(credit.amount.dollars)\(each) pays nothing."
          )
        }
        return remark(
          """
          \(credit.name) expires on \(expires), during the plan, with \(unused.dollars) of its \
          \(credit.amount.dollars) unused\(each). It pays nothing that is used later.
          """, amount: unused)
      }
    }
  }
}

/// Remarks on the day from which the plan's owner pays.
enum CreditRunsOut: WarningRule {
  static let id = "credit-runs-out"
  static let summary = "The credits run out during the plan."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    try context.creditCourses().compactMap { (course) throws -> PlanWarning? in
      let needed = course.needed(in: context)
      guard let index = course.exhaustion(of: needed, in: context) else { return nil }
      let unpaid = try (index..<MonthIndex(course.due.count)).map {
        try course.due[$0] - course.paid[$0]
      }.sum()
      guard unpaid.isWorthMentioning, !course.due[index].isZero else { return nil }
      let last = context.budget.cashCredits.last {
        $0.account == course.account && $0.month == index
      }
      guard let last else { return nil }
      let day = try context.budget.lastDay(of: last)
      let names = needed.map(\.credit.name)
      let each = course.account == .student ? " in each student's account" : ""
      let what =
        names.count == 1 ? "\(names[0]) lasts" : "The credits (\(Wording.list(names))) last"
      return remark(
        """
        \(what) until about \(day)\(each). What comes after that, \
        \(try (unpaid * course.accounts).dollars) of this plan, is yours to pay.
        """, amount: try unpaid * course.accounts)
    }
  }
}
