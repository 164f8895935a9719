public import Analysis
public import JSONText
package import Charts

/// A comparison ready to be shown in any format: tables of exact figures, with comments on them.
///
/// Renderers only know sheets, not their subject; figures on instance types or plans are turned
/// into a sheet in one place.
public struct Sheet: Sendable {
  /// The subject of the comparison.
  public var title: String
  /// What all rows have in common, or the question.
  public var lead: String?
  /// The answer in sentences.
  public var words: [String]
  /// The tables for people.
  public var tables: [SheetTable]
  /// Notes for the reader, a sentence each.
  public var notes: [String]
  /// The full data for machines, one row per thing.
  public var data: SheetTable
  /// The members of the JSON object before its rows.
  public var members: [JSONOutput.Member]
  /// A chart for pages.
  package var chart: ScatterChart?
  /// Further charts for pages.
  package var charts: [any Chart] = []

  /// Creates a sheet from its parts.
  public init(
    title: String, lead: String? = nil, words: [String] = [], tables: [SheetTable],
    notes: [String] = [], data: SheetTable, members: [JSONOutput.Member] = []
  ) {
    self.title = title
    self.lead = lead
    self.words = words
    self.tables = tables
    self.notes = notes
    self.data = data
    self.members = members
  }
}

/// A table of figures.
public struct SheetTable: Sendable {
  /// The title; empty where the sheet's title is enough.
  public var title: String
  /// The columns; the first one names the row.
  public var columns: [Column]
  /// The rows, with one figure per column.
  public var rows: [Row]
  /// Whether, where there is no room, columns are left out, beginning on the right, instead of
  /// words being cut.
  public var leavesOut: Bool

  /// A column of the table.
  public struct Column: Sendable {
    /// The name in machine-readable formats.
    public var id: String
    /// The heading.
    public var title: String
    /// The meaning; empty where the heading is clear enough.
    public var meaning: String
    /// Whether it contains figures rather than words.
    public var isFigure: Bool
    /// Whether it is the last to be left out where there is no room.
    public var isEssential: Bool
    /// Whether its words stand below their row where there is no room beside it.
    public var isRemark: Bool

    /// Creates a column from its parts.
    public init(
      _ id: String, _ title: String, meaning: String = "", isFigure: Bool = true,
      isEssential: Bool = false, isRemark: Bool = false
    ) {
      self.isRemark = isRemark
      self.isEssential = isEssential
      self.id = id
      self.title = title
      self.meaning = meaning
      self.isFigure = isFigure
    }
  }

  /// A row of the table.
  public struct Row: Sendable {
    /// The figures, one per column.
    public var cells: [Figure]
    /// Whether it is emphasised: on the front, or a sum.
    public var isMarked: Bool
    /// The name of its point in the sheet's chart, if it has one.
    public var label: String?

    /// Creates a row from its parts.
    public init(_ cells: [Figure], isMarked: Bool = false, label: String? = nil) {
      self.cells = cells
      self.isMarked = isMarked
      self.label = label
    }
  }

  /// Creates a table from its parts.
  public init(
    title: String = "", columns: [Column], rows: [Row], leavesOut: Bool = false
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.leavesOut = leavesOut
  }
}
