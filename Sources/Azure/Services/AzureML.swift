public import Billing
import Money
import Prices
public import Scenarios

/// Azure Machine Learning compute instances: the virtual machine at its own price, without a
/// surcharge, and a load balancer that also bills while the instance is stopped (Azure Machine
/// Learning documentation, "Plan to manage costs", text of 2021-10-21).
///
/// The workspace's container registry, storage account, key vault and logs are resources of their
/// own.
public enum AzureML: MeteredService {
  static let size = Field<String>.text(
    "vm_size", required: true, "the size, such as 'Standard_DS3_v2'")

  private static let balancer = MeterDeclaration(
    "azure_ml", "Compute Instance Load Balancer", unit: "day", .existing, isGlobal: true,
    "the load balancer of a compute instance")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_ml", title: "Azure Machine Learning", provider: .azure,
    summary: "notebooks on compute instances", fields: [size.declaration])

  /// The meters that an instance may use.
  public static let meters = [AzureVM.onDemand, balancer]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .artificialIntelligence, noun: "compute instance",
    ending: Ending(
      session: "Stop the compute instance", plan: "Delete the compute instance and the workspace"),
    canBeStopped: true, needsEnd: "compute instance",
    globalListCommands: ["az ml workspace list -o table"],
    machines: MachineFields(type: size.name),
    offers: ["Virtual Machines", "Load Balancer"])

  /// Meters the machine while it runs, and the balancer while it exists.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let hours = try metering.runningHours(Azure.bySecond)
    if let type = try AzureVM.size(resource.fields[size], &metering) {
      try metering.add(
        AzureVM.onDemand, of: type.name, attributes: ["operating_system": "linux"], hours,
        "\(type.name), compute instance", part: .instance(type: type.name), purchase: .onDemand,
        granule: .time(Azure.bySecond), field: size.name, takesFreeTier: false)
    }
    let days = try metering.existingHours().scaled(by: .one, over: Quantity(24), "÷ 24 h a day")
    try metering.add(balancer, days, part: .fee, field: size.name)
  }
}
