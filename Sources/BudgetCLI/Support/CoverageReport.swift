import Billing
import Catalog
import Dates
import DelimitedText
import Money
import Prices

/// The coverage by service and region, as CSV and as pages of the documentation.
struct CoverageReport {
  let coverage: [RegionCoverage]
  let regions: [(provider: Provider, all: [Region])]
  let services: ServiceRegistry

  /// A row for each service and region.
  var csv: String {
    var writer = DelimitedWriter()
    writer.write([
      "provider", "service", "region", "oldest", "newest", "listed", "derived", "inferred",
    ])
    for place in coverage {
      writer.write([
        place.provider.rawValue, place.service, place.region, place.oldest.description,
        place.newest.description, "\(place.listed)", "\(place.derived)", "\(place.inferred)",
      ])
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The tables of the documentation: the services of each provider, then these by region.
  var markdown: String {
    regions.map { provider, regions in
      let lists = lists(of: provider)
      let title = "## \(provider.rawValue)\n\n"
      return title + summary(lists, regions) + "\n" + matrix(lists, regions)
    }.joined(separator: "\n")
  }

  /// Returns the price lists of a provider's services, without those that only `metered` reads.
  private func lists(of provider: Provider) -> [(service: String, places: [RegionCoverage])] {
    let own = coverage.filter { $0.provider == provider && !$0.service.contains("/") }
    let byService = Dictionary(grouping: own, by: \.service)
    return byService.keys.sorted().map { ($0, byService[$0] ?? []) }
  }

  private func summary(
    _ lists: [(service: String, places: [RegionCoverage])], _ regions: [Region]
  ) -> String {
    var rows = [
      "| Prices of | Regions | Lists of | Listed | Derived | Inferred |",
      "| :--- | ---: | :--- | ---: | ---: | ---: |",
    ]
    for (service, places) in lists {
      let isGlobal = places.contains { !isRegion($0, regions) }
      let here = places.filter { isRegion($0, regions) }.count
      let reach =
        here == 0 && isGlobal ? "all" : "\(here) of \(regions.count)\(isGlobal ? ", global" : "")"
      let oldest = places.map(\.oldest).min()?.description ?? ""
      let newest = places.map(\.newest).max()?.description ?? ""
      let counts = [\RegionCoverage.listed, \.derived, \.inferred].map { count in
        Quantity(places.reduce(0) { $0 + $1[keyPath: count] }).grouped
      }
      rows.append(
        "| `\(service)` | \(reach) | \(oldest == newest ? newest : "\(oldest) to \(newest)") | \(counts.joined(separator: " | ")) |"
      )
    }
    return rows.joined(separator: "\n") + "\n"
  }

  private func isRegion(_ place: RegionCoverage, _ regions: [Region]) -> Bool {
    regions.contains { $0.code == place.region }
  }

  /// Returns a line for each service and a column for each region: the year of its oldest list and
  /// a letter.
  private func matrix(
    _ lists: [(service: String, places: [RegionCoverage])], _ regions: [Region]
  ) -> String {
    let width = lists.map(\.service.count).max() ?? 0
    var lines: [String] = []
    for (index, region) in regions.enumerated() {
      lines.append("\(Self.number(index))  \(region.code)")
    }
    let head = regions.indices.map(Self.number).joined(separator: "  ")
    lines += ["", String(repeating: " ", count: width) + "  " + head]
    for (service, places) in lists {
      let byRegion = Dictionary(
        places.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
      let cells = regions.map { region in byRegion[region.code].map(Self.cell) ?? " . " }
      let name = service + String(repeating: " ", count: width - service.count)
      var line = name + "  " + cells.joined(separator: " ")
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    return "```text\n\(lines.joined(separator: "\n"))\n```\n"
  }

  private static func number(_ index: Int) -> String {
    index < 9 ? " \(index + 1)" : "\(index + 1)"
  }

  private static func cell(_ place: RegionCoverage) -> String {
    let letter = place.inferred > 0 ? "i" : place.derived > 0 ? "d" : " "
    return place.oldest.description.dropFirst(2).prefix(2) + letter
  }
}
