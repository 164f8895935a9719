/// Bars around a common centre, the widest first: how far each input moves a figure.
public struct TornadoChart: Chart {
  /// A bar of the chart.
  public struct Bar: Sendable, Hashable {
    /// The input that moves the figure.
    public var label: String
    /// The figure with the input at its low end.
    public var low: Double
    /// The figure with the input at its high end.
    public var high: Double
    /// Both figures as text.
    public var text: String

    /// Creates a bar from its parts.
    public init(label: String, low: Double, high: Double, text: String) {
      self.label = label
      self.low = low
      self.high = high
      self.text = text
    }
  }

  /// The title, in a few words.
  public var title: String
  /// A description of what it shows, in a sentence or two.
  public var summary: String
  /// The figure when all inputs are drawn.
  public var center: Double
  /// The bars, the widest first.
  public var bars: [Bar]

  /// Creates a chart from its parts.
  public init(title: String, summary: String, center: Double, bars: [Bar]) {
    self.title = title
    self.summary = summary
    self.center = center
    self.bars = bars
  }

  /// Draws the chart.
  public func drawing(id: String) -> Drawing {
    let values = bars.flatMap { [$0.low, $0.high] } + [center]
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    let (left, right) = (8.0, Drawing.width - 8)
    func x(_ value: Double) -> Double {
      most > least ? left + (value - least) / (most - least) * (right - left) : (left + right) / 2
    }
    var bottom = 8.0
    var parts: [String] = []
    for bar in bars {
      // A label that is longer than its line goes on below.
      let lines = SVG.lines(bar.label, right - left - Double(bar.text.count) * 7.5)
      for (index, line) in lines.enumerated() {
        parts.append(SVG.text(left, bottom + 10 + Double(index) * 15, line, kind: "small"))
      }
      let y = bottom + Double(lines.count - 1) * 15
      bottom = y + 40
      parts.append(
        SVG.text(right, y - Double(lines.count - 1) * 15 + 10, bar.text, .end, kind: "small"))
      let (from, to) = (min(x(bar.low), x(bar.high)), max(x(bar.low), x(bar.high)))
      parts.append(
        "<rect x=\"\(SVG.number(from))\" y=\"\(SVG.number(y + 16))\" width=\"\(SVG.number(max(to - from, 1)))\" height=\"14\" fill=\"currentColor\" fill-opacity=\"0.25\" stroke=\"currentColor\"/>"
      )
      // Beside the bars only: the labels are not crossed out.
      parts.append(SVG.line(x(center), y + 13, x(center), y + 33, "axis"))
      // The end that a high value leads to is the thick one.
      let high = x(bar.high)
      parts.append(
        "<rect x=\"\(SVG.number(min(max(high - 2, left), right - 4)))\" y=\"\(SVG.number(y + 16))\" width=\"4\" height=\"14\" fill=\"currentColor\"/>"
      )
    }
    parts.append(
      SVG.text(
        left, bottom + 16, "thick end: at its high value; line: the mean of all draws",
        kind: "small"))
    return Drawing(height: bottom + 24, parts: parts)
  }
}
