public import Diagnostics
import JSONText

/// What a reader made of a scenario's text: all that could be read, and all that is wrong with it.
public struct ScenarioReading: Sendable {
  /// The plan.
  ///
  /// What could not be read has its default, and resources that nothing can be said of are left out.
  public var plan: Scenario
  /// What is wrong, in the order of the file; without problems the plan is as it was written.
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
  /// Reads as much of a scenario as can be read, after changes to it from outside.
  ///
  /// A change that cannot be made is a problem, and is left out. The places of what is changed tell
  /// which change it was.
  ///
  /// - Throws: `Diagnostics` where the text is no JSON or no object, so that nothing can be said of
  ///   a scenario.
  public func examine(
    _ bytes: [UInt8], changes: [ScenarioOverride] = []
  ) throws(Diagnostics) -> ScenarioReading {
    var node: JSONNode
    do throws(Diagnostic) {
      node = try JSONReader.read(bytes)
    } catch {
      throw Diagnostics([error])
    }
    var problems: [Diagnostic] = []
    for (index, change) in changes.enumerated() {
      do throws(Diagnostic) {
        node = try change.applied(to: node, number: index + 1)
      } catch {
        problems.append(error)
      }
    }
    var reading = try examine(node)
    if !problems.isEmpty { reading.problems = Diagnostics(problems + reading.problems).all }
    return reading
  }
}
