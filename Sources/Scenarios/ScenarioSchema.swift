public import JSONText
import Money
import Prices

/// The JSON Schema (2020-12) of the scenario format, for editors; generated from the declarations
/// that the reader checks against.
///
/// A resource is checked against its own `service` only, so that an editor reports the actual
/// mistake rather than a mismatch with every service.
public enum ScenarioSchema {
  /// Returns the schema of a format with these services.
  ///
  /// - Parameters:
  ///   - services: the services that plans may use.
  ///   - values: what the catalog knows of regions and types.
  /// - Returns: the schema, a JSON object.
  public static func document(
    services: [ServiceDefinition], values: SchemaValues = SchemaValues()
  ) -> JSONOutput {
    var builder = SchemaBuilder(services: services, values: values)
    return builder.document
  }
}

/// Builds the schema; what many fields share is defined once.
private struct SchemaBuilder {
  let services: [ServiceDefinition]
  let values: SchemaValues
  /// The names of shared definitions by their text.
  private var names: [String: String] = [:]
  private var shared: [JSONOutput.Member] = []

  init(services: [ServiceDefinition], values: SchemaValues) {
    (self.services, self.values) = (services, values)
  }

  var document: JSONOutput {
    mutating get {
      var members = [
        member("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        member("title", .string("A plan for budget")),
      ]
      var scenario = object(ScenarioFields.scenario)
      // A plan may name its schema, as editors want it.
      if case .object(let properties) = scenario[1].value {
        let name = JSONOutput.object([
          member("type", .string("string")),
          member("description", .string("the file of this schema, for editors")),
        ])
        scenario[1].value = .object(properties + [member("$schema", name)])
      }
      members += scenario
      if let regions = regionsByProvider() { members.append(member("allOf", regions)) }
      members.append(
        member(
          "oneOf",
          .array(
            ["months", "weeks", "days"].map { name in
              .object([member("required", .array([.string(name)]))])
            })))
      let definitions = services.map { member($0.id, resource(of: $0)) }
      members.append(member("$defs", .object(definitions + shared)))
      return .object(members)
    }
  }

  private func member(_ key: String, _ value: JSONOutput) -> JSONOutput.Member {
    JSONOutput.Member(key, value)
  }

  private mutating func object(_ fields: [FieldDeclaration]) -> [JSONOutput.Member] {
    var properties: [JSONOutput.Member] = []
    for field in fields { properties.append(member(field.name, schema(of: field))) }
    return closed(properties, required: fields.filter(\.isRequired).map(\.name))
  }

  /// Returns an object with these members and no others.
  private func closed(
    _ properties: [JSONOutput.Member], required: [String]
  ) -> [JSONOutput.Member] {
    var members = [
      member("type", .string("object")), member("properties", .object(properties)),
      member("additionalProperties", .boolean(false)),
    ]
    if !required.isEmpty {
      members.append(member("required", .array(required.map { .string($0) })))
    }
    return members
  }

  // MARK: Regions

  /// Returns the name of the definition with a provider's regions; nil where they are not known.
  private mutating func regionNames(of provider: Provider) -> String? {
    guard let regions = values.regions[provider], !regions.isEmpty else { return nil }
    let list = JSONOutput.object([member("enum", .array(regions.map { .string($0) }))])
    return share(list, "regions_\(provider.rawValue)")
  }

  /// Returns what the plan's own region must be: the provider's that the plan names; without one
  /// that of the usual provider, where a resource has neither provider nor region of its own.
  private mutating func regionsByProvider() -> JSONOutput? {
    var rules: [JSONOutput] = []
    for provider in Provider.allCases {
      guard let name = regionNames(of: provider) else { continue }
      let named = JSONOutput.object([
        member("properties", .object([member("provider", constant(provider.rawValue))])),
        Self.required("provider"),
      ])
      rules.append(Self.region(name, where: named))
      if provider == Scenario(title: "", length: .months(1), resources: []).provider {
        rules.append(Self.region(name, where: inherits()))
      }
    }
    return rules.isEmpty ? nil : .array(rules)
  }

  /// The condition that a resource takes the plan's region and the usual provider.
  private func inherits() -> JSONOutput {
    let anyones = services.filter { $0.provider == nil }.map { JSONOutput.string($0.id) }
    let sold = JSONOutput.object([
      member("properties", .object([member("service", .object([member("enum", .array(anyones))]))]))
    ])
    let excluded = [Self.required("provider"), Self.required("region")].map {
      JSONOutput.object([$0])
    }
    let resource = JSONOutput.object([
      member("not", .object([member("anyOf", .array(excluded + [sold]))]))
    ])
    return .object([
      member("not", .object([Self.required("provider")])),
      member(
        "properties",
        .object([member("resources", .object([member("contains", resource)]))])),
    ])
  }

  private static func required(_ name: String) -> JSONOutput.Member {
    JSONOutput.Member("required", .array([.string(name)]))
  }

  private static func region(_ definition: String, where condition: JSONOutput) -> JSONOutput {
    let region = JSONOutput.object([JSONOutput.Member("$ref", .string(definition))])
    let properties = JSONOutput.object([JSONOutput.Member("region", region)])
    return .object([
      JSONOutput.Member("if", condition),
      JSONOutput.Member("then", .object([JSONOutput.Member("properties", properties)])),
    ])
  }

  // MARK: Resources

  /// Returns what every resource may have, and what its service requires of it.
  private mutating func resources() -> JSONOutput {
    var properties: [JSONOutput.Member] = []
    for field in ScenarioFields.resource where field.name != "service" {
      properties.append(member(field.name, schema(of: field)))
    }
    let service = JSONOutput.object([
      member("description", .string("the service that is bought")),
      member("enum", .array(services.map { .string($0.id) })),
    ])
    let choices = services.map { service in
      JSONOutput.object([
        member(
          "if",
          .object([member("properties", .object([member("service", constant(service.id))]))])),
        member("then", reference(service.id)),
      ])
    }
    return .object([
      member("type", .string("object")), member("required", .array([.string("service")])),
      member("properties", .object([member("service", service)] + properties)),
      // Without a service, nothing else can be checked.
      member("if", .object([member("required", .array([.string("service")]))])),
      member("then", .object([member("allOf", .array(choices))])),
    ])
  }

  private mutating func resource(of service: ServiceDefinition) -> JSONOutput {
    // The common fields are described once; here they only have to be permitted.
    let regions = service.provider.flatMap { regionNames(of: $0) }
    var properties = ScenarioFields.resource.map { field in
      guard field.name == "region", let regions else { return member(field.name, .boolean(true)) }
      return member(field.name, .object([member("$ref", .string(regions))]))
    }
    for field in service.fields {
      if let types = values.types[service.id], types.field == field.name,
        let list = typeNames(of: types.provider)
      {
        let help = member("description", .string(description(of: field)))
        properties.append(member(field.name, .object([help, member("$ref", .string(list))])))
      } else {
        properties.append(member(field.name, schema(of: field)))
      }
    }
    let required = service.fields.filter(\.isRequired).map(\.name)
    // Another place already checks, once for all, that it is an object.
    return .object(closed(properties, required: required).filter { $0.key != "type" })
  }

  private mutating func typeNames(of provider: Provider) -> String? {
    guard let names = values.typeNames[provider], !names.isEmpty else { return nil }
    func isOffered(_ name: String) -> Bool { !(values.rare[provider]?(name) ?? false) }
    var schema = JSONOutput.object([
      member("enum", .array(names.filter(isOffered).map { .string($0) }))
    ])
    if let pattern = values.otherTypes[provider] {
      // A slip is then said to be none of the names, and not to be neither of two things.
      schema = .object([
        member("type", .string("string")),
        member("if", .object([member("pattern", .string(pattern))])),
        member("else", schema),
      ])
    }
    return share(schema, "types_\(provider.rawValue)")
  }

  // MARK: Fields

  private func description(of field: FieldDeclaration) -> String {
    if field.totalOf != nil { return "in all" }
    var help = field.help
    if let unit = field.unit { help += " (\(unit))" }
    if let text = field.defaultText { help += "; default: \(text)" }
    return help
  }

  private mutating func schema(of field: FieldDeclaration) -> JSONOutput {
    let help = member("description", .string(description(of: field)))
    if field.name == "region", case .text = field.kind, !values.regions.isEmpty {
      let all = Provider.allCases.flatMap { values.regions[$0] ?? [] }
      let regions = JSONOutput.object([member("enum", .array(all.map { .string($0) }))])
      return .object([help, member("$ref", .string(share(regions, "region")))])
    }
    return .object([help] + kind(field.kind))
  }

  /// Returns a reference to the definition of a schema that many share.
  private mutating func share(_ schema: JSONOutput, _ wish: String) -> String {
    let text = schema.text()
    if let name = names[text] { return "#/$defs/\(name)" }
    var (name, number) = (wish, 1)
    let taken = Set(names.values)
    while taken.contains(name) {
      number += 1
      name = "\(wish)_\(number)"
    }
    names[text] = name
    shared.append(member(name, schema))
    return "#/$defs/\(name)"
  }

  private func reference(_ name: String) -> JSONOutput {
    .object([member("$ref", .string("#/$defs/\(name)"))])
  }

  private func constant(_ word: String) -> JSONOutput {
    .object([member("const", .string(word))])
  }

  private mutating func kind(_ kind: FieldKind) -> [JSONOutput.Member] {
    switch kind {
    case .quantity(let bounds):
      return [member("$ref", .string(share(rangeOrNumber(bounds), "quantity")))]
    case .number(let bounds): return numberMembers(bounds)
    case .integer(let bounds):
      return [
        member("type", .string("integer")), member("minimum", .number(bounds.lowerBound)),
        member("maximum", .number(bounds.upperBound)),
      ]
    case .choice(let words): return [member("enum", .array(words.map { .string($0) }))]
    case .text: return [member("type", .string("string")), member("minLength", .number(1))]
    case .flag: return [member("type", .string("boolean"))]
    case .date: return pattern("^\\d{4}-\\d{2}-\\d{2}$")
    case .moment: return pattern("^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}Z?)?$")
    case .monthHours:
      let bounds = FieldDeclaration.planningMonthHours
      return [
        member("type", .array([.string("number"), .string("string")])),
        member("minimum", .number(bounds.lowerBound.description)),
        member("maximum", .number(bounds.upperBound.description)),
        member("pattern", .string("^calendar$")),
      ]
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
    case .object(let fields):
      return [member("$ref", .string(share(.object(object(fields)), "object")))]
    case .list(let fields, let minimum):
      let item = share(.object(object(fields)), "item")
      return [
        member("type", .string("array")), member("minItems", .number(minimum)),
        member("items", .object([member("$ref", .string(item))])),
      ]
    case .resources:
      return [
        member("type", .string("array")), member("minItems", .number(1)),
        member("items", resources()),
      ]
    }
  }

  private func pattern(_ text: String) -> [JSONOutput.Member] {
    [member("type", .string("string")), member("pattern", .string(text))]
  }

  private func numberMembers(_ bounds: ClosedRange<Quantity>) -> [JSONOutput.Member] {
    [
      member("type", .string("number")), member("minimum", .number(bounds.lowerBound.description)),
      member("maximum", .number(bounds.upperBound.description)),
    ]
  }

  /// A number or a range of numbers within bounds: each keyword speaks of one of them alone, so that
  /// what is wrong with one is said of it.
  private mutating func rangeOrNumber(_ bounds: ClosedRange<Quantity>) -> JSONOutput {
    let within = Array(numberMembers(bounds).dropFirst())
    return .object(
      [member("$ref", .string(share(Self.range(numberMembers), "range")))] + within + [
        member(
          "patternProperties", .object([member("^(low|likely|high)$", .object(within))]))
      ])
  }

  /// What every number or range is, whatever its bounds.
  private static func range(
    _ numbers: (ClosedRange<Quantity>) -> [JSONOutput.Member]
  ) -> JSONOutput {
    let parts = [
      ("low", "the lowest that is to be expected"), ("likely", "the likeliest; the budget's value"),
      ("high", "the highest that is to be expected"),
    ]
    func described(_ text: String, _ members: [JSONOutput.Member]) -> JSONOutput {
      .object([JSONOutput.Member("description", .string(text))] + members)
    }
    let type = JSONOutput.Member("type", .string("number"))
    let others = [
      JSONOutput.Member(
        "confidence",
        described("how many of 100 cases lie between low and high", numbers(.one...Quantity(99)))),
      JSONOutput.Member(
        "together",
        described(
          "a name of your own: ranges that share it rise and fall together",
          [JSONOutput.Member("type", .string("string"))])),
    ]
    return .object([
      JSONOutput.Member("type", .array([.string("number"), .string("object")])),
      JSONOutput.Member(
        "properties",
        .object(parts.map { JSONOutput.Member($0.0, described($0.1, [type])) } + others)),
      JSONOutput.Member("required", .array(parts.map { .string($0.0) })),
      JSONOutput.Member("additionalProperties", .boolean(false)),
    ])
  }
}
