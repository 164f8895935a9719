public import JSONText
import Money

/// The JSON Schema (2020-12) of the scenario format, for editors: made of the declarations that the
/// reader checks against.
public enum ScenarioSchema {
  /// The schema of a format with these services.
  public static func document(services: [ServiceDefinition]) -> JSONOutput {
    var members = object(ScenarioFields.scenario, services: services)
    members.insert(
      contentsOf: [
        member("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        member("title", .string("A plan for budget")),
      ], at: 0)
    members.append(
      member(
        "oneOf",
        .array(
          ["months", "weeks", "days"].map { name in
            .object([member("required", .array([.string(name)]))])
          })))
    members.append(
      member("$defs", .object(services.map { member($0.id, resource(of: $0)) })))
    return .object(members)
  }

  private static func member(_ key: String, _ value: JSONOutput) -> JSONOutput.Member {
    JSONOutput.Member(key, value)
  }

  private static func object(
    _ fields: [FieldDeclaration], services: [ServiceDefinition] = []
  ) -> [JSONOutput.Member] {
    var properties = fields.map { member($0.name, schema(of: $0, services: services)) }
    // The scenario itself may name its schema, as editors want it.
    if !services.isEmpty {
      properties.append(member("$schema", .object([member("type", .string("string"))])))
    }
    let required = fields.filter(\.isRequired).map { JSONOutput.string($0.name) }
    var members = [
      member("type", .string("object")), member("properties", .object(properties)),
      member("additionalProperties", .boolean(false)),
    ]
    if !required.isEmpty { members.append(member("required", .array(required))) }
    return members
  }

  private static func resource(of service: ServiceDefinition) -> JSONOutput {
    var fields = ScenarioFields.resource.filter { $0.name != "service" }
    fields += service.fields
    var members = object(fields)
    let constant = JSONOutput.object([member("const", .string(service.id))])
    members = members.map { each in
      switch (each.key, each.value) {
      case ("properties", .object(let properties)):
        return member("properties", .object([member("service", constant)] + properties))
      case ("required", .array(let names)):
        return member("required", .array([.string("service")] + names))
      default: return each
      }
    }
    if !members.contains(where: { $0.key == "required" }) {
      members.append(member("required", .array([.string("service")])))
    }
    return .object(
      [member("description", .string("\(service.title): \(service.summary)"))] + members)
  }

  private static func schema(
    of field: FieldDeclaration, services: [ServiceDefinition]
  ) -> JSONOutput {
    var help = field.help
    if let unit = field.unit { help += " (\(unit))" }
    if let text = field.defaultText { help += "; default: \(text)" }
    return .object([member("description", .string(help))] + kind(field.kind, services: services))
  }

  private static func kind(
    _ kind: FieldKind, services: [ServiceDefinition]
  ) -> [JSONOutput.Member] {
    switch kind {
    case .quantity(let bounds): return [member("anyOf", .array([number(bounds), range(bounds)]))]
    case .number(let bounds): return numberMembers(bounds)
    case .integer(let bounds):
      return [
        member("type", .string("integer")), member("minimum", .number(bounds.lowerBound)),
        member("maximum", .number(bounds.upperBound)),
      ]
    case .choice(let words): return [member("enum", .array(words.map { .string($0) }))]
    case .text: return [member("type", .string("string")), member("minLength", .number(1))]
    case .flag: return [member("type", .string("boolean"))]
    case .date:
      return [
        member("type", .string("string")), member("pattern", .string("^\\d{4}-\\d{2}-\\d{2}$")),
      ]
    case .moment:
      return [
        member("type", .string("string")),
        member("pattern", .string("^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}Z?)?$")),
      ]
    case .monthHours:
      let calendar = JSONOutput.object([member("const", .string("calendar"))])
      return [member("anyOf", .array([number(FieldDeclaration.planningMonthHours), calendar]))]
    case .words(let words):
      let item =
        words.isEmpty
        ? [member("type", .string("string"))] : [member("enum", .array(words.map { .string($0) }))]
      return [
        member("type", .string("array")), member("minItems", .number(1)),
        member("items", .object(item)),
      ]
    case .tags:
      return [
        member("type", .string("object")),
        member("additionalProperties", .object([member("type", .string("string"))])),
      ]
    case .object(let fields): return object(fields)
    case .list(let fields, let minimum):
      return [
        member("type", .string("array")), member("minItems", .number(minimum)),
        member("items", .object(object(fields))),
      ]
    case .resources:
      let options = services.map { service in
        JSONOutput.object([member("$ref", .string("#/$defs/\(service.id)"))])
      }
      return [
        member("type", .string("array")), member("minItems", .number(1)),
        member(
          "items",
          .object([
            member("required", .array([.string("service")])), member("oneOf", .array(options)),
          ])),
      ]
    }
  }

  private static func number(_ bounds: ClosedRange<Quantity>) -> JSONOutput {
    .object(numberMembers(bounds))
  }

  private static func numberMembers(_ bounds: ClosedRange<Quantity>) -> [JSONOutput.Member] {
    [
      member("type", .string("number")), member("minimum", .number(bounds.lowerBound.description)),
      member("maximum", .number(bounds.upperBound.description)),
    ]
  }

  private static func range(_ bounds: ClosedRange<Quantity>) -> JSONOutput {
    let parts = ["low", "likely", "high"]
    return .object([
      member("type", .string("object")),
      member(
        "properties",
        .object(
          parts.map { member($0, number(bounds)) } + [
            member("confidence", number(.one...Quantity(99))),
            member("together", .object([member("type", .string("string"))])),
          ])),
      member("required", .array(parts.map { .string($0) })),
      member("additionalProperties", .boolean(false)),
    ])
  }
}
