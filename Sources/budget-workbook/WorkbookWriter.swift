import CXlsxWriter
import Dates
import Workbooks

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The reason why a workbook cannot be written.
struct WritingError: Error {
  var message: String

  init(_ code: lxw_error) {
    message = lxw_strerror(code).map { String(cString: $0) } ?? "the workbook cannot be written"
  }
}

/// Writes a workbook with libxlsxwriter.
struct WorkbookWriter {
  private let file: UnsafeMutablePointer<lxw_workbook>
  private var formats: [Workbook.Style: UnsafeMutablePointer<lxw_format>] = [:]

  /// A cell may have at most 32,767 bytes of text; longer text is cut.
  private static let longestText = 8000

  /// Writes a workbook to a path, whose folder also holds temporary files.
  static func write(_ workbook: Workbook, to path: String) throws {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    let temporary = strdup(folder.isEmpty ? "." : folder)
    defer { free(temporary) }
    var options = lxw_workbook_options()
    options.tmpdir = temporary
    guard let file = workbook_new_opt(path, &options) else {
      throw WritingError(LXW_ERROR_MEMORY_MALLOC_FAILED)
    }
    var writer = WorkbookWriter(file: file)
    writer.addFormats()
    writer.setProperties(workbook)
    var problem: (any Error)?
    do { for sheet in workbook.sheets { try writer.add(sheet) } } catch { problem = error }
    let code = workbook_close(file)
    if let problem { throw problem }
    if code != LXW_NO_ERROR { throw WritingError(code) }
  }

  private init(file: UnsafeMutablePointer<lxw_workbook>) { self.file = file }

  private func setProperties(_ workbook: Workbook) {
    let title = strdup(String(workbook.title.prefix(200)))
    defer { free(title) }
    var properties = lxw_doc_properties()
    properties.title = title
    // A timestamp of the run would make each file different.
    properties.created = Int(workbook.date.dayNumber) * 86_400
    workbook_set_properties(file, &properties)
  }

  private mutating func addFormats() {
    for style in Workbook.Style.allCases {
      guard let format = workbook_add_format(file) else { continue }
      if let code = Self.numberFormat(style) { format_set_num_format(format, code) }
      switch style {
      case .title:
        format_set_bold(format)
        format_set_font_size(format, 16)
      case .heading:
        format_set_bold(format)
        format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
      case .strong: format_set_bold(format)
      case .moneySum:
        format_set_bold(format)
        format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
      case .note:
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      default: break
      }
      formats[style] = format
    }
  }

  private static func numberFormat(_ style: Workbook.Style) -> String? {
    switch style {
    case .money, .moneySum: "$#,##0.00;-$#,##0.00"
    case .quantity: "#,##0.####"
    case .price: "$0.00##########"
    case .share: "0.0%"
    case .day: "yyyy-mm-dd"
    case .month: "yyyy-mm"
    default: nil
    }
  }

  private func add(_ sheet: Workbook.Sheet) throws {
    guard let page = workbook_add_worksheet(file, sheet.name) else {
      throw WritingError(LXW_ERROR_SHEETNAME_ALREADY_USED)
    }
    for (column, width) in sheet.widths.enumerated() {
      let column = lxw_col_t(column)
      try Self.check(worksheet_set_column(page, column, column, Double(width), nil))
    }
    worksheet_set_landscape(page)
    worksheet_fit_to_pages(page, 1, 0)
    if sheet.headerRows > 0 {
      worksheet_freeze_panes(page, lxw_row_t(sheet.headerRows), 0)
      try Self.check(worksheet_repeat_rows(page, 0, lxw_row_t(sheet.headerRows - 1)))
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        try Self.check(write(cell, page, lxw_row_t(row), lxw_col_t(column)))
      }
    }
  }

  private func write(
    _ cell: Workbook.Cell, _ page: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
    _ column: lxw_col_t
  ) -> lxw_error {
    switch cell {
    case .empty: return LXW_NO_ERROR
    case .text(let text, let style):
      if text.isEmpty { return LXW_NO_ERROR }
      return worksheet_write_string(
        page, row, column, String(text.prefix(Self.longestText)), formats[style])
    case .number(let digits, let style):
      return worksheet_write_number(page, row, column, strtod(digits, nil), formats[style])
    case .date(let day, let style):
      var moment = lxw_datetime(
        year: Int32(day.components.year), month: Int32(day.components.month),
        day: Int32(day.components.day), hour: 0, min: 0,
        sec: 0)
      return worksheet_write_datetime(page, row, column, &moment, formats[style])
    case .formula(let formula, let result, let style):
      return worksheet_write_formula_num(
        page, row, column, "=" + formula, formats[style], strtod(result, nil))
    }
  }

  private static func check(_ code: lxw_error) throws {
    if code != LXW_NO_ERROR { throw WritingError(code) }
  }
}
