public import Billing
import Money
import Prices
public import Scenarios

/// NAT gateways: every hour or part of an hour for which they exist, every GB that passes in either
/// direction, and their public addresses (VPC pricing page, read 2026-09-29).
public enum NATGateway: MeteredService {
  static let dataProcessed = Field<Quantity>.quantity(
    "monthly_data_processed_gb", unit: "GB", "data that passes a month, both directions together")
  // A gateway has one primary address and up to seven secondary ones (VPC user guide, "NAT gateway
  // basics").
  static let publicIPv4 = Field<Int>.integer(
    "public_ipv4", in: 0...8, default: 1, unit: "address",
    "its public addresses; 0 for a private gateway")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "nat_gateway", title: "NAT gateways", summary: "the way out of a private network",
    fields: [dataProcessed.declaration, publicIPv4.declaration])

  /// The meters that a gateway may use.
  public static let meters = [hours, data, PublicIPv4.inUse]

  static let hours = MeterDeclaration(
    "nat_gateway", "NatGateway-Hours", unit: "hour", .existing, "gateways, whole hours")
  static let data = MeterDeclaration(
    "nat_gateway", "NatGateway-Bytes", unit: "GB", .byUse, "data that passes")

  /// Meters hours, data and addresses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try metering.add(
      hours, try metering.runningHours(.wholeHour), "NAT gateway", granule: .time(.wholeHour))
    try metering.addMonthly(data, dataProcessed, "GB", "data processed")
    let addresses = resource.fields[publicIPv4]
    guard addresses > 0 else { return }
    try PublicIPv4.meter(
      addresses: addresses,
      hours: try metering.runningHours(.secondWithMinimumOfOneMinute), into: &metering)
    if !resource.fields.isGiven(publicIPv4), PublicIPv4.isBilled(metering) {
      metering.assumptions.append(
        "A NAT gateway has one public IPv4 address; a private one needs \"public_ipv4\": 0.")
    }
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .networking, noun: "NAT gateway",
    ending: Ending(plan: "Delete the gateway and release its address"),
    listCommands: [
      "aws ec2 describe-nat-gateways --region $region --query 'NatGateways[].NatGatewayId' --output text"
    ],
    isAlwaysLookedFor: true, glossary: [.publicAddress],
    forgotten: [ForgottenThing("a NAT gateway, without traffic")],
    exerciseMeters: [.gateway: hours],
    offers: ["AmazonEC2"])
}
