extension PriceSource {
  /// The degree to which a source can be trusted.
  package enum Confidence: String, Sendable, CaseIterable {
    /// A list of the provider, or a faithful copy of one.
    case high
    /// A copy whose date or completeness is not certain.
    case medium
    /// A figure without a dated list behind it.
    case low
    /// Worked out from listed prices by a rule that holds exactly wherever it could be checked.
    case derived
    /// Taken from another listed price that was equal wherever both are known.
    case inferred

    /// Whether the price was worked out from others, so that a listed price takes precedence.
    package var isWorkedOut: Bool { self == .derived || self == .inferred }

    /// Whether the source is a list whose date tells how new the prices are.
    package var isOfList: Bool { self == .high || self == .medium }
  }
}
