/// Columns of parts that stand on each other, one column a month.
public struct StackedBarChart: Chart {
  /// What it is, in a few words.
  public var title: String
  /// What it shows, in a sentence or two.
  public var summary: String
  /// The names of the parts, from the bottom up; at most four.
  public var series: [String]
  /// The columns in order.
  public var columns: [Column]
  /// What stands before the figures of the axis.
  public var prefix: String

  /// A column.
  public struct Column: Sendable, Hashable {
    /// What it is, such as a month.
    public var label: String
    /// The parts from the bottom up, in the order of the series; less than zero counts as zero.
    public var values: [Double]
    /// The parts as they are shown.
    public var texts: [String]

    /// A column of its parts.
    public init(label: String, values: [Double], texts: [String]) {
      self.label = label
      self.values = values
      self.texts = texts
    }

    var heights: [Double] { values.map { $0.isFinite ? max($0, 0) : 0 } }
  }

  /// A chart of its parts.
  public init(
    title: String, summary: String, series: [String], columns: [Column], prefix: String = "$"
  ) {
    self.title = title
    self.summary = summary
    self.series = series
    self.columns = columns
    self.prefix = prefix
  }

  /// Its size and parts.
  public func drawing(id: String) -> Drawing {
    let sums = columns.map { $0.heights.reduce(0, +) }
    let area = PlotArea(Axis(sums, prefix: prefix))
    let step = area.width / Double(max(columns.count, 1))
    let width = min(step * 0.68, 64)
    var parts = [SVG.patterns(min(series.count, 4), id: id)] + area.grid
    var labels: [(x: Double, text: String)] = []
    for (index, column) in columns.enumerated() {
      let middle = area.left + (Double(index) + 0.5) * step
      labels.append((middle, column.label))
      var sum = 0.0
      for (part, value) in column.heights.enumerated() where value > 0 {
        let (low, high) = (area.y(sum), area.y(sum + value))
        let text = part < column.texts.count ? column.texts[part] : ""
        let name = part < series.count ? series[part] : ""
        parts.append(
          SVG.box(
            middle - width / 2, high, width, low - high, series: part % 4, id: id,
            tip: "\(column.label), \(name): \(text)"))
        sum += value
      }
    }
    parts += area.labels(labels)
    let top = area.bottom + 40
    parts += PlotArea.legend(series, from: top) { index, y in
      [SVG.box(8, y - 7, 22, 13, series: index % 4, id: id)]
    }
    return Drawing(height: top + Double(series.count) * 20 - 6, parts: parts)
  }
}
