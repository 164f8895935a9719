import Foundation

/// The part of JSON Schema 2020-12 that the scenario schema uses.
struct SchemaChecker {
  let root: [String: Any]

  /// Returns whether a value conforms to a schema.
  func accepts(_ value: Any, _ schema: [String: Any]) -> Bool {
    if let all = schema["allOf"] as? [[String: Any]], !all.allSatisfy({ accepts(value, $0) }) {
      return false
    }
    if let condition = schema["if"] as? [String: Any] {
      let branch = schema[accepts(value, condition) ? "then" : "else"] as? [String: Any]
      if let branch, !accepts(value, branch) { return false }
    }
    if let reference = schema["$ref"] as? String {
      let name = reference.replacingOccurrences(of: "#/$defs/", with: "")
      let definitions = root["$defs"] as? [String: [String: Any]] ?? [:]
      guard let target = definitions[name], accepts(value, target) else { return false }
    }
    if let options = schema["anyOf"] as? [[String: Any]],
      !options.contains(where: { accepts(value, $0) })
    {
      return false
    }
    if let options = schema["oneOf"] as? [[String: Any]],
      options.count(where: { accepts(value, $0) }) != 1
    {
      return false
    }
    if let excluded = schema["not"] as? [String: Any], accepts(value, excluded) { return false }
    if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "") {
      return false
    }
    if let constant = schema["const"] as? String, constant != value as? String { return false }
    return hasType(value, schema) && isObject(value, schema) && isList(value, schema)
  }

  private func hasType(_ value: Any, _ schema: [String: Any]) -> Bool {
    if let types = schema["type"] as? [String] {
      return types.contains { type in
        var one = schema
        one["type"] = type
        return hasType(value, one)
      }
    }
    switch schema["type"] as? String {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return isText(value, schema)
    case "boolean": return isFlag(value)
    case "number", "integer":
      guard let number = value as? NSNumber, !isFlag(value) else { return false }
      if schema["type"] as? String == "integer", number.doubleValue.rounded() != number.doubleValue
      {
        return false
      }
      return isWithin(number, schema)
    default:
      if value is String { return isText(value, schema) }
      guard let number = value as? NSNumber, !isFlag(value) else { return true }
      return isWithin(number, schema)
    }
  }

  private func isWithin(_ number: NSNumber, _ schema: [String: Any]) -> Bool {
    let low = (schema["minimum"] as? NSNumber)?.doubleValue ?? -.infinity
    let high = (schema["maximum"] as? NSNumber)?.doubleValue ?? .infinity
    return (low...high).contains(number.doubleValue)
  }

  private func isFlag(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
  }

  private func isText(_ value: Any, _ schema: [String: Any]) -> Bool {
    guard let text = value as? String else { return false }
    if let least = schema["minLength"] as? Int, text.count < least { return false }
    guard let pattern = schema["pattern"] as? String else { return true }
    return text.range(of: pattern, options: .regularExpression) != nil
  }

  private func isObject(_ value: Any, _ schema: [String: Any]) -> Bool {
    guard let object = value as? [String: Any] else { return true }
    let required = schema["required"] as? [String] ?? []
    guard required.allSatisfy({ object[$0] != nil }) else { return false }
    let properties = (schema["properties"] as? [String: Any] ?? [:])
      .compactMapValues { $0 as? [String: Any] }
    let patterns = schema["patternProperties"] as? [String: [String: Any]] ?? [:]
    for (key, member) in object {
      for (pattern, schema) in patterns
      where key.range(of: pattern, options: .regularExpression) != nil && !accepts(member, schema) {
        return false
      }
      if schema["properties"].flatMap({ ($0 as? [String: Any])?[key] }) as? Bool == true {
        continue
      } else if let schema = properties[key] {
        if !accepts(member, schema) { return false }
      } else if schema["additionalProperties"] as? Bool == false {
        return false
      } else if let others = schema["additionalProperties"] as? [String: Any],
        !accepts(member, others)
      {
        return false
      }
    }
    return true
  }

  private func isList(_ value: Any, _ schema: [String: Any]) -> Bool {
    guard let list = value as? [Any] else { return true }
    if let least = schema["minItems"] as? Int, list.count < least { return false }
    if let one = schema["contains"] as? [String: Any], !list.contains(where: { accepts($0, one) }) {
      return false
    }
    guard let items = schema["items"] as? [String: Any] else { return true }
    return list.allSatisfy { accepts($0, items) }
  }
}
