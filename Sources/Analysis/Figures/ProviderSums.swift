package import Billing
package import Money
package import Prices

/// The cost of a plan with one provider.
package struct ProviderSums {
  /// The provider; nil for what no provider bills, such as a licence from elsewhere.
  package let provider: Provider?
  /// The sums of its lines.
  package var sums: BudgetTotals

  /// Returns the sums of each provider in a plan, in their usual order; none for a plan with one
  /// provider.
  package static func all(of figures: BudgetFigures) throws(ArithmeticError) -> [ProviderSums] {
    let billers = figures.lines.lazy.compactMap { $0.biller }
    guard let first = billers.first, billers.contains(where: { $0 != first }) else { return [] }
    let none = BudgetTotals(list: .zero, freeTier: .zero, credits: .zero, total: .zero)
    var sums: [Provider?: BudgetTotals] = [:]
    for line in figures.lines {
      let provider = line.biller
      var sum = sums[provider] ?? none
      sum.list = try sum.list + line.amount
      sum.freeTier = try sum.freeTier + line.freeTier()
      sum.credits = try sum.credits + line.credits()
      sum.total = try sum.total + line.afterCredits
      sums[provider] = sum
    }
    let order: [Provider?] = Provider.allCases + [nil]
    return order.compactMap { provider in
      sums[provider].map { ProviderSums(provider: provider, sums: $0) }
    }
  }
}

extension LineFigures {
  /// The provider that bills it; nil for what no provider bills.
  package var biller: Provider? {
    charge.usage.meter.isSoldByOthers ? nil : charge.usage.key.provider
  }
}
