package import Billing
package import Money
package import Scenarios

/// The sums that all reports show, computed once, so that no two formats can differ.
package final class BudgetFigures {
  /// The budget that is summed up.
  package let budget: Budget
  /// Its lines, in the order of the file.
  package let lines: [LineFigures]
  /// The lines by resource; includes resources that cost nothing.
  package let resources: [ResourceFigures]
  /// What the free tier covered.
  package let freeTier: [FreeTierFigures]
  /// What credits paid.
  package let credits: [CreditFigures]
  /// The total for one student; nil for a plan without a class.
  ///
  /// The one figure that may not terminate: it is rounded in the last place of an amount.
  package let perStudent: Money?

  /// Sums up a budget.
  package init(_ budget: Budget) throws(ArithmeticError) {
    self.budget = budget
    let lines = try LineFigures.all(of: budget)
    self.lines = lines
    var resources: [ResourceFigures] = []
    resources.reserveCapacity(budget.scenario.resources.count)
    var begin = 0
    for (index, resource) in budget.scenario.resources.numbered {
      // Lines are in the order of their resources.
      let own = lines[begin...].prefix { $0.charge.usage.resource == index }
      begin = own.endIndex
      resources.append(
        try ResourceFigures(resource: resource, cohort: budget.scenario.cohort, lines: own))
    }
    self.resources = resources
    var freeTier: [FreeTierFigures] = []
    for use in budget.freeTier { freeTier.append(try FreeTierFigures(use)) }
    self.freeTier = freeTier
    var credits: [CreditFigures] = []
    for use in budget.credits { credits.append(try CreditFigures(use)) }
    self.credits = credits
    perStudent = try budget.scenario.cohort.map { cohort throws(ArithmeticError) in
      try budget.totals.total.scaled(by: .one, over: Quantity(cohort.students))
    }
  }

  /// The kinds of accounts, and the number of each.
  package var accounts: [(role: AccountRole, count: Int)] {
    AccountRole.allCases.compactMap { role in
      budget.charges.first { $0.usage.account == role }.map { (role, $0.accounts) }
    }
  }
}

/// The figures of a resource's meter, over all accounts.
///
/// An object, because it is large to copy and appears in several lists.
package final class LineFigures {
  /// The charge within one account.
  package let charge: Charge
  /// The name of the resource.
  package let resource: String
  /// The tags of the resource.
  package let tags: [String: String]
  /// The usage over the plan.
  package let quantity: Quantity
  /// The list cost over the plan.
  package let amount: Money
  /// The amount left after the free tier.
  package let afterFreeTier: Money
  /// The amount left to pay after credits.
  package let afterCredits: Money
  /// The tiers of the price over the plan.
  package let tiers: [TierCharge]
  private let dueByMonth: [Money]
  private let netByMonth: [Money]

  /// Returns the part that the free tier covers: zero or less.
  package func freeTier() throws(ArithmeticError) -> Money { try afterFreeTier - amount }

  /// Returns the part that credits pay: zero or less.
  package func credits() throws(ArithmeticError) -> Money { try afterCredits - afterFreeTier }

  init(
    _ charge: Charge, of resource: String, tags: [String: String], afterFreeTier: [Money],
    afterCredits: [Money]
  ) throws(ArithmeticError) {
    self.charge = charge
    self.resource = resource
    self.tags = tags
    quantity = try charge.quantity()
    amount = try charge.amount()
    self.afterFreeTier = try afterFreeTier.sum() * charge.accounts
    self.afterCredits = try afterCredits.sum() * charge.accounts
    dueByMonth = afterFreeTier
    netByMonth = afterCredits
    tiers = try charge.tiers()
  }

  /// Returns the lines of a budget, in the order of the file.
  static func all(of budget: Budget) throws(ArithmeticError) -> [LineFigures] {
    var lines: [LineFigures] = []
    lines.reserveCapacity(budget.charges.count)
    let resources = budget.scenario.resources
    for (index, charge) in budget.charges.enumerated() {
      let place = charge.usage.resource
      lines.append(
        try LineFigures(
          charge, of: resources[place].name, tags: resources[place].tags,
          afterFreeTier: budget.afterFreeTier[index], afterCredits: budget.afterCredits[index]))
    }
    return lines
  }

  /// Returns the figures month by month.
  package func months(of period: PlanPeriod) throws(ArithmeticError) -> [MonthFigures] {
    var months: [MonthFigures] = []
    months.reserveCapacity(charge.months.count)
    for monthly in charge.months {
      months.append(
        try MonthFigures(
          period.months[monthly.month], monthly, accounts: charge.accounts,
          due: dueByMonth[monthly.month], net: netByMonth[monthly.month]))
    }
    return months
  }
}

/// The figures of a line in a month, over all accounts.
package struct MonthFigures {
  package let month: BillingMonth
  package let quantity: Quantity
  package let amount: Money
  package let tiers: [TierCharge]
  /// The part that the free tier covers: zero or less.
  package let freeTier: Money
  /// The part that credits pay: zero or less.
  package let credits: Money
  /// The amount left to pay.
  package let net: Money

  init(
    _ month: BillingMonth, _ monthly: MonthlyCharge, accounts: Int, due: Money, net: Money
  ) throws(ArithmeticError) {
    self.month = month
    freeTier = try (due - monthly.amount) * accounts
    credits = try (net - due) * accounts
    self.net = try net * accounts
    quantity = try monthly.quantity * accounts
    amount = try monthly.amount * accounts
    if accounts == 1 {
      tiers = monthly.tiers
      return
    }
    var tiers: [TierCharge] = []
    for var tier in monthly.tiers {
      tier.quantity = try tier.quantity * accounts
      tier.amount = try tier.amount * accounts
      tiers.append(tier)
    }
    self.tiers = tiers
  }
}

/// A resource with its lines.
package final class ResourceFigures {
  package let resource: Resource
  package let cohort: Cohort?
  package let lines: ArraySlice<LineFigures>
  /// The list cost of all lines.
  package let amount: Money

  init(resource: Resource, cohort: Cohort?, lines: ArraySlice<LineFigures>) throws(ArithmeticError)
  {
    self.resource = resource
    self.cohort = cohort
    self.lines = lines
    var amount = Money.zero
    for line in lines { amount = try amount + line.amount }
    self.amount = amount
  }
}

/// Free usage of a meter in a month, over all accounts.
package struct FreeTierFigures {
  package let use: FreeTierUse
  package let quantity: Quantity
  /// The value of the free usage: zero or less.
  package let amount: Money

  init(_ use: FreeTierUse) throws(ArithmeticError) {
    self.use = use
    quantity = try use.quantity * use.accounts
    amount = -(try use.amount * use.accounts)
  }
}

/// The payment of a credit in a month, over all accounts.
package struct CreditFigures {
  package let use: CreditUse
  /// The payment: zero or less.
  package let amount: Money
  /// The balance after the month.
  package let remaining: Money

  init(_ use: CreditUse) throws(ArithmeticError) {
    self.use = use
    amount = -(try use.amount * use.accounts)
    remaining = try use.remaining * use.accounts
  }
}
