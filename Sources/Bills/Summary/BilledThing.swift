/// The kind of thing that a meter's words describe, for the things that are searched for in bills.
///
/// The words are the providers' own: AWS usage types, FOCUS charge descriptions, Azure meter names
/// and Google SKU descriptions.
public enum BilledThing: Sendable, Hashable, CaseIterable {
  /// A server's hours.
  case server
  /// A disk's storage.
  case disk
  /// An address that is not attached to anything.
  case idleAddress
  /// The hours of a NAT gateway.
  case natGateway
  /// Anything else.
  case other

  private static let words: [(thing: BilledThing, words: [String])] = [
    (
      .natGateway,
      [
        "natgateway-hours", "nat gateway hour", "per nat gateway", "nat gateway standard gateway",
        "standard gateway", "cloud nat gateway", "nat gateway uptime",
      ]
    ),
    (
      .idleAddress,
      [
        "elasticip:idleaddress", "publicipv4:idleaddress", "idle public ipv4", "idle address",
        "not attached to a running instance", "static ip charge", "unused static ip",
      ]
    ),
    (
      .server,
      [
        "boxusage", "spotusage", "dedicatedusage", "heavyusage", "linux on-demand",
        "on demand linux", "on demand windows", "linux/unix", "instance hour", "instance core",
        "instance ram", " instance usage",
      ]
    ),
    (
      .disk,
      [
        "ebs:volumeusage", "gb-month of", "provisioned storage", "managed disk", "lrs disk",
        "zrs disk", "pd capacity", "storage pd",
      ]
    ),
  ]

  /// Creates the kind of an entry.
  public init(_ entry: BillEntry) {
    let meter = entry.key.meter.lowercased()
    let service = entry.key.service.lowercased()
    for (thing, words) in Self.words where words.contains(where: meter.contains) {
      // Other services also bill gigabytes by the month.
      if thing == .disk, !Self.isOfServers(service) { continue }
      self = thing
      return
    }
    if service == "virtual machines", entry.key.unit.lowercased().contains("hour") {
      self = .server
      return
    }
    self = .other
  }

  private static func isOfServers(_ service: String) -> Bool {
    ["ec2", "elastic compute", "compute engine", "storage", "virtual machines", "block store"]
      .contains(where: service.contains) && !service.contains("s3")
      && !service.contains("simple storage")
  }
}
