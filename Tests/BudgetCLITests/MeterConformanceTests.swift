import AWS
import Azure
import Billing
import Catalog
import CatalogBuilding
import Foundation
import Google
import PriceFixtures
import Scenarios
import Testing

@testable import BudgetCLI

/// Tests of every service of every provider at the bundled prices: it emits the meters that it
/// declares.
@Suite struct MeterConformanceTests {
  static let modules = [AWS.module, Azure.module, Google.module]
  static let names = ["AWS", "Azure", "Google"]

  static func openCatalog() throws -> Catalog {
    try CatalogFile.openOrBuild(
      data: "\(Checkout.root)/pricing-data", file: "\(Checkout.temporary)/meters.sqlite")
  }

  /// Plans of resources that together use every meter with a price.
  static let budgets: [Budget] = {
    guard let catalog = try? openCatalog() else { return [] }
    let estimator = Estimator(prices: catalog, services: Providers.all)
    let reader = ScenarioReader(services: Providers.all.definitions)
    return PlanProperties.lines(of: "meters.jsonl").compactMap { resource in
      let plan =
        #"{ "title": "Meters", "start": "2026-11-01", "months": 2, "resources": [ \#(resource) ] }"#
      return (try? reader.read(Array(plan.utf8))).flatMap { try? estimator.estimate($0) }
    }
  }()

  @Test func everyResourceIsPriced() {
    #expect(Self.budgets.count == PlanProperties.lines(of: "meters.jsonl").count)
  }

  @Test(arguments: names.indices)
  func emitsOnlyWhatIsDeclared(_ index: Int) {
    #expect(Conformance(Self.modules[index]).undeclared(Self.budgets) == [], "\(Self.names[index])")
  }

  @Test(arguments: names.indices)
  func declaresEachMeterOnceWithItsFacts(_ index: Int) {
    let services = Conformance(Self.modules[index])
    #expect(services.contradictions() == [], "\(Self.names[index])")
    #expect(services.missingFacts() == [], "\(Self.names[index])")
  }

  /// Only a meter without any price may be one that no plan here uses.
  @Test(arguments: names.indices)
  func emitsAllThatIsDeclared(_ index: Int) throws {
    let catalog = try Self.openCatalog()
    let used = Set(Self.budgets.flatMap(\.charges).map(\.usage.meter))
    let provider = try #require(Self.modules[index].provider)
    for service in Self.modules[index].services {
      for meter in service.meters where !used.contains(meter) {
        let coverage = try catalog.coverage(
          of: meter.meter, service: meter.service,
          attributes: meter.hasOpenAttributes ? nil : meter.attributes,
          provider: provider)
        #expect(
          coverage.regions == 0 || Self.unreachable.contains(meter.meter),
          "no plan uses \(meter.service) \(meter.meter) (\(meter.attributes))")
      }
    }
  }

  /// Meters that need another one without a price, and those that have the price of another engine.
  static let unreachable: Set<String> = [
    "RDS:PIOPS-Storage-IO2", "RDS:Multi-AZ-PIOPS-Storage-IO2", "ExtendedSupport:Yr3",
    // Of extended memory the lists have on-demand prices alone.
    "{family} Custom Extended Instance Ram",
  ]
}
