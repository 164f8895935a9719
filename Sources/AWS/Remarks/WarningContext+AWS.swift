import Billing
import Money
import Prices

extension WarningContext {
  /// Returns the hourly on-demand price of the instance behind a charge for spot or reserved hours.
  func onDemandPrice(of charge: PlannedCharge) throws -> UnitPrice? {
    var key = charge.usage.key
    guard let type = charge.instanceType, let system = key.attributes.values["operating_system"]
    else { return nil }
    key.meter = EC2.onDemandHours.usageType(type)
    key.attributes = ["operating_system": system]
    return try rateCard(key)?.firstPrice
  }
}
