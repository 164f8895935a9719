import Charts
import Dates
import Money
public import Prices

/// Shows the observed prices of a meter: their spread in each zone, as text and as a chart.
public struct ObservedPricesReport {
  private let history: PriceHistory
  private let zones: [ObservedPrices]

  /// The shares of the time that are shown, in percent.
  private static let percents = [10, 50, 90]

  /// Prepares the figures of a history.
  public init(_ history: PriceHistory) {
    self.history = history
    zones = history.byZone
  }

  private var title: String {
    let attributes = history.key.attributes.isEmpty ? "" : " (\(history.key.attributes))"
    return VisibleText.line("\(history.key.meter)\(attributes) in \(history.key.region)")
  }

  /// A table with a row for each zone.
  public var text: String {
    let header =
      ["zone", "prices", "from", "to", "minimum"] + Self.percents.map { "\($0)%" } + ["maximum"]
    let rows = [header] + zones.map(Self.cells)
    let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var page = "\(title), dollars an hour\n"
    for row in rows {
      let cells = row.enumerated().map { column, text in
        let fill = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + fill : fill + text
      }
      page += "  \(cells.joined(separator: "  "))\n"
    }
    return page
  }

  private static func cells(_ zone: ObservedPrices) -> [String] {
    let days = [zone.seconds.lowerBound, zone.seconds.upperBound].map {
      CalendarDate(dayNumber: $0 / 86_400).description
    }
    let prices =
      [zone.minimum] + percents.map { zone.percentile($0) } + [zone.maximum]
    return [name(zone), Quantity(zone.count).grouped] + days + prices.map(\.description)
  }

  private static func name(_ zone: ObservedPrices) -> String {
    zone.zone.isEmpty ? "not stated" : VisibleText.line(zone.zone)
  }

  /// The spread of each zone as a chart in a file of its own.
  public var chartFile: String {
    let ranges = zones.map { zone in
      let cells = Self.cells(zone)
      return RangeChart.Range(
        label: cells[0], minimum: zone.minimum.forChart, low: zone.percentile(10).forChart,
        middle: zone.percentile(50).forChart, high: zone.percentile(90).forChart,
        maximum: zone.maximum.forChart,
        text:
          "\(cells[0]), \(cells[2]) to \(cells[3]): \(cells[1]) prices from $\(cells[4]) to $\(cells[8]), half of the time at $\(cells[6]) or less"
      )
    }
    let chart = RangeChart(
      title: "Observed prices of \(title)",
      summary:
        "For each zone a line from the least to the greatest price an hour, a box in which the price was for all but the cheapest and the dearest tenth of the time, and a mark that it did not exceed for half of it. \(ranges.map(\.text).joined(separator: "; ")).",
      ranges: ranges)
    return chart.file(id: "observed-prices")
  }
}

extension UnitPrice {
  /// The approximate price, for drawing only.
  fileprivate var forChart: Double { Double(scaled) / 1e12 }
}
