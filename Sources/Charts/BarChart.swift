/// Bars that lie one under the other, each with its label and figure above it.
public struct BarChart: Chart {
  /// A bar.
  public struct Bar: Sendable, Hashable {
    /// What it is.
    public var label: String
    /// How long it is; less than zero counts as zero.
    public var value: Double
    /// The figure, as it is shown.
    public var text: String

    /// A bar of its parts.
    public init(label: String, value: Double, text: String) {
      self.label = label
      self.value = value
      self.text = text
    }
  }

  /// What it is, in a few words.
  public var title: String
  /// What it shows, in a sentence or two.
  public var summary: String
  /// The bars in order.
  public var bars: [Bar]

  /// A chart of its parts.
  public init(title: String, summary: String, bars: [Bar]) {
    self.title = title
    self.summary = summary
    self.bars = bars
  }

  /// Its size and parts.
  public func drawing(id: String) -> Drawing {
    let longest = bars.map(\.value).filter(\.isFinite).max() ?? 0
    var parts: [String] = []
    var top = 0.0
    for bar in bars {
      let share = longest > 0 && bar.value.isFinite ? max(bar.value, 0) / longest : 0
      let room = Drawing.width - Double(bar.text.count) * 8 - 20
      // A label that is longer than its line goes on below.
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
