public import Dates

/// A workbook to be written: the contents of each cell.
public struct Workbook: Sendable, Hashable {
  /// The workbook's title.
  public var title: String
  /// The date recorded in the file, fixed so that the same plan makes the same file.
  public var date: CalendarDate
  /// Its sheets in order.
  public var sheets: [Sheet]

  /// Creates a workbook from its parts.
  public init(title: String, date: CalendarDate, sheets: [Sheet]) {
    self.title = title
    self.date = date
    self.sheets = sheets
  }

  /// The rows that a spreadsheet can have.
  public static let mostRows = 1_048_576

  /// A sheet of cells.
  public struct Sheet: Sendable, Hashable {
    /// Its name: at most 31 letters, digits and spaces.
    public var name: String
    /// The width of each column, in characters.
    public var widths: [Int]
    /// The number of rows at the top that stay in sight and are repeated on paper.
    public var headerRows: Int
    /// Its cells by row, from the first column on.
    public var rows: [[Cell]]

    /// Creates a sheet from its parts.
    public init(name: String, widths: [Int], headerRows: Int = 0, rows: [[Cell]] = []) {
      self.name = name
      self.widths = widths
      self.headerRows = headerRows
      self.rows = rows
    }
  }

  /// The content of a cell.
  public enum Cell: Sendable, Hashable {
    /// No content.
    case empty
    /// Text, whatever it begins with.
    case text(String, Style)
    /// A number in its decimal digits.
    case number(String, Style)
    /// A calendar day.
    case date(CalendarDate, Style)
    /// A formula without its equals sign, with its result.
    case formula(String, result: String, Style)
  }

  /// The appearance of a cell.
  public enum Style: String, Sendable, Hashable, CaseIterable {
    case plain, title, heading, note, strong
    case money, moneySum, quantity, price, share, day, month
  }
}

extension Workbook {
  /// Returns the name of a column from its index, such as `AB`.
  public static func column(_ index: Int) -> String {
    var (rest, name) = (index, "")
    repeat {
      let letter = Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(rest % 26)))
      name = String(letter) + name
      rest = rest / 26 - 1
    } while rest >= 0
    return name
  }
}
