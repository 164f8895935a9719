/// A band around a line over even steps, with levels for comparison.
public struct BandChart: Chart {
  /// A step: the ends of the band, and the line.
  public struct Point: Sendable, Hashable {
    /// The step's name.
    public var label: String
    /// The bottom of the band.
    public var low: Double
    /// The position of the line.
    public var middle: Double
    /// The top of the band.
    public var high: Double
    /// The figures as text.
    public var text: String

    /// Creates a point from its parts.
    public init(label: String, low: Double, middle: Double, high: Double, text: String) {
      self.label = label
      self.low = low
      self.middle = middle
      self.high = high
      self.text = text
    }
  }

  /// A level across the whole chart.
  public struct Level: Sendable, Hashable {
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

  /// The title, in a few words.
  public var title: String
  /// A description of what it shows, in a sentence or two.
  public var summary: String
  /// The steps.
  public var points: [Point]
  /// The levels.
  public var levels: [Level]

  /// Creates a chart from its parts.
  public init(title: String, summary: String, points: [Point], levels: [Level]) {
    self.title = title
    self.summary = summary
    self.points = points
    self.levels = levels
  }

  /// Draws the chart.
  public func drawing(id: String) -> Drawing {
    let area = PlotArea(Axis(points.map(\.high) + levels.map(\.value), prefix: "$"))
    func x(_ step: Int) -> Double {
      let inset = 8.0
      guard points.count > 1 else { return area.left + area.width / 2 }
      return area.left + inset + Double(step) * (area.width - 2 * inset) / Double(points.count - 1)
    }
    func path(_ places: [(x: Double, y: Double)]) -> String {
      places.map { "\(SVG.number($0.x)),\(SVG.number($0.y))" }.joined(separator: " ")
    }
    var parts = area.grid
    let top = points.indices.map { (x: x($0), y: area.y(points[$0].high)) }
    let bottom = points.indices.map { (x: x($0), y: area.y(points[$0].low)) }
    parts.append(SVG.band(around: top + bottom.reversed()))
    let line = points.indices.map { (x: x($0), y: area.y(points[$0].middle)) }
    parts.append("<polyline class=\"l0\" points=\"\(path(line))\"/>")
    for (step, place) in line.enumerated() {
      parts.append(
        SVG.marker(
          place.x, place.y, series: 0, size: points.count > 30 ? 2.5 : 4, tip: points[step].text))
    }
    for (index, level) in levels.enumerated() {
      parts.append(
        SVG.line(
          area.left, area.y(level.value), area.right, area.y(level.value), Self.kind(of: index)))
    }
    parts += area.labels(points.indices.map { (x($0), points[$0].label) })
    let names = ["the middle", "from one in ten to nine in ten"] + levels.map(\.label)
    let legend = area.bottom + 40
    parts += PlotArea.legend(names, from: legend) { index, y in
      switch index {
      case 0:
        return [
          "<polyline class=\"l0\" points=\"4,\(SVG.number(y)) 32,\(SVG.number(y))\"/>",
          SVG.marker(18, y, series: 0, size: 4),
        ]
      case 1:
        return [SVG.bandSample(y)]
      default: return [SVG.line(4, y, 32, y, Self.kind(of: index - 2))]
      }
    }
    return Drawing(height: legend + Double(names.count) * 20 - 6, parts: parts)
  }

  /// The dashes of a level, so that one can be told from the next.
  private static func kind(of level: Int) -> String { level.isMultiple(of: 2) ? "limit" : "mark" }
}
