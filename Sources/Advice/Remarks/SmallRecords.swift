import Billing
import Money
import Prices
import Scenarios

/// Minimums for each record, object, query or run multiply the bill of small ones.
enum SmallRecords: ResourceRule {
  static let id = "small-records"
  static let summary = """
    Records, objects, queries or runs are smaller than the least that is billed for each (S3, \
    Firehose, Kinesis, Athena, Glue).
    """

  static func together(_ amount: Money) -> String { "\(amount.dollars) more over the plan" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    let found = try context.budget.services.service(item.service)?.excess(of: item)
    // An excess of less than half is no surprise.
    guard let found, try found.billed * 2 >= found.real * 3, found.wasted.isWorthMentioning else {
      return nil
    }
    let times =
      found.real.isZero
      ? "" : " \(try found.billed.divided(by: found.real).rounded(to: 1)) times as much,"
    return Finding(amount: found.wasted) {
      "\(found.rule):\(times) \(found.wasted.dollars) more over the plan. \(found.advice)"
    }
  }
}
