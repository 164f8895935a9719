/// The columns that a query selects from an export.
struct SourceColumns {
  /// The name of the export.
  let title: String
  /// The expressions for the query's columns, in their order.
  let expressions: [String]
  /// The table, or what is read instead of it.
  let table: String
  /// The definition of the table; empty where there is none.
  let definition: String
  /// The condition on the rows to read; nil for all.
  let filter: String?

  init(_ query: BillQuery, _ dialect: SQLDialect) {
    let names = ExportNames(query.export)
    title = names.title
    func text(_ name: String?) -> String { name.map { dialect.asText(dialect.name($0)) } ?? "''" }
    let day = dialect.day(dialect.name(names.day))
    expressions = [
      names.provider.map { dialect.asText(dialect.name($0)) } ?? "'AWS'",
      text(names.service), text(names.region), text(names.account), text(names.accountName),
      text(names.resource), text(names.resourceName), text(names.meter),
      names.category(dialect), text(names.correction), names.kind(dialect), text(names.unit),
      text(names.rate), text(names.sku), Self.tags(query, names, dialect), text(names.currency),
      day, text(names.operation),
      dialect.sum(dialect.name(names.cost)),
      dialect.sum(dialect.name(names.quantity), isQuantity: true), "COUNT(*)",
    ]
    let definition = TableDefinition(query, names, dialect)
    table = definition.table
    self.definition = definition.text
    filter =
      query.months.isEmpty
      ? nil
      : "SUBSTR(\(day), 1, 7) IN (\(query.months.map(dialect.text).joined(separator: ", ")))"
  }

  private static func tags(
    _ query: BillQuery, _ names: ExportNames, _ dialect: SQLDialect
  ) -> String {
    if let prefix = names.tagPrefix {
      // There is a column for each tag, so only named tags can be kept.
      if query.tags.isEmpty { return "''" }
      return dialect.object(
        query.tags.map { ($0, dialect.asText(dialect.name(prefix + $0))) })
    }
    let column = dialect.name(names.tags)
    let isText = query.fileType == .csv || names.hasTagsAsText
    if query.tags.isEmpty { return dialect.json(column, isText: isText) }
    return dialect.object(
      query.tags.map { tag in
        let own = dialect.tag(column, tag, isText: isText)
        guard let prefix = names.ownTagPrefix else { return (tag, own) }
        let user = dialect.tag(column, prefix + tag, isText: isText)
        return (tag, "COALESCE(NULLIF(\(user), ''), \(own))")
      })
  }
}

/// The names of an export's columns.
struct ExportNames {
  let title: String
  var provider: String?
  let service: String
  let region: String
  let account: String
  var accountName: String?
  let resource: String
  var resourceName: String?
  var meter: String
  var operation: String?
  var unit: String
  let rate: String
  let sku: String
  var tags = ""
  /// Whether tags are JSON text, whatever the type of the files.
  var hasTagsAsText = false
  /// What is before the name of each column of a user's own tag.
  var tagPrefix: String?
  /// What is before the key of a user's own tag in the column of all tags.
  var ownTagPrefix: String?
  let currency: String
  let day: String
  let cost: String
  let quantity: String
  /// The column of the kind, and the column of a second word on it.
  let type: String
  /// The column that tells corrections of earlier bills.
  var correction: String?
  /// The month by which the files are sorted into folders.
  let partition: String
  private let isFocus: Bool

  init(_ export: BillQuery.Export) {
    switch export {
    case .focus, .focusAWS, .focusAzure:
      title = "a FOCUS export"
      provider = "ProviderName"
      (service, region, account) = ("ServiceName", "RegionId", "SubAccountId")
      accountName = "SubAccountName"
      (resource, resourceName) = ("ResourceId", "ResourceName")
      (meter, unit, rate) = ("ChargeDescription", "PricingUnit", "ListUnitPrice")
      (sku, tags, currency) = ("SkuPriceId", "Tags", "BillingCurrency")
      (day, cost, quantity) = ("ChargePeriodStart", "BilledCost", "PricingQuantity")
      (type, correction) = ("ChargeCategory", "ChargeClass")
      (partition, isFocus) = ("BILLING_PERIOD", true)
      addOwnColumns(of: export)
    case .cur2:
      title = "a Cost and Usage Report 2.0"
      (service, region) = ("line_item_product_code", "product_region_code")
      (account, accountName) = ("line_item_usage_account_id", "line_item_usage_account_name")
      (resource, meter, unit) = ("line_item_resource_id", "line_item_usage_type", "pricing_unit")
      (rate, sku) = ("line_item_unblended_rate", "pricing_rate_code")
      operation = "line_item_operation"
      (tags, ownTagPrefix, currency) = ("resource_tags", "user_", "line_item_currency_code")
      (day, cost) = ("line_item_usage_start_date", "line_item_unblended_cost")
      (quantity, type) = ("line_item_usage_amount", "line_item_line_item_type")
      (partition, isFocus) = ("BILLING_PERIOD", false)
    case .cur:
      title = "a legacy Cost and Usage Report, with the columns as Athena names them"
      (service, region) = ("line_item_product_code", "product_region_code")
      (account, resource) = ("line_item_usage_account_id", "line_item_resource_id")
      (meter, unit) = ("line_item_usage_type", "pricing_unit")
      (rate, sku) = ("line_item_unblended_rate", "pricing_rate_code")
      operation = "line_item_operation"
      (tagPrefix, currency) = ("resource_tags_user_", "line_item_currency_code")
      (day, cost) = ("line_item_usage_start_date", "line_item_unblended_cost")
      (quantity, type) = ("line_item_usage_amount", "line_item_line_item_type")
      (partition, isFocus) = ("month", false)
    }
  }

  /// Adds the columns that only a provider's own exports of FOCUS have (AWS, "FOCUS 1.0 with AWS
  /// columns"; Microsoft, "FOCUS cost and usage details", read 2026-11).
  private mutating func addOwnColumns(of export: BillQuery.Export) {
    switch export {
    case .focusAWS: (meter, operation) = ("x_UsageType", "x_Operation")
    case .focusAzure:
      (meter, operation) = ("x_SkuMeterName", "x_SkuMeterSubcategory")
      unit = "x_PricingUnitDescription"
      hasTagsAsText = true
    default: break
    }
  }

  /// Returns the kind of charge in FOCUS's words.
  func category(_ dialect: SQLDialect) -> String {
    let column = dialect.name(type)
    if isFocus { return dialect.asText(column) }
    return """
      CASE
          WHEN \(column) = 'Tax' THEN 'Tax'
          WHEN \(column) IN ('Credit', 'Refund') THEN 'Credit'
          WHEN \(column) IN (\(Self.fees)) THEN 'Purchase'
          WHEN \(column) LIKE '%Discount' THEN 'Adjustment'
          ELSE 'Usage'
        END
      """
  }

  /// Returns the kind of charge in the words of `BillKind`.
  func kind(_ dialect: SQLDialect) -> String {
    if isFocus { return "''" }
    let column = dialect.name(type)
    return """
      CASE
          WHEN \(column) = 'Tax' THEN 'tax'
          WHEN \(column) = 'Credit' THEN 'credits'
          WHEN \(column) = 'Refund' THEN 'refunds'
          WHEN \(column) IN (\(Self.fees)) THEN 'purchases'
          WHEN \(column) LIKE '%Discount' THEN 'discounts'
          ELSE 'usage'
        END
      """
  }

  private static let fees =
    "'Fee', 'RIFee', 'SavingsPlanRecurringFee', 'SavingsPlanUpfrontFee'"

  /// All columns that the query reads, with their types in Parquet.
  var all: [(name: String, type: ColumnType)] {
    let texts = [
      provider, service, region, account, accountName, resource, resourceName, meter, operation,
      type, correction, unit, rate, sku, currency,
    ]
    var columns = texts.compactMap { $0 }.map { (name: $0, type: ColumnType.text) }
    if !tags.isEmpty { columns.append((tags, hasTagsAsText ? .text : .map)) }
    columns += [(day, .moment), (cost, .amount), (quantity, .amount)]
    return columns
  }

  enum ColumnType {
    case text, amount, moment, map
  }
}

/// The way in which an engine finds the files of an export.
struct TableDefinition {
  /// The table, or what is read instead of it.
  let table: String
  /// The statement that defines it, followed by an empty line.
  let text: String

  init(_ query: BillQuery, _ names: ExportNames, _ dialect: SQLDialect) {
    var place = query.location
    while place.hasSuffix("/") { place.removeLast() }
    let tags =
      names.tagPrefix.map { prefix in query.tags.map { (prefix + $0, ExportNames.ColumnType.text) }
      } ?? []
    let columns = names.all + tags.map { (name: $0.0, type: $0.1) }
    switch query.engine {
    case .duckdb:
      let isFile = place.hasSuffix(".csv") || place.hasSuffix(".parquet") || place.hasSuffix(".gz")
      let pattern = dialect.text(
        isFile ? place : "\(place)/**/*.\(query.fileType == .csv ? "csv*" : "parquet")")
      // DuckDB reads files by name, so its tables need no definition.
      text = ""
      table =
        query.fileType == .parquet
        ? "read_parquet(\(pattern), hive_partitioning = true, union_by_name = true)"
        : "read_csv(\(pattern), header = true, all_varchar = true, union_by_name = true)"
    case .athena:
      let types: (ExportNames.ColumnType) -> String = { type in
        switch (type, query.fileType) {
        case (.text, _), (_, .csv): "string"
        case (.amount, _): "double"
        case (.moment, _): "timestamp"
        case (.map, _): "map<string,string>"
        }
      }
      let columns = columns.map { "  `\($0.name.lowercased())` \(types($0.type))" }
        .joined(separator: ",\n")
      let format =
        query.fileType == .parquet
        ? "STORED AS PARQUET"
        : "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde'\nSTORED AS TEXTFILE"
      let properties =
        query.fileType == .csv ? "\nTBLPROPERTIES ('skip.header.line.count' = '1')" : ""
      // Athena finds Parquet columns by name but CSV columns by position, so all of the latter must
      // be listed.
      let warning =
        query.fileType == .csv
        ? "-- OpenCSVSerde goes by the order of columns: list all of the file's, in its order.\n"
        : ""
      text = """
        \(warning)CREATE EXTERNAL TABLE IF NOT EXISTS bill (
        \(columns)
        )
        PARTITIONED BY (`\(names.partition.lowercased())` string)
        \(format)
        LOCATION \(dialect.text(place + "/"))\(properties);

        -- Once a month, so that new partitions are found.
        MSCK REPAIR TABLE bill;


        """
      table = "bill"
    case .spark:
      let options =
        query.fileType == .parquet
        ? "USING parquet\nOPTIONS (path \(dialect.text(place)))"
        : "USING csv\nOPTIONS (path \(dialect.text(place)), header 'true', escape '\"', multiLine 'true')"
      text = """
        CREATE OR REPLACE TEMPORARY VIEW bill
        \(options);


        """
      table = "bill"
    case .bigquery:
      let format = query.fileType == .parquet ? "PARQUET" : "CSV"
      let extra =
        query.fileType == .csv ? ",\n  skip_leading_rows = 1,\n  allow_quoted_newlines = TRUE" : ""
      text = """
        CREATE OR REPLACE EXTERNAL TABLE budget.bill
        OPTIONS (
          format = '\(format)',
          uris = [\(dialect.text(place + "/*"))]\(extra)
        );


        """
      table = "budget.bill"
    }
  }
}
