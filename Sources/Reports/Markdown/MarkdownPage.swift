/// A page of Markdown, written block by block of what is already escaped.
package struct MarkdownPage {
  private var blocks: [String] = []

  /// An empty page.
  package init() {}

  /// The page as text.
  package var text: String { blocks.joined(separator: "\n\n") + "\n" }

  package mutating func heading(_ level: Int, _ text: String) {
    blocks.append(String(repeating: "#", count: level) + " " + text)
  }

  package mutating func paragraph(_ text: String) { blocks.append(text) }

  /// A list, whose items may have line breaks and indents of their own; nothing without items.
  package mutating func list(_ items: [String]) {
    if !items.isEmpty { blocks.append(items.map { "- \($0)" }.joined(separator: "\n")) }
  }

  /// A table whose first columns are aligned to the left and whose last are figures.
  package mutating func table(_ header: [String], figures: Int, _ rows: [[String]]) {
    let words = header.count - figures
    let rule = header.indices.map { $0 < words ? ":---" : "---:" }
    blocks.append(([header, rule] + rows).map(Self.row).joined(separator: "\n"))
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }
}
