public import Billing
import Prices
public import Scenarios
public import Dates
import Money

/// Amazon EC2 instances with their volumes, addresses and transfer.
///
/// Billed only while `running`: compute and public addresses stop with the instance, but volumes
/// continue to bill (EC2 user guide, text of 2023-06).
public enum EC2: MeteredService {
  static let instanceType = Field<String>.text(
    "instance_type", required: true, "the type, such as 't3.micro'")
  static let operatingSystem = Field<OperatingSystem>.choice(
    "operating_system", default: .linux,
    aliases: [
      "ubuntu": .linux, "debian": .linux, "centos": .linux, "rocky": .linux, "alma": .linux,
      "amazon_linux": .linux, "amazon linux": .linux, "amazon linux 2": .linux,
      "amazon linux 2023": .linux, "al2023": .linux, "fedora": .linux, "redhat": .rhel,
      "red hat": .rhel, "red hat enterprise linux": .rhel, "sles": .suse,
      "windows server": .windows, "rhel": .rhel, "suse": .suse, "suse linux enterprise": .suse,
      "suse linux enterprise server": .suse, "rocky linux": .linux, "almalinux": .linux,
      "windows": .windows, "linux": .linux, "linux/unix": .linux,
    ], "the operating system, which is part of the price")
  static let purchaseOption = Field<PurchaseOption>.choice(
    "purchase_option", default: .onDemand, "how it is paid")
  static let spotPrice = Field<Quantity?>.optionalQuantity(
    "spot_price_usd", unit: "USD an hour", in: .zero...Quantity(1000),
    "an hourly spot price of your own, in place of the catalog's")
  static let availabilityZone = Field<String>.text(
    "availability_zone", "the zone, such as 'us-east-1a'")
  static let highestSpotPrice = Field<Quantity?>.optionalQuantity(
    "spot_max_usd_per_hour", unit: "USD an hour", in: Quantity(scaled: 1)...Quantity(1000),
    "the most that you pay for an hour of spot: above it the server is taken away")
  static let volumes = Field<[FieldValues]>.list(
    "volumes", of: EBS.fields, "its disks, each as a resource of service 'ebs'")
  static let publicIPv4 = Field<Int>.integer(
    "public_ipv4", in: 0...250, default: 1,
    "public addresses; a launch into the default network gets one and is billed for it")
  static let surplusHours = Field<Quantity>.quantity(
    "monthly_surplus_vcpu_hours", unit: "vCPU-hour",
    "processor credits used beyond those earned, a month")
  static let detailedMonitoring = Field<Bool>.flag("detailed_monitoring", "metrics by the minute")
  static let transferOut = Field<Quantity>.quantity(
    "monthly_data_transfer_out_gb", unit: "GB", "data sent to the internet a month")
  static let software = Field<Quantity>.quantity(
    "software_usd_per_hour", unit: "USD an hour", in: .zero...Quantity(10_000),
    "software of the marketplace that is billed with the server's hours")
  static let workGB = Field<Quantity>.quantity(
    "work_gb", unit: "GB", required: true, "how much data the job works through")
  static let throughput = Field<Quantity>.quantity(
    "throughput_mb_per_s", unit: "MB/s", in: Quantity(scaled: 1)...largestQuantity, required: true,
    "how fast it works")
  static let job = Field<FieldValues?>.object(
    "job", of: [workGB.declaration, throughput.declaration],
    "work in place of hours: the hours are how long the job takes")

  /// The operating systems that have prices, with or without a licence.
  public enum OperatingSystem: String, Sendable, CaseIterable {
    case linux, windows, rhel, suse

    var title: String {
      switch self {
      case .linux: return "Linux"
      case .windows: return "Windows"
      case .rhel: return "RHEL"
      case .suse: return "SUSE"
      }
    }

    /// The day per-second billing began; nil if it is still billed by the whole hour (AWS
    /// announcements of these days; EC2 user guide on SUSE, text of 2023-06).
    private var bySecondSince: CalendarDate? {
      switch self {
      case .linux: return CalendarDate("2017-10-02")
      case .windows: return CalendarDate("2021-06-11")
      case .rhel: return CalendarDate("2024-04-01")
      case .suse: return nil
      }
    }

    /// Returns whether it is billed by the second instead of the whole hour on a day; nil stands
    /// for today.
    public func isBilledBySecond(on date: CalendarDate?) -> Bool {
      guard let since = bySecondSince else { return false }
      return date.map { $0 >= since } ?? true
    }
  }

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "ec2", title: "Amazon EC2", summary: "virtual servers",
    fields: [
      instanceType.declaration, operatingSystem.declaration, purchaseOption.declaration,
      spotPrice.declaration, highestSpotPrice.declaration, availabilityZone.declaration,
      volumes.declaration,
      publicIPv4.declaration, surplusHours.declaration, detailedMonitoring.declaration,
      transferOut.declaration, software.declaration, job.declaration,
    ],
    check: check)

  static let onDemandHours = MeterDeclaration(
    "ec2", "BoxUsage:{instance_type}", unit: "hour", .running, "on-demand instances while they run")
  static let spotHours = MeterDeclaration(
    "ec2", "SpotUsage:{instance_type}", unit: "hour", .running, "spot instances while they run")
  static let reservedHours = MeterDeclaration(
    "ec2", "HeavyUsage:{instance_type}", unit: "hour", .existing,
    "reserved instances, used or not")
  static let computePlanHours = MeterDeclaration(
    "ec2", "ComputeSP:1yrNoUpfront:BoxUsage:{instance_type}", unit: "hour", .existing,
    "instances on a Compute Savings Plan, used or not")
  static let instancePlanHours = MeterDeclaration(
    "ec2", "EC2InstanceSP:1yrNoUpfront:BoxUsage:{instance_type}", unit: "hour", .existing,
    "instances on an EC2 Instance Savings Plan, used or not")
  static let surplusCredits = MeterDeclaration(
    "cpu_credits", "CPUCredits:{family}", unit: "vCPU-hour", .byUse, "surplus processor credits")

  /// Marketplace software is billed for the hours of its server, in the same steps (AWS Marketplace
  /// buyer guide, "AMI products").
  static let softwareHours = MeterDeclaration(
    "marketplace", "SoftwareUsage:{instance_type}", unit: "hour", .running, isSoldByOthers: true,
    "software of the marketplace, at a price of your own")

  /// The meters that it may use.
  public static let meters: [MeterDeclaration] =
    [
      softwareHours, onDemandHours, spotHours, reservedHours, computePlanHours, instancePlanHours,
      surplusCredits, CloudWatch.detailedMonitoring,
    ] + EBS.meters + [PublicIPv4.inUse, DataTransfer.outToInternet]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values[purchaseOption] != .spot {
      problems.refuse(
        spotPrice, of: values, with: "purchase_option '\(values[purchaseOption].rawValue)'",
        hints: ["a spot price needs \"purchase_option\": \"spot\""])
      problems.refuse(
        highestSpotPrice, of: values,
        with: "purchase_option '\(values[purchaseOption].rawValue)'",
        hints: ["it is for \"purchase_option\": \"spot\""])
    }
    if values.isGiven(job) {
      for name in ["hours_per_month", "hours_per_week", "hours_per_day", "hours"]
      where values.value(name) != nil {
        problems.add(
          at: values.position(of: name), "'job' stands in place of '\(name)': give one of them")
      }
    }
    for volume in values[volumes] { EBS.check(volume, &problems) }
  }

  /// Meters what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let type = try metering.instanceType(fields[instanceType])
    checkZone(resource, &metering)
    let granule = granule(fields[operatingSystem], metering)
    let hours = try runningHours(resource, granule, &metering)
    if let type {
      try meterInstance(type, hours, resource, &metering)
      try meterCredits(type, hours, resource, &metering)
      if !fields[software].isZero {
        try metering.add(
          softwareHours, of: type.name, hours, "marketplace software on \(type.name)",
          part: .software, granule: .time(granule), field: software.name,
          ownPrice: try UnitPrice(fields[software].description))
      }
    }
    for (index, volume) in fields[volumes].enumerated() {
      let label = fields[volumes].count > 1 ? "volume \(index + 1)" : "volume"
      try EBS.meter(volume, label: label, part: EBS.part(index), into: &metering)
    }
    try meterAddresses(resource, hours, granule, &metering)
    if fields[detailedMonitoring] { try meterMonitoring(hours, &metering) }
    try DataTransfer.meterOut(transferOut, into: &metering)
  }

  // MARK: Time

  /// Returns the granule: seconds with a minimum of a minute for every start, or whole hours.
  static func granule(_ system: OperatingSystem, _ metering: Metering) -> TimeGranule {
    system.isBilledBySecond(on: metering.rulesDate) ? .secondWithMinimumOfOneMinute : .wholeHour
  }

  private static func runningHours(
    _ resource: Resource, _ granule: TimeGranule, _ metering: inout Metering
  ) throws -> MeteredAmount {
    guard let job = resource.fields[job] else { return try metering.runningHours(granule) }
    let (seconds, hours) = try time(of: job)
    let amount = try metering.running(inAll: hours, granule, field: "job")
    let step = Step(
      "\(job[workGB].grouped) GB × 1,024 MB ÷ \(job[throughput].grouped) MB/s = \(seconds.grouped) s"
    )
    return MeteredAmount(months: amount.months, steps: [step] + amount.steps)
  }

  /// Returns how long a job takes, in seconds and in hours.
  private static func time(of job: FieldValues) throws -> (seconds: Quantity, hours: Quantity) {
    let megabytes = try job[workGB].times(Quantity(1024))
    let seconds = try megabytes.divided(by: job[throughput], rounding: .up)
    return (seconds, try seconds.divided(by: Quantity(3600), rounding: .up))
  }

  /// The field that stands in place of hours, for other clouds.
  static let work = WorkField(job.name) { fields in try fields[job].map { try time(of: $0).hours } }

  /// Meters addresses, which are billed by the second even if their instance is not.
  private static func meterAddresses(
    _ resource: Resource, _ hours: MeteredAmount, _ granule: TimeGranule,
    _ metering: inout Metering
  ) throws {
    let addresses = resource.fields[publicIPv4]
    guard addresses > 0, PublicIPv4.isBilled(metering) else { return }
    let bySecond = TimeGranule.secondWithMinimumOfOneMinute
    let own = granule == bySecond ? hours : try runningHours(resource, bySecond, &metering)
    try PublicIPv4.meter(addresses: addresses, hours: own, ofInstance: true, into: &metering)
  }

  // MARK: Compute

  private static func meterInstance(
    _ type: InstanceType, _ hours: MeteredAmount, _ resource: Resource, _ metering: inout Metering
  ) throws {
    let fields = resource.fields
    try meterCompute(
      type, fields[operatingSystem], fields[purchaseOption], hours: hours,
      spot: try SpotTerms(fields),
      into: &metering)
  }

  /// Meters an instance, which may belong to another service, for the hours that it runs.
  static func meterCompute(
    _ type: InstanceType, _ system: OperatingSystem, _ option: PurchaseOption,
    hours: MeteredAmount, spot: SpotTerms = SpotTerms(), into metering: inout Metering
  ) throws {
    let description = "\(type.name), \(system.title), \(option.title)\(spot.zoneTitle)"
    if let commitment = option.purchase.commitment {
      return try meterReservation(type, system, option, commitment, description, &metering)
    }
    if option == .spot {
      return try meterSpot(type, system, hours, spot, description, &metering)
    }
    try metering.add(
      onDemandHours, of: type.name, attributes: ["operating_system": system.rawValue], hours,
      description, part: .instance(type: type.name), purchase: option.purchase,
      granule: .time(granule(system, metering)), field: instanceType.name)
  }

  /// Meters a commitment, which bills every hour of its term, used or not.
  ///
  /// An upfront fee is spread over the term as part of the hourly price (EC2 reserved instances
  /// pricing page). A Savings Plan commits to what the instances of the plan cost at its rates, and
  /// bills "the hourly commitment even if you don't use it" (Savings Plans user guide, "How Savings
  /// Plans apply", read 2026-11-28).
  private static func meterReservation(
    _ type: InstanceType, _ system: OperatingSystem, _ option: PurchaseOption,
    _ commitment: Commitment, _ description: String, _ metering: inout Metering
  ) throws {
    let hours = metering.existingHours().billed(throughoutBy: commitment.noun)
    let meter: MeterDeclaration
    var attributes = [(key: "operating_system", value: system.rawValue)]
    switch commitment.kind {
    case .computeSavingsPlan: meter = computePlanHours
    case .instanceSavingsPlan: meter = instancePlanHours
    default:
      meter = reservedHours
      attributes += reservation(commitment)
    }
    try metering.add(
      meter, of: type.name, attributes: MeterAttributes(attributes),
      hours, description, part: .instance(type: type.name), purchase: option.purchase,
      field: purchaseOption.name)
  }

  /// Returns the attributes that distinguish reservations.
  static func reservation(_ commitment: Commitment) -> [(key: String, value: String)] {
    [("payment_option", commitment.upfront.rawValue), ("term", "\(commitment.years)yr")]
  }

  /// Meters surplus credits, which are billed if a type may exceed its baseline without limit (EC2
  /// user guide, "Unlimited mode", text of 2023-06); t1.micro can burst, but has neither credits
  /// nor a baseline.
  private static func meterCredits(
    _ type: InstanceType, _ hours: MeteredAmount, _ resource: Resource, _ metering: inout Metering
  ) throws {
    guard !resource.fields[surplusHours].isZero else { return }
    guard type.burstable, type.baselinePercent != nil else {
      metering.problem(
        at: surplusHours.name, "'\(surplusHours.name)' does not go with '\(type.name)'",
        hints: ["only burstable types (t2, t3, t3a, t4g) use processor credits"])
      return
    }
    let surplus = try SurplusCredits.possible(
      try metering.monthly(surplusHours, "vCPU-hours"), of: type, running: hours,
      field: surplusHours, &metering)
    try metering.add(
      surplusCredits, of: type.family,
      attributes: ["operating_system": resource.fields[operatingSystem].rawValue],
      surplus, part: .processorCredits, field: surplusHours.name)
  }

  /// Detailed monitoring is billed as seven custom metrics, by the hour (EC2 pricing page).
  private static func meterMonitoring(_ hours: MeteredAmount, _ metering: inout Metering) throws {
    var months: [Quantity] = []
    for (month, running) in zip(metering.period.months, hours.months) {
      months.append(try (running * 7).divided(by: month.monthHours))
    }
    try metering.add(
      CloudWatch.detailedMonitoring,
      MeteredAmount(months: months, steps: ["7 metrics for the share of the month that it runs"]),
      "detailed monitoring", field: detailedMonitoring.name)
  }

  private static func checkZone(_ resource: Resource, _ metering: inout Metering) {
    let zone = resource.fields[availabilityZone]
    guard !zone.isEmpty, metering.isRegionKnown else { return }
    let letter = zone.dropFirst(resource.region.count)
    if !zone.hasPrefix(resource.region) || letter.count != 1
      || !(letter.first?.isLowercase ?? false)
    {
      metering.problem(
        at: availabilityZone.name, "'\(zone)' is not a zone of region '\(resource.region)'",
        hints: ["zones are the region and a letter, such as \(resource.region)a"])
      return
    }
    let known = metering.knownZones
    if known.isEmpty || known.contains(zone) { return }
    metering.problem(
      at: availabilityZone.name, "region '\(resource.region)' has no zone '\(zone)'",
      hints: ["its zones: \(known.joined(separator: ", "))"])
  }
}
