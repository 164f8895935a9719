import Billing
import Money
import Prices
import Scenarios

/// Processor time above the baseline is billed by the vCPU-hour; T3, T3a and T4g permit an
/// unlimited amount of it unless configured otherwise (EC2 user guide, "Unlimited mode", text of
/// 2023-06).
enum BurstAboveBaseline: ResourceRule {
  static let id = "burst-above-baseline"
  static let summary = "A burstable instance is used above its baseline, which is billed extra."

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) for processor time in this plan"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard let credits = item.charge(of: EC2.surplusCredits),
      let price = credits.firstPrice,
      let name = item.charges.first(where: \.isCompute)?.instanceType,
      let type = try context.prices.instanceType(name, of: item.resource.provider),
      let baseline = type.baselinePercent, baseline < Quantity(100)
    else { return nil }
    let surplus = try type.vcpu.scaled(by: Quantity(100) - baseline, over: Quantity(100))
    let day = try Money(surplus * 24, at: price)
    let month = try Money(surplus.times(context.monthHours), at: price)
    let processors = "\(type.vcpu.grouped) \(type.vcpu == .one ? "vCPU" : "vCPUs")"
    return Finding(amount: try credits.amount()) {
      """
      Processor time above the baseline costs \(try credits.amount().dollars) in this plan. \
      \(name) may use \(baseline.short)% of its \(processors) for the price of its hours; at \
      100% all the time each pays \(day.dollars) a day more, \(month.dollars) a month.
      """
    }
  }
}
