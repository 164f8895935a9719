import Dates
import Money

/// How the credits of one account go, month by month.
struct CreditCourse {
  var account: AccountRole
  /// How many accounts have the same.
  var accounts: Int
  /// Each credit, and what is left of it at the end of each month.
  var credits: [(credit: AvailableCredit, left: [Money])]
  /// What the free tier leaves that some credit may pay, by month.
  var due: [Money]
  /// What credits paid, by month.
  var paid: [Money]

  /// The month in which the last credit that had not expired was used up; nil if there is none.
  func exhaustion(in context: WarningContext) -> Int? {
    context.budget.period.months.indices.first { index in
      let first = context.budget.period.months[index].start ?? context.startDate
      let alive = credits.filter { credit, _ in
        !credit.amount.isZero && credit.expires.map { $0 >= first } ?? true
      }
      return !paid[index].isZero && alive.allSatisfy { $0.left[index].isZero }
    }
  }
}

extension WarningContext {
  /// The credits of the account, or of each student's; none where there is nothing to pay.
  func creditCourses() throws -> [CreditCourse] {
    guard !budget.availableCredits.isEmpty else { return [] }
    return try [AccountRole.common, .student].compactMap { role in
      let own = charges.indices.filter { charges[$0].usage.account == role }
      guard let first = own.first else { return nil }
      let uses = budget.credits.filter { $0.account == role }
      let months = budget.period.months.indices
      var due = [Money](repeating: .zero, count: months.count)
      for index in own where isPayable(charges[index]) {
        for month in months { due[month] = try due[month] + budget.afterFreeTier[index][month] }
      }
      var paid = [Money](repeating: .zero, count: months.count)
      for use in uses { paid[use.month] = try paid[use.month] + use.amount }
      return CreditCourse(
        account: role, accounts: charges[first].accounts,
        credits: budget.availableCredits.map { credit in
          (credit, months.map { Self.left(of: credit, after: $0, uses) })
        },
        due: due, paid: paid)
    }
  }

  private static func left(
    of credit: AvailableCredit, after month: Int, _ uses: [CreditUse]
  ) -> Money {
    let own = uses.last {
      $0.name == credit.name && $0.expires == credit.expires && $0.month <= month
    }
    return own?.remaining ?? credit.amount
  }

  private func isPayable(_ charge: PlannedCharge) -> Bool {
    budget.availableCredits.contains { credit in
      let isGranted = credit.services.isEmpty || credit.services.contains(charge.usage.service)
      let isOwn = charge.usage.service == "custom" || charge.usage.isUpfront
      return isGranted && !(credit.isProviders && isOwn)
    }
  }

  /// What is left to pay in accounts that may have credits, over all of them.
  func unpaid() throws -> Money {
    let due = try due { $0.usage.account != .classroom }
    return try due - budget.credits.map { try $0.amount * $0.accounts }.sum()
  }
}
