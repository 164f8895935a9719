import Estimator
import Money
import Scenarios

/// The sums that all reports show, made once, so that no two formats can differ.
struct BudgetFigures {
  /// The budget.
  let budget: Budget
  /// Its lines, in the order of the file.
  let lines: [LineFigures]
  /// The same by resource; resources that cost nothing too.
  let resources: [ResourceFigures]
  /// What the free tier covered.
  let freeTier: [FreeTierFigures]
  /// What credits paid.
  let credits: [CreditFigures]
  /// The total for one student; nil outside of a class.
  ///
  /// The one figure that need not end: it is rounded in the last place that an amount has.
  let perStudent: Money?

  /// Sums up a budget.
  init(_ budget: Budget) throws(ArithmeticError) {
    self.budget = budget
    let lines = try LineFigures.all(of: budget)
    self.lines = lines
    var resources: [ResourceFigures] = []
    resources.reserveCapacity(budget.scenario.resources.count)
    var begin = 0
    for (index, resource) in budget.scenario.resources.enumerated() {
      // Lines come in the order of their resources.
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

  /// Whose accounts there are, and how many of each.
  var accounts: [(role: AccountRole, count: Int)] {
    AccountRole.allCases.compactMap { role in
      budget.charges.first { $0.usage.account == role }.map { (role, $0.accounts) }
    }
  }
}

/// A meter of a resource, over all accounts.
///
/// An object, since it is large to copy, and lists of lines are put together in several ways.
final class LineFigures {
  /// What is charged within one account.
  let charge: Charge
  /// The name of what it belongs to.
  let resource: String
  /// The tags of what it belongs to.
  let tags: [String: String]
  /// The usage over the plan.
  let quantity: Quantity
  /// The list cost over the plan.
  let amount: Money
  /// What is left of it after the free tier.
  let afterFreeTier: Money
  /// The slices of the price over the plan.
  let tiers: [TierCharge]

  init(
    _ charge: Charge, of resource: String, tags: [String: String], due: [Money]
  ) throws(ArithmeticError) {
    self.charge = charge
    self.resource = resource
    self.tags = tags
    quantity = try charge.quantity()
    amount = try charge.amount()
    afterFreeTier = try due.sum() * charge.accounts
    tiers = try charge.tiers()
  }

  /// The lines of a budget, in the order of the file.
  static func all(of budget: Budget) throws(ArithmeticError) -> [LineFigures] {
    var lines: [LineFigures] = []
    lines.reserveCapacity(budget.charges.count)
    let resources = budget.scenario.resources
    for (index, charge) in budget.charges.enumerated() {
      let place = charge.usage.resource
      lines.append(
        try LineFigures(
          charge, of: resources[place].name, tags: resources[place].tags,
          due: budget.afterFreeTier[index]))
    }
    return lines
  }

  /// The same month by month.
  func months(of period: PlanPeriod) throws(ArithmeticError) -> [MonthFigures] {
    var months: [MonthFigures] = []
    months.reserveCapacity(charge.months.count)
    for monthly in charge.months {
      months.append(
        try MonthFigures(period.months[monthly.month], monthly, accounts: charge.accounts))
    }
    return months
  }

  /// What it is, for people.
  var description: String { VisibleText.name(charge.usage.description) }
}

/// A month of a line, over all accounts.
struct MonthFigures {
  let month: BillingMonth
  let quantity: Quantity
  let amount: Money
  let tiers: [TierCharge]

  init(_ month: BillingMonth, _ monthly: MonthlyCharge, accounts: Int) throws(ArithmeticError) {
    self.month = month
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
struct ResourceFigures {
  let resource: Resource
  let cohort: Cohort?
  let lines: ArraySlice<LineFigures>
  /// The list cost of all lines.
  let amount: Money

  init(resource: Resource, cohort: Cohort?, lines: ArraySlice<LineFigures>) throws(ArithmeticError)
  {
    self.resource = resource
    self.cohort = cohort
    self.lines = lines
    var amount = Money.zero
    for line in lines { amount = try amount + line.amount }
    self.amount = amount
  }

  /// The name on one line.
  var name: String { VisibleText.name(resource.name) }
}

/// Free usage of a meter in a month, over all accounts.
struct FreeTierFigures {
  let use: FreeTierUse
  let quantity: Quantity
  /// Zero or less.
  let amount: Money

  init(_ use: FreeTierUse) throws(ArithmeticError) {
    self.use = use
    quantity = try use.quantity * use.accounts
    amount = -(try use.amount * use.accounts)
  }
}

/// What a credit paid in a month, over all accounts.
struct CreditFigures {
  let use: CreditUse
  /// Zero or less.
  let amount: Money
  /// What is left of it after the month.
  let remaining: Money

  init(_ use: CreditUse) throws(ArithmeticError) {
    self.use = use
    amount = -(try use.amount * use.accounts)
    remaining = try use.remaining * use.accounts
  }
}
