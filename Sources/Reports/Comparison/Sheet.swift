public import Analysis
public import JSONText
package import Charts

/// A comparison ready to be shown in any format: tables of exact figures, and what is said of them.
///
/// Renderers know sheets, not what they are about; what is about instance types or about plans is
/// put into a sheet once.
public struct Sheet: Sendable {
  /// What is compared.
  public var title: String
  /// What all rows have in common, or what was asked.
  public var lead: String?
  /// The answer in sentences.
  public var words: [String]
  /// The tables for people.
  public var tables: [SheetTable]
  /// What a reader should know, a sentence each.
  public var notes: [String]
  /// All that is known, a row a thing, for machines.
  public var data: SheetTable
  /// What the JSON object has before its rows.
  public var members: [JSONOutput.Member]
  /// A picture for pages.
  package var chart: ScatterChart?
  /// More pictures for pages.
  package var charts: [any Chart] = []

  /// A sheet of its parts.
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
  /// What it holds; empty where the sheet's title says it.
  public var title: String
  /// The columns; the first names the row.
  public var columns: [Column]
  /// The rows, a figure a column.
  public var rows: [Row]
  /// Whether columns are left out where there is no room, those on the right first, rather than words
  /// cut.
  public var leavesOut: Bool

  /// A column.
  public struct Column: Sendable {
    /// Its name in machine formats.
    public var id: String
    /// What stands above it.
    public var title: String
    /// What it means; empty where the title says it.
    public var meaning: String
    /// Whether it holds figures rather than words.
    public var isFigure: Bool
    /// Whether it is the last to be left out where there is no room.
    public var isEssential: Bool
    /// Whether its words stand below their row where there is no room beside it.
    public var isRemark: Bool

    /// A column of its parts.
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

  /// A row.
  public struct Row: Sendable {
    /// The figures, one a column.
    public var cells: [Figure]
    /// Whether it stands out: on the front, or a sum.
    public var isMarked: Bool
    /// What its point in the sheet's picture is called, if it has one.
    public var label: String?

    /// A row of its parts.
    public init(_ cells: [Figure], isMarked: Bool = false, label: String? = nil) {
      self.cells = cells
      self.isMarked = isMarked
      self.label = label
    }
  }

  /// A table of its parts.
  public init(
    title: String = "", columns: [Column], rows: [Row], leavesOut: Bool = false
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.leavesOut = leavesOut
  }
}
