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
    for (thing, words) in Self.words where words.contains(where: { Self.has($0, meter) }) {
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
      .contains { has($0, service) } && !has("s3", service) && !has("simple storage", service)
  }

  /// Returns whether a text contains a word, byte by byte.
  ///
  /// The library's search prepares a table for each word, which takes longer than a meter is.
  private static func has(_ word: String, _ text: String) -> Bool {
    var (word, text) = (word, text)
    return word.withUTF8 { word in
      text.withUTF8 { text in
        guard let first = word.first, word.count <= text.count else { return false }
        for start in 0...(text.count - word.count) where text[start] == first {
          if (1..<word.count).allSatisfy({ text[start + $0] == word[$0] }) { return true }
        }
        return false
      }
    }
  }
}
