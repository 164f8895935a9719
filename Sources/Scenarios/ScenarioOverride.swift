public import Diagnostics
public import JSONText
import Prices

/// A change to a scenario from outside its file, such as `resources.0.count=5`.
public struct ScenarioOverride: Sendable, Hashable {
  /// The keys and positions on the path to the value.
  public var path: [String]
  /// The value: JSON, or plain text if it isn't JSON.
  public var value: String
  /// The name of the override in messages: the option that it came from.
  public var label: String

  /// Reads `key.key=value`; nil if there is no `=` or a key is empty.
  ///
  /// `label`: its name in messages; by default `--set` and the text.
  public init?(_ text: String, label: String? = nil) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    path = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    value = String(text[text.index(after: equals)...])
    self.label = clip(label ?? "--set \(text)")
    guard path.allSatisfy({ !$0.isEmpty }) else { return nil }
  }

  /// Creates an override from its parts; the value is text.
  public init(path: [String], text: String, label: String) {
    self.path = path
    self.label = clip(label)
    value = JSONOutput.string(text).text()
  }

  /// Creates an override from its parts; the value is JSON.
  public init(path: [String], json: String) {
    self.path = path
    value = json
    label = clip("--set \(path.joined(separator: "."))=\(json)")
  }

  /// The value as JSON.
  public var json: String {
    (try? JSONReader.read(Array(value.utf8))) == nil ? JSONOutput.string(value).oneLine : value
  }

  /// The override as it was written.
  public var description: String { path.joined(separator: ".") + "=" + value }

  /// Applies the override; the value `null` removes the key or list element.
  ///
  /// Everything on the path must exist, except the last key.
  ///
  /// Optional objects of a plan are created on the way, and the position after a list's last
  /// element appends one.
  ///
  /// `number`: the change number that marks the positions of the new values, from 1.
  ///
  /// - Throws: a `Diagnostic` that names the part of the path that does not exist.
  public func applied(to node: JSONNode, number: Int) throws(Diagnostic) -> JSONNode {
    try apply(path[...], to: node, number)
  }

  private func apply(
    _ path: ArraySlice<String>, to node: JSONNode, _ number: Int
  ) throws(Diagnostic) -> JSONNode {
    let place = node.position.changed(by: number)
    guard let key = path.first else { return newNode(at: place) }
    var copy = node
    switch node.value {
    case .object(var members):
      if path.count == 1, value == "null" {
        guard let index = members.firstIndex(where: { $0.key == key }) else {
          throw Diagnostic(at: place, "there is no '\(clip(key))' to remove")
        }
        members.remove(at: index)
      } else if let index = members.firstIndex(where: { $0.key == key }) {
        members[index].node = try apply(path.dropFirst(), to: members[index].node, number)
      } else if path.count == 1 {
        members.append(JSONMember(key: key, position: place, node: newNode(at: place)))
      } else if Self.optionalObjects.contains(key) {
        let empty = JSONNode(.object([]), at: place)
        members.append(
          JSONMember(
            key: key, position: place, node: try apply(path.dropFirst(), to: empty, number)))
      } else {
        let nearest = Suggestions.nearest(to: key, among: members.map(\.key))
        throw Diagnostic(
          at: place, "there is no '\(clip(key))'",
          hints: nearest.isEmpty ? [] : ["did you mean \(quoted(nearest.map(clip)))?"])
      }
      copy.value = .object(members)
    case .array(var elements):
      if path.count == 1, Int(key) == elements.count {
        elements.append(newNode(at: place))
        copy.value = .array(elements)
        return copy
      }
      guard let index = Int(key), elements.indices.contains(index) else {
        throw Self.noElement(key, of: elements, at: place)
      }
      if path.count == 1, value == "null" {
        elements.remove(at: index)
        copy.value = .array(elements)
        return copy
      }
      elements[index] = try apply(path.dropFirst(), to: elements[index], number)
      copy.value = .array(elements)
    default:
      throw Diagnostic(at: place, "'\(clip(key))' leads into \(node.value.kind)")
    }
    return copy
  }

  /// List elements are numbered; someone who gave a name meant the element with that name.
  private static func noElement(
    _ key: String, of elements: [JSONNode], at place: TextPosition
  ) -> Diagnostic {
    if elements.isEmpty { return Diagnostic(at: place, "'\(clip(key))' leads into an empty list") }
    var names: [String: Int] = [:]
    for (index, element) in elements.enumerated() {
      guard case .object(let members) = element.value,
        case .string(let name)? = members.first(where: { $0.key == "name" })?.node.value
      else { continue }
      names[name] = names[name] ?? index
    }
    let nearest = Suggestions.nearest(to: key, among: names.keys, limit: 1).first
    return Diagnostic(
      at: place, "'\(clip(key))' is not one of 0 to \(elements.count - 1)",
      hints: nearest.flatMap { name in
        names[name].map { ["did you mean \($0), which is '\(clip(name))'?"] }
      } ?? [])
  }

  private static let optionalObjects: Set<String> = [
    "account", "accounts", "aws", "azure", "gcp", "cohort", "tags",
  ]

  private func newNode(at position: TextPosition) -> JSONNode {
    let parsed = try? JSONReader.read(Array(value.utf8))
    return JSONNode(parsed?.value ?? .string(value), at: position).placed(at: position)
  }
}

extension JSONNode {
  /// Returns the same value with everything at one position, for values that are not in the file.
  fileprivate func placed(at position: TextPosition) -> JSONNode {
    switch value {
    case .array(let elements):
      return JSONNode(.array(elements.map { $0.placed(at: position) }), at: position)
    case .object(let members):
      let placed = members.map { member in
        JSONMember(key: member.key, position: position, node: member.node.placed(at: position))
      }
      return JSONNode(.object(placed), at: position)
    default: return JSONNode(value, at: position)
    }
  }
}
