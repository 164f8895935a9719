import Billing

extension Google {
  /// The console and the bill; Google states no time by which the bill is behind, and a day is usual.
  static var console: ConsoleGuide {
    ConsoleGuide(
      billLag: .init("up to a day, at times longer,", counted: "a day", hours: 24),
      pricePages: "cloud.google.com/pricing and its calculator",
      regions: "gcloud compute regions list --format='value(name)'",
      shutdownStopsBilling: true
    ) { amount in
      [
        "In the console, Billing, Budgets & alerts: create a budget of \(amount) a month for your project.",
        "Keep the alerts at 50%, 90% and 100%, and see that they go to your address.",
      ]
    }
  }
}
