import JSONText

/// Reads the tags of bills: JSON, the same without braces, or `key=value` lines from tag columns.
enum TagText {
  /// The separator between tags that come from columns of their own.
  static let columnSeparator = "\u{1F}"

  /// Returns the tags in a text, by key.
  static func tags(_ text: String) -> [String: String] {
    if text.isEmpty { return [:] }
    if text.contains(columnSeparator) {
      var tags: [String: String] = [:]
      for part in text.split(separator: Character(columnSeparator)) {
        guard let equals = part.firstIndex(of: "=") else { continue }
        tags[String(part[..<equals])] = String(part[part.index(after: equals)...])
      }
      return tags
    }
    let json = text.first == "{" || text.first == "[" ? text : "{\(text)}"
    guard let node = try? JSONReader.read(Array(json.utf8)) else { return [:] }
    return tags(node)
  }

  private static func tags(_ node: JSONNode) -> [String: String] {
    var tags: [String: String] = [:]
    switch node.value {
    case .object(let members):
      for member in members { tags[member.key] = word(member.node) }
    case .array(let items):
      // BigQuery's labels are a list of keys and values.
      for case .object(let members) in items.map(\.value) {
        guard let key = members.first(where: { $0.key == "key" }).flatMap({ word($0.node) })
        else { continue }
        tags[key] = members.first { $0.key == "value" }.flatMap { word($0.node) }
      }
    default: break
    }
    return tags
  }

  private static func word(_ node: JSONNode) -> String? {
    switch node.value {
    case .string(let text), .number(let text): text
    case .boolean(let flag): flag ? "true" : "false"
    default: nil
    }
  }
}
