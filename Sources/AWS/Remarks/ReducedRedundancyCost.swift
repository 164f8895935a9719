import Billing
import Money
import Prices
import Scenarios

/// Reduced Redundancy stores data less safely and, since Standard became cheaper in 2016-12, costs
/// more (S3 pricing page; AWS announcement of 2016-11-21).
enum ReducedRedundancyCost: ResourceRule {
  static let id = "reduced-redundancy"
  static let summary = "Reduced Redundancy is dearer than S3 Standard, which is safer."

  static func together(_ amount: Money) -> String { "\(amount.dollars) more than S3 Standard" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard item.service == S3.definition.id else { return nil }
    let meter = S3StorageClass.reducedRedundancy.meters.storage
    guard let charge = item.charge(of: meter) else { return nil }
    var key = charge.usage.key
    key.meter = S3StorageClass.standard.meters.storage.meter
    guard let price = charge.firstPrice, let standard = try context.rateCard(key)?.firstPrice,
      standard < price
    else { return nil }
    let more = try Money(charge.quantity(), at: price) - Money(charge.quantity(), at: standard)
    return Finding(amount: more) {
      """
      Reduced Redundancy costs \(price.dollars) a GB-month, S3 Standard \(standard.dollars), and \
      Standard keeps data more safely. In the class "standard" it is \(more.dollars) less.
      """
    }
  }
}
