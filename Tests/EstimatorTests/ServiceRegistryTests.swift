import Estimator
import Scenarios
import Testing

@Suite struct ServiceRegistryTests {
  /// The registry names services without making their definitions: the names must be the same.
  @Test(arguments: zip(ServiceRegistry.ids, ServiceRegistry.definitions))
  func namesServicesAsTheyDo(id: String, definition: ServiceDefinition) {
    #expect(definition.id == id)
    #expect(ServiceRegistry.definition(id)?.title == definition.title)
  }

  @Test func namesEachServiceOnce() {
    #expect(Set(ServiceRegistry.ids).count == ServiceRegistry.all.count)
  }
}
