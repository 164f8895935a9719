/// A query with which an engine reduces an export to the few thousand rows that are read here.
///
/// The result has the columns of FOCUS, with one row for each day, resource and meter. Amounts are
/// added up as decimals with 24 places; columns of binary floating point become decimals by their
/// shortest text, which is the text in the CSV of the same export.
public struct BillQuery: Sendable {
  /// An engine.
  public enum Engine: String, Sendable, CaseIterable {
    case duckdb, athena, spark, bigquery
  }

  /// A format of exports.
  public enum Export: String, Sendable, CaseIterable {
    case cur2, cur, focus
    /// FOCUS with the columns that only AWS's exports have.
    case focusAWS = "focus-aws"
    /// FOCUS with the columns that only Azure's exports have.
    case focusAzure = "focus-azure"
  }

  /// The type of the export's files.
  public enum FileType: String, Sendable, CaseIterable {
    case parquet, csv
  }

  /// The engine.
  public var engine: Engine
  /// The export's format.
  public var export: Export
  /// The type of its files.
  public var fileType: FileType
  /// The location of its files.
  public var location: String
  /// The months to read, such as `2026-09`; all if empty.
  public var months: [String]
  /// The tags to keep; all if empty.
  public var tags: [String]

  /// Creates a query from its parts.
  public init(
    engine: Engine, export: Export, fileType: FileType = .parquet, location: String? = nil,
    months: [String] = [], tags: [String] = []
  ) {
    self.engine = engine
    self.export = export
    self.fileType = fileType
    self.location = location ?? (engine == .bigquery ? "gs://BUCKET/EXPORT" : "s3://BUCKET/EXPORT")
    self.months = months
    self.tags = tags
  }

  /// The columns of the query's result, with their meaning.
  public static let columns: [(name: String, meaning: String)] = [
    ("ProviderName", "who sells it"), ("ServiceName", "the service"),
    ("RegionId", "the region's code"), ("SubAccountId", "the account that used it"),
    ("SubAccountName", "what that account is called"), ("ResourceId", "the resource's id"),
    ("ResourceName", "the resource's name"),
    ("ChargeDescription", "the usage type, or the description"),
    ("ChargeCategory", "the kind of charge, in FOCUS's words"),
    ("ChargeClass", "whether it corrects an earlier bill, in FOCUS's words"),
    ("x_ChargeKind", "the kind of charge, in this program's words"),
    ("PricingUnit", "the unit of the quantity"), ("ListUnitPrice", "the price of a unit"),
    ("SkuPriceId", "the rate code"), ("Tags", "the tags, as JSON"),
    ("BillingCurrency", "the currency"), ("ChargePeriodStart", "the day"),
    ("x_Operation", "the operation or the product, which tells kinds of a meter apart"),
    ("BilledCost", "the sum of what is invoiced"), ("PricingQuantity", "the sum of the quantities"),
    ("x_Rows", "how many rows were added up"),
  ]

  /// The statements: the table's definition, where the engine needs one, and the query.
  public var text: String {
    let dialect = SQLDialect(engine)
    let source = SourceColumns(self, dialect)
    let shown = zip(Self.columns, source.expressions).map { column, expression in
      "  \(expression) AS \(dialect.name(column.name))"
    }
    let keys = (1...(Self.columns.count - 3)).map(String.init).joined(separator: ", ")
    let filter = source.filter.map { "\nWHERE \($0)" } ?? ""
    return """
      -- Groups \(source.title) to a row for each day, resource and meter.
      -- Save what comes out as CSV with a header, and read it with: budget actual FILE
      \(source.definition)SELECT
      \(shown.joined(separator: ",\n"))
      FROM \(source.table)\(filter)
      GROUP BY \(keys)
      ORDER BY 17, 1, 2, 4, 6, 8;

      """
  }
}
