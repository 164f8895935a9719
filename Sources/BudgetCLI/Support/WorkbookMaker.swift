import Files
import JSONText
import Workbooks

/// Has `budget-workbook`, which has the necessary library, write a workbook.
struct WorkbookMaker {
  let context: Context

  /// Returns the workbook as the bytes of a file.
  ///
  /// - Throws: a `Failure` where the program or its library is missing, or it cannot write.
  func make(_ workbook: Workbook) throws -> [UInt8] {
    if let sheet = workbook.sheets.first(where: { $0.rows.count > Workbook.mostRows }) {
      throw Failure(
        .badInput,
        "the sheet '\(sheet.name)' would have \(sheet.rows.count) rows, more than a spreadsheet has",
        notes: ["write a .csv file"])
    }
    guard
      let program = ChildProgram.find("budget-workbook", variable: "BUDGET_WORKBOOK", context)
    else {
      throw Failure(
        .unreachable,
        "the program 'budget-workbook', which writes workbooks, is not beside this one",
        notes: [
          "name it with the environment variable BUDGET_WORKBOOK, or write a .csv file, which spreadsheets open"
        ])
    }
    let folder = try ScratchFolder(context)
    return try Failure.translating {
      var description: [UInt8] = []
      workbook.json.writeLine(to: &description)
      try Files.write(description, to: folder("workbook.json"))
      let code = try program.run([folder("workbook.json"), folder("workbook.xlsx")], context)
      if code == 0 { return try Files.read(folder("workbook.xlsx"), limit: 1 << 30) }
      // The system's loader reports a missing library with exit code 127.
      let isMissing = code == 127
      throw Failure(
        isMissing ? .unreachable : ExitStatus(rawValue: code) ?? .bug,
        isMissing
          ? "'\(program.path)' does not start: the library libxlsxwriter is missing"
          : "'\(program.path)' wrote no workbook: it ended with code \(code)",
        notes: ["a .csv file needs no library, and spreadsheets open it"])
    }
  }
}
