extension PriceSource {
  /// How far a source is to be trusted.
  package enum Confidence: String, Sendable, CaseIterable {
    /// A list of the provider, or a faithful copy of one.
    case high
    /// A copy whose date or completeness is not certain.
    case medium
    /// A figure without a dated list.
    case low
    /// Worked out of listed prices by a rule that holds exactly where it could be checked.
    case derived
    /// Taken from another listed price that was equal wherever both are known.
    case inferred

    /// Whether the price was worked out of others, and gives way to a listed one.
    package var isWorkedOut: Bool { self == .derived || self == .inferred }

    /// Whether the source is a list whose day tells how new the prices are.
    package var isOfList: Bool { self == .high || self == .medium }
  }
}
