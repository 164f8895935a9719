public import Money

/// The kind of value that a field of the scenario format takes.
public indirect enum FieldKind: Sendable {
  /// A decimal number within bounds, or a range of such numbers.
  case quantity(ClosedRange<Quantity>)
  /// A decimal number within bounds that is known rather than estimated, so it takes no range.
  case number(ClosedRange<Quantity>)
  /// A whole number within bounds.
  case integer(ClosedRange<Int>)
  /// One of a few words.
  case choice([String])
  /// Text that is not empty.
  case text
  /// `true` or `false`.
  case flag
  /// A day as `YYYY-MM-DD`.
  case date
  /// A day, or a moment as `YYYY-MM-DDThh:mm` (UTC).
  case moment
  /// Hours of a planning month: a number, or `"calendar"`.
  case monthHours
  /// A list of words; from a given set, unless that is empty.
  case words([String])
  /// An object of texts by key.
  case tags
  /// An object of fields.
  case object([FieldDeclaration])
  /// A list of objects with fields; a minimum number is required.
  case list([FieldDeclaration], minimum: Int)
  /// The list of resources, each with the common fields and those of its service.
  case resources
}

/// A field of the scenario format; the reader, the JSON Schema and the documentation all use this
/// one declaration.
public final class FieldDeclaration: Sendable {
  /// The field's name.
  public var name: String { key.name }
  /// The name, as values are looked up by it.
  public let key: FieldKey
  /// The kind of value that it takes.
  public let kind: FieldKind
  /// Whether it must be given.
  public let isRequired: Bool
  /// The unit of its number, for people.
  public let unit: String?
  /// A description in one sentence without a full stop.
  public let help: String
  /// The default in words, if it is not zero, empty or none.
  public let defaultText: String?
  /// The monthly quantity that this field gives as a total instead; nil for other fields.
  public let totalOf: String?
  /// The quantity of whose things each has this size or duration, such as the calls of which each
  /// takes so many milliseconds; nil for other fields.
  public let eachOf: String?
  /// Synonyms for the words of a choice, in lower case, with the word that each stands for.
  public let aliases: [String: String]

  @usableFromInline
  init(
    name: String, kind: FieldKind, isRequired: Bool, unit: String? = nil, help: String,
    defaultText: String? = nil, totalOf: String? = nil, eachOf: String? = nil,
    aliases: [String: String] = [:]
  ) {
    self.eachOf = eachOf
    self.aliases = aliases
    self.totalOf = totalOf
    key = FieldKey(name)
    self.kind = kind
    self.isRequired = isRequired
    self.unit = unit
    self.help = help
    self.defaultText = defaultText
  }
}

extension FieldDeclaration {
  /// Returns the name of the total of a monthly quantity; nil for another field's name.
  static func totalName(_ name: String) -> String? {
    if name.hasPrefix("monthly_") { return String(name.dropFirst("monthly_".count)) }
    return name.hasSuffix("_monthly") ? String(name.dropLast("_monthly".count)) : nil
  }

  /// Returns the same fields, each monthly quantity followed by its sibling for a whole-number
  /// total.
  ///
  /// `monthly_requests` has the sibling `requests`, unless a field of that name is declared
  /// already.
  static func withTotals(_ fields: [FieldDeclaration]) -> [FieldDeclaration] {
    let names = Set(fields.map(\.name))
    return fields.flatMap { field -> [FieldDeclaration] in
      let field = field.withNestedTotals
      guard case .quantity = field.kind, let name = totalName(field.name), !names.contains(name)
      else { return [field] }
      let sibling = FieldDeclaration(
        name: name, kind: field.kind, isRequired: false, unit: field.unit,
        help: "instead of '\(field.name)': the total over the resource's life",
        totalOf: field.name)
      return [field, sibling]
    }
  }

  private var withNestedTotals: FieldDeclaration {
    let nested: FieldKind
    switch kind {
    case .object(let fields): nested = .object(Self.withTotals(fields))
    case .list(let fields, let minimum): nested = .list(Self.withTotals(fields), minimum: minimum)
    default: return self
    }
    return FieldDeclaration(
      name: name, kind: nested, isRequired: isRequired, unit: unit, help: help,
      defaultText: defaultText)
  }
}

/// A declared field whose value has a type: services read their values with it.
public struct Field<Value: Sendable>: Sendable {
  /// The underlying declaration.
  public let declaration: FieldDeclaration
  @usableFromInline let missing: Value
  @usableFromInline let convert: @Sendable (FieldValue) -> Value?

  /// The key.
  @inlinable
  public var name: String { declaration.name }

  @inlinable
  init(
    _ declaration: FieldDeclaration, missing: Value,
    convert: @escaping @Sendable (FieldValue) -> Value?
  ) {
    self.declaration = declaration
    self.missing = missing
    self.convert = convert
  }
}

/// The largest number that a field accepts by default; anything larger is a typing mistake.
public let largestQuantity = Quantity(1_000_000_000_000_000)

extension Field where Value == Quantity {
  /// Declares a number, or a range whose likely value is priced; zero when it is left out.
  ///
  /// `eachOf`: the field with the number of things of which each has this size or duration.
  public static func quantity(
    _ name: String, unit: String, in bounds: ClosedRange<Quantity> = .zero...largestQuantity,
    default missing: Quantity = .zero, required: Bool = false, eachOf: String? = nil,
    _ help: String
  ) -> Field {
    Field(
      FieldDeclaration(
        name: name, kind: .quantity(bounds), isRequired: required, unit: unit, help: help,
        defaultText: missing.isZero || required ? nil : missing.description, eachOf: eachOf),
      missing: missing
    ) { value in
      if case .quantity(let range) = value { return range.likely }
      return nil
    }
  }
}

extension Field where Value == Quantity? {
  /// Declares a number, or a range whose likely value is priced; nil when it is left out.
  public static func optionalQuantity(
    _ name: String, unit: String, in bounds: ClosedRange<Quantity> = .zero...largestQuantity,
    default text: String? = nil, _ help: String
  ) -> Field {
    Field(
      FieldDeclaration(
        name: name, kind: .quantity(bounds), isRequired: false, unit: unit, help: help,
        defaultText: text), missing: nil
    ) { value in
      if case .quantity(let range) = value { return .some(range.likely) }
      return nil
    }
  }
}

extension Field where Value == Int {
  /// Declares a whole number.
  public static func integer(
    _ name: String, in bounds: ClosedRange<Int>, default missing: Int, required: Bool = false,
    unit: String? = nil, _ help: String
  ) -> Field {
    Field(
      FieldDeclaration(
        name: name, kind: .integer(bounds), isRequired: required, unit: unit, help: help,
        defaultText: required ? nil : String(missing)), missing: missing
    ) { value in
      if case .integer(let number) = value { return number }
      return nil
    }
  }
}

extension Field where Value == Bool {
  /// Declares `true` or `false`.
  public static func flag(
    _ name: String, default missing: Bool = false, _ help: String
  ) -> Field {
    Field(
      FieldDeclaration(
        name: name, kind: .flag, isRequired: false, help: help,
        defaultText: missing ? "true" : nil), missing: missing
    ) { value in
      if case .flag(let flag) = value { return flag }
      return nil
    }
  }
}

extension Field where Value == String {
  /// Declares a text; empty when it is left out.
  public static func text(_ name: String, required: Bool = false, _ help: String) -> Field {
    Field(
      FieldDeclaration(name: name, kind: .text, isRequired: required, help: help), missing: ""
    ) { value in
      if case .text(let text) = value { return text }
      return nil
    }
  }
}

extension Field where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// Declares a choice among the words of an enumeration.
  ///
  /// `aliases`: synonyms for them, in lower case; a plan that uses one gets a remark.
  @inlinable
  public static func choice(
    _ name: String, default missing: Value, required: Bool = false,
    aliases: [String: Value] = [:], _ help: String
  ) -> Field {
    Field(
      FieldDeclaration(
        name: name, kind: .choice(Value.allCases.map(\.rawValue)), isRequired: required,
        help: help, defaultText: required ? nil : missing.rawValue,
        aliases: aliases.mapValues(\.rawValue)), missing: missing
    ) { value in
      if case .text(let text) = value { return Value(rawValue: text) }
      return nil
    }
  }
}

extension Field where Value == [FieldValues] {
  /// Declares a list of objects.
  public static func list(
    _ name: String, of fields: [FieldDeclaration], minimum: Int = 0, _ help: String
  ) -> Field {
    Field(
      FieldDeclaration(
        name: name, kind: .list(fields, minimum: minimum), isRequired: minimum > 0, help: help),
      missing: []
    ) { value in
      if case .list(let values) = value { return values }
      return nil
    }
  }
}

extension Field where Value == FieldValues? {
  /// Declares an object; nil when it is left out.
  public static func object(
    _ name: String, of fields: [FieldDeclaration], _ help: String
  ) -> Field {
    Field(
      FieldDeclaration(name: name, kind: .object(fields), isRequired: false, help: help),
      missing: nil
    ) { value in
      if case .object(let values) = value { return .some(values) }
      return nil
    }
  }
}

extension FieldDeclaration {
  /// The permitted hours of a planning month: real months have 672 to 744 hours, and some people
  /// count 30 days of 20 hours or 800 hours to be safe.
  static let planningMonthHours = Quantity(600)...Quantity(800)
}
