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

  /// Returns the points of the front, with names for those that have room for one.
  private func front(
    _ front: [Point], _ area: PlotArea, _ x: (Double) -> Double
  ) -> [String] {
    let places = front.map { (x: x($0.x), y: area.y($0.y)) }
    var labels = LabelRoom(points: places, bounds: (area.left, Drawing.width, area.top, area.bottom))
    var parts = zip(front, places).map { mark($0, $1.x, $1.y, size: 5) }
    for (point, place) in zip(front, places) {
      guard let spot = labels.place(point.name, beside: place) else { continue }
      parts.append(SVG.text(spot.x, spot.y, point.name, spot.anchor, kind: "small name"))
    }
    return parts
  }
}

/// The room that is left for names beside points that are joined by a line.
private struct LabelRoom {
  let points: [(x: Double, y: Double)]
  let bounds: (left: Double, right: Double, top: Double, bottom: Double)
  private var taken: [Box] = []

  struct Box {
    var left, right, top, bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  init(
    points: [(x: Double, y: Double)],
    bounds: (left: Double, right: Double, top: Double, bottom: Double)
  ) {
    (self.points, self.bounds) = (points, bounds)
  }

  /// Returns where a name covers neither a point, nor the line, nor another name; nil for nowhere.
  mutating func place(
    _ name: String, beside point: (x: Double, y: Double)
  ) -> (x: Double, y: Double, anchor: SVG.Anchor)? {
    let length = Double(name.count) * 7
    for down in [4.0, 16, -8] {
      for anchor in [SVG.Anchor.start, .end] {
        let x = anchor == .start ? point.x + 8 : point.x - 8
        let left = anchor == .start ? x : x - length
        let y = point.y + down
        let box = Box(left: left, right: left + length, top: y - 10, bottom: y + 3)
        let isInside =
          box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top
          && box.bottom <= bounds.bottom
        guard isInside, !taken.contains(where: box.meets), !coversPoint(box), !isCrossed(box)
        else { continue }
        taken.append(box)
        return (x, y, anchor)
      }
    }
    return nil
  }

  private func coversPoint(_ box: Box) -> Bool {
    points.contains { point in
      box.meets(
        Box(left: point.x - 5, right: point.x + 5, top: point.y - 5, bottom: point.y + 5))
    }
  }

  /// Whether the line between the points crosses a box: looked at in steps of a few pixels.
  private func isCrossed(_ box: Box) -> Bool {
    zip(points, points.dropFirst()).contains { from, to in
      let steps = max(1, Int(max(abs(to.x - from.x), abs(to.y - from.y)) / 3))
      return (0...steps).contains { step in
        let share = Double(step) / Double(steps)
        let (x, y) = (from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
        return x > box.left && x < box.right && y > box.top && y < box.bottom
      }
    }
  }
}
