/// Lines over even steps, such as weeks, with a limit for comparison.
public struct LineChart: Chart {
  /// A line of the chart.
  public struct Series: Sendable, Hashable {
    /// The line's name.
    public var name: String
    /// The values, one for each step.
    public var values: [Double]
    /// The values as text.
    public var texts: [String]

    /// Creates a line from its parts.
    public init(name: String, values: [Double], texts: [String]) {
      self.name = name
      self.values = values
      self.texts = texts
    }
  }

  /// A level across the whole chart.
  public struct Limit: Sendable, Hashable {
    /// The name of the level, with its figure.
    public var label: String
    /// The value of the level.
    public var value: Double

    /// Creates a level from its parts.
    public init(label: String, value: Double) {
      self.label = label
      self.value = value
    }
  }

  /// An area behind the lines.
  public struct Band: Sendable, Hashable {
    /// The ends of the area at a step.
    public struct Span: Sendable, Hashable {
      /// Where it begins.
      public var low: Double
      /// Where it ends.
      public var high: Double

      /// A span of its ends.
      public init(low: Double, high: Double) {
        self.low = low
        self.high = high
      }
    }

    /// What it is.
    public var name: String
    /// The step at which it begins.
    public var first: Int
    /// Its ends, from that step on.
    public var spans: [Span]

    /// A band of its parts.
    public init(name: String, first: Int, spans: [Span]) {
      self.name = name
      self.first = first
      self.spans = spans
    }
  }

  /// What it is, in a few words.
  public var title: String
  /// A description of what it shows, in a sentence or two.
  public var summary: String
  /// The names of the steps.
  public var steps: [String]
  /// The lines; at most four.
  public var series: [Series]
  /// The level, if there is one.
  public var limit: Limit?
  /// The area behind the lines, if there is one.
  public var band: Band?
  /// What stands before the figures of the axis.
  public var prefix: String

  /// Creates a chart from its parts.
  public init(
    title: String, summary: String, steps: [String], series: [Series], limit: Limit? = nil,
    band: Band? = nil, prefix: String = "$"
  ) {
    self.title = title
    self.summary = summary
    self.steps = steps
    self.series = series
    self.limit = limit
    self.band = band
    self.prefix = prefix
  }

  /// Draws the chart.
  public func drawing(id: String) -> Drawing {
    let values =
      series.flatMap(\.values) + (limit.map { [$0.value] } ?? [])
      + (band?.spans.flatMap { [$0.low, $0.high] } ?? [])
    let area = PlotArea(Axis(values, prefix: prefix))
    var parts = area.grid
    func x(_ step: Int) -> Double {
      let inset = 8.0
      guard steps.count > 1 else { return area.left + area.width / 2 }
      return area.left + inset + Double(step) * (area.width - 2 * inset) / Double(steps.count - 1)
    }
    if let band, !band.spans.isEmpty {
      let top = band.spans.enumerated().map { (x(band.first + $0), area.y($1.high)) }
      let bottom = band.spans.enumerated().map { (x(band.first + $0), area.y($1.low)) }
      parts.append(SVG.band(around: top + bottom.reversed()))
    }
    if let limit {
      parts.append(
        SVG.line(area.left, area.y(limit.value), area.right, area.y(limit.value), "limit"))
    }
    for (index, line) in series.enumerated() {
      let points = line.values.indices.map { (x: x($0), y: area.y(line.values[$0])) }
      let path = points.map { "\(SVG.number($0.x)),\(SVG.number($0.y))" }.joined(separator: " ")
      parts.append("<polyline class=\"l\(index % 4)\" points=\"\(path)\"/>")
      for (step, point) in points.enumerated() {
        let text = step < line.texts.count ? line.texts[step] : ""
        let name = step < steps.count ? steps[step] : ""
        parts.append(
          SVG.marker(
            point.x, point.y, series: index, size: points.count > 30 ? 2.5 : 4,
            tip: "\(name), \(line.name): \(text)"))
      }
    }
    parts += area.labels(steps.indices.map { (x($0), steps[$0]) })
    let names =
      series.map(\.name) + (limit.map { [$0.label] } ?? []) + (band.map { [$0.name] } ?? [])
    let top = area.bottom + 40
    parts += PlotArea.legend(names, from: top) { index, y in
      if index < series.count {
        let line =
          "<polyline class=\"l\(index % 4)\" points=\"4,\(SVG.number(y)) 32,\(SVG.number(y))\"/>"
        return [line, SVG.marker(18, y, series: index, size: 4)]
      }
      if limit != nil, index == series.count { return [SVG.line(4, y, 32, y, "limit")] }
      return [SVG.bandSample(y)]
    }
    return Drawing(height: top + Double(names.count) * 20 - 6, parts: parts)
  }
}
