/// Points between two axes; the points that no other beats are joined to a front.
public struct ScatterChart: Chart {
  /// A point of the chart.
  public struct Point: Sendable, Hashable {
    /// The point's description, with its figures.
    public var label: String
    /// The short name printed beside a point of the front.
    public var name: String
    /// The horizontal value.
    public var x: Double
    /// The vertical value.
    public var y: Double
    /// Whether no other point beats it.
    public var isFront: Bool
    /// The index of its series in the chart, which decides its shape.
    public var series: Int
    /// Whether its mark is hollow.
    public var isHollow: Bool

    /// Creates a point from its parts.
    public init(
      label: String, name: String, x: Double, y: Double, isFront: Bool, series: Int = 0,
      isHollow: Bool = false
    ) {
      (self.series, self.isHollow) = (series, isHollow)
      self.label = label
      self.name = name
      self.x = x
      self.y = y
      self.isFront = isFront
    }
  }

  /// One of the two axes.
  public struct AxisLabel: Sendable, Hashable {
    /// The quantity that the axis shows.
    public var name: String
    /// The text before each of its figures.
    public var prefix: String
    /// The way in which values are spread along it.
    public var scale: AxisScale

    /// Creates an axis from its parts.
    public init(name: String, prefix: String = "", scale: AxisScale = .linear) {
      self.name = name
      self.prefix = prefix
      self.scale = scale
    }
  }

  /// The title, in a few words.
  public var title: String
  /// A description of what it shows, in a sentence or two.
  public var summary: String
  /// The horizontal axis.
  public var horizontal: AxisLabel
  /// The vertical axis.
  public var vertical: AxisLabel
  /// The points.
  public var points: [Point]
  /// The meanings of the shapes, by the number of the series; empty for a chart with one series.
  public var series: [String]
  /// The meaning of hollow and filled marks; nil where all are filled.
  public var hollow: String?

  /// Creates a chart from its parts.
  public init(
    title: String, summary: String, horizontal: AxisLabel, vertical: AxisLabel, points: [Point],
    series: [String] = [], hollow: String? = nil
  ) {
    (self.series, self.hollow) = (series, hollow)
    self.title = title
    self.summary = summary
    self.horizontal = horizontal
    self.vertical = vertical
    self.points = points
  }

  /// Draws the chart.
  public func drawing(id: String) -> Drawing {
    let vertical = Axis(points.map(\.y), prefix: vertical.prefix, scale: vertical.scale)
    let horizontal = Axis(
      points.map(\.x), prefix: horizontal.prefix, scale: horizontal.scale, marks: 4)
    let area = PlotArea(vertical, height: 260)
    func x(_ value: Double) -> Double { area.left + horizontal.place(value) * area.width }
    var parts = area.grid
    for tick in horizontal.ticks where tick.place > 0 {
      let x = area.left + tick.place * area.width
      parts.append(SVG.line(x, area.top, x, area.bottom, "grid"))
    }
    parts.append(SVG.line(area.left, area.top, area.left, area.bottom, "axis"))
    for point in points where !point.isFront {
      parts.append(mark(point, x(point.x), area.y(point.y), size: 3))
    }
    let front = points.filter(\.isFront).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    let path = front.map { "\(SVG.number(x($0.x))),\(SVG.number(area.y($0.y)))" }
    if front.count > 1 {
      parts.append("<polyline class=\"l0\" points=\"\(path.joined(separator: " "))\"/>")
    }
    parts += self.front(front, area, x)
    parts += area.labels(horizontal.ticks.map { (area.left + $0.place * area.width, $0.label) })
    // The name of each axis is at its end.
    parts.append(SVG.text(area.left + 5, area.top + 2, self.vertical.name, kind: "small name"))
    var top = area.bottom + 36
    parts.append(
      SVG.text(area.left + area.width / 2, top, self.horizontal.name, .middle, kind: "small"))
    let names = series.count > 1 ? series : []
    parts += PlotArea.legend(names, from: top + 22) { index, y in
      [SVG.marker(18, y, series: index)]
    }
    top += Double(names.count) * 20
    if let hollow {
      parts.append(SVG.marker(18, top + 22, series: 0, kind: "other"))
      parts.append(SVG.text(38, top + 26.5, hollow))
      top += 20
    }
    return Drawing(height: top + 16, parts: parts)
  }

  private func mark(_ point: Point, _ x: Double, _ y: Double, size: Double) -> String {
    SVG.marker(
      x, y, series: point.series, size: size, kind: point.isHollow ? "other" : nil, tip: point.label
    )
  }

  /// Returns the points of the front, with names for those that are far enough from the last named
  /// one.
  private func front(
    _ front: [Point], _ area: PlotArea, _ x: (Double) -> Double
  ) -> [String] {
    var parts: [String] = []
    var taken: [(left: Double, right: Double, y: Double)] = []
    for point in front {
      let place = (x: x(point.x), y: area.y(point.y))
      parts.append(mark(point, place.x, place.y, size: 5))
      let length = Double(point.name.count) * 6.6
      let isLeft = place.x + length + 10 > Drawing.width
      let start = isLeft ? place.x - 8 - length : place.x + 8
      let isFree = taken.allSatisfy {
        start > $0.right || start + length < $0.left || abs($0.y - place.y) > 13
      }
      guard isFree, start >= 0 else { continue }
      taken.append((start, start + length, place.y))
      parts.append(
        SVG.text(
          isLeft ? place.x - 8 : place.x + 8, place.y + 4, point.name, isLeft ? .end : .start,
          kind: "small name"))
    }
    return parts
  }
}
