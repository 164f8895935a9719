import Charts
import Analysis
import Money

/// The picture of a comparison: what there is against what it costs, and the front of both.
enum OfferChart {
  /// Time against money for work; processors or memory against the price of an hour otherwise.
  static func scatter(_ comparison: Comparison) -> ScatterChart? {
    guard comparison.rows.count > 1 else { return nil }
    return comparison.query.work == nil ? prices(comparison) : work(comparison)
  }

  private static func work(_ comparison: Comparison) -> ScatterChart {
    let points = comparison.rows.compactMap { row in
      row.work.map { work in
        ScatterChart.Point(
          label: label(row, comparison.query.measure),
          name: row.machine.name, x: work.hours.forChart, y: work.total.forChart,
          isFront: work.isOnFront)
      }
    }
    return ScatterChart(
      title: "Time against money",
      summary:
        "Each point is a way to do the work. Those joined by a line are on the Pareto front: nothing is both faster and cheaper.",
      horizontal: .init(name: "hours", scale: scale(points.map(\.x))),
      vertical: .init(name: "dollars for the work", prefix: "$", scale: scale(points.map(\.y))),
      points: points)
  }

  private static func prices(_ comparison: Comparison) -> ScatterChart {
    let measure = comparison.query.measure
    let rows = comparison.rows.filter { $0.machine.amount(of: measure) != nil }
    let amounts = rows.map { $0.machine.amount(of: measure) ?? .zero }
    // More for less: the front of what is there, with its sign turned, against the price.
    let front = ParetoFront.members(zip(rows, amounts).map { (-$1.scaled, $0.hourly.scaled) })
    let points = rows.indices.map { index in
      let row = rows[index]
      return ScatterChart.Point(
        label: label(row, measure),
        name: row.machine.name, x: amounts[index].forChart, y: Money(row.hourly).forChart,
        isFront: front[index])
    }
    return ScatterChart(
      title: "\(measure.unit) against the price of an hour",
      summary:
        "Each point is an offer of the table. Those joined by a line are on the Pareto front: nothing has as much for less.",
      horizontal: .init(
        name: measure == .vcpu ? "vCPU (baseline)" : measure.unit,
        scale: scale(points.map(\.x))),
      vertical: .init(name: "dollars an hour", prefix: "$", scale: scale(points.map(\.y))),
      points: points)
  }

  /// A row in a line: what it is, and where it stands in the picture.
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

  /// Far apart figures are laid out by their orders of magnitude.
  private static func scale(_ values: [Double]) -> AxisScale {
    guard let least = values.min(), let most = values.max(), least > 0 else { return .linear }
    return most / least > 30 ? .logarithmic : .linear
  }
}

extension Money {
  /// The price of one.
  fileprivate init(_ price: UnitPrice) { self.init(scaled: price.scaled * 1_000_000_000_000) }
}

extension Quantity {
  /// About how much it is, to draw a picture by; never to print or reckon with.
  fileprivate var forChart: Double { Double(rounded(to: 6).scaled) / 1e12 }
}
