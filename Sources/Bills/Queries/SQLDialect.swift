/// The differences between engines in the SQL for bills.
struct SQLDialect {
  let engine: BillQuery.Engine

  init(_ engine: BillQuery.Engine) { self.engine = engine }

  /// Returns a quoted name.
  func name(_ name: String) -> String {
    switch engine {
    case .duckdb, .athena: "\"\(name.replacing("\"", with: "\"\""))\""
    case .spark, .bigquery: "`\(name.replacing("`", with: ""))`"
    }
  }

  /// Returns a text literal.
  func text(_ text: String) -> String {
    switch engine {
    case .duckdb, .athena: "'\(text.replacing("'", with: "''"))'"
    case .spark, .bigquery:
      "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }
  }

  /// The type for text.
  var string: String {
    switch engine {
    case .duckdb, .athena: "VARCHAR"
    case .spark, .bigquery: "STRING"
    }
  }

  private var decimal: String {
    switch engine {
    case .duckdb, .athena, .spark: "DECIMAL(38, 24)"
    case .bigquery: "BIGNUMERIC"
    }
  }

  /// The type for quantities, with more digits before the point.
  private var wide: String {
    switch engine {
    case .duckdb, .athena, .spark: "DECIMAL(38, 15)"
    case .bigquery: "BIGNUMERIC"
    }
  }

  /// Returns a column as text, empty for NULL, whatever its type.
  func asText(_ column: String) -> String {
    "COALESCE(NULLIF(CAST(\(column) AS \(string)), 'NULL'), '')"
  }

  /// Returns the exact sum of a column of amounts, whatever its type.
  func sum(_ column: String, isQuantity: Bool = false) -> String {
    let digits = "NULLIF(NULLIF(CAST(\(column) AS \(string)), 'NULL'), '')"
    return "SUM(CAST(\(digits) AS \(isQuantity ? wide : decimal)))"
  }

  /// Returns the day of a column that contains times or their text.
  func day(_ column: String) -> String {
    "SUBSTR(CAST(\(column) AS \(string)), 1, 10)"
  }

  /// Returns a map as JSON text.
  func json(_ column: String, isText: Bool) -> String {
    if isText { return asText(column) }
    switch engine {
    case .duckdb: return "COALESCE(CAST(TO_JSON(\(column)) AS VARCHAR), '')"
    case .athena: return "COALESCE(JSON_FORMAT(CAST(\(column) AS JSON)), '')"
    case .spark: return "COALESCE(TO_JSON(\(column)), '')"
    case .bigquery: return "COALESCE(TO_JSON_STRING(\(column).key_value), '')"
    }
  }

  /// Returns the value of a tag in a map or in JSON text; empty where there is none.
  func tag(_ column: String, _ key: String, isText: Bool) -> String {
    let path = "$.\"\(key)\""
    switch (engine, isText) {
    case (.duckdb, true): return "JSON_EXTRACT_STRING(\(column), \(text(path)))"
    case (.duckdb, false): return "\(column)[\(text(key))]"
    case (.athena, true): return "JSON_EXTRACT_SCALAR(\(column), \(text(path)))"
    case (.athena, false): return "ELEMENT_AT(\(column), \(text(key)))"
    case (.spark, true): return "GET_JSON_OBJECT(\(column), \(text("$." + key)))"
    case (.spark, false): return "\(column)[\(text(key))]"
    case (.bigquery, true): return "JSON_VALUE(\(column), \(text(path)))"
    case (.bigquery, false):
      return "(SELECT kv.value FROM UNNEST(\(column).key_value) AS kv WHERE kv.key = \(text(key)))"
    }
  }

  /// Returns an object of some tags as JSON text.
  func object(_ pairs: [(key: String, value: String)]) -> String {
    let parts = pairs.map { key, value in
      let quoted = text("\"\(key)\":\"")
      // Engines differ in whether a backslash within quotation marks stands for itself.
      let escaped =
        "REPLACE(REPLACE(\(value), CHR(92), CONCAT(CHR(92), CHR(92))), '\"', CONCAT(CHR(92), '\"'))"
      return
        "CASE WHEN \(value) IS NULL OR \(value) = '' THEN '' ELSE CONCAT(\(quoted), \(escaped), \(text("\","))) END"
    }
    // A comma before the closing brace is not JSON, so an empty last member follows it.
    return "CONCAT('{', \(parts.joined(separator: ", ")), \(text("\"\":\"\"}")))"
  }
}
