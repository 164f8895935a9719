/// A format of bills that is a table of rows with named columns: one file, one line in the registry.
protocol BillTableFormat: Sendable {
  /// What it is called for people.
  static var title: String { get }

  /// Where things stand under a header; nil where the header is of another format.
  ///
  /// - Throws: `HeaderError` where it is of this format but lacks a column that is needed.
  static func layout(_ header: BillHeader, _ preamble: BillPreamble) throws(HeaderError)
    -> BillLayout?
}

/// The lines before a header, by their first cell.
struct BillPreamble {
  var values: [String: String] = [:]
}

/// A format of bills that is something other than such a table.
protocol BillDocumentFormat: Sendable {
  /// What it is called for people.
  static var title: String { get }
}

/// All formats that are read.
public enum BillFormats {
  /// The tables, a line each; the first that knows a header reads it.
  static let tables: [any BillTableFormat.Type] = [
    Focus.self,
    CostAndUsageReport.self,
    CostAndUsageReport2.self,
    DetailedBillingReport.self,
    AzureCosts.self,
    GoogleCostTable.self,
    GoogleBillingExport.self,
  ]

  /// What is read, for messages.
  public static var titles: [String] {
    [CostExplorerTable.title, CostExplorerJSON.title] + tables.map { $0.title }
  }
}
