import Handouts
import Testing

/// The text of a scenario stays text in all formats.
@Suite struct SafetyTests {
  private static let known: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "p",
    "ul", "ol", "li", "bdi", "strong", "em", "div", "table", "thead", "tbody", "tr", "th", "td",
    "figure", "figcaption", "svg", "desc", "rect", "text", "line", "polyline", "polygon", "circle",
    "defs", "pattern", "path", "pre", "code", "span", "data",
  ]

  private func nasty() throws -> Handout {
    try HandoutPlan.handout(HandoutPlan.nasty, exercises: 10, course: "<b>|\u{202E}{{style}}")
  }

  @Test(arguments: HandoutDocument.allCases)
  func htmlHasOnlyItsOwnTags(_ document: HandoutDocument) throws {
    let page = try HandoutPlan.page(try nasty(), document, .html)
    var open: [String] = []
    for part in page.split(separator: "<").dropFirst() {
      let tag = part.prefix { $0 != ">" }
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      #expect(Self.known.contains(name), "\(tag)")
      let outside = tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
      #expect(!outside.contains(" on") && tag.count < part.count)
      if tag.first == "/" {
        #expect(open.popLast() == name)
      } else if name != "meta", tag.last != "/" {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
    #expect(page.unicodeScalars.allSatisfy { isFit($0) })
  }

  @Test(arguments: HandoutDocument.allCases)
  func markdownKeepsItsShape(_ document: HandoutDocument) throws {
    let nasty = try HandoutPlan.page(try nasty(), document, .markdown)
    #expect(nasty.unicodeScalars.allSatisfy { isFit($0) })
    // The same plan with harmless names has the same blocks: headings, rows, items, fences.
    let names = [
      #"=1+1|</td><img src=x onerror=alert(1)>"#, #"+ plus \t tab\r\nline\u200f"#, "-2+3",
    ]
    var text = HandoutPlan.nasty
    for (index, name) in names.enumerated() {
      text = text.replacing("\"name\": \"\(name)\"", with: "\"name\": \"thing \(index)\"")
    }
    #expect(text != HandoutPlan.nasty)
    let plain = try HandoutPlan.page(
      try HandoutPlan.handout(text, exercises: 10, course: "Course"), document, .markdown)
    #expect(shape(nasty) == shape(plain))
  }

  @Test func spreadsheetsTakeNothingForAFormula() throws {
    let csv = try HandoutPlan.page(try nasty(), .handout, .csv)
    let fields = csv.split(separator: "\r\n").flatMap { $0.split(separator: ",") }
    let formulas = fields.filter { field in
      let text = field.drop { $0 == "\"" }
      return ["=", "+", "@"].contains(text.first) || (text.first == "-" && Double(text) == nil)
    }
    #expect(formulas == [])
  }

  @Test func chartsAreFilesOfTheirOwn() throws {
    let files = try nasty().chartFiles(prefix: "x-")
    #expect(files.map(\.name).contains("x-timeline.svg"))
    #expect(files.allSatisfy { !$0.text.contains("<img") && !$0.text.contains("\u{202E}") })
  }

  private func isFit(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n"
      || (scalar.properties.generalCategory != .control && !(0x202A...0x202E).contains(scalar.value)
        && scalar.value != 0x200F)
  }

  /// Returns the first character of each line, and the number of cells in a row.
  private func shape(_ markdown: String) -> [String] {
    markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.first == "|" else {
        return String(line.prefix { $0 == line.first && "#-*`!".contains($0) })
      }
      var cells = 0
      var previous: Character = " "
      for character in line {
        if character == "|", previous != "\\" { cells += 1 }
        previous = character
      }
      return "| \(cells)"
    }
  }
}
