/// A Markdown page, written block by block from text that is already escaped.
package struct MarkdownPage {
  private var blocks: [String] = []

  /// Creates an empty page.
  package init() {}

  /// The page as text.
  package var text: String { blocks.joined(separator: "\n\n") + "\n" }

  package mutating func heading(_ level: Int, _ text: String) {
    blocks.append(String(repeating: "#", count: level) + " " + text)
  }

  package mutating func paragraph(_ text: String) { blocks.append(text) }

  /// Adds a list, whose items may contain line breaks and indents; nothing if it has no items.
  package mutating func list(_ items: [String]) {
    if !items.isEmpty { blocks.append(items.map { "- \($0)" }.joined(separator: "\n")) }
  }

  /// Adds a table whose first columns are aligned to the left and whose last ones are figures.
  package mutating func table(_ header: [String], figures: Int, _ rows: [[String]]) {
    let words = header.count - figures
    let rule = header.indices.map { $0 < words ? ":---" : "---:" }
    blocks.append(([header, rule] + rows).map(Self.row).joined(separator: "\n"))
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }
}
