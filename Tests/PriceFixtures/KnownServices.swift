public import Billing
public import Prices
import AWS
import Advice

/// The services with which tests of whole plans work.
public let knownServices = ServiceRegistry([AWS.module, AnyProvider.module])

extension Estimator {
  /// Returns an estimator of all services, with remarks, as in the program.
  public init(prices: any PriceBook) {
    self.init(prices: prices, services: knownServices, reviewer: Advice())
  }
}
