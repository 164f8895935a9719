import Diagnostics
import Dates
import JSONText
import Money
import Prices

/// Reads objects by their declared fields and collects everything that is wrong.
struct FieldReader {
  var problems = FieldProblems()
  /// Notes on what was read differently from how it is written, a sentence each.
  var notes: [String] = []
  /// Returns advice about a value of a field that is another provider's; nil where there is none.
  var otherValue: (_ word: String, _ field: String) -> String? = { _, _ in nil }
  /// Returns the fields that another provider's name for them means.
  var otherField: (_ key: String) -> [String] = { _ in [] }
  /// Returns where a key belongs that is none of the object that has it; nil where that is not known.
  var place: (_ key: String) -> String? = { _ in nil }

  /// Reads an object; notes what is wrong and still returns what is right.
  ///
  /// - Parameters:
  ///   - node: the object.
  ///   - fields: the fields that it takes.
  ///   - more: additional fields that it takes.
  ///   - isOpen: whether it may have other keys, which cannot be judged.
  ///   - what: a name for the object in messages, such as `a resource of service 'ebs'`.
  /// - Returns: the values of the fields that could be read.
  mutating func object(
    _ node: JSONNode, fields: [FieldDeclaration], _ more: [FieldDeclaration] = [],
    isOpen: Bool = false, what: @autoclosure () -> String
  ) -> FieldValues {
    var values = FieldValues(position: node.position)
    guard case .object(let members) = node.value else {
      problems.add(at: node.position, "\(what()) should be an object, not \(node.value.kind)")
      return values
    }
    values.reserveCapacity(members.count)
    var misspelt: [(name: String, position: TextPosition)] = []
    for member in members {
      let key = FieldKey(member.key)
      if let index = fields.firstIndex(where: { $0.key == key }) {
        append(member, of: fields[index], to: &values)
      } else if let index = more.firstIndex(where: { $0.key == key }) {
        append(member, of: more[index], to: &values)
      } else if member.key != "$schema", !isOpen || Self.isNearRequired(member.key, fields) {
        if let name = reportUnknown(member, (fields + more).map(\.name), what()) {
          misspelt.append((name, member.node.position))
        }
      }
    }
    // A misspelt key was already reported; don't also report it as missing.
    for (name, position) in misspelt where !values.isWritten(name) {
      values.append(nil, for: FieldKey(name), at: position)
    }
    for list in [fields, more] {
      for index in list.indices where list[index].isRequired {
        if values.isWritten(list[index].key) { continue }
        problems.add(
          at: node.position, "'\(list[index].name)' is missing in \(what())",
          hints: [list[index].help] + choices(of: list[index]))
        values.append(nil, for: list[index].key, at: node.position)
      }
    }
    return values
  }

  /// Returns the words that a field takes, where they are few.
  private func choices(of field: FieldDeclaration) -> [String] {
    guard case .choice(let words) = field.kind, words.count <= 12 else { return [] }
    return ["it is one of: \(words.joined(separator: ", "))"]
  }

  /// Reads a field; a total stands for its monthly quantity, and only one of the two may be given.
  private mutating func append(
    _ member: JSONMember, of field: FieldDeclaration, to values: inout FieldValues
  ) {
    let key = field.totalOf.map(FieldKey.init) ?? field.key
    let read = value(member.node, of: field)
    if values.isWritten(key) {
      let name = key.name
      let total = field.totalOf == nil ? FieldDeclaration.totalName(name) ?? name : field.name
      problems.add(
        at: member.node.position, "only one of '\(name)' and '\(total)' can be given")
      return
    }
    values.append(read, for: key, at: member.node.position, isTotal: field.totalOf != nil)
  }

  private static func isNearRequired(_ key: String, _ fields: [FieldDeclaration]) -> Bool {
    !Suggestions.nearest(to: key, among: fields.filter(\.isRequired).map(\.name)).isEmpty
  }

  /// Reports an unknown key; returns the one that is most likely meant.
  private mutating func reportUnknown(
    _ member: JSONMember, _ names: [String], _ what: String
  ) -> String? {
    let meant = meant(by: member.key, among: names)
    if meant.isEmpty,
      let advice = OtherFieldNames.advice(on: member.key, among: names)
        ?? PlainFieldNames.advice(on: member.key, among: names)
    {
      problems.add(
        at: member.position, "unknown key '\(clip(member.key))' in \(what)", hints: [advice])
      return nil
    }
    let near = meant.isEmpty ? Suggestions.nearest(to: member.key, among: names) : meant
    let nearest = near.isEmpty ? Suggestions.having(member.key, among: names) : near
    problems.add(
      at: member.position, "unknown key '\(clip(member.key))' in \(what)",
      hints: [
        nearest.isEmpty ? nil : "did you mean \(quoted(nearest))?",
        nearest.isEmpty && meant.isEmpty ? place(member.key) : nil,
        nearest.isEmpty ? "it takes: \(names.sorted().joined(separator: ", "))" : nil,
      ].compactMap { $0 })
    // If several have the word as a part, none of them is more likely than the others.
    return near.first ?? (nearest.count == 1 ? nearest[0] : nil)
  }

  /// Returns the fields that are written almost so, or that a name of Terraform, a word for it or
  /// another provider's name means.
  private func meant(by key: String, among names: [String]) -> [String] {
    let same = PlainFieldNames.writtenAlmost(key, among: names)
    if !same.isEmpty { return same }
    let known = OtherFieldNames.meant(by: key, among: names)
    if !known.isEmpty { return known }
    let plain = PlainFieldNames.meant(by: key, among: names)
    return plain.isEmpty ? otherField(key).filter(names.contains) : plain
  }

  private mutating func value(_ node: JSONNode, of field: FieldDeclaration) -> FieldValue? {
    let name = field.name
    switch field.kind {
    case .quantity(let bounds):
      return rangedQuantity(node, name: name, in: bounds).map { .quantity($0) }
    case .number(let bounds):
      if case .object = node.value {
        problems.add(at: node.position, "'\(name)' should be a number: it takes no range")
        return nil
      }
      return quantity(node, name: name, in: bounds, "a number").map {
        .quantity(RangedQuantity($0))
      }
    case .integer(let bounds): return integer(node, name: name, in: bounds).map { .integer($0) }
    case .choice(let words):
      return word(node, name: name, of: words, aliases: field.aliases).map { .text($0) }
    case .text: return text(node, name: name).map { .text($0) }
    case .flag: return flag(node, name: name).map { .flag($0) }
    case .date: return date(node, name: name).map { .date($0) }
    case .moment: return moment(node, name: name).map { .moment($0) }
    case .monthHours: return monthHours(node, name: name)
    case .words(let words): return wordList(node, name: name, of: words).map { .words($0) }
    case .tags: return tags(node, name: name).map { .tags($0) }
    case .object(let fields): return .object(object(node, fields: fields, what: "'\(name)'"))
    case .list(let fields, let minimum):
      return elements(node, name: name, minimum: minimum).map { nodes in
        .list(nodes.map { object($0, fields: fields, what: "'\(name)'") })
      }
    // The scenario reader reads them, because it knows the services.
    case .resources: return nil
    }
  }

  // MARK: Kinds

  mutating func elements(_ node: JSONNode, name: String, minimum: Int) -> [JSONNode]? {
    guard case .array(let nodes) = node.value else {
      return mismatch(node, "'\(name)' should be a list")
    }
    if nodes.count < minimum {
      problems.add(
        at: node.position, "'\(name)' is empty: it needs at least \(minimum)",
        hints: name == "resources" ? [] : ["leave it out where there is nothing to say"])
    }
    return nodes
  }

  private mutating func rangedQuantity(
    _ node: JSONNode, name: String, in bounds: ClosedRange<Quantity>
  ) -> RangedQuantity? {
    guard case .object = node.value else {
      return quantity(node, name: name, in: bounds).map { RangedQuantity($0) }
    }
    let fields = ["low", "likely", "high"].map { part in
      FieldDeclaration(
        name: part, kind: .number(bounds), isRequired: true,
        help: "a range has 'low', 'likely' and 'high'")
    }
    let parts = object(
      node, fields: fields, ScenarioFields.rangeExtras, what: "the range '\(name)'")
    guard let low = parts.range("low"), let likely = parts.range("likely"),
      let high = parts.range("high")
    else { return nil }
    guard low.likely <= likely.likely, likely.likely <= high.likely else {
      problems.add(
        at: node.position, "the range '\(name)' is out of order: low ≤ likely ≤ high must hold")
      return nil
    }
    var range = RangedQuantity(low: low.likely, likely: likely.likely, high: high.likely)
    range.confidence = parts.range("confidence")?.likely
    if case .text(let name)? = parts.value("together") { range.together = name }
    return range
  }

  private mutating func quantity(
    _ node: JSONNode, name: String, in bounds: ClosedRange<Quantity>,
    _ what: String = "a number or a range"
  ) -> Quantity? {
    guard case .number(let digits) = node.value else {
      return mismatch(node, "'\(name)' should be \(what)", hints: Self.numberHints(node, name))
    }
    do throws(DecimalTextError) {
      let quantity = try Quantity(digits)
      if bounds.contains(quantity) { return quantity }
      outOfBounds(node, name, "\(bounds.lowerBound.grouped) to \(bounds.upperBound.grouped)")
    } catch {
      if case .tooFine(let places) = error, let rounded = try? Quantity(rounding: digits) {
        notes.append(
          "On line \(node.position.line), '\(name)' has more than \(places) digits after the point: it is read as \(rounded)."
        )
        if bounds.contains(rounded) { return rounded }
      }
      outOfBounds(node, name, "\(bounds.lowerBound.grouped) to \(bounds.upperBound.grouped)")
    }
    return nil
  }

  private mutating func integer(
    _ node: JSONNode, name: String, in bounds: ClosedRange<Int>
  ) -> Int? {
    guard case .number(let digits) = node.value else {
      return mismatch(
        node, "'\(name)' should be a whole number", hints: Self.numberHints(node, name))
    }
    guard let quantity = try? Quantity(rounding: digits) else {
      outOfBounds(node, name, "\(bounds.lowerBound) to \(bounds.upperBound)")
      return nil
    }
    guard let number = quantity.whole else {
      problems.add(at: node.position, "'\(name)' should be a whole number, not \(clip(digits))")
      return nil
    }
    guard bounds.contains(number) else {
      outOfBounds(node, name, "\(bounds.lowerBound) to \(bounds.upperBound)")
      return nil
    }
    return number
  }

  private mutating func outOfBounds(_ node: JSONNode, _ name: String, _ bounds: String) {
    guard case .number(let digits) = node.value else { return }
    problems.add(
      at: node.position, "'\(name)' is out of bounds: \(clip(digits)) is not within \(bounds)")
  }

  /// Returns hints for a value in place of a number.
  private static func numberHints(_ node: JSONNode, _ name: String) -> [String] {
    switch node.value {
    case .string(let text): return NumberHints.hints(for: text, of: name)
    case .null: return ["leave it out where it has no value"]
    default: return []
    }
  }

  private mutating func word(
    _ node: JSONNode, name: String, of words: [String], aliases: [String: String] = [:]
  ) -> String? {
    guard let word = text(node, name: name) else { return nil }
    if words.contains(word) { return word }
    if let meant = aliases[word.lowercased()] ?? aliases[Self.withoutVersion(word)] {
      notes.append("On line \(node.position.line), '\(clip(word))' is priced as '\(meant)'.")
      return meant
    }
    // Terraform has some words in capitals, such as `REGIONAL`.
    let lower = word.lowercased()
    let same = words.filter { $0.lowercased() == lower }
    if same.count == 1 { return same[0] }
    let nearest = Suggestions.nearest(to: word, among: words)
    if let known = otherValue(word, name) {
      problems.add(
        at: node.position, "'\(clip(word))' is not a value of '\(name)'", hints: [known])
      return nil
    }
    problems.add(
      at: node.position, "'\(clip(word))' is not a value of '\(name)'",
      hints: nearest.isEmpty
        ? ["it is one of: \(words.joined(separator: ", "))"] : ["did you mean \(quoted(nearest))?"])
    return nil
  }

  /// Returns the name in a text such as `Ubuntu 24.04 LTS`.
  private static func withoutVersion(_ text: String) -> String {
    let words = text.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }
    let name = words.prefix { word in word.first.map { !$0.isNumber } ?? false }
    return name.filter { $0 != "lts" }.joined(separator: " ")
  }

  mutating func text(_ node: JSONNode, name: String) -> String? {
    guard case .string(let text) = node.value else {
      return mismatch(node, "'\(name)' should be text")
    }
    guard !Self.isBlank(text) else {
      problems.add(at: node.position, "'\(name)' is empty")
      return nil
    }
    guard text.utf8.count <= 4096 else {
      problems.add(at: node.position, "'\(name)' is longer than 4,096 bytes")
      return nil
    }
    return text
  }

  private static func isBlank(_ text: String) -> Bool {
    // Nearly all texts begin with a letter or a digit, which needs no look at Unicode's tables.
    if let first = text.utf8.first, (0x21..<0x7F).contains(first) { return false }
    return text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
  }

  private mutating func flag(_ node: JSONNode, name: String) -> Bool? {
    guard case .boolean(let flag) = node.value else {
      return mismatch(node, "'\(name)' should be true or false")
    }
    return flag
  }

  private mutating func date(_ node: JSONNode, name: String) -> CalendarDate? {
    guard let text = text(node, name: name) else { return nil }
    if let date = CalendarDate(text) { return date }
    problems.add(
      at: node.position, "'\(clip(text))' is not a date for '\(name)'",
      hints: ["dates are written YYYY-MM-DD, such as 2026-09-01"])
    return nil
  }

  private mutating func moment(_ node: JSONNode, name: String) -> Moment? {
    guard let text = text(node, name: name) else { return nil }
    if let moment = Moment(text) { return moment }
    problems.add(
      at: node.position, "'\(clip(text))' is neither a date nor a time for '\(name)'",
      hints: ["write YYYY-MM-DD or, in UTC, YYYY-MM-DDThh:mm, such as 2026-11-05T14:00"])
    return nil
  }

  private mutating func monthHours(_ node: JSONNode, name: String) -> FieldValue? {
    if case .string("calendar") = node.value { return .monthHours(nil) }
    guard case .number = node.value else {
      return mismatch(node, "'\(name)' should be a number of hours or \"calendar\"")
    }
    return quantity(node, name: name, in: FieldDeclaration.planningMonthHours)
      .map { .monthHours($0) }
  }

  private mutating func wordList(
    _ node: JSONNode, name: String, of words: [String]
  ) -> [String]? {
    elements(node, name: name, minimum: 1)?.compactMap { element in
      words.isEmpty ? text(element, name: name) : word(element, name: name, of: words)
    }
  }

  private mutating func tags(_ node: JSONNode, name: String) -> [String: String]? {
    guard case .object(let members) = node.value else {
      return mismatch(node, "'\(name)' should be an object of texts")
    }
    var tags: [String: String] = [:]
    for member in members {
      if case .string(let text) = member.node.value {
        tags[member.key] = text
      } else {
        let _: String? = mismatch(member.node, "the tag '\(clip(member.key))' should be text")
      }
    }
    return tags
  }

  // MARK: Wording

  private mutating func mismatch<Value>(
    _ node: JSONNode, _ message: String, hints: [String] = []
  ) -> Value? {
    problems.add(at: node.position, "\(message), not \(node.value.kind)", hints: hints)
    return nil
  }
}

/// Returns the user's own text, short enough for a message and without disruptive characters.
func clip(_ text: String) -> String {
  let safe = text.unicodeScalars.map { scalar -> String in
    let isHidden = scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.isBidiControl
    return isHidden ? "?" : String(scalar)
  }
  return safe.count <= 60 ? safe.joined() : safe.prefix(57).joined() + "…"
}

/// Returns words in single quotes, joined by "or".
func quoted(_ words: [String]) -> String {
  words.map { "'\($0)'" }.joined(separator: " or ")
}
