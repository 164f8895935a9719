public import JSONText

/// A change to a scenario from outside its file, such as `resources.0.count=5`.
public struct ScenarioOverride: Sendable, Hashable {
  /// The keys and positions that lead to the value.
  public var path: [String]
  /// The value: JSON, or text where it is not.
  public var value: String

  /// Reads `key.key=value`; nil where there is no `=` or a key is empty.
  public init?(_ text: String) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    path = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    value = String(text[text.index(after: equals)...])
    guard path.allSatisfy({ !$0.isEmpty }) else { return nil }
  }

  /// An override of its parts; the value is text.
  public init(path: [String], text: String) {
    self.path = path
    value = JSONOutput.string(text).text()
  }

  /// The override as it was written.
  public var description: String { path.joined(separator: ".") + "=" + value }

  /// Applies the override; what it leads through must be there, the last key need not.
  ///
  /// The objects that a plan may do without are made on the way, and the position after a list's
  /// last element adds one.
  ///
  /// - Throws: a `Diagnostic` that names the part of the path that leads nowhere.
  public func applied(to node: JSONNode) throws(Diagnostic) -> JSONNode {
    try apply(path[...], to: node)
  }

  private func apply(
    _ path: ArraySlice<String>, to node: JSONNode
  ) throws(Diagnostic) -> JSONNode {
    guard let key = path.first else { return newNode(at: node.position) }
    var copy = node
    switch node.value {
    case .object(var members):
      if let index = members.firstIndex(where: { $0.key == key }) {
        members[index].node = try apply(path.dropFirst(), to: members[index].node)
      } else if path.count == 1 {
        members.append(
          JSONMember(key: key, position: node.position, node: newNode(at: node.position)))
      } else if Self.optionalObjects.contains(key) {
        let empty = JSONNode(.object([]), at: node.position)
        members.append(
          JSONMember(
            key: key, position: node.position, node: try apply(path.dropFirst(), to: empty)))
      } else {
        throw problem("there is no '\(clip(key))'", at: node)
      }
      copy.value = .object(members)
    case .array(var elements):
      if path.count == 1, Int(key) == elements.count {
        elements.append(newNode(at: node.position))
        copy.value = .array(elements)
        return copy
      }
      guard let index = Int(key), elements.indices.contains(index) else {
        throw problem("'\(clip(key))' is not one of 0 to \(elements.count - 1)", at: node)
      }
      elements[index] = try apply(path.dropFirst(), to: elements[index])
      copy.value = .array(elements)
    default: throw problem("'\(clip(key))' leads into \(node.value.kind)", at: node)
    }
    return copy
  }

  private static let optionalObjects: Set<String> = ["account", "cohort", "tags"]

  private func problem(_ message: String, at node: JSONNode) -> Diagnostic {
    Diagnostic(at: node.position, "--set \(clip(description)): \(message)")
  }

  private func newNode(at position: TextPosition) -> JSONNode {
    if let parsed = try? JSONReader.read(Array(value.utf8)) {
      return JSONNode(parsed.value, at: position)
    }
    return JSONNode(.string(value), at: position)
  }
}
