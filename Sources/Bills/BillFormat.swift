/// A format of bills with rows in named columns: one file, one line in the registry.
protocol BillTableFormat: Sendable {
  /// The format's name for people.
  static var title: String { get }

  /// Returns the layout under a header; nil where the header belongs to another format.
  ///
  /// - Throws: `HeaderError` where it belongs to this format but lacks a required column.
  static func layout(_ header: BillHeader, _ preamble: BillPreamble) throws(HeaderError)
    -> BillLayout?
}

/// The lines before a header, by their first cell.
struct BillPreamble {
  var values: [String: String] = [:]
}

/// A format of bills that is not such a table.
protocol BillDocumentFormat: Sendable {
  /// The format's name for people.
  static var title: String { get }
}

/// All supported formats.
public enum BillFormats {
  /// The tables, one per line; the first that recognises a header reads it.
  static let tables: [any BillTableFormat.Type] = [
    Focus.self,
    CostAndUsageReport.self,
    CostAndUsageReport2.self,
    DetailedBillingReport.self,
    AzureCosts.self,
    GoogleCostTable.self,
    GoogleBillingExport.self,
  ]

  /// The supported formats, for messages.
  public static var titles: [String] {
    [CostExplorerTable.title, CostExplorerJSON.title] + tables.map { $0.title }
  }
}
