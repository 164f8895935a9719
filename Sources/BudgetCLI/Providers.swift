import AWS
import Azure
import Billing
import Google

/// The providers that the program knows: here, and nowhere else, they are put together.
enum Providers {
  /// The services of all providers, and what any plan may use.
  static let all = ServiceRegistry([AWS.module, Azure.module, Google.module, AnyProvider.module])
}
