import Billing
import Money
import Prices
import Scenarios

/// Remarks on a family that has a cheaper successor with the same sizes.
enum OlderGeneration: ResourceRule {
  static let id = "older-generation"
  static let summary = "A newer instance type of the same size costs less in the same region."

  /// Families, with their successors of the same sizes and at least as much memory.
  private static let successors = [
    ("t2.", "t3."), ("m3.", "m5."), ("m4.", "m5."), ("c3.", "c5."), ("c4.", "c5."), ("r3.", "r5."),
    ("r4.", "r5."),
  ]

  static func together(_ amount: Money) -> String { "\(amount.dollars) less over the plan" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard
      let charge = item.charges.first(where: {
        $0.usage.meter == EC2.onDemandHours && $0.usage.service != EMR.definition.id
      }),
      let old = charge.firstPrice, let newer = try newerType(than: charge, context),
      !context.budget.freeTier.contains(where: { $0.key == charge.usage.key })
    else { return nil }
    var key = charge.usage.key
    key.meter = EC2.onDemandHours.usageType(newer.name)
    guard let new = try context.rateCard(key)?.firstPrice, new < old else { return nil }
    let hours = try charge.quantity()
    let saved = try Money(hours, at: old) - Money(hours, at: new)
    guard saved.isWorthMentioning else { return nil }
    let credits =
      newer.burstable
      ? " Set its credits to 'standard', or processor time above the baseline is billed." : ""
    return Finding(amount: saved) {
      """
      \(newer.name) is the same size, newer, and costs \(new.dollars) an hour in place of \
      \(old.dollars): \(saved.dollars) less over the plan.\(credits)
      """
    }
  }

  private static func newerType(
    than charge: PlannedCharge, _ context: WarningContext
  ) throws -> InstanceType? {
    let provider = charge.usage.key.provider
    guard let name = charge.instanceType,
      let (old, new) = successors.first(where: { name.utf8.starts(with: $0.0.utf8) }),
      let type = try context.prices.instanceType(name, of: provider),
      let newer = try context.prices.instanceType(
        new + name.dropFirst(old.count), of: provider),
      newer.vcpu >= type.vcpu, newer.memoryGiB >= type.memoryGiB,
      newer.architecture == type.architecture
    else { return nil }
    return newer
  }
}
