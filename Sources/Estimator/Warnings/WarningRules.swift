import Money
import Prices
import Scenarios

/// A rule of the plan linter: one file, one line in the registry.
protocol WarningRule: Sendable {
  /// A short id in kebab case, for machines.
  static var id: String { get }
  /// What the rule looks for, in one sentence for the documentation.
  static var summary: String { get }
  /// The remarks on a budget; `ResourceRule` has those that are about one resource each.
  static func check(_ context: WarningContext) throws -> [PlanWarning]
}

/// All rules of the plan linter.
public enum WarningRules {
  static let all: [any WarningRule.Type] = [
    NothingBilled.self,
    StoppedStillBills.self,
    DisksOutliveServers.self,
    NoEnd.self,
    NATGatewayCost.self,
    DatabaseRestarts.self,
    FreePoolRunsOut.self,
    AccountOpensLate.self,
    FreeWindowOver.self,
    FreeWindowEnds.self,
    NoFreeHours.self,
    FreePlanCloses.self,
    OrganizationSharesFreeTier.self,
    OrganizationEndsCredits.self,
    CreditExpires.self,
    CreditRunsOut.self,
    AlarmIsNoCap.self,
    HostedZonePerStudent.self,
    FixedCostPerStudent.self,
    SecondRegion.self,
    BurstAboveBaseline.self,
    SpotAboveOnDemand.self,
    SpotInterruption.self,
    ReservationOutlastsPlan.self,
    OlderGeneration.self,
    WholeHours.self,
    PublicIPv4Share.self,
    CrossZoneTraffic.self,
    SmallRecords.self,
    LogsNeverExpire.self,
    PricesFarFromPlan.self,
    OldPrices.self,
    UncertainPrices.self,
  ]

  /// The rules' ids and summaries, for the documentation.
  public static var summaries: [(id: String, summary: String)] {
    all.map { ($0.id, $0.summary) }
  }

  static func warnings(
    for budget: Budget, prices: any PriceBook, offers: [FreeTierOffer], maximumPriceAge: Int
  ) throws -> [PlanWarning] {
    var context = WarningContext(budget: budget, prices: prices, offers: offers)
    context.maximumPriceAge = maximumPriceAge
    return try all.flatMap { rule in
      do {
        return try rule.check(context)
      } catch is ArithmeticError {
        // The plan itself was computed exactly; a remark whose own figures are too large is left out.
        return []
      }
    }
  }
}

extension WarningRule {
  static func remark(_ message: String, on item: PlannedResource? = nil) -> PlanWarning {
    PlanWarning(rule: id, resource: item?.resource.name, message: message)
  }
}
