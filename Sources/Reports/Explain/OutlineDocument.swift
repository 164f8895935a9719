/// A point of an outline, with its subordinate points.
struct OutlineItem {
  var text: String
  var children: [OutlineItem]

  init(_ text: String, _ children: [OutlineItem] = []) {
    self.text = text
    self.children = children
  }
}

/// A title, headings, and lists of points: written once, rendered for terminals and as Markdown.
struct OutlineDocument {
  private enum Block {
    case heading(String)
    case paragraph(String)
    case list(String?, [OutlineItem])
  }

  private let title: String
  private var blocks: [Block] = []

  init(title: String) { self.title = title }

  mutating func heading(_ text: String) { blocks.append(.heading(text)) }

  mutating func paragraph(_ text: String) { blocks.append(.paragraph(text)) }

  /// Adds points, under a heading of their own if they have one.
  mutating func list(_ heading: String?, _ items: [OutlineItem]) {
    blocks.append(.list(heading, items))
  }

  // MARK: Text

  /// Returns the document in lines of at most the terminal's width.
  func text(_ options: ReportOptions) -> String {
    let style = TerminalStyle(isColored: options.color)
    let width = options.columns
    func wrapped(_ text: String) -> [String] {
      TextLayout.wrapped(VisibleText.line(text), width)
    }
    var lines = wrapped(title).map(style.bold)
    for block in blocks {
      switch block {
      case .heading(let text):
        let heading = wrapped(text)
        let rule = String(repeating: "-", count: heading.map { DisplayWidth.of($0) }.max() ?? 0)
        lines += [""] + heading.map(style.bold) + [style.dim(rule)]
      case .paragraph(let text): lines += wrapped(text)
      case .list(let heading, let items):
        if let heading { lines += [""] + wrapped(heading).map(style.bold) }
        lines += items.flatMap { Self.lines($0, indent: "", width) }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ item: OutlineItem, indent: String, _ width: Int) -> [String] {
    TextLayout.wrapped(
      VisibleText.line(item.text), width, first: indent + "- ", rest: indent + "  ")
      + item.children.flatMap { lines($0, indent: indent + "  ", width) }
  }

  // MARK: Markdown

  /// The document as Markdown.
  var markdown: String {
    var page = MarkdownPage()
    page.heading(1, MarkdownText.escaped(title))
    for block in blocks {
      switch block {
      case .heading(let text): page.heading(2, MarkdownText.escaped(text))
      case .paragraph(let text): page.paragraph(MarkdownText.escaped(text))
      case .list(let heading, let items):
        if let heading { page.heading(3, MarkdownText.escaped(heading)) }
        page.list(items.map { Self.markdown($0, indent: "  ") })
      }
    }
    return page.text
  }

  private static func markdown(_ item: OutlineItem, indent: String) -> String {
    let children = item.children.map { "\n\(indent)- \(markdown($0, indent: indent + "  "))" }
    return MarkdownText.escaped(item.text) + children.joined()
  }
}
