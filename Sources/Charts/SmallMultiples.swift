/// Several small line charts on the same scale, so that they can be compared.
public struct SmallMultiples: Chart {
  /// One of the small charts.
  public struct Panel: Sendable, Hashable {
    /// The small chart's label.
    public var label: String
    /// The figure at its end, as text.
    public var text: String
    /// The values, one for each step.
    public var values: [Double]

    /// Creates a small chart from its parts.
    public init(label: String, text: String, values: [Double]) {
      self.label = label
      self.text = text
      self.values = values
    }
  }

  /// The title, in a few words.
  public var title: String
  /// A description of what they show, in a sentence or two.
  public var summary: String
  /// The small charts in order.
  public var panels: [Panel]
  /// A level across each of them; nil for none.
  public var limit: Double?

  /// Creates small charts from their parts.
  public init(title: String, summary: String, panels: [Panel], limit: Double? = nil) {
    self.title = title
    self.summary = summary
    self.panels = panels
    self.limit = limit
  }

  /// Draws the charts.
  public func drawing(id: String) -> Drawing {
    let columns = 3
    let (gap, height) = (12.0, 78.0)
    let width = (Drawing.width - Double(columns - 1) * gap) / Double(columns)
    let values = panels.flatMap(\.values) + [limit ?? 0]
    let most = max(values.filter(\.isFinite).max() ?? 0, 1e-9)
    var parts: [String] = []
    for (index, panel) in panels.enumerated() {
      let left = Double(index % columns) * (width + gap)
      let top = Double(index / columns) * height
      let (ceiling, floor) = (top + 22, top + height - 14)
      func y(_ value: Double) -> Double {
        floor - min(max(value, 0), most) / most * (floor - ceiling)
      }
      let room = width - Double(panel.text.count) * 7.5 - 8
      parts.append(SVG.text(left, top + 13, SVG.fitted(panel.label, room), kind: "small"))
      parts.append(SVG.text(left + width, top + 13, panel.text, .end, kind: "small"))
      parts.append(SVG.line(left, floor, left + width, floor, "axis"))
      if let limit { parts.append(SVG.line(left, y(limit), left + width, y(limit), "limit")) }
      let step = width / Double(max(panel.values.count - 1, 1))
      let points = panel.values.enumerated().map {
        "\(SVG.number(left + Double($0.offset) * step)),\(SVG.number(y($0.element)))"
      }
      parts.append("<polyline class=\"l0\" points=\"\(points.joined(separator: " "))\"/>")
    }
    let rows = (panels.count + columns - 1) / columns
    return Drawing(height: Double(max(rows, 1)) * height, parts: parts)
  }
}
