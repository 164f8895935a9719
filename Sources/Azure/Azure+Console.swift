import Billing

extension Azure {
  /// The console and the bill.
  ///
  /// The lag is as the documentation of Cost Management is quoted publicly (2022-11). A machine that
  /// is shut down from within is stopped but not deallocated, and is billed on.
  static var console: ConsoleGuide {
    ConsoleGuide(
      billLag: .init("8 to 24 hours", counted: "a day", hours: 24),
      pricePages: "azure.microsoft.com/pricing and its calculator",
      regions: "az account list-locations --query '[].name' --output tsv",
      shutdownStopsBilling: false
    ) { amount in
      [
        "In the portal, Cost Management, Budgets: add a budget of \(amount), reset each billing month, for your subscription.",
        "Add alerts at 50%, 80% and 100% of it with your address.",
      ]
    }
  }
}
