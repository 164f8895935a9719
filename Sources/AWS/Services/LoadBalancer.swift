public import Billing
import Money
import Prices
public import Scenarios

/// Load balancers: every hour or part of an hour for which they exist, the capacity or data they
/// use, and a public address in each zone (ELB pricing page, read 2026-11-20).
public enum LoadBalancer: MeteredService {
  static let kind = Field<Kind>.choice(
    "load_balancer_type", default: .application, "the kind of balancer")
  static let capacityUnits = Field<Quantity>.quantity(
    "capacity_units", unit: "LCU", in: .zero...Quantity(100_000),
    "capacity units in use on average: the largest of connections, data and rules in each hour")
  static let dataProcessed = Field<Quantity>.quantity(
    "monthly_data_processed_gb", unit: "GB", "data that passes a month (classic and gateway)")
  static let isInternal = Field<Bool>.flag(
    "internal", "whether it has private addresses only")
  static let publicIPv4 = Field<Int>.integer(
    "public_ipv4", in: 0...250, default: addressesOfTwoZones, unit: "address",
    "its public addresses, one in each zone; none for internal and gateway ones")

  /// Application load balancers need two zones, and the console suggests two for the other kinds
  /// (ELB user guide, "Availability Zones").
  static let addressesOfTwoZones = 2

  /// The kinds of balancer.
  public enum Kind: String, Sendable, CaseIterable {
    case application, network, gateway, classic
  }

  /// What a balancer is billed for in addition to its hours.
  struct Load {
    var kind: Kind
    var capacityUnits = Quantity.zero
    var dataProcessed = Quantity.zero
    var addresses: Int
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "load_balancer", title: "Elastic Load Balancing", summary: "load balancers",
    fields: [
      kind.declaration, capacityUnits.declaration, dataProcessed.declaration,
      isInternal.declaration, publicIPv4.declaration,
    ], check: check)

  /// The meters that a balancer may use.
  public static let meters: [MeterDeclaration] =
    Kind.allCases.flatMap { [hours[$0], load[$0]] } + [PublicIPv4.inUse]

  static let hours = ChoiceTable<Kind, MeterDeclaration> {
    MeterDeclaration(
      "load_balancer", "LoadBalancerUsage", ["load_balancer_type": $0.rawValue], unit: "hour",
      .existing, "\($0.rawValue) balancers, whole hours")
  }

  /// The work of a balancer: data for classic ones, capacity units for all others.
  static let load = ChoiceTable<Kind, MeterDeclaration> {
    let attributes: MeterAttributes = ["load_balancer_type": $0.rawValue]
    return $0 == .classic
      ? MeterDeclaration(
        "load_balancer", "DataProcessing-Bytes", attributes, unit: "GB", .byUse,
        "data through classic balancers")
      : MeterDeclaration(
        "load_balancer", "LCUUsage", attributes, unit: "LCU-hour", .byUse,
        "capacity units of \($0.rawValue) balancers")
  }

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let name = "load_balancer_type '\(values[kind].rawValue)'"
    switch values[kind] {
    case .application, .network:
      problems.refuse(
        dataProcessed, of: values, with: name,
        hints: ["its data counts as capacity: 1 GB an hour is one of 'capacity_units'"])
    case .classic:
      problems.refuse(
        capacityUnits, of: values, with: name,
        hints: ["it is billed by the GB: 'monthly_data_processed_gb'"])
    case .gateway:
      problems.refuse(isInternal, of: values, with: name)
      problems.refuse(publicIPv4, of: values, with: name, hints: ["it has no public addresses"])
      if values.isGiven(capacityUnits), values.isGiven(dataProcessed) {
        problems.add(
          at: values.position(of: dataProcessed.name),
          "'monthly_data_processed_gb' and 'capacity_units' both say how much passes: give one",
          hints: ["1 GB is one capacity unit for an hour"])
      }
    }
    if values[isInternal], values[publicIPv4] > 0 {
      problems.refuse(publicIPv4, of: values, with: "'internal'")
    }
  }

  /// Meters hours, load and addresses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let isPublic = fields[kind] != .gateway && !fields[isInternal]
    try meter(
      Load(
        kind: fields[kind], capacityUnits: fields[capacityUnits],
        dataProcessed: fields[dataProcessed], addresses: isPublic ? fields[publicIPv4] : 0),
      into: &metering)
    if isPublic, !fields.isGiven(publicIPv4), PublicIPv4.isBilled(metering) {
      metering.assumptions.append(addressAssumption)
    }
  }

  static let addressAssumption =
    "A load balancer that faces the internet is in two zones and has a public IPv4 address in each."

  /// Meters a balancer, which may be part of another resource.
  static func meter(_ balancer: Load, into metering: inout Metering) throws {
    let time = try metering.runningHours(.wholeHour)
    try metering.add(
      hours[balancer.kind], time, "\(balancer.kind.rawValue) load balancer",
      granule: .time(.wholeHour), field: kind.name)
    if balancer.kind != .classic {
      try metering.add(
        load[balancer.kind], try time.times(balancer.capacityUnits, "capacity units"),
        "capacity units", field: capacityUnits.name)
    }
    try meterData(balancer, &metering)
    try PublicIPv4.meter(
      addresses: balancer.addresses,
      hours: try metering.runningHours(.secondWithMinimumOfOneMinute),
      "load balancer's public IPv4 address", into: &metering)
  }

  /// Meters data: classic balancers are billed by the GB, gateway balancers by capacity.
  ///
  /// 1 GB is one capacity unit for an hour, the lowest possible amount: connections may need more.
  private static func meterData(_ balancer: Load, _ metering: inout Metering) throws {
    let data = try metering.monthly(dataProcessed, "GB")
    let meter = load[balancer.kind]
    if balancer.kind == .classic {
      try metering.add(meter, data, "data processed", field: dataProcessed.name)
    } else {
      try metering.add(
        meter, data.adding(step: "1 GB is one capacity unit for an hour"),
        "data as capacity units", field: dataProcessed.name)
    }
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .networking, noun: "load balancer", ending: Ending(plan: "Delete the load balancer"),
    needsEnd: "load balancer", isBetterShared: true, glossary: [.publicAddress],
    forgotten: [ForgottenThing("a load balancer, without traffic")],
    offers: ["AWSELB", "AmazonEC2"])
}
