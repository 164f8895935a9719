import CatalogBuilding
import Arguments
import Catalog
import Dates
import DelimitedText
import Money
import Prices

/// The command `budget catalog diff A B`: price changes between two dates or two catalogs.
struct CatalogDiffCommand: BudgetCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "List the prices that differ between two dates or two catalog files, as CSV.",
    discussion: """
      Exit code 0 where there is no difference, 1 where there is one. A date stands for the catalog \
      as its prices were on that day.
      """,
    examples: [
      CommandExample("Since the spring.", "budget catalog diff 2026-04-01 2026-11-01"),
      CommandExample("Before and after a refresh.", "budget catalog diff old.sqlite new.sqlite"),
    ])

  @Argument(help: "A date or a catalog file.", completion: .file())
  var before: String

  @Argument(help: "A date or a catalog file.", completion: .file())
  var after: String

  @Option(help: "Only this service.")
  var service: String?

  @Option(help: "Only this region.")
  var region: String?

  @OptionGroup var catalog: CatalogOptions

  func run(_ context: Context) throws -> ExitStatus {
    try Failure.translating {
      let (first, firstDate) = try side(before, context)
      let (second, secondDate) = try side(after, context)
      var count = 0
      var writer = DelimitedWriter()
      writer.write([
        "change", "provider", "service", "region", "meter", "attributes", "unit", "tier_from",
        "before_usd", "after_usd", "percent", "before_source", "after_source",
      ])
      try first.eachChange(on: firstDate, to: second, on: secondDate) { change in
        if let service, change.key.service != service { return }
        if let region, change.key.region != region { return }
        count += 1
        for row in Self.rows(change) { writer.write(row) }
        if writer.bytes.count > 1 << 16 { context.output.write(writer.take()) }
      }
      if count == 0 {
        context.errors.write("no price differs\n")
        return .done
      }
      context.output.write(writer.take())
      context.errors.write("\(count) prices differ\n")
      return .answeredNo
    }
  }

  private func side(_ text: String, _ context: Context) throws -> (Catalog, CalendarDate?) {
    if let date = CalendarDate(text) { return (try catalog.open(context), date) }
    let opened = try CatalogFile.open(context.resolve(text))
    context.catalogs.add(opened)
    return (opened, nil)
  }

  private static func rows(_ change: PriceChange) -> [[String]] {
    let kind =
      change.before == nil ? "added" : change.after == nil ? "ended" : "changed"
    let key = change.key
    let bounds = Set(
      (change.before?.tiers ?? []).map(\.from) + (change.after?.tiers ?? []).map(\.from)
    ).sorted()
    return bounds.compactMap { bound in
      let old = change.before?.tiers.last { $0.from <= bound }?.unitPrice
      let new = change.after?.tiers.last { $0.from <= bound }?.unitPrice
      if old == new { return nil }
      return [
        kind, key.provider.rawValue, key.service, key.region, key.meter,
        key.attributes.description, change.after?.unit ?? change.before?.unit ?? "",
        bound.description, old?.description ?? "", new?.description ?? "",
        percent(old?.scaled, new?.scaled), change.before?.source.id ?? "",
        change.after?.source.id ?? "",
      ]
    }
  }

  /// Returns the change with one decimal, for people.
  private static func percent(_ old: Int128?, _ new: Int128?) -> String {
    guard let old, let new, old > 0 else { return "" }
    let tenths = (new - old) * 1000 / old
    let sign = tenths < 0 ? "-" : "+"
    return "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}
