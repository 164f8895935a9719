import AWS
import Billing
import PriceFixtures
import Prices
import Scenarios
import Testing

/// Every service keeps to what it declares.
@Suite struct ConformanceTests {
  static let services = Conformance(AWS.module)

  /// The number of declared meters that no example uses yet; a new service brings an example of
  /// each.
  static let metersWithoutExample = 242

  /// An unpriceable one is reported elsewhere.
  static let budgets = WorkedExampleTests.examples.compactMap { try? $0.budget() }

  @Test func emitsWhatIsDeclared() throws {
    #expect(Self.services.undeclared(Self.budgets) == [])
  }

  @Test func examplesUseTheMeters() throws {
    #expect(Self.services.unused(Self.budgets).count <= Self.metersWithoutExample)
    // Both are priced as parts of servers.
    #expect(Self.services.withoutExample(Self.budgets) == ["ebs_snapshot", "public_ipv4"])
  }

  @Test func declaresEachMeterOnce() { #expect(Self.services.contradictions() == []) }

  @Test func statesItsFacts() { #expect(Self.services.missingFacts() == []) }

  /// The purpose of the suite: a declaration that is dropped, renamed or given another unit is
  /// found.
  @Test(arguments: AWS.module.services.map { $0.definition.id })
  func findsWhatIsWrong(_ id: String) throws {
    let budgets = Self.budgets.filter { budget in
      budget.scenario.resources.contains { $0.service == id }
    }
    let used = Set(budgets.flatMap(\.charges).filter { $0.usage.service == id }.map(\.usage.meter))
    for (index, meter) in (Self.services.declared[id] ?? []).enumerated() where used.contains(meter)
    {
      var dropped = Self.services
      dropped.declared[id]?.remove(at: index)
      #expect(dropped.undeclared(budgets) != [])
      for other in [Self.copy(meter, name: meter.meter + "X"), Self.copy(meter, unit: "parsec")] {
        var changed = Self.services
        changed.declared[id]?[index] = other
        #expect(changed.undeclared(budgets) != [] && changed.unused(budgets).count > 0)
      }
    }
  }

  private static func copy(
    _ meter: MeterDeclaration, name: String? = nil, unit: String? = nil
  ) -> MeterDeclaration {
    MeterDeclaration(
      meter.service, name ?? meter.meter, meter.attributes, unit: unit ?? meter.unit,
      meter.nature, isGlobal: meter.isGlobal, hasOpenAttributes: meter.hasOpenAttributes,
      takesUnitOfPrice: meter.takesUnitOfPrice, meter.meaning)
  }
}
