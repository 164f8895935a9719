public import Dates

/// A file of spreadsheets in the making: what stands in which cell.
public struct Workbook: Sendable, Hashable {
  /// What it is called.
  public var title: String
  /// The day that stands as its date, so that the same plan makes the same file.
  public var date: CalendarDate
  /// Its sheets in order.
  public var sheets: [Sheet]

  /// A workbook of its parts.
  public init(title: String, date: CalendarDate, sheets: [Sheet]) {
    self.title = title
    self.date = date
    self.sheets = sheets
  }

  /// The rows that a spreadsheet can have.
  public static let mostRows = 1_048_576

  /// A sheet.
  public struct Sheet: Sendable, Hashable {
    /// Its name: at most 31 letters, digits and spaces.
    public var name: String
    /// The width of each column, in characters.
    public var widths: [Int]
    /// How many rows at the top stay in sight and are repeated on paper.
    public var headerRows: Int
    /// Its cells by row, from the first column on.
    public var rows: [[Cell]]

    /// A sheet of its parts.
    public init(name: String, widths: [Int], headerRows: Int = 0, rows: [[Cell]] = []) {
      self.name = name
      self.widths = widths
      self.headerRows = headerRows
      self.rows = rows
    }
  }

  /// What stands in a cell.
  public enum Cell: Sendable, Hashable {
    /// Nothing.
    case empty
    /// Text, whatever it begins with.
    case text(String, Style)
    /// A number in its decimal digits.
    case number(String, Style)
    /// A day.
    case date(CalendarDate, Style)
    /// A formula without its equals sign, and what it comes to.
    case formula(String, result: String, Style)
  }

  /// How a cell looks.
  public enum Style: String, Sendable, Hashable, CaseIterable {
    case plain, title, heading, note, strong
    case money, moneySum, quantity, price, share, day, month
  }
}

extension Workbook {
  /// The name of a column from its place, such as `AB`.
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
