import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

/// Tests of reports in files: the content is what the extension promises.
@Suite struct DocumentFileTests {
  static let refused: [(arguments: [String], message: String)] = [
    (["a.docx"], "ends in '.docx'"), (["a.foo"], "known are .csv, .htm, .html, .json"),
    (["a.foo"], ".pdf, .txt, .xlsx; --format writes"), (["a.xls"], "ends in '.xls'"),
    (["a.pdf", "--format", "html"], "no '.pdf' file is"),
    (["a.xlsx", "--format", "csv"], "no '.xlsx' file is"),
    (["a.xlsx", "scenarios/rds-lab.json"], "a workbook has one plan, and 2 are named"),
  ]

  @Test(arguments: refused.indices)
  func nothingIsWrittenUnderAFalseName(_ index: Int) throws {
    let (arguments, message) = Self.refused[index]
    let folder = TemporaryFolder()
    let outcome = Checkout.run(
      ["estimate", "scenarios/titanic.json", "--output", folder(arguments[0])]
        + arguments.dropFirst())
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(TemporaryFolder.names(in: folder.path).isEmpty)
  }

  @Test(arguments: [
    ("h.docx", "ends in '.docx'"), ("h.xlsx", "known are .csv, .htm, .html, .markdown"),
  ])
  func noHandoutIsWrittenUnderAFalseName(_ name: String, _ message: String) throws {
    let folder = TemporaryFolder()
    let outcome = Checkout.run(
      ["handout", "scenarios/titanic.json", "--output", folder(name)])
    #expect(outcome.code == 64 && outcome.errors.contains(message), "\(outcome.errors)")
    #expect(TemporaryFolder.names(in: folder.path).isEmpty)
  }

  /// The variables that the program of its own is run with.
  private static var environment: String {
    Checkout.environment.map { "\($0.key)='\($0.value)'" }.sorted().joined(separator: " ")
  }

  @Test func programsThatAreMissingAreSaidToBe() {
    let folder = TemporaryFolder()
    let script = """
      \(Self.environment) BUDGET_WORKBOOK=/nonexistent '\(builtProgram("budget") ?? "")' estimate scenarios/titanic.json -o \(folder("a.xlsx"))
      echo $?
      \(Self.environment) PATH=/nonexistent '\(builtProgram("budget") ?? "")' estimate scenarios/titanic.json -o \(folder("a.pdf"))
      echo $?
      ls \(folder.path)
      """
    let output = runScript("cd '\(Checkout.root)'\n\(script)", in: "bash").output
    #expect(
      output == """
        error: cannot start '/nonexistent': No such file or directory
        69
        error: a PDF is printed by a browser, and none is installed
        note: install Chromium or Chrome, name one with the environment variable BUDGET_BROWSER, or write an .html file
        69

        """)
  }

  /// The numbers, dates and formulas of a workbook, recalculated by an independent reader.
  @Test(
    .enabled(if: builtProgram("budget-workbook") != nil && hasProgram("python3")),
    arguments: ["class-38-individual", "forecast-lab-grant", "storage-60tb", "titanic"])
  func workbooksAddUp(_ name: String) throws {
    let folder = TemporaryFolder()
    let script = """
      cd '\(Checkout.root)' && \(Self.environment) '\(builtProgram("budget") ?? "")' \
      estimate scenarios/\(name).json -o \(folder("a.xlsx")) && python3 - \(folder("a.xlsx")) <<'END'
      \(Self.recount)
      END
      """
    #expect(runScript(script, in: "bash").output == "whole\n")
  }

  /// Recalculates the sheet of lines, and compares the sums of the other sheets with it.
  private static let recount = """
    import re, sys, zipfile
    import xml.etree.ElementTree as ET
    book = zipfile.ZipFile(sys.argv[1])
    ns = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    def sheet(number):
        cells = {}
        for cell in ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter(
            "{%s}c" % ns["m"]):
            value, formula = cell.find("m:v", ns), cell.find("m:f", ns)
            cells[cell.get("r")] = (
                value.text if value is not None else None,
                formula.text if formula is not None else None, cell.get("t"))
        return cells
    summary, lines, months = sheet(1), sheet(2), sheet(3)
    def number(cells, place):
        text, _, kind = cells.get(place, ("0", None, None))
        assert kind is None, (place, kind)
        return float(text)
    last = max(int(re.sub("[A-Z]+", "", place)) for place in lines)
    rows = range(2, last)
    near = lambda one, other: abs(one - other) <= 1e-9 * max(1, abs(one))
    for row in rows:
        assert number(lines, f"A{row}") > 0
        product = lines[f"J{row}"][1]
        if product:
            assert product == f"G{row}*I{row}", product
            assert near(number(lines, f"G{row}") * number(lines, f"I{row}"), number(lines, f"J{row}"))
        assert near(sum(number(lines, f"{c}{row}") for c in "JKL"), number(lines, f"M{row}"))
    for column in "JKLM":
        place = f"{column}{last}"
        assert lines[place][1] == f"SUM({column}2:{column}{last - 1})", lines[place]
        assert near(sum(number(lines, f"{column}{row}") for row in rows), number(lines, place))
    end = max(int(re.sub("[A-Z]+", "", place)) for place in months)
    for ours, theirs in zip("BCDE", "JKLM"):
        assert near(number(months, f"{ours}{end}"), number(lines, f"{theirs}{last}"))
        for row in range(2, end):
            own = sum(number(lines, f"{theirs}{line}") for line in rows
                      if number(lines, f"A{line}") == number(months, f"A{row}"))
            assert near(own, number(months, f"{ours}{row}")), (ours, row)
    formulas = [text for _, text, _ in summary.values() if text]
    assert any(text.startswith("SUM(Lines!$J$2") for text in formulas), formulas
    print("whole")
    """
}
