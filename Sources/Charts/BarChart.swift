/// Horizontal bars, one below the other, each with its label and figure above it.
public struct BarChart: Chart {
  /// A horizontal bar.
  public struct Bar: Sendable, Hashable {
    /// The bar's label.
    public var label: String
    /// The bar's length; a negative value counts as zero.
    public var value: Double
    /// The figure as text.
    public var text: String

    /// Creates a bar from its parts.
    public init(label: String, value: Double, text: String) {
      self.label = label
      self.value = value
      self.text = text
    }
  }

  /// The title, in a few words.
  public var title: String
  /// A description of what it shows, in a sentence or two.
  public var summary: String
  /// The bars in order.
  public var bars: [Bar]

  /// Creates a chart from its parts.
  public init(title: String, summary: String, bars: [Bar]) {
    self.title = title
    self.summary = summary
    self.bars = bars
  }

  /// Draws the chart.
  public func drawing(id: String) -> Drawing {
    let longest = bars.map(\.value).filter(\.isFinite).max() ?? 0
    var parts: [String] = []
    var top = 0.0
    for bar in bars {
      let share = longest > 0 && bar.value.isFinite ? max(bar.value, 0) / longest : 0
      let room = Drawing.width - Double(bar.text.count) * 8 - 20
      // A label that is too long for its line continues below.
      let lines = SVG.lines(bar.label, room)
      for (index, line) in lines.enumerated() {
        parts.append(SVG.text(1, top + 15 + Double(index) * 17, line))
      }
      parts.append(SVG.text(Drawing.width - 1, top + 15, bar.text, .end, kind: "strong"))
      parts.append(
        SVG.box(
          1, top + 4 + Double(lines.count) * 17, max(1, share * (Drawing.width - 2)), 9, series: 0,
          id: id,
          tip: "\(bar.label): \(bar.text)"))
      top += 18 + Double(lines.count) * 17
    }
    return Drawing(height: max(top, 35), parts: parts)
  }
}
