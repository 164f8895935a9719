public import Diagnostics
import JSONText

/// A plan's text that is read again and again, with one change or another.
public struct RepeatedReading {
  private let reader: ScenarioReader
  private let node: JSONNode
  private let problems: [Diagnostic]

  /// Reads the text and makes the changes that all readings have.
  ///
  /// - Throws: `Diagnostics` if the text is not JSON.
  public init(
    _ reader: ScenarioReader, _ bytes: [UInt8], changes: [ScenarioOverride]
  ) throws(Diagnostics) {
    self.reader = reader
    var node: JSONNode
    do throws(Diagnostic) {
      node = try JSONReader.read(bytes)
    } catch {
      throw Diagnostics([error])
    }
    problems = Self.make(changes, in: &node)
    self.node = node
  }

  /// Reads as much of the plan as possible after further changes.
  ///
  /// - Throws: `Diagnostics` if it is no object.
  public func plan(_ changes: [ScenarioOverride]) throws(Diagnostics) -> ScenarioReading {
    try examine(node, changes)
  }

  /// Reads the plan with one of its resources only, after changes to that; nil where the plan has no
  /// such resource, or a change is of something else.
  ///
  /// - Throws: `Diagnostics` if it is no object.
  public func plan(
    of resource: ResourceIndex, _ changes: [ScenarioOverride]
  ) throws(Diagnostics) -> ScenarioReading? {
    guard case .object(var members) = node.value,
      let list = members.firstIndex(where: { $0.key == "resources" }),
      case .array(let all) = members[list].node.value, all.indices.contains(resource.offset)
    else { return nil }
    members[list].node.value = .array([all[resource.offset]])
    var own: [ScenarioOverride] = []
    for var change in changes {
      guard change.path.count > 2, change.path[0] == "resources",
        change.path[1] == resource.description
      else { return nil }
      change.path[1] = "0"
      own.append(change)
    }
    var part = node
    part.value = .object(members)
    return try examine(part, own)
  }

  private func examine(
    _ node: JSONNode, _ changes: [ScenarioOverride]
  ) throws(Diagnostics) -> ScenarioReading {
    var node = node
    let problems = problems + Self.make(changes, in: &node)
    var reading = try reader.examine(node)
    if !problems.isEmpty { reading.problems = Diagnostics(problems + reading.problems).all }
    return reading
  }

  /// Makes changes; returns why some cannot be made.
  private static func make(
    _ changes: [ScenarioOverride], in node: inout JSONNode
  ) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for (index, change) in changes.enumerated() {
      do throws(Diagnostic) {
        node = try change.applied(to: node, number: index + 1)
      } catch {
        problems.append(error)
      }
    }
    return problems
  }
}
