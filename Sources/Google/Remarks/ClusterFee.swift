import Billing
import Money
import Prices
import Scenarios

/// The free fee of an account is that of one zonal or Autopilot cluster (Kubernetes Engine pricing
/// page, 2026).
enum ClusterFee: WarningRule {
  static let id = "cluster-fee"
  static let summary = "The fees of Google's clusters are more than the account's free one."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let meters = [KubernetesEngine.zonal, KubernetesEngine.managed, KubernetesEngine.regional]
    func fee(_ wanted: [MeterDeclaration]) throws -> Money {
      try context.resources.map { item in
        try item.amount { wanted.contains($0.usage.meter) }
      }.sum()
    }
    let whole = try fee(meters)
    let regional = try fee([KubernetesEngine.regional])
    var free = Money.zero
    for use in context.budget.freeTier where use.key.service == KubernetesEngine.definition.id {
      free = try free + use.amount * use.accounts
    }
    let left = try whole - free
    guard left.isWorthMentioning else { return [] }
    let covered =
      free.isZero
      ? "nothing of it is free here"
      : "\(free.dollars) of it is free, one zonal or Autopilot cluster of an account"
    let ruled =
      regional.isZero
      ? "" : " The \(regional.dollars) of regional clusters is never free: a zonal one may do."
    return [
      remark(
        """
        The fees of its clusters are \(whole.dollars) over the plan, whatever runs on them; \
        \(covered).\(ruled) Several teams can share one cluster.
        """, amount: left)
    ]
  }
}
