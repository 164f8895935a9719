public import Dates
public import Money
public import Prices
public import Scenarios

/// A priced plan: everything a report shows.
///
/// All amounts are exact.
public struct Budget: Sendable {
  /// The plan.
  public var scenario: Scenario
  /// The services that it may use, with their facts.
  public var services: ServiceRegistry
  /// The plan's span, cut into months.
  public var period: PlanPeriod
  /// A charge for each meter of each resource, at list price, in the order of the file.
  public var charges: [Charge]
  /// What the free tier covered.
  public var freeTier: [FreeTierUse]
  /// The offers of the providers that the plan uses.
  public var offers: OfferList
  /// The credits that are available in one account.
  public var availableCredits: [AvailableCredit]
  /// What credits paid.
  public var credits: [CreditUse]
  /// What is left of each charge after the free tier, by month, in one account.
  public var afterFreeTier: [[Money]]
  /// What is left of each charge after credits, by month, in one account.
  public var afterCredits: [[Money]]
  /// The sums of each month.
  public var months: [BudgetTotals]
  /// The sums of the whole plan.
  public var totals: BudgetTotals
  /// The remarks that a good accountant would make about the plan.
  public var warnings: [PlanWarning]
  /// The remarks that are hidden because the plan declares them intended.
  public var allowed: [PlanWarning] = []
  /// The assumptions made where the plan says nothing.
  public var assumptions: [String]
  /// Where the prices come from.
  public var sources: [PriceSource]
  /// The date as of which everything is priced.
  public var pricesDate: CalendarDate

  /// The amount that the plan uses up: what is owed after the free tier and before credits, with
  /// upfront fees in full.
  public var used: Money
  /// The upfront fees on their days, and the bill of each month.
  public var due: [DuePayment]
  /// The use of each month before credits, with upfront fees in full in the month they are due.
  public var monthlyUse: [Money]
  /// What credits pay of what is due, with upfront fees in full on their day; the same as `credits`
  /// in a plan without such fees.
  public var cashCredits: [CreditUse]
  /// What is due of each charge before credits, by month in one account, with upfront fees in full
  /// in the month they are due.
  public var cashOfCharges: [[Money]]
  /// The upfront fees that are due within the plan, before credits.
  public var upfrontFees: [UpfrontFee]
  /// Whether each resource is metered by itself, whatever else is in the plan.
  package var isMeteredApart = true
  /// What is to pay after credits, with upfront fees in full.
  public var cashToPay: Money {
    get throws(ArithmeticError) {
      var sum = Money.zero
      for payment in due { sum = try sum + payment.amount }
      return sum
    }
  }
  /// The money available compared with what is used; nil for a plan without a limit.
  public var limitStatus: LimitStatus?

  /// Whether the plan fits its limit; nil when it has none.
  public var fitsLimit: Bool? { limitStatus?.fits }

  /// The resource that a charge belongs to.
  public func resource(of charge: Charge) -> Resource { scenario.resources[charge.usage.resource] }

  /// The list cost of each resource over the plan and all accounts, in the order of the file.
  public func listCosts() throws(ArithmeticError) -> [Money] {
    var sums = Money.zeros(scenario.resources.count)
    for charge in charges {
      sums[charge.usage.resource] = try sums[charge.usage.resource] + charge.amount()
    }
    return sums
  }
}

/// Sums over a month or a plan, all accounts together.
public struct BudgetTotals: Sendable, Hashable {
  /// The list cost.
  public var list: Money
  /// What the free tier covered: zero or less.
  public var freeTier: Money
  /// What credits paid: zero or less.
  public var credits: Money
  /// What is left to pay: never below zero.
  public var total: Money

  /// Creates sums from their parts.
  package init(list: Money, freeTier: Money, credits: Money, total: Money) {
    (self.list, self.freeTier, self.credits, self.total) = (list, freeTier, credits, total)
  }

  /// The sums for people, in cents that add up: what is free, and what credits pay, is what the others
  /// leave.
  package var shown: BudgetTotals {
    var sums = self
    guard let used = try? list + freeTier, let free = try? list.shownRest(without: used),
      let paid = try? used.shownRest(without: total)
    else { return self }
    (sums.freeTier, sums.credits) = (-free, -paid)
    return sums
  }

  /// Returns an amount as people see it: as the sum shows it where it is all that is free, or all that
  /// credits pay.
  package func shown(_ amount: Money) -> Money {
    switch amount {
    case -freeTier: -shown.freeTier
    case -credits: -shown.credits
    default: amount
    }
  }
}

/// A remark on a plan.
public struct PlanWarning: Sendable, Hashable {
  /// The id of the rule that made it.
  public var rule: String
  /// The name of the resource it is about; nil for the plan as a whole, or several resources.
  public var resource: String?
  /// The remark, in a sentence or two.
  public var message: String
  /// The names of the resources, where one remark is about several; the message names a few.
  public var resources: [String]
  /// Whether it must be read before any figure, because the figures mislead without it.
  public var comesFirst: Bool
  /// The amount at stake in US dollars; nil where the remark is not about an amount.
  public var amount: Money?

  /// Creates a remark from its parts.
  public init(
    rule: String, resource: String?, message: String, resources: [String] = [],
    comesFirst: Bool = false, amount: Money? = nil
  ) {
    self.rule = rule
    self.resource = resource
    self.message = message
    self.resources = resources
    self.comesFirst = comesFirst
    self.amount = amount
  }
}
