import Analysis
import Billing
import Money
import Reports
import Testing

/// Sheets in all formats: no text becomes markup, and nothing is too wide.
@Suite struct SheetTests {
  static let nasty = "=1+1 | <b>x</b> \"q\" `c` \u{1B}[31m\u{202E}"

  static let sheet: Sheet = {
    let columns: [SheetTable.Column] = [
      .init("name", nasty, isFigure: false), .init("usd", "Dollars", meaning: nasty),
      .init("words", "Words", isFigure: false), .init("rate", "Rate"),
    ]
    let rows: [SheetTable.Row] = (1...5).map { (number: Int) -> SheetTable.Row in
      let cells: [Figure] = [
        .text("\(nasty)\(number)"), .amount(Money(scaled: Int128(number) << 80)),
        .text(String(repeating: "wide 表 ", count: number)),
        number == 3 ? .none : .ratio(Quantity(number)),
      ]
      return SheetTable.Row(cells, isMarked: number == 2, label: nasty)
    }
    let table = SheetTable(title: nasty, columns: columns, rows: rows)
    return Sheet(
      title: nasty, lead: nasty, words: [nasty], tables: [table], notes: [nasty], data: table)
  }()

  @Test(arguments: SheetReporterRegistry.formats)
  func escapes(_ format: String) throws {
    let reporter = try #require(SheetReporterRegistry.reporter(format))
    let text = reporter.render(Self.sheet, options: ReportOptions())
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(format == "csv" || !text.unicodeScalars.contains("\u{202E}"))
    #expect(text.hasSuffix("\n") || text.hasSuffix("\r\n"))
    switch format {
    case "html":
      #expect(!text.contains("<b>x") && !text.contains("\"q\""))
      #expect(!text.contains("://") && !text.contains("src="))
    case "csv":
      let rows = try Reading.csv(text)
      #expect(rows.count == 5 && rows[0]["name"]?.hasPrefix("'=1+1") == true)
    case "markdown": #expect(!text.contains("<b>") && text.contains("\\|"))
    default: break
    }
  }

  @Test(arguments: [40, 57, 80, 200])
  func fitsTheTerminal(_ width: Int) {
    let text = SheetTableReporter.render(Self.sheet, options: ReportOptions(width: width))
    for line in text.split(separator: "\n") {
      // A character of the table's own wide text takes two columns.
      let wide = line.unicodeScalars.count { $0.value > 0x2E80 }
      #expect(line.count + wide <= width, "\(line)")
    }
  }

  /// An instance of another type replaces the first one: its line is changed, not removed and
  /// added, so that price and quantity can be distinguished.
  @Test func anotherTypeIsTheSameLine() throws {
    func plan(_ fields: String) throws -> Budget {
      try Plan.budget(
        Array(
          """
          { "title": "p", "region": "us-east-1", "months": 1, "resources": [ { "service": "ec2",
            "public_ipv4": 0, \(fields) } ] }
          """.utf8))
    }
    let first = try plan(#""instance_type": "m4.large", "hours": 10"#)
    let second = try plan(#""instance_type": "m5.large", "hours": 20"#)
    let diff = try BudgetDiff(from: first, to: second)
    let line = try #require(diff.lines.first)
    #expect(diff.lines.count == 1 && line.status == .changed)
    #expect([line.before?.meter, line.after?.meter] == ["BoxUsage:m4.large", "BoxUsage:m5.large"])
    #expect(!line.pricePart.isZero && !line.quantityPart.isZero)
    #expect(try line.pricePart + line.quantityPart == diff.difference)
  }
}
