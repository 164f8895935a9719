import Arguments
import Bills

/// The subject of a query for another engine.
struct BillQueryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Print the query with which an engine reduces an export (--format cur2, cur, focus, focus-aws or focus-azure) to the rows that budget reads: duckdb, athena, spark or bigquery.",
      valueName: "engine"))
  var sql: EngineArgument?

  @Option(help: ArgumentHelp("Where the export's files are.", valueName: "place"))
  var location: String?

  @Option(help: ArgumentHelp("The type of its files: parquet or csv.", valueName: "type"))
  var fileType: FileTypeArgument?

  @Option(help: ArgumentHelp("A month to read; may be repeated.", valueName: "YYYY-MM"))
  var month: [String] = []

  @Option(help: ArgumentHelp("A tag to keep; may be repeated. Default: all.", valueName: "key"))
  var tag: [String] = []

  /// Checks that the format is one of exports.
  func check(_ format: BillReportFormat?) throws {
    guard export(format) != nil else {
      throw ValidationError(
        "--sql goes with --format cur2, cur, focus, focus-aws or focus-azure: what the export is written in"
      )
    }
    try checkTags()
    for month in month
    where month.count != 7 || month.utf8.contains(where: { !"0123456789-".utf8.contains($0) }) {
      throw ValidationError("'\(month)' is not a month such as 2026-09")
    }
  }

  private func checkTags() throws {
    for tag in tag where tag.utf8.contains(where: { "\"\\`$[]{}".utf8.contains($0) || $0 < 0x20 }) {
      throw ValidationError("the tag '\(tag)' has characters that a query cannot name")
    }
  }

  /// Checks that no option is used that only queries have.
  func checkUnused() throws {
    if location != nil || fileType != nil || !month.isEmpty || !tag.isEmpty {
      throw ValidationError("--location, --file-type, --month and --tag go with --sql")
    }
  }

  private func export(_ format: BillReportFormat?) -> BillQuery.Export? {
    format.flatMap { BillQuery.Export(rawValue: $0.rawValue) }
  }

  /// Returns the query; nil where none is asked for.
  func text(_ format: BillReportFormat?) -> String? {
    guard let engine = sql?.engine, let export = export(format) else { return nil }
    return BillQuery(
      engine: engine, export: export, fileType: fileType?.type ?? .parquet, location: location,
      months: month, tags: tag
    ).text
  }
}

/// An engine, as an option's value.
struct EngineArgument: ExpressibleByArgument {
  let engine: BillQuery.Engine

  init?(argument: String) {
    guard let engine = BillQuery.Engine(rawValue: argument) else { return nil }
    self.engine = engine
  }

  var defaultValueDescription: String { engine.rawValue }

  static var allValueStrings: [String] { BillQuery.Engine.allCases.map(\.rawValue) }
}

/// The type of the files, as an option's value.
struct FileTypeArgument: ExpressibleByArgument {
  let type: BillQuery.FileType

  init?(argument: String) {
    guard let type = BillQuery.FileType(rawValue: argument) else { return nil }
    self.type = type
  }

  var defaultValueDescription: String { type.rawValue }

  static var allValueStrings: [String] { BillQuery.FileType.allCases.map(\.rawValue) }
}
