public import Billing
public import Prices

/// Reviews a budget as a good accountant would: adds the remarks of all rules, and assumptions.
public struct Advice: BudgetReview {
  /// The age in days that a price list may have, compared with the plan, without a remark.
  public var maximumPriceAge: Int

  /// Creates a review.
  public init(maximumPriceAge: Int = 180) { self.maximumPriceAge = maximumPriceAge }

  /// The rules that apply to any provider, before and after the providers' own.
  private static let first: [any WarningRule.Type] = [
    ReadAs.self, UnusedAccount.self, NothingBilled.self, StoppedStillBills.self,
    DisksOutliveServers.self, NoEnd.self, OutsidePlan.self, NeedsNotMet.self,
  ]
  private static let last: [any WarningRule.Type] = [
    FreePoolRunsOut.self, CreditExpires.self, CreditRunsOut.self, FixedCostPerStudent.self,
    SecondRegion.self, SmallRecords.self, DeletedBeforeMinimum.self, PricesFarFromPlan.self,
    OldPrices.self,
    UncertainPrices.self,
  ]

  /// Returns all rules, in the order in which their remarks are shown.
  public static func rules(_ services: ServiceRegistry) -> [any WarningRule.Type] {
    first + services.rules + last
  }

  /// Returns the rules' ids and summaries, for the documentation.
  public static func summaries(_ services: ServiceRegistry) -> [(id: String, summary: String)] {
    rules(services).map { ($0.id, $0.summary) }
  }

  /// Adds remarks and assumptions to a budget.
  ///
  /// - Throws: the error of the store behind the price book.
  public func review(_ budget: inout Budget, prices: any PriceBook) throws {
    let context = WarningContext(
      budget: budget, prices: prices, maximumPriceAge: maximumPriceAge)
    budget.assumptions = try Assumptions.all(of: context, noted: budget.assumptions)
    budget.warnings = try Self.remarks(of: Self.first, context)
    for module in budget.services.modules {
      // A provider's rules have nothing to say about a plan that doesn't use the provider.
      guard !module.rules.isEmpty, let own = context.only(module.provider) else { continue }
      budget.warnings += try Self.remarks(of: module.rules, own)
    }
    budget.warnings += try Self.remarks(of: Self.last, context)
    let services = budget.services
    try Allowance.apply(to: &budget) { Set(Self.rules(services).map { $0.id }) }
  }

  private static func remarks(
    of rules: [any WarningRule.Type], _ context: WarningContext
  ) throws -> [PlanWarning] {
    var all: [PlanWarning] = []
    for rule in rules {
      let remarks = try rule.remarks(context)
      // Most rules have nothing to say.
      if !remarks.isEmpty { all += remarks }
    }
    return all
  }
}
