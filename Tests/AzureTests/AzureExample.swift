import Azure
import Billing
import Diagnostics
import Money
import Prices
import Scenarios
import Testing

/// A plan whose cost is known independently: from Microsoft's documentation, a peer, or paper.
struct AzureExample: Sendable, CustomTestStringConvertible {
  var name: String
  var plan = #""months": 1"#
  var region = "eastus"
  var resources: String
  var quantities: [String: String] = [:]
  var list: String
  var total: String?

  var testDescription: String { name }

  var text: String {
    """
    { "title": "Example", "provider": "azure", "region": "\(region)", \(plan),
      "resources": [ \(resources) ] }
    """
  }

  func budget(offers: [FreeTierOffer] = []) throws -> Budget {
    try Self.budget(text, offers: offers)
  }

  static let registry = ServiceRegistry([Azure.module, AnyProvider.module])

  static func budget(_ text: String, offers: [FreeTierOffer] = []) throws -> Budget {
    var prices = AzureBook()
    prices.offers = offers
    let reader = ScenarioReader(services: registry.definitions)
    return try Estimator(prices: prices, services: registry).estimate(
      try reader.read(Array(text.utf8)))
  }

  /// The errors in a resource, one message per line.
  static func problems(_ resource: String, region: String = "eastus") -> String {
    let text = """
      { "title": "Example", "provider": "azure", "region": "\(region)", "months": 1,
        "resources": [ \(resource) ] }
      """
    do {
      _ = try budget(text)
      return ""
    } catch let error as Diagnostics {
      return error.all.map { ([$0.message] + $0.hints).joined(separator: "; ") }
        .joined(separator: "\n")
    } catch {
      return "\(error)"
    }
  }
}
