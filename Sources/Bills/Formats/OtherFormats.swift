/// Files that look like bills but are not supported: each is rejected by name.
enum OtherFormats {
  /// Returns the name of an unsupported format with such a header.
  static func name(ofHeader header: [String]) -> String? {
    let names = Set(header.map { $0.lowercased() })
    func has(_ all: String...) -> Bool { all.allSatisfy(names.contains) }
    if has("lineitem/tenantid") || has("cost/mycost") {
      return "a cost report of Oracle Cloud (its older format)"
    }
    if has("lineitem/referenceno") { return "a usage report of Oracle Cloud" }
    // It has costs, savings and subtotals beside each other, which would count twice.
    if names.contains(where: { $0.hasPrefix("subtotal (") || $0.hasPrefix("unrounded subtotal (") })
    {
      return "a table of the Reports page of Google Cloud's billing"
    }
    if has("service_id", "resource_group_id", "charges") || has("instance name", "billable charges")
    {
      return "a usage report of IBM Cloud"
    }
    if has("billing cycle", "commodity code") || has("instance id", "pretax gross amount") {
      return "a bill of Alibaba Cloud"
    }
    if has("product", "group_description", "hours", "usd") { return "an invoice of DigitalOcean" }
    if has("offercode") || has("sku", "offertermcode", "ratecode") || has("formatversion") {
      return "a price list of AWS, which 'budget catalog refresh --from' reads"
    }
    if has("retailprice") || has("unitprice", "skuname", "armskuname") {
      return "a price list of Azure"
    }
    if has("organization_name", "service_type", "usage_in_currency") {
      return "a usage table of Snowflake"
    }
    if has("workspace_id", "sku_name", "usage_quantity") { return "a usage table of Databricks" }
    if has("resource", "list_usd", "total_usd") || has("month", "resource", "meter", "list_usd") {
      return "a budget that this program wrote, not a bill"
    }
    return nil
  }

  /// Returns the name of an unsupported format with such first bytes.
  static func name(ofBytes bytes: [UInt8]) -> (name: String, hint: String?)? {
    func begins(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
    if begins("PAR1") {
      return (
        "a Parquet file",
        "let an engine add it up: 'budget actual --sql duckdb --format cur2' prints the query"
      )
    }
    if begins("PK\u{3}\u{4}") {
      return ("a zip archive or a spreadsheet (XLSX)", "unpack it, or save the sheet as CSV")
    }
    if begins("%PDF") { return ("a PDF", "download the bill as CSV") }
    if begins("SQLite format 3") { return ("an SQLite database", nil) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return ("text in UTF-32", "save it as 'CSV UTF-8'")
    }
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      return ("a Zstandard file", "unpack it with zstd -d")
    }
    if bytes.starts(with: [0x42, 0x5A, 0x68]) { return ("a bzip2 file", "unpack it with bunzip2") }
    let text = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
    if text.contains("<!doctype html") || text.contains("<html") {
      return ("a web page", "download the bill itself: log in first")
    }
    return nil
  }
}
