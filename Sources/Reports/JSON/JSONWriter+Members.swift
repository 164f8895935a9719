import JSONText
import Money
import Prices

/// Members of objects, written as they come: values in between would take longer than the text.
extension JSONWriter {
  mutating func write(_ key: StaticString, _ text: String?) {
    self.key(plain: key)
    value(text)
  }

  mutating func write(_ key: StaticString, _ number: Int) {
    self.key(plain: key)
    value(number)
  }

  mutating func write(_ key: StaticString, _ flag: Bool) {
    self.key(plain: key)
    value(flag)
  }

  mutating func write(_ key: StaticString, exact number: some FixedDecimal) {
    self.key(plain: key)
    value(AnyDecimal(number))
  }

  /// Writes a number with all its digits, or `null`.
  mutating func write<Number: FixedDecimal>(_ key: StaticString, exact number: Number?) {
    guard let number else { return write(key, nil) }
    write(key, exact: number)
  }

  mutating func write(_ key: StaticString, _ output: JSONOutput) {
    self.key(plain: key)
    value(output)
  }

  /// Writes the attributes of a meter, by key.
  mutating func write(_ key: StaticString, _ attributes: MeterAttributes) {
    self.key(plain: key)
    beginObject()
    attributes.forEachPair { key, text in
      self.key(utf8: key)
      value(utf8: text)
    }
    endObject()
  }

  mutating func write(_ key: StaticString, _ texts: [String]) {
    write(key, texts) { $1.value($0) }
  }

  /// Writes an array whose elements `body` writes.
  mutating func write<Element>(
    _ key: StaticString, _ elements: [Element], _ body: (Element, inout JSONWriter) -> Void
  ) {
    self.key(plain: key)
    beginArray()
    for element in elements { body(element, &self) }
    endArray()
  }

  /// Writes an array of objects whose members `body` writes.
  mutating func write<Element>(
    _ key: StaticString, objects elements: [Element],
    _ body: (Element, inout JSONWriter) -> Void
  ) {
    write(key, elements) { element, json in json.object { body(element, &$0) } }
  }

  /// Writes an object whose members `body` writes.
  mutating func write(_ key: StaticString, object body: (inout JSONWriter) -> Void) {
    self.key(plain: key)
    object(body)
  }

  /// Writes an object whose members `body` writes, as an element or on its own.
  mutating func object(_ body: (inout JSONWriter) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }
}

extension JSONOutput {
  /// Returns a number as text with all its digits.
  static func exact(_ number: some FixedDecimal) -> JSONOutput { .decimal(AnyDecimal(number)) }

  /// Returns pairs of texts, by key.
  static func tags(_ tags: [String: String]) -> JSONOutput {
    .object(tags.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })
  }
}
