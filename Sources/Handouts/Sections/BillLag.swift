import Billing
import Scenarios

extension ServiceRegistry {
  /// Returns the lag of a plan's bills: the longest of its providers.
  ///
  /// A day is usual, and counted for a provider of which nothing is known.
  func billLag(of scenario: Scenario) -> ConsoleGuide.BillLag {
    let used = Set(scenario.resources.map(\.provider))
    let providers = used.isEmpty ? [scenario.provider] : used
    return modules.filter { $0.provider.map(providers.contains) ?? false }
      .compactMap { $0.console?.billLag }.max { $0.hours < $1.hours }
      ?? ConsoleGuide.BillLag("up to a day", counted: "a day", hours: 24)
  }
}
