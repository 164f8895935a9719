import Scenarios
import Billing
import Money
import Prices

/// A log group keeps everything for ever unless it has a retention period (CloudWatch Logs user
/// guide).
enum LogsNeverExpire: ResourceRule {
  static let id = "logs-never-expire"
  static let summary = "Logs are taken in but the plan has nothing for storing them."

  static func together(_ amount: Money) -> String {
    "up to \(amount.dollars) for every month after"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    let ingested = item.charge(of: CloudWatch.logsWritten)
    let stored = item.number(CloudWatch.logsStored.name) ?? .zero
    guard let ingested, stored.isZero else { return nil }
    var key = ingested.usage.key
    key.meter = CloudWatch.logsKept.meter
    guard let price = try context.rateCard(key)?.firstPrice else { return nil }
    let gigabytes = try ingested.quantity()
    let kept = try Money(gigabytes, at: price)
    return Finding(amount: kept) {
      """
      Logs are kept for ever unless their group is given a retention. The plan takes in \
      \(gigabytes.short) GB and stores nothing; kept, they cost up to \
      \(kept.dollars) for every month after. Set a retention, or plan \
      "\(CloudWatch.logsStored.name)".
      """
    }
  }
}
