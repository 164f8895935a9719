import Prices

/// An error in a template.
package struct TemplateError: Error, Sendable, Hashable {
  /// The template's file name.
  package var name: String
  /// The line, from 1.
  package var line: Int
  /// The column in characters, from 1.
  package var column: Int
  /// The error, in one sentence without a full stop.
  package var message: String
  /// A hint on what might help.
  package var hint: String

  /// Creates an error with its position.
  package init(name: String, line: Int, column: Int, message: String, hint: String) {
    (self.name, self.line, self.column) = (name, line, column)
    (self.message, self.hint) = (message, hint)
  }
}

/// A page with placeholders for the parts of a handout, such as `{{title}}`.
///
/// There is nothing more to it, and no code. A line whose placeholders all turn out empty is left
/// out. Inserted text is not searched again: the text of a scenario cannot contain a placeholder.
package struct Template: Sendable {
  /// The file's name, for messages.
  package var name: String
  /// The template's text.
  package var text: String

  /// Creates a template from its parts.
  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// Returns the page with all placeholders filled.
  ///
  /// - Throws: `TemplateError` for an unknown placeholder, or one without an end.
  package func fill(_ values: [String: String]) throws(TemplateError) -> String {
    var lines: [String] = []
    let plain = text.replacing("\r\n", with: "\n")
    for (index, line) in plain.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let filled = try fill(line, number: index + 1, values) { lines.append(filled) }
    }
    return Self.withoutGaps(lines).joined(separator: "\n")
  }

  /// Returns a line; nil where all its placeholders are empty.
  private func fill(
    _ line: Substring, number: Int, _ values: [String: String]
  ) throws(TemplateError) -> String? {
    var result = ""
    var rest = line
    var (places, empty) = (0, 0)
    while let start = rest.firstRange(of: "{{") {
      result += rest[..<start.lowerBound]
      let column = line.distance(from: line.startIndex, to: start.lowerBound) + 1
      guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
        throw TemplateError(
          name: name, line: number, column: column, message: "'{{' has no '}}' on its line",
          hint: "")
      }
      let word = String(rest[start.upperBound..<end.lowerBound]).trimmed
      guard let value = values[word] else { throw unknown(word, number, column, values) }
      places += 1
      if value.isEmpty { empty += 1 }
      result += value
      rest = rest[end.upperBound...]
    }
    if places > 0, places == empty { return nil }
    return result + rest
  }

  private func unknown(
    _ word: String, _ line: Int, _ column: Int, _ values: [String: String]
  ) -> TemplateError {
    let nearest = Suggestions.nearest(to: word, among: values.keys.sorted())
    let all = values.keys.sorted().joined(separator: ", ")
    return TemplateError(
      name: name, line: line, column: column, message: "unknown placeholder '\(word.prefix(40))'",
      hint: nearest.first.map { "did you mean '\($0)'?" } ?? "there are \(all)")
  }

  /// Returns the lines with at most one empty line in a row, except in inserted text.
  private static func withoutGaps(_ lines: [String]) -> [String] {
    var result: [String] = []
    for line in lines where !(line.isEmpty && result.last?.isEmpty == true) { result.append(line) }
    return result
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
