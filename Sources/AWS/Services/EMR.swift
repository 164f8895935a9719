public import Billing
import Dates
import Money
import Prices
public import Scenarios

/// Amazon EMR clusters: for each node the EC2 instance, the EMR fee on top of it, and its disks.
///
/// A cluster can't be stopped, only terminated, and its disks are deleted with it (EMR management
/// guide, "Instance storage"): the hours outside its schedule are not billed at all.
public enum EMR: MeteredService {
  static let role = Field<Role>.choice(
    "role", default: .core, aliases: ["primary": .master], "what the nodes do in the cluster")
  static let instanceType = Field<String>.text(
    "instance_type", required: true, "the type of the nodes, such as 'm5.xlarge'")
  static let nodeCount = Field<Int>.integer("count", in: 1...2000, default: 1, "how many of them")
  static let purchaseOption = Field<NodePurchase>.choice(
    "purchase_option", default: .onDemand,
    "how the instances are paid; the EMR fee is never discounted")
  static let volumes = Field<[FieldValues]>.list(
    "volumes", of: EBS.fields,
    "the disks of each node beside its root, in place of the default ones; each as a resource of service 'ebs'"
  )
  static let publicIPv4 = Field<Int>.integer(
    "public_ipv4", in: 0...250, default: 1,
    "public addresses of each node; 0 in a private network")

  static let nodes = Field<[FieldValues]>.list(
    "nodes",
    of: [
      role.declaration, instanceType.declaration, nodeCount.declaration,
      purchaseOption.declaration, EC2.spotPrice.declaration, volumes.declaration,
      publicIPv4.declaration,
    ], minimum: 1, "the nodes by group")
  static let releaseLabel = Field<String>.text(
    "release_label", "the EMR release, such as 'emr-7.1.0'; it decides the default disks")
  static let rootVolume = Field<Quantity?>.optionalQuantity(
    "ebs_root_volume_size", unit: "GB", in: .zero...Quantity(100),
    default: "10; 15 from emr-6.10.0",
    "the root disk of each node; 0 to leave it out")

  /// The role of a node.
  public enum Role: String, Sendable, CaseIterable {
    case master, core, task
  }

  /// The way in which a node is paid for.
  public enum NodePurchase: String, Sendable, CaseIterable {
    case onDemand = "on_demand"
    case spot

    var option: PurchaseOption { self == .spot ? .spot : .onDemand }
  }

  /// The fields of a cluster and of its nodes.
  public static let definition = ServiceDefinition(
    id: "emr", title: "Amazon EMR", summary: "clusters for big data",
    fields: [nodes.declaration, releaseLabel.declaration, rootVolume.declaration], check: check)

  private static let fee = MeterDeclaration(
    "emr", "EMR:{instance_type}", unit: "hour", .running, "the EMR fee of each node")

  /// The meters that the nodes of a cluster may use.
  public static let meters: [MeterDeclaration] =
    [EC2.onDemandHours, EC2.spotHours, fee, PublicIPv4.inUse] + EBS.meters

  // MARK: Checks

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values.isGiven(releaseLabel), EMRRelease(values[releaseLabel]) == nil {
      problems.add(
        at: values.position(of: releaseLabel.name),
        "'\(values[releaseLabel])' is not an EMR release",
        hints: ["releases are written like emr-7.1.0"])
    }
    if let size = values[rootVolume], !size.isZero, size < EMRRelease.rootVolumeSize {
      problems.add(
        at: values.position(of: rootVolume.name),
        "a root disk has \(EMRRelease.rootVolumeSize) GB at least, not \(size.grouped)")
    }
    for group in values[nodes] { checkGroup(group, &problems) }
    let masters = values[nodes].filter { $0[role] == .master }
    if let second = masters.dropFirst().first {
      problems.add(at: second.position(of: role.name), "a cluster has one group of master nodes")
    }
  }

  private static func checkGroup(_ group: FieldValues, _ problems: inout FieldProblems) {
    let count = group[nodeCount]
    if group[role] == .master, count != 1, count != 3 {
      problems.add(
        at: group.position(of: nodeCount.name), "a cluster has 1 or 3 master nodes, not \(count)")
    }
    if group[purchaseOption] != .spot {
      problems.refuse(
        EC2.spotPrice, of: group, with: "purchase_option '\(group[purchaseOption].rawValue)'",
        hints: ["a spot price needs \"purchase_option\": \"spot\""])
    }
    for volume in group[volumes] {
      EBS.check(volume, &problems)
      problems.refuse(
        EBS.snapshot, of: volume, with: "EMR", hints: ["the disks of a cluster can't be copied"])
    }
  }

  // MARK: Metering

  /// Meters each kind of node times its count.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    // Seconds with a minimum of a minute since 2017-10-02, whole hours before (EMR pricing page).
    let isPerSecond = metering.holds(since: CalendarDate("2017-10-02"))
    let granule: TimeGranule = isPerSecond ? .secondWithMinimumOfOneMinute : .wholeHour
    let hours = try metering.runningHours(granule)
    let groups = resource.fields[nodes]
    for group in groups {
      try metering.times(Quantity(group[nodeCount]), "nodes") { metering in
        try meterNode(group, hours, granule, &metering)
      }
    }
    if !groups.contains(where: { $0[role] == .master }) {
      metering.assumptions.append(
        "\(resource.name): no master node is priced, as the plan names none; a cluster has one.")
    }
    let hasAddress = groups.contains { $0[publicIPv4] > 0 && !$0.isGiven(publicIPv4) }
    if hasAddress, metering.usages.contains(where: { $0.part == .address }) {
      metering.assumptions.append(
        "Every EMR node has one public IPv4 address, as in the default network; set \"public_ipv4\": 0 for nodes in a private one."
      )
    }
  }

  private static func meterNode(
    _ group: FieldValues, _ hours: MeteredAmount, _ granule: TimeGranule,
    _ metering: inout Metering
  ) throws {
    guard let type = try metering.instanceType(group[instanceType], of: group) else {
      return
    }
    let option = group[purchaseOption].option
    let name = "\(group[role].rawValue) nodes"
    try metering.add(
      option == .spot ? EC2.spotHours : EC2.onDemandHours, of: type.name,
      attributes: ["operating_system": EC2.OperatingSystem.linux.rawValue], hours,
      "\(name): \(type.name), \(option.title)", part: .instance(type: type.name),
      purchase: option.purchase, granule: .time(granule), field: nodes.name,
      ownPrice: try group[EC2.spotPrice].map { try UnitPrice($0.description) })
    try metering.add(
      fee, of: type.name, hours, "\(name): EMR fee of \(type.name)", part: .fee,
      granule: .time(granule), field: nodes.name)
    try metering.storing(for: hours) { metering in
      try meterDisks(of: group, type, name, &metering)
    }
    try PublicIPv4.meter(addresses: group[publicIPv4], hours: hours, into: &metering)
  }

  private static func meterDisks(
    of group: FieldValues, _ type: InstanceType, _ name: String, _ metering: inout Metering
  ) throws {
    let fields = metering.resource.fields
    let release = fields.isGiven(releaseLabel) ? EMRRelease(fields[releaseLabel]) : nil
    let disk = EMRRelease.diskType(of: release)
    try metering.add(
      disk.meter,
      try metering.stored(fields[rootVolume] ?? EMRRelease.rootVolumeSize(of: release), "GB"),
      "\(name): root disk (\(disk.rawValue))", part: .rootVolume, field: rootVolume.name)
    if group.isGiven(volumes) {
      for (index, volume) in group[volumes].enumerated() {
        let number = group[volumes].count > 1 ? " \(index + 1)" : ""
        try EBS.meter(
          volume, label: "\(name), volume\(number)", part: .volume(index + 1), into: &metering)
      }
      return
    }
    // Types with local disks get no others.
    guard (type.instanceStorageGB ?? .zero).isZero else { return }
    guard let standard = EMRRelease.defaultVolumes(of: type, in: release) else {
      let reason = "'\(type.name)' has no disks of its own, and no default ones are known for it"
      metering.problems.add(
        at: group.position(of: instanceType.name), "\(metering.resource.name): \(reason)",
        hints: ["give the disks as 'volumes'; an empty list stands for none"])
      return
    }
    var amount = try metering.stored(Quantity(standard.count * standard.gigabytes), "GB")
    amount.steps.insert(Step("\(standard.count) disks of \(standard.gigabytes) GB"), at: 0)
    try metering.add(
      disk.meter, amount, "\(name): default disks (\(disk.rawValue))", part: .volume(1),
      field: nodes.name)
    if release == nil {
      metering.assumptions.append(
        "EMR nodes have a root disk of 10 GB and the default disks of release 5.22 and later (gp2); give \"release_label\" or \"volumes\" for others."
      )
    }
  }
}
