import Billing
import PriceFixtures
import Scenarios
import Testing

@Suite struct ServiceRegistryTests {
  /// The registry names services without creating their definitions, so the names must be the same.
  @Test(arguments: zip(knownServices.ids, knownServices.definitions))
  func namesServicesAsTheyDo(id: String, definition: ServiceDefinition) {
    #expect(definition.id == id)
    #expect(knownServices.definition(id)?.title == definition.title)
  }

  @Test func namesEachServiceOnce() {
    #expect(Set(knownServices.ids).count == knownServices.all.count)
  }
}
