/// Terms that services of several kinds share; each service lists those that it needs.
extension GlossaryTerm {
  /// Availability zone.
  public static let availabilityZone = GlossaryTerm(
    "Availability zone",
    "one of the data centres of a region; data between two zones is billed."
  )
  /// Cluster.
  public static let cluster = GlossaryTerm(
    "Cluster",
    "several servers that work as one; each of them bills."
  )
  /// Endpoint.
  public static let endpoint = GlossaryTerm(
    "Endpoint",
    "a server that waits for questions to a model, and bills while it waits."
  )
  /// GB-month.
  public static let gigabyteMonth = GlossaryTerm(
    "GB-month",
    "one gigabyte kept for one month; 10 GB for three days are one tenth of 10 GB-months."
  )
  /// GB-second.
  public static let gigabyteSecond = GlossaryTerm(
    "GB-second",
    "one gigabyte of memory for one second: what a function is billed by."
  )
  /// Instance.
  public static let instance = GlossaryTerm(
    "Instance",
    "a server that is rented by the second; its type says how big it is."
  )
  /// On demand.
  public static let onDemand = GlossaryTerm(
    "On demand",
    "paid by use, without a promise in either direction."
  )
  /// Public IPv4 address.
  public static let publicAddress = GlossaryTerm(
    "Public IPv4 address",
    "an address that the internet can reach; each bills by the hour."
  )
  /// Request.
  public static let request = GlossaryTerm(
    "Request",
    "one call of a service; some are billed by the thousand or the million."
  )
  /// Reserved.
  public static let reserved = GlossaryTerm(
    "Reserved",
    "a lower price for the promise to pay for one or three years."
  )
  /// Snapshot.
  public static let snapshot = GlossaryTerm(
    "Snapshot",
    "a copy of a disk; it bills until it is deleted."
  )
  /// Spot.
  public static let spot = GlossaryTerm(
    "Spot",
    "spare servers at a price that moves; they can be taken back at any time."
  )
  /// Stop, terminate.
  public static let stopAndTerminate = GlossaryTerm(
    "Stop, terminate",
    "a stopped server keeps its disks, and they bill; a terminated one is gone."
  )
  /// Block storage volume.
  public static let volume = GlossaryTerm(
    "EBS volume",
    "a disk; it bills from its creation until it is deleted, whether its server runs or not."
  )
}
