import Arguments
import Catalog
import Money
import Prices

/// The command `budget catalog info`: the contents of the catalog, and its age.
struct CatalogInfoCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Show what the catalog contains: services, dates, sources, size.",
    examples: [
      CommandExample("How old are the prices?", "budget catalog info"),
      CommandExample("What is priced where?", "budget catalog info --coverage"),
    ])

  @Flag(
    help:
      "Show each service in each region: the age of its lists, and the number of listed, derived and inferred prices; as CSV."
  )
  var coverage = false

  @Flag(help: "Show the coverage as the tables of the documentation.")
  var markdown = false

  @OptionGroup var catalog: CatalogOptions

  mutating func validate() throws {
    if markdown, !coverage { throw ValidationError("--markdown goes with --coverage") }
  }

  func run(_ context: Context) throws -> ExitStatus {
    if coverage { return try showCoverage(context) }
    let info = try Failure.translating { try catalog.open(context).info() }
    let output = context.output
    output.writeLine("catalog   \(info.path)")
    output.writeLine("size      \(Quantity(info.fileSize).grouped) bytes")
    output.writeLine(
      "prices    \(Quantity(info.prices).grouped), the newest list of \(info.newest)")
    for (table, title) in [
      ("region", "regions"), ("instance_type", "instance types"),
      ("free_tier_offer", "free-tier offers"), ("price_observation", "spot prices observed"),
      ("spot_interruption", "interruption rates"), ("gap", "stated gaps"),
    ] {
      output.writeLine("          \(Quantity(info.counts[table] ?? 0).grouped) \(title)")
    }
    output.writeLine("\nSERVICES")
    for service in info.services {
      let name = service.service + String(repeating: " ", count: max(1, 20 - service.service.count))
      output.writeLine(
        "  \(name)\(Words.count(service.prices, "price")), \(Words.count(service.meters, "meter")), \(service.first) to \(service.last)"
      )
    }
    output.writeLine("\nSOURCES")
    for source in info.sources where source.prices > 0 {
      output.writeLine(
        "  \(source.source.published)  \(source.source.confidence)  \(Words.count(source.prices, "price"))  \(source.source.name)"
      )
    }
    return .done
  }

  private func showCoverage(_ context: Context) throws -> ExitStatus {
    try Failure.translating {
      let opened = try catalog.open(context)
      let report = CoverageReport(
        coverage: try opened.regionCoverage(),
        regions: try Provider.allCases.map { ($0, try opened.regions(of: $0)) },
        services: context.services)
      context.output.write(markdown ? report.markdown : report.csv)
    }
    return .done
  }
}
