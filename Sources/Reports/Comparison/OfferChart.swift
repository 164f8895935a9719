import Charts
import Analysis
import Billing
import Money
import Prices

/// The chart of a comparison: what each offer provides against its cost, and the front of both.
enum OfferChart {
  /// Returns the chart: time against money for work; otherwise processors or memory against the
  /// hourly price.
  static func scatter(_ comparison: Comparison) -> ScatterChart? {
    guard comparison.rows.count > 1 else { return nil }
    return comparison.query.work == nil ? prices(comparison) : work(comparison)
  }

  /// More points than this only cover each other; those on the front are drawn in any case.
  private static let mostPoints = 300

  /// Returns the offers that are drawn: the first of each way to pay, and the front.
  private static func chosen(
    _ rows: [ComparisonRow], _ series: Series, _ front: [Bool]
  ) -> [Int] {
    let most = max(1, mostPoints / max(1, series.names.count))
    var drawn = [Int](repeating: 0, count: series.names.count)
    return rows.indices.filter { index in
      let number = series.number(rows[index])
      drawn[number] += 1
      return drawn[number] <= most || front[index]
    }
  }

  private static func work(_ comparison: Comparison) -> ScatterChart {
    let rows = drawn(comparison.rows.filter { $0.work != nil }) { $0.work?.isOnFront ?? false }
    let series = Series(rows)
    let points = rows.compactMap { row in
      row.work.map { work in
        ScatterChart.Point(
          label: label(row, comparison.query.measure),
          name: row.machine.name, x: work.hours.forChart, y: work.total.forChart,
          isFront: work.isOnFront, series: series.number(row))
      }
    }
    return ScatterChart(
      title: "Time against money",
      summary:
        "Each point is a way to do the work. Those joined by a line are on the Pareto front: nothing is both faster and cheaper.",
      horizontal: .init(name: "hours", scale: scale(points.map(\.x))),
      vertical: .init(name: "dollars for the work", prefix: "$", scale: scale(points.map(\.y))),
      points: points, series: series.names)
  }

  private static func prices(_ comparison: Comparison) -> ScatterChart {
    let measure = comparison.query.measure
    let all = comparison.rows.filter { $0.machine.amount(of: measure) != nil }
    // The front of more for less: the quantity with its sign reversed, against the price.
    let front = ParetoFront.members(
      all.map { (-($0.machine.amount(of: measure) ?? .zero).scaled, $0.hourly.scaled) })
    let series = Series(all)
    let chosen = Self.chosen(all, series, front)
    var points = chosen.map { index in
      let row = all[index]
      return ScatterChart.Point(
        label: label(row, measure), name: row.machine.name,
        x: (row.machine.amount(of: measure) ?? .zero).forChart, y: Money(row.hourly).forChart,
        isFront: front[index], series: series.number(row),
        isHollow: measure == .vcpu && row.machine.type.burstable)
    }
    let isBurstable = points.contains(where: \.isHollow)
    if measure == .vcpu {
      points += chosen.map { all[$0] }.compactMap { row in
        row.burstHourly.map { burst in
          ScatterChart.Point(
            label:
              "\(name(row)), at full burst: \(row.machine.vcpu.grouped) vCPU, \(Figure.price(burst).shown) an hour",
            name: row.machine.name, x: row.machine.vcpu.forChart, y: Money(burst).forChart,
            isFront: false, series: series.number(row))
        }
      }
    }
    return ScatterChart(
      title: "\(measure.unit) against the price of an hour",
      summary:
        "Each point is an offer of the table. Those joined by a line are on the Pareto front: nothing has as much for less."
        + (isBurstable
          ? " A burstable type has two: hollow at its baseline, filled at full burst." : ""),
      horizontal: .init(name: measure.unit, scale: scale(points.map(\.x))),
      vertical: .init(name: "dollars an hour", prefix: "$", scale: scale(points.map(\.y))),
      points: points, series: series.names,
      hollow: isBurstable ? "hollow: a burstable type at its baseline" : nil)
  }

  private static func drawn(
    _ rows: [ComparisonRow], _ isFront: (ComparisonRow) -> Bool
  ) -> [ComparisonRow] {
    rows.enumerated().filter { $0.offset < mostPoints || isFront($0.element) }.map(\.element)
  }

  /// The ways to pay, each with its own shape.
  private struct Series {
    private(set) var names: [String] = []

    init(_ rows: [ComparisonRow]) {
      for row in rows where !names.contains(Self.name(row)) { names.append(Self.name(row)) }
    }

    func number(_ row: ComparisonRow) -> Int { names.firstIndex(of: Self.name(row)) ?? 0 }

    private static func name(_ row: ComparisonRow) -> String {
      row.purchase.commitment == nil ? row.choice.title : "reserved or committed"
    }
  }

  /// Returns a row as a single line, with its coordinates in the chart.
  static func label(_ row: ComparisonRow, _ measure: Measure) -> String {
    if let work = row.work {
      return "\(name(row)): \(work.hours.rounded(to: 2).grouped) h, \(work.total.dollars)"
    }
    let amount = row.machine.amount(of: measure).map {
      "\($0.rounded(to: 2).grouped) \(measure.unit), "
    }
    return "\(name(row)): \(amount ?? "")\(Figure.price(row.hourly).shown) an hour"
  }

  private static func name(_ row: ComparisonRow) -> String {
    "\(row.machine.name), \(row.region), \(row.operatingSystem), \(row.purchaseName)"
  }

  /// Returns a logarithmic scale for figures that are far apart.
  private static func scale(_ values: [Double]) -> AxisScale {
    guard let least = values.min(), let most = values.max(), least > 0 else { return .linear }
    return most / least > 30 ? .logarithmic : .linear
  }
}

extension Money {
  /// Creates the figure of a price.
  fileprivate init(_ price: UnitPrice) { self.init(scaled: price.scaled * 1_000_000_000_000) }
}

extension Quantity {
  /// The approximate value, only for drawing; never for printing or calculating.
  fileprivate var forChart: Double { Double(rounded(to: 6).scaled) / 1e12 }
}
