import Billing
import Money
import PriceFixtures
import Prices
import Scenarios
import Testing

/// A plan whose cost is known from somewhere else: a provider's own example, a course, or paper.
struct WorkedExample: Sendable, CustomTestStringConvertible {
  /// What is priced and who says what it costs.
  var name: String
  /// The members of the scenario beside title and resources, such as `"months": 1`.
  var plan: String = #""months": 1"#
  /// The resources, as JSON.
  var resources: String
  /// The expected quantity by meter, summed over the plan; only these are compared.
  var quantities: [String: String] = [:]
  /// The expected list cost, exactly.
  var list: String
  /// The expected sum after free tier and credits; the same as the list cost unless given.
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
