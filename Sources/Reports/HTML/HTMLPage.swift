/// A single-file HTML page, written block by block from text that is already escaped.
///
/// It loads nothing: a policy in its head forbids that, and scripts too unless it has its own.
package struct HTMLPage {
  private var blocks: [String] = []

  /// Tables with more columns are cards on a tablet too.
  static let mostColumns = 7

  /// Creates an empty page.
  package init() {}

  /// The blocks so far, without head and foot.
  package var body: String { blocks.joined(separator: "\n") }

  /// Adds a heading, with an id to link to if there is one.
  package mutating func heading(_ level: Int, _ html: String, id: String? = nil) {
    let id = id.map { " id=\"\($0)\"" } ?? ""
    blocks.append("<h\(level)\(id)>\(html)</h\(level)>")
  }

  /// Adds a paragraph.
  package mutating func paragraph(_ html: String, kind: String? = nil) {
    let kind = kind.map { " class=\"\($0)\"" } ?? ""
    blocks.append("<p\(kind)>\(html)</p>")
  }

  /// Adds a list; nothing if it has no items.
  package mutating func list(_ items: [String], isOrdered: Bool = false, kind: String? = nil) {
    if items.isEmpty { return }
    let tag = isOrdered ? "ol" : "ul"
    let kind = kind.map { " class=\"\($0)\"" } ?? ""
    let rows = items.map { "<li>\($0)</li>" }.joined(separator: "\n")
    blocks.append("<\(tag)\(kind)>\n\(rows)\n</\(tag)>")
  }

  /// Adds a table whose last columns are figures, in a frame that scrolls on narrow screens.
  ///
  /// - Parameters:
  ///   - header: the names of the columns.
  ///   - figures: the number of columns at the end that contain figures.
  ///   - rows: the rows; the first cell of each is its heading.
  ///   - label: a description of the table, for people who cannot see it.
  ///   - total: whether the last row is a sum.
  ///   - cards: whether each row becomes a card on a narrow screen, where no table fits.
  package mutating func table(
    _ header: [String], figures: Int, _ rows: [[String]], label: String, total: Bool = false,
    cards: Bool = false
  ) {
    let words = header.count - figures
    func cell(_ html: String, _ column: Int, _ tag: String, _ scope: String = "") -> String {
      let name = cards && tag == "td" ? " data-label=\"\(Self.plain(header[column]))\"" : ""
      let html = name.isEmpty ? html : Self.inCard(html)
      return "<\(tag)\(column < words ? "" : " class=\"n\"")\(scope)\(name)>\(html)</\(tag)>"
    }
    let head = header.enumerated().map { cell($1, $0, "th", " scope=\"col\"") }.joined()
    let body = rows.enumerated().map { index, row in
      let cells = row.enumerated().map { column, html in
        column == 0 ? cell(html, 0, "th", " scope=\"row\"") : cell(html, column, "td")
      }
      let kind = total && index == rows.count - 1 ? " class=\"total\"" : ""
      return "<tr\(kind)>\(cells.joined())</tr>"
    }
    blocks.append(
      """
      <div class="frame\(cards ? " cards" : "")\(cards && header.count > Self.mostColumns ? " wide" : "")" role="region" tabindex="0" aria-label="\(label)">
      <table>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      """)
  }

  /// A cell of a card, whose words and marks within them go on in one line.
  static func inCard(_ html: String) -> String {
    html.contains("<span") ? "<span>\(html)</span>" : html
  }

  /// HTML without its tags, for an attribute.
  private static func plain(_ html: String) -> String {
    var isTag = false
    return html.filter { character in
      if character == "<" { isTag = true }
      defer { if character == ">" { isTag = false } }
      return !isTag
    }
  }

  /// Adds a picture with its title.
  package mutating func figure(_ svg: String, caption: String) {
    blocks.append("<figure>\n<figcaption>\(caption)</figcaption>\n\(svg)\n</figure>")
  }

  /// A picture beside the table of its figures, where there is room for both.
  package mutating func pair(_ write: (inout HTMLPage) -> Void) {
    blocks.append("<div class=\"pair\">")
    write(&self)
    blocks.append("</div>")
  }

  /// Text of a terminal, line breaks and all.
  package mutating func code(_ html: String) {
    blocks.append("<pre tabindex=\"0\"><code>\(html)</code></pre>")
  }

  /// Adds HTML unchanged.
  package mutating func raw(_ html: String) { blocks.append(html) }

  /// Returns the whole page, with an escaped title, additional style, and a script at its end.
  package func text(title: String, style: String = "", script: String? = nil) -> String {
    Self.document(body: body, title: title, style: style, script: script)
  }

  /// Returns a whole page around a body.
  package static func document(
    body: String, title: String, style: String = "", script: String? = nil
  ) -> String {
    let scripts = script == nil ? "" : "; script-src 'unsafe-inline'"
    let policy =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\(scripts)"
    let end = script.map { "\n<script>\n\($0)\n</script>" } ?? ""
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <style>
      \(HTMLStyle.css)\(style)</style>
      </head>
      <body>
      <main>
      \(body)
      </main>\(end)
      </body>
      </html>

      """
  }
}
