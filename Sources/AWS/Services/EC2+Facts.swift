public import Billing
import Dates
import Money
import Scenarios

extension EC2 {
  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "server",
    ending: Ending(
      session: "Stop the server", plan: "Terminate the server and see that its disks are gone"),
    canBeStopped: true, workField: job.name,
    listCommands: [
      """
      aws ec2 describe-instances --region $region --output text \\
          --query 'Reservations[].Instances[].[InstanceId,InstanceType,State.Name]'
      """
    ], isAlwaysLookedFor: true,
    glossary: [
      .availabilityZone, .volume, .gigabyteMonth, .instance, .onDemand, .publicAddress, .reserved,
      .snapshot, .spot, .stopAndTerminate,
    ],
    machines: MachineFields(
      type: instanceType.name, purchase: purchaseOption.name, purchases: PurchaseOption.choices,
      ownPrice: spotPrice.name, addresses: publicIPv4.name, disks: volumes.name,
      diskService: EBS.definition.id), isServer: true, server: server, offers: ["AmazonEC2"])

  private static let server = ServerFacts(
    operatingSystems: OperatingSystem.allCases.map(\.rawValue),
    systemAttribute: operatingSystem.name,
    granule: { system, date in
      let isBySecond = OperatingSystem(rawValue: system)?.isBilledBySecond(on: date) ?? true
      return isBySecond ? .secondWithMinimumOfOneMinute : .wholeHour
    },
    hours: { purchase in
      switch purchase {
      case .onDemand: return (onDemandHours, [])
      case .spot: return (spotHours, [])
      case .committed(let commitment):
        return commitment.kind == .reservation ? (reservedHours, reservation(commitment)) : nil
      }
    },
    address: { PublicIPv4.isBilled(on: $0) ? PublicIPv4.inUse : nil },
    disk: { EBS.VolumeType(rawValue: $0)?.meter },
    // The kind of disk that new instances get by default (EBS announcement of 2020-12-01).
    defaultDisk: { date in
      let since = CalendarDate(year: 2020, month: 12, day: 1)
      return (date.flatMap { date in since.map { date >= $0 } } ?? true) ? "gp3" : "gp2"
    }, transferOut: DataTransfer.outToInternet, surplus: surplusCredits)

  /// Returns the assumptions that a budget makes about servers.
  public static func assumptions(on items: [PlannedResource]) -> [String] {
    var sentences: [String] = []
    let hasAddress = items.contains { item in
      !item.resource.fields.isGiven(publicIPv4)
        && item.charges.contains { $0.usage.part == .address }
    }
    if hasAddress {
      sentences.append(
        "Every EC2 instance has one public IPv4 address while it runs, as a launch into the default network gives it; set \"public_ipv4\": 0 to leave it out."
      )
    }
    sentences += assumptionsOnDisks(items.filter { !$0.resource.fields.isGiven(volumes) })
    sentences += assumptionsOnZones(items)
    if items.contains(where: { $0.resource.schedule != .always }) {
      sentences.append(
        "A stopped instance pays for neither hours nor a public address; its disks bill on until they are deleted."
      )
    }
    return sentences
  }

  /// Returns the assumption about instances whose root disk the plan omits: every instance has one,
  /// but an omitted one is not priced.
  static func assumptionsOnDisks(_ bare: [PlannedResource]) -> [String] {
    if bare.isEmpty { return [] }
    return [
      "No disk is priced for \(Wording.list(bare)), though every server has one: say how large in \"volumes\", or that there is none with \"volumes\": []."
    ]
  }
}
