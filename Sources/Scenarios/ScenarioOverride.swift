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

  /// The override as messages name it.
  public var shortDescription: String { "--set \(clip(description))" }

  /// The place that stands for the value in a scenario to which the override was applied.
  public func position(in node: JSONNode) -> TextPosition? {
    var node = node
    for key in path {
      switch node.value {
      case .object(let members):
        guard let member = members.first(where: { $0.key == key }) else { return nil }
        node = member.node
      case .array(let elements):
        guard let index = Int(key), elements.indices.contains(index) else { return nil }
        node = elements[index]
      default: return nil
      }
    }
    return node.position
  }

  /// Applies the override; objects on the way that are not there are made, and the position
  /// after a list's last element adds one.
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
      } else {
        members.append(
          JSONMember(
            key: key, position: node.position,
            node: try apply(path.dropFirst(), to: container(for: path.dropFirst(), at: node))))
      }
      copy.value = .object(members)
    case .array(var elements):
      guard let index = Int(key), (0...elements.count).contains(index) else {
        let known = elements.isEmpty ? "0" : "0 to \(elements.count - 1)"
        throw problem("'\(clip(key))' is not one of \(known)", at: node)
      }
      if index < elements.count {
        elements[index] = try apply(path.dropFirst(), to: elements[index])
      } else if path.count == 1 {
        elements.append(newNode(at: node.position))
      } else {
        // A key of something that is not there is a slip; a whole element is meant.
        throw problem(
          "there is no '\(key)' yet", at: node,
          hints: ["a whole element adds one, such as \(key)={…} in place of \(key).…"])
      }
      copy.value = .array(elements)
    default: throw problem("'\(clip(key))' leads into \(node.value.kind)", at: node)
    }
    return copy
  }

  /// What the rest of a path leads into where nothing is yet: a list for `0`, an object otherwise.
  private func container(for path: ArraySlice<String>, at node: JSONNode) -> JSONNode {
    JSONNode(path.first == "0" ? .array([]) : .object([]), at: node.position)
  }

  private func problem(
    _ message: String, at node: JSONNode, hints: [String] = []
  ) -> Diagnostic {
    Diagnostic(at: node.position, "\(shortDescription): \(message)", hints: hints)
  }

  private func newNode(at position: TextPosition) -> JSONNode {
    if let parsed = try? JSONReader.read(Array(value.utf8)) {
      return JSONNode(parsed.value, at: position)
    }
    return JSONNode(.string(value), at: position)
  }
}
