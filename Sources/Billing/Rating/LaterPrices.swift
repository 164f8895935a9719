import Dates
import Diagnostics
import Prices
import Scenarios

/// Prices that the catalog has for later days only, gathered so that one sentence tells them all.
struct LaterPrices {
  private struct Missing {
    var resources: [String]
    var error: PriceLookupError
    var known: CalendarDate
    var diagnostic: Diagnostic
  }

  /// The prices that the sentence names: more than any course has used.
  private static let listedPrices = 40

  private var missing: [Missing] = []

  /// Takes a failed look-up whose price is known for later days.
  ///
  /// - Returns: false for any other failure.
  mutating func take(
    _ error: PriceLookupError, of resource: String, as diagnostic: Diagnostic
  ) -> Bool {
    guard error.reason == .noPrice, let date = error.date, let known = error.datesWithPrice.first,
      date < known
    else { return false }
    if let same = missing.firstIndex(where: { $0.error.key == error.key }) {
      // What a resource uses comes in one piece.
      if missing[same].resources.last != resource { missing[same].resources.append(resource) }
    } else {
      missing.append(
        Missing(resources: [resource], error: error, known: known, diagnostic: diagnostic))
    }
    return true
  }

  /// Returns what is missing: in one sentence where that is several prices.
  func diagnostics(_ scenario: Scenario) -> [Diagnostic] {
    guard missing.count > 1, let date = missing.first?.error.date,
      let latest = missing.map(\.known).max()
    else { return missing.map(\.diagnostic) }
    let names = missing.map { one in
      "\(one.error.key) (\(Wording.list(one.resources)); known from \(one.known))"
    }
    return [
      Diagnostic(
        at: scenario.fields.position(of: "prices_as_of") ?? scenario.fields.position,
        "\(missing.count) prices of \(date) are missing: \(Wording.list(names, atMost: Self.listedPrices))",
        hints: [
          "price these as 'custom', leave them out, or use the prices of \(latest), when all of them are known"
        ])
    ]
  }
}
