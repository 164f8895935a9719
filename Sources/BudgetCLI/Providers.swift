import AWS
import Azure
import Billing
import Google

/// The only place where the program's providers are assembled.
enum Providers {
  /// The services of all providers, and those that any plan may use.
  static let all = ServiceRegistry([AWS.module, Azure.module, Google.module, AnyProvider.module])
}
