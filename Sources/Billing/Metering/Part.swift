public import Money

/// The part of its resource that a usage is for.
public enum Part: Sendable, Hashable {
  /// The resource as a whole, or a part without a name of its own.
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
  /// The rest of a minimum storage time, for what is deleted before it is over.
  case minimumTime
}

/// How machine hours are paid for.
public enum Purchase: Sendable, Hashable {
  /// By use, without a commitment.
  case onDemand
  /// Spare capacity at a changing price; it can be reclaimed by the provider.
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
  /// The kind of commitment.
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

  /// How much of a commitment is paid in advance.
  public enum Upfront: String, Sendable, Hashable, CaseIterable {
    case none = "no_upfront"
    case partial = "partial_upfront"
    case all = "all_upfront"
  }

  /// The kind of commitment.
  public var kind: Kind
  /// The commitment's name in a sentence.
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

  /// Creates a commitment from its parts.
  public init(_ kind: Kind, years: Int, upfront: Upfront) {
    (self.kind, self.years, self.upfront) = (kind, years, upfront)
  }

  /// The hours of the whole term, with 365 days in a year.
  public var termHours: Int { years * 8760 }

  /// Returns the hours that are owed for some hours of use: whole terms, used or not.
  ///
  /// - Throws: `ArithmeticError` if they cannot be represented.
  public func owedHours(for hours: Quantity) throws(ArithmeticError) -> Quantity {
    let term = Quantity(termHours)
    return max(term, try hours.roundedUp(toMultipleOf: term))
  }
}

/// The step and the minimum by which a usage is billed.
public struct Granule: Sendable, Hashable {
  /// The rule in words.
  public var rule: String
  /// The step and minimum for time; nil for a granule of something else.
  public var time: TimeGranule?

  /// Creates a granule of time.
  public static func time(_ granule: TimeGranule) -> Granule {
    Granule(rule: granule.rule, time: granule)
  }

  /// Creates a granule of anything else, in words.
  public static func rule(_ rule: String) -> Granule { Granule(rule: rule, time: nil) }
}
