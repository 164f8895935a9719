/// Ranges side by side: a line from minimum to maximum, a box for the middle part, and a mark.
public struct RangeChart: Chart {
  /// A range of the chart.
  public struct Range: Sendable, Hashable {
    /// The range's label.
    public var label: String
    /// The lowest value.
    public var minimum: Double
    /// The lower end of the box.
    public var low: Double
    /// The position of the mark.
    public var middle: Double
    /// The upper end of the box.
    public var high: Double
    /// The highest value.
    public var maximum: Double
    /// The figures as text.
    public var text: String

    /// Creates a range from its parts.
    public init(
      label: String, minimum: Double, low: Double, middle: Double, high: Double, maximum: Double,
      text: String
    ) {
      self.label = label
      self.minimum = minimum
      self.low = low
      self.middle = middle
      self.high = high
      self.maximum = maximum
      self.text = text
    }
  }

  /// The title, in a few words.
  public var title: String
  /// A description of what it shows, in a sentence or two.
  public var summary: String
  /// The ranges in order.
  public var ranges: [Range]

  /// Creates a chart from its parts.
  public init(title: String, summary: String, ranges: [Range]) {
    self.title = title
    self.summary = summary
    self.ranges = ranges
  }

  /// Draws the chart.
  public func drawing(id: String) -> Drawing {
    let area = PlotArea(Axis(ranges.map(\.maximum), prefix: "$"))
    let step = area.width / Double(max(ranges.count, 1))
    let width = min(step * 0.5, 36)
    func x(_ index: Int) -> Double { area.left + (Double(index) + 0.5) * step }
    var parts = area.grid
    for (index, range) in ranges.enumerated() {
      let (left, right) = (x(index) - width / 2, x(index) + width / 2)
      parts.append(
        SVG.line(x(index), area.y(range.minimum), x(index), area.y(range.maximum), "axis"))
      for end in [range.minimum, range.maximum] {
        parts.append(
          SVG.line(left + width / 4, area.y(end), right - width / 4, area.y(end), "axis"))
      }
      let top = area.y(range.high)
      parts.append(
        SVG.box(
          left, top, width, max(area.y(range.low) - top, 1), series: 1, id: id, tip: range.text))
      parts.append(SVG.marker(x(index), area.y(range.middle), series: 0, tip: range.text))
    }
    parts += area.labels(ranges.indices.map { (x: x($0), text: ranges[$0].label) })
    return Drawing(height: area.bottom + 26, parts: [SVG.patterns(2, id: id)] + parts)
  }
}
