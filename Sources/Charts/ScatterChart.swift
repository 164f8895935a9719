/// Points between two axes; those that nothing beats are joined to a front.
public struct ScatterChart: Chart {
  /// A point.
  public struct Point: Sendable, Hashable {
    /// What it is, with its figures.
    public var label: String
    /// The short name that is printed beside a point of the front.
    public var name: String
    /// Along the bottom.
    public var x: Double
    /// Upwards.
    public var y: Double
    /// Whether nothing beats it.
    public var isFront: Bool
    /// Which of the chart's series it belongs to: its shape.
    public var series: Int
    /// Whether its mark is hollow.
    public var isHollow: Bool

    /// A point of its parts.
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
    /// What it counts.
    public var name: String
    /// What stands before its figures.
    public var prefix: String
    /// How values are laid along it.
    public var scale: AxisScale

    /// An axis of its parts.
    public init(name: String, prefix: String = "", scale: AxisScale = .linear) {
      self.name = name
      self.prefix = prefix
      self.scale = scale
    }
  }

  /// What it is, in a few words.
  public var title: String
  /// What it shows, in a sentence or two.
  public var summary: String
  /// The axis along the bottom.
  public var horizontal: AxisLabel
  /// The axis upwards.
  public var vertical: AxisLabel
  /// The points.
  public var points: [Point]
  /// What the shapes mean, by the number of the series; empty for a chart of one.
  public var series: [String]
  /// What hollow and filled marks mean; nil where all are filled.
  public var hollow: String?

  /// A chart of its parts.
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

  /// Its size and parts.
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
    // Each axis has its name where it is.
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

  /// The points of the front; the names of those that stand clear of the last that has one.
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
