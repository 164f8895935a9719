public import Billing
import Money
import Prices
public import Scenarios

/// Azure Service Bus: operations on Basic; a base charge by the hour and operations above 13
/// million on Standard; messaging units by the hour on Premium (Azure Service Bus pricing page,
/// read 2026-09-20).
///
/// A subscription pays the base charge once, however many Standard namespaces it has (Azure
/// documentation, Service Bus pricing and billing, 2018-09-21).
public enum AzureServiceBus: MeteredService {
  static let sku = Field<SKU>.choice("sku", default: .basic, "the kind of namespace")
  static let capacity = Field<Int>.integer(
    "capacity", in: 1...64, default: 1, unit: "messaging unit", "messaging units (Premium)")
  static let operations = Field<Quantity>.quantity(
    "monthly_messaging_operations", unit: "operation",
    "operations a month; a message of more than 64 KB is several")
  static let connections = Field<Quantity>.quantity(
    "monthly_brokered_connections", unit: "connection", in: .zero...Quantity(100_000),
    "the most connections at once, as AMQP and HTTP clients keep them (Standard)")

  /// The kinds of namespace.
  public enum SKU: String, Sendable, CaseIterable {
    case basic = "Basic"
    case standard = "Standard"
    case premium = "Premium"
  }

  private static let basicOperations = MeterDeclaration(
    "azure_service_bus", "Basic Messaging Operations", unit: "operation", .byUse,
    "messaging operations, Basic")
  private static let standardOperations = MeterDeclaration(
    "azure_service_bus", "Standard Messaging Operations", unit: "operation", .byUse,
    "messaging operations, Standard")
  private static let base = MeterDeclaration(
    "azure_service_bus", "Standard Base Unit", unit: "hour", .existing,
    "the base charge of Standard")
  private static let brokered = MeterDeclaration(
    "azure_service_bus", "Standard Brokered Connections", unit: "connection-month", .byUse,
    "brokered connections")
  private static let units = MeterDeclaration(
    "azure_service_bus", "Premium Messaging Unit", unit: "hour", .existing, "messaging units")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_service_bus", title: "Azure Service Bus", provider: .azure,
    summary: "queues and topics",
    fields: [
      sku.declaration, capacity.declaration, operations.declaration, connections.declaration,
    ],
    check: { values, problems in
      let kind = "sku '\(values[sku].rawValue)'"
      if values[sku] != .premium { problems.refuse(capacity, of: values, with: kind) }
      if values[sku] != .standard { problems.refuse(connections, of: values, with: kind) }
      if values[sku] == .premium {
        problems.refuse(
          operations, of: values, with: kind, hints: ["Premium has no charge for operations"])
      }
    })

  /// The meters that a namespace may use.
  public static let meters = [basicOperations, standardOperations, base, brokered, units]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .integration, noun: "namespace", ending: Ending(plan: "Delete the namespace"),
    globalListCommands: ["az servicebus namespace list -o table"],
    offers: ["Service Bus"])

  /// Meters a namespace.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    switch resource.fields[sku] {
    case .basic: try metering.addMonthly(basicOperations, operations, "operation")
    case .standard:
      let hours = try metering.runningHours(Azure.bySecond)
      let earlier = metering.earlier { $0.fields[sku] == .standard }
      try metering.add(
        base, try metering.hours(hours, notCausedBy: earlier), part: .fee,
        granule: .time(Azure.bySecond), field: sku.name, isOncePerAccount: true)
      if !earlier.isEmpty || resource.count > 1 {
        metering.assumptions.append(
          "An Azure subscription pays the base charge of Service Bus Standard once, however many namespaces it has."
        )
      }
      try metering.addMonthly(standardOperations, operations, "operation")
      try metering.addMonthly(brokered, connections, "connection")
    case .premium:
      let hours = try metering.runningHours(Azure.bySecond)
      try metering.add(
        units, try hours.times(Quantity(resource.fields[capacity]), "messaging units"),
        granule: .time(Azure.bySecond), field: capacity.name)
    }
  }
}
