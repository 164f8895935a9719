import Billing
import Money
import PriceFixtures
import Prices
import Scenarios
import Testing

/// A plan whose cost is known independently: from a provider's own example, a course, or paper.
struct WorkedExample: Sendable, CustomTestStringConvertible {
  /// What is priced, and who states its cost.
  var name: String
  /// The scenario's members in addition to title and resources, such as `"months": 1`.
  var plan: String = #""months": 1"#
  /// The resources, as JSON.
  var resources: String
  /// The expected quantity by meter, summed over the plan; only these are compared.
  var quantities: [String: String] = [:]
  /// The exact expected list cost.
  var list: String
  /// The expected sum after free tier and credits; by default the list cost.
  var total: String?

  var testDescription: String { name }

  var text: String {
    #"{ "title": "Example", "region": "us-east-1", \#(plan), "resources": [ \#(resources) ] }"#
  }

  /// Prices the example with frozen prices.
  func budget(offers: [FreeTierOffer] = []) throws -> Budget {
    var prices = FixtureBook()
    prices.offers = offers
    let reader = ScenarioReader(services: knownServices.definitions)
    return try Estimator(prices: prices).estimate(try reader.read(Array(text.utf8)))
  }
}

/// The quantity of each meter over the whole plan.
func quantities(of budget: Budget) throws -> [String: String] {
  var sums: [String: Quantity] = [:]
  for charge in budget.charges {
    let meter = charge.usage.key.meter
    sums[meter] = try (sums[meter] ?? .zero) + charge.quantity()
  }
  return sums.mapValues(\.description)
}
