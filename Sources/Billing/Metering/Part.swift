/// Which part of its resource a usage is for.
public enum Part: Sendable, Hashable {
  /// The resource as a whole, or what has no name of its own.
  case whole
  /// The machines: hours of an instance type.
  case instance(type: String)
  /// The root disk of a server or node.
  case rootVolume
  /// A disk beside the root disk, by its number in the plan.
  case volume(Int)
  /// A snapshot of a disk, or backup.
  case snapshot
  /// A public address.
  case address
  /// A fee on top of the machines.
  case fee
  /// Software that is billed with the machines.
  case software
  /// Data that is sent.
  case transfer
  /// Processor credits.
  case processorCredits
}

/// How hours of a machine are paid.
public enum Purchase: Sendable, Hashable {
  /// By use, without a commitment.
  case onDemand
  /// Spare capacity at a price that moves; it can be taken back.
  case spot
  /// A promise to pay for a term, used or not.
  case committed(Commitment)

  /// The commitment, if there is one.
  public var commitment: Commitment? {
    if case .committed(let commitment) = self { return commitment }
    return nil
  }
}

/// A promise to pay for one or three years.
public struct Commitment: Sendable, Hashable {
  /// What kind of promise it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// For one type of machine, or size-flexible within its family.
    case reservation
    /// An amount an hour for any machine of the provider.
    case computeSavingsPlan
    /// An amount an hour for machines of one family and region.
    case instanceSavingsPlan
    /// An amount an hour for databases of newer generations.
    case databaseSavingsPlan
    /// Resource-based, as Google's committed use.
    case committedUse
  }

  /// How much of it is paid in advance.
  public enum Upfront: String, Sendable, Hashable, CaseIterable {
    case none = "no_upfront"
    case partial = "partial_upfront"
    case all = "all_upfront"
  }

  /// What kind of promise it is.
  public var kind: Kind
  /// What it is called in a sentence.
  public var noun: String {
    switch kind {
    case .reservation: return "reservation"
    case .computeSavingsPlan: return "Compute Savings Plan"
    case .instanceSavingsPlan: return "EC2 Instance Savings Plan"
    case .databaseSavingsPlan: return "Database Savings Plan"
    case .committedUse: return "commitment"
    }
  }

  /// The years of the term: 1 or 3.
  public var years: Int
  /// How much is paid in advance.
  public var upfront: Upfront

  /// Makes a commitment of its parts.
  public init(_ kind: Kind, years: Int, upfront: Upfront) {
    (self.kind, self.years, self.upfront) = (kind, years, upfront)
  }

  /// The hours of the whole term, of 365 days a year.
  public var termHours: Int { years * 8760 }
}

/// The step and the minimum by which a usage is billed.
public struct Granule: Sendable, Hashable {
  /// The rule in words.
  public var rule: String
  /// The step and minimum of time, where it is one of time.
  public var time: TimeGranule?

  /// A granule of time.
  public static func time(_ granule: TimeGranule) -> Granule {
    Granule(rule: granule.rule, time: granule)
  }

  /// A granule of anything else, in words.
  public static func rule(_ rule: String) -> Granule { Granule(rule: rule, time: nil) }
}
