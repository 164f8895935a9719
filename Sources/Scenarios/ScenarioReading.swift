public import Diagnostics

/// The result of reading a scenario's text: everything that could be read, and everything wrong.
public struct ScenarioReading: Sendable {
  /// The plan that was read.
  ///
  /// Unreadable values have their defaults, and resources that can't be interpreted are left out.
  public var plan: Scenario
  /// The problems, in the order of the file; without any, the plan is exactly as written.
  public var problems: [Diagnostic] = []
  /// Whether the provider was read or left out.
  public var isProviderKnown = true
  /// Whether the plan's span was read; otherwise it is the longest that a plan may have.
  public var isLengthKnown = true
  /// Whether the date of the prices was read or left out.
  public var isDateKnown = true
  /// Which of the plan's resources have problems of their own.
  public var faultyResources: Set<ResourceIndex> = []

  init(plan: Scenario) { self.plan = plan }
}

extension ScenarioReader {
  /// Reads as much of a scenario as possible, after changes to it from outside.
  ///
  /// A change that cannot be made is reported and skipped. The positions of changed values tell
  /// which change they came from.
  ///
  /// - Throws: `Diagnostics` if the text is not JSON or not an object, so that nothing can be read.
  public func examine(
    _ bytes: [UInt8], changes: [ScenarioOverride] = []
  ) throws(Diagnostics) -> ScenarioReading {
    try RepeatedReading(self, bytes, changes: []).plan(changes)
  }
}
