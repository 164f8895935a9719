/// Columns of stacked parts, one column per month.
public struct StackedBarChart: Chart {
  /// The title, in a few words.
  public var title: String
  /// A description of what it shows, in a sentence or two.
  public var summary: String
  /// The names of the parts, from the bottom up; at most four.
  public var series: [String]
  /// The columns in order.
  public var columns: [Column]
  /// The text before each figure of the axis.
  public var prefix: String

  /// A column of the chart.
  public struct Column: Sendable, Hashable {
    /// The column's label, such as a month.
    public var label: String
    /// The parts from the bottom up, in the order of the series; a negative value counts as zero.
    public var values: [Double]
    /// The parts as text.
    public var texts: [String]

    /// Creates a column from its parts.
    public init(label: String, values: [Double], texts: [String]) {
      self.label = label
      self.values = values
      self.texts = texts
    }

    var heights: [Double] { values.map { $0.isFinite ? max($0, 0) : 0 } }
  }

  /// Creates a chart from its parts.
  public init(
    title: String, summary: String, series: [String], columns: [Column], prefix: String = "$"
  ) {
    self.title = title
    self.summary = summary
    self.series = series
    self.columns = columns
    self.prefix = prefix
  }

  /// Draws the chart.
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
