public import Billing
public import Prices
import AWS
import Advice

/// The services that tests of the whole plan with.
public let knownServices = ServiceRegistry([AWS.module, AnyProvider.module])

extension Estimator {
  /// An estimator of all services, with remarks, as the program has it.
  public init(prices: any PriceBook) {
    self.init(prices: prices, services: knownServices, reviewer: Advice())
  }
}
