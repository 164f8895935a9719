import Billing
import Reports
import Testing

/// Returns the errors in the tags of a page: unknown ones, unclosed ones, and ones closed twice.
struct TagCheck {
  private static let known: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "ol",
    "li", "b", "bdi", "strong", "small", "div", "table", "thead", "tbody", "tr", "th", "td",
    "figure", "figcaption", "svg", "desc", "rect", "text", "line", "polyline", "polygon", "circle",
    "defs", "pattern", "path", "hr", "pre", "code", "a", "em", "details", "summary", "section",
    "dl", "dt", "dd", "br", "span",
  ]
  private static let empty: Set<String> = ["meta", "hr", "br"]

  static func problems(of page: String) -> [String] {
    var problems: [String] = []
    var open: [String] = []
    for part in page.split(separator: "<", omittingEmptySubsequences: true).dropFirst() {
      guard let end = part.firstIndex(of: ">") else {
        problems.append("no end: \(part.prefix(40))")
        continue
      }
      let tag = part[..<end]
      let isEnd = tag.first == "/"
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      if isEnd {
        if open.popLast() != name { problems.append("</\(name)> closes something else") }
      } else if !known.contains(name) {
        problems.append("unknown: \(tag.prefix(40))")
      } else if tag.last != "/", !empty.contains(name) {
        open.append(name)
      }
      if !isEnd, tag.contains(" on") { problems.append("handler: \(tag.prefix(60))") }
    }
    return problems + open.map { "<\($0)> is not closed" }
  }
}

@Suite struct HTMLTests {
  @Test(arguments: Plan.all)
  func textOfScenariosIsNeverMarkup(_ plan: Plan) throws {
    let page = try HTMLReporter.render(try plan.budget(), options: plan.options())
    let document = String(page.dropFirst("<!doctype html>\n".count))
    #expect(TagCheck.problems(of: " " + document) == [])
    let unseen = page.unicodeScalars.filter { scalar in
      scalar != "\n"
        && (scalar.properties.generalCategory == .control
          || (0x202A...0x202E).contains(scalar.value) || scalar.value == 0x200F)
    }
    #expect(unseen.isEmpty)
  }

  @Test func aCheckThatFindsNothingWouldBeNone() {
    #expect(!TagCheck.problems(of: " <p><script>x</script></p>").isEmpty)
    #expect(!TagCheck.problems(of: " <p><b></p>").isEmpty)
  }

  /// Pages of several plans form one page, with distinct names for their charts.
  @Test func severalPlansAreOnePage() throws {
    let pages = try ["calendar", "class"].map { name in
      try HTMLReporter.render(try Plan(name: name).budget(), options: ReportOptions())
    }
    let page = HTMLReporter.join(pages)
    #expect(TagCheck.problems(of: " " + page.dropFirst("<!doctype html>\n".count)) == [])
    let names = page.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(names).count == names.count && names.count > 2)
    let used = page.split(separator: "url(#").dropFirst().map { $0.prefix { $0 != ")" } }
    #expect(used.allSatisfy(names.contains))
  }
}
