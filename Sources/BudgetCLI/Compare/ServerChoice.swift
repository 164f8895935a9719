import Arguments
import Billing
import Catalog
import Prices

/// The servers of one provider that are compared.
struct ServerChoice {
  /// The provider of the servers.
  let provider: Provider
  /// The meters that they are billed by.
  let facts: ServerFacts
  /// The ways to pay for them.
  let purchases: [PurchaseChoice]

  /// Finds the servers of a provider.
  ///
  /// - Throws: `ValidationError` for a provider without servers.
  init(_ provider: Provider, _ services: ServiceRegistry) throws {
    guard let service = services.servers(of: provider).first, let server = service.facts.server
    else { throw ValidationError("there are no servers of provider '\(provider.rawValue)'") }
    self.provider = provider
    facts = server
    purchases = (service.facts.machines?.purchases ?? []).filter {
      server.parts != nil || server.hours($0.purchase) != nil
    }
  }

  /// Returns the catalog's meter for a way to pay; where there is none, one without any price.
  func meter(_ choice: PurchaseChoice) -> OfferMeter {
    let found = facts.hours(choice.purchase)
    return OfferMeter(
      service: found?.meter.service ?? "", prefix: found?.meter.usageType("") ?? "",
      systemAttribute: facts.systemAttribute,
      attributes: MeterAttributes(found?.attributes ?? []),
      onlySystem: facts.onlySystem(choice.purchase))
  }
}
