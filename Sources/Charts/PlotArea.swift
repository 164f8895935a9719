/// The rectangle that a chart with two axes draws in, with its grid and legend.
struct PlotArea {
  let left: Double
  let top = 12.0
  let right = Drawing.width - 10
  let bottom: Double
  let vertical: Axis

  /// Creates an area with a vertical axis, whose labels decide its width.
  init(_ vertical: Axis, height: Double = 210) {
    self.vertical = vertical
    let longest = vertical.ticks.map(\.label.count).max() ?? 0
    left = 12 + Double(longest) * 7.6
    bottom = top + height
  }

  var width: Double { right - left }

  /// Returns the vertical position of a value.
  func y(_ value: Double) -> Double { bottom - vertical.place(value) * (bottom - top) }

  /// The lines and figures of the vertical axis.
  var grid: [String] {
    vertical.ticks.flatMap { tick in
      let y = bottom - tick.place * (bottom - top)
      return [
        SVG.line(left, y, right, y, tick.place == 0 ? "axis" : "grid"),
        SVG.text(left - 6, y + 4.5, tick.label, .end, kind: "small"),
      ]
    }
  }

  /// Returns labels under points of the horizontal axis; where there is no room for all, those in
  /// between are left out.
  func labels(_ labels: [(x: Double, text: String)]) -> [String] {
    let longest = labels.map(\.text.count).max() ?? 0
    let room = max(1, Int(width / (Double(longest) * 7.8 + 6)))
    let step = max(1, (labels.count + room - 1) / room)
    return labels.enumerated().filter { $0.offset.isMultiple(of: step) }.map { _, label in
      // Wide fonts take 7.8 for a figure.
      let half = Double(label.text.count) * 3.9
      let x = min(max(label.x, half), Drawing.width - half)
      return SVG.text(x, bottom + 18, label.text, .middle, kind: "small")
    }
  }

  /// Returns a row for each name, from `top` downwards, with a sample before it.
  static func legend(
    _ names: [String], from top: Double, sample: (_ index: Int, _ y: Double) -> [String]
  ) -> [String] {
    names.enumerated().flatMap { index, name in
      let y = top + Double(index) * 20
      return sample(index, y) + [SVG.text(38, y + 4.5, SVG.fitted(name, Drawing.width - 44))]
    }
  }
}
