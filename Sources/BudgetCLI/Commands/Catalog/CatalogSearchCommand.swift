import Arguments
import Catalog
import Dates
import Money
import Prices
import Reports

/// The command `budget catalog search`: finds prices by words.
struct CatalogSearchCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find prices by words, such as a type and a region.",
    examples: [
      CommandExample("An instance type in a region.", "budget catalog search m7g.large eu-west-1"),
      CommandExample(
        "How its spot price moved, zone by zone.",
        "budget catalog search m7g.large us-east-1 --history --chart spot.svg"),
    ])

  @Argument(help: "Words that must all be in the meter, its attributes, the service or the region.")
  var words: [String]

  @Option(help: "The number of prices to show.")
  var limit: Int = 20

  @Flag(help: "Show the spread of observed spot prices, zone by zone.")
  var history = false

  @Option(
    help: ArgumentHelp(
      "Write a chart of the best match's observed prices, as SVG; requires --history.",
      valueName: "file"), completion: .file(extensions: ["svg"]))
  var chart: String?

  @OptionGroup var catalog: CatalogOptions

  mutating func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be 1 or more") }
    if chart != nil, !history { throw ValidationError("--chart goes with --history") }
  }

  func run(_ context: Context) throws -> ExitStatus {
    if history { return try showHistory(context) }
    let found = try Failure.translating {
      try catalog.open(context).search(words: words, limit: limit)
    }
    guard found.total > 0 else {
      context.errors.write("no price has all of these words\n")
      return .answeredNo
    }
    for match in found.matches { context.output.writeLine(Self.line(match)) }
    noteRest(found.total - found.matches.count, context)
    return .done
  }

  private func noteRest(_ rest: Int, _ context: Context) {
    if rest > 0 { context.errors.write("\(rest) more; use --limit to see them\n") }
  }

  private func showHistory(_ context: Context) throws -> ExitStatus {
    let found = try Failure.translating {
      try catalog.open(context).searchHistories(words: words, limit: limit)
    }
    let reports = found.histories.map(ObservedPricesReport.init)
    guard let best = reports.first else {
      context.errors.write("no price with all of these words was observed over time\n")
      return .answeredNo
    }
    if let chart { try OutputTarget(path: chart, context: context).write(best.chartFile) }
    context.output.write(reports.map(\.text).joined(separator: "\n"))
    noteRest(found.total - reports.count, context)
    return .done
  }

  private static func line(_ match: CatalogSearch.Match) -> String {
    let key = match.key
    let attributes = key.attributes.isEmpty ? "" : " (\(key.attributes))"
    let tier =
      match.tier.from.isZero && match.tier.to == nil
      ? "" : ", \(match.tier.from.grouped) to \(match.tier.to?.grouped ?? "any") \(match.unit)"
    let end = match.effectiveTo.map { " to \($0.adding(days: -1))" } ?? ""
    let source = match.source
    let isListed = PriceSource.Confidence(rawValue: source.confidence)?.isOfList ?? true
    let confidence = isListed ? "" : ", \(source.confidence)"
    let fee = match.fee.map { fee in
      let hours = Quantity(fee.hours).grouped
      let rest = fee.hourly.isZero ? "" : " and $\(fee.hourly) an hour"
      return ": $\(fee.amount) in advance for \(hours) hours\(rest)"
    }
    return
      "\(key.region)  \(key.service)  \(key.meter)\(attributes)  $\(match.tier.unitPrice) per \(match.unit)\(fee ?? "")\(tier)  from \(match.effectiveFrom)\(end)  \(source.id)\(confidence)"
  }
}
