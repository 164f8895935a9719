public import Billing
import Money
import Prices
public import Scenarios

/// AWS Elastic Beanstalk environments: free themselves, they are billed for what they start: EC2
/// instances with disks and addresses, and a load balancer if there is more than one instance
/// (Elastic Beanstalk pricing page and developer guide).
public enum ElasticBeanstalk: MeteredService {
  static let minInstances = Field<Int>.integer(
    "min_instances", in: 1...1000, default: 1, unit: "instance",
    "instances that always run; traffic may start more")
  static let balancer = Field<Balancer?>.optionalChoice(
    "load_balancer_type", default: "application from two instances on, none for one",
    "the kind of load balancer")
  static let volumes = Field<[FieldValues]>.list(
    "volumes", of: EBS.fields, "the disks of each instance, each as a resource of service 'ebs'")
  static let publicIPv4 = Field<Int>.integer(
    "public_ipv4", in: 0...250, default: 1, unit: "address", "public addresses of each instance")

  /// The load balancers that an environment can have.
  public enum Balancer: String, Sendable, CaseIterable {
    case application, network, classic

    var kind: LoadBalancer.Kind {
      switch self {
      case .application: return .application
      case .network: return .network
      case .classic: return .classic
      }
    }
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "elastic_beanstalk", title: "AWS Elastic Beanstalk", summary: "web applications",
    fields: [
      EC2.instanceType.declaration, minInstances.declaration, balancer.declaration,
      LoadBalancer.capacityUnits.declaration, LoadBalancer.dataProcessed.declaration,
      volumes.declaration, publicIPv4.declaration,
    ], check: check)

  /// The meters that an environment may use.
  public static let meters: [MeterDeclaration] =
    [EC2.onDemandHours] + EBS.meters
    + LoadBalancer.meters.filter { $0.attributes != ["load_balancer_type": "gateway"] }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "environment",
    ending: Ending(
      session: "Terminate the environment", plan: "Delete the application and its bucket"),
    isBetterShared: true,
    machines: MachineFields(
      type: EC2.instanceType.name, addresses: publicIPv4.name, disks: volumes.name,
      diskService: EBS.definition.id), offers: ["AWSElasticBeanstalk"])

  /// Every server has a root disk; one that the plan does not state is not priced.
  public static func assumptions(on items: [PlannedResource]) -> [String] {
    EC2.assumptionsOnDisks(items.filter { !$0.resource.fields.isGiven(volumes) })
  }

  private static func effectiveBalancer(_ values: FieldValues) -> Balancer? {
    values[balancer] ?? (values[minInstances] > 1 ? .application : nil)
  }

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    for volume in values[volumes] { EBS.check(volume, &problems) }
    let capacity = LoadBalancer.capacityUnits
    let data = LoadBalancer.dataProcessed
    guard let balancer = effectiveBalancer(values) else {
      let hints = ["a single instance has no load balancer unless 'load_balancer_type' is given"]
      problems.refuse(capacity, of: values, with: "a single instance", hints: hints)
      problems.refuse(data, of: values, with: "a single instance", hints: hints)
      return
    }
    let name = "load_balancer_type '\(balancer.rawValue)'"
    if balancer == .classic {
      problems.refuse(
        capacity, of: values, with: name, hints: ["it is billed by the GB: '\(data.name)'"])
    } else {
      problems.refuse(
        data, of: values, with: name,
        hints: ["its data counts as capacity: 1 GB an hour is one of '\(capacity.name)'"])
    }
  }

  /// Meters the instances, their disks and addresses, and the load balancer.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let type = try metering.instanceType(fields[EC2.instanceType])
    let hours = try metering.runningHours(EC2.granule(.linux, metering))
    try metering.times(Quantity(fields[minInstances]), "instances") { metering throws in
      if let type {
        try EC2.meterCompute(type, .linux, .onDemand, hours: hours, into: &metering)
      }
      for (index, volume) in fields[volumes].enumerated() {
        let label = fields[volumes].count > 1 ? "volume \(index + 1)" : "volume"
        try EBS.meter(volume, label: label, part: EBS.part(index), into: &metering)
      }
      try PublicIPv4.meter(
        addresses: fields[publicIPv4], hours: hours, ofInstance: true, into: &metering)
    }
    if let balancer = effectiveBalancer(fields) {
      try LoadBalancer.meter(
        LoadBalancer.Load(
          kind: balancer.kind, capacityUnits: fields[LoadBalancer.capacityUnits],
          dataProcessed: fields[LoadBalancer.dataProcessed],
          addresses: LoadBalancer.addressesOfTwoZones), into: &metering)
    }
    note(fields, &metering)
  }

  private static func note(_ fields: FieldValues, _ metering: inout Metering) {
    metering.assumptions.append(
      "Elastic Beanstalk itself is free; its alarms and its bucket of versions are left out.")
    guard PublicIPv4.isBilled(metering) else { return }
    if !fields.isGiven(publicIPv4) {
      metering.assumptions.append(
        "Every Beanstalk instance has one public IPv4 address while it runs, unless \"public_ipv4\" says otherwise."
      )
    }
    if effectiveBalancer(fields) != nil {
      metering.assumptions.append(LoadBalancer.addressAssumption)
    }
  }
}
