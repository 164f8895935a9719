/// Writes parts of SVG.
enum SVG {
  /// Returns a coordinate, to a tenth.
  static func number(_ value: Double) -> String {
    let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }

  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String
  ) -> String {
    "<line class=\"\(kind)\" x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\"/>"
  }

  /// Returns a box with the fill of a series.
  static func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, series: Int, id: String,
    tip: String? = nil
  ) -> String {
    let shape =
      "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\""
    let fill =
      series == 0
      ? "class=\"s0\"" : "class=\"s\(min(series, 3))\" fill=\"url(#\(id)-p\(series))\""
    guard let tip else { return "\(shape) \(fill)/>" }
    return "\(shape) \(fill)><title>\(MarkupText.escaped(tip))</title></rect>"
  }

  private static let bandStyle =
    "fill=\"currentColor\" fill-opacity=\"0.14\" stroke=\"currentColor\" stroke-width=\"0.8\" stroke-dasharray=\"2 2\""

  /// An area behind lines, around its corners.
  static func band(around corners: [(x: Double, y: Double)]) -> String {
    let path = corners.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
    return "<polygon \(bandStyle) points=\"\(path)\"/>"
  }

  /// What stands for such an area in a legend.
  static func bandSample(_ y: Double) -> String {
    "<rect x=\"4\" y=\"\(number(y - 6))\" width=\"28\" height=\"12\" \(bandStyle)/>"
  }

  /// Where a text is held.
  enum Anchor: String { case start, middle, end }

  static func text(
    _ x: Double, _ y: Double, _ text: String, _ anchor: Anchor = .start, kind: String? = nil
  ) -> String {
    let kind = kind.map { " class=\"\($0)\"" } ?? ""
    let held = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    return
      "<text\(kind) x=\"\(number(x))\" y=\"\(number(y))\"\(held)>\(MarkupText.escaped(text))</text>"
  }

  /// Returns a text cut to an approximate width, because readers' fonts differ.
  static func fitted(_ text: String, _ width: Double) -> String {
    let limit = max(3, Int(width / 6.9))
    return text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }

  /// Returns a text in at most five lines of an approximate width, the last one cut if necessary.
  ///
  /// A word that is longer than a line breaks after a hyphen, or anywhere.
  static func lines(_ text: String, _ width: Double) -> [String] {
    let limit = max(3, Int(width / 6.9))
    var lines: [String] = []
    var rest = text[...]
    while rest.count > limit, lines.count < 4 {
      let head = rest.prefix(limit + 1)
      // A short word before a long one would leave a line nearly empty.
      if let space = head.lastIndex(of: " "),
        head.distance(from: head.startIndex, to: space) * 3 > limit
      {
        lines.append(String(head[..<space]))
        rest = rest[rest.index(after: space)...]
        continue
      }
      let hyphen = rest.prefix(limit).lastIndex { "-_/".contains($0) }
      let end = hyphen.map { rest.index(after: $0) } ?? rest.index(rest.startIndex, offsetBy: limit)
      lines.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return lines + [fitted(String(rest), width)]
  }

  /// Returns the shape that marks the points of a series.
  static func marker(
    _ x: Double, _ y: Double, series: Int, size: Double = 4.5, kind: String? = nil,
    tip: String? = nil
  ) -> String {
    let kind = kind ?? "m\(series % 4)"
    let inside = tip.map { "<title>\(MarkupText.escaped($0))</title>" } ?? ""
    func points(_ pairs: [(Double, Double)]) -> String {
      let text = pairs.map { "\(number(x + $0.0 * size)),\(number(y + $0.1 * size))" }
      return
        "<polygon class=\"\(kind)\" points=\"\(text.joined(separator: " "))\">\(inside)</polygon>"
    }
    switch series % 4 {
    case 0:
      return
        "<circle class=\"\(kind)\" cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(size))\">\(inside)</circle>"
    case 1: return points([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case 2: return points([(0, -1.2), (1.1, 0.9), (-1.1, 0.9)])
    default: return points([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
    }
  }

  /// Returns the patterns that distinguish the series of a chart without colour.
  static func patterns(_ count: Int, id: String) -> String {
    let shapes = [
      1: "<path class=\"h1\" d=\"M-2 2L2 -2M0 8L8 0M6 10L10 6\"/>",
      2:
        "<circle class=\"h2\" cx=\"2\" cy=\"2\" r=\"1.3\"/><circle class=\"h2\" cx=\"6\" cy=\"6\" r=\"1.3\"/>",
      3: "<path class=\"h3\" d=\"M0 2H8M0 6H8\"/>", 4: "<path class=\"axis\" d=\"M2 0V8M6 0V8\"/>",
    ]
    let patterns = (1..<5).filter { $0 < count }.compactMap { series in
      shapes[series].map { shape in
        "<pattern id=\"\(id)-p\(series)\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect class=\"paper\" width=\"8\" height=\"8\"/>\(shape)</pattern>"
      }
    }
    return patterns.isEmpty ? "" : "<defs>\(patterns.joined())</defs>"
  }
}

/// The style sheets of charts.
public enum ChartStyle {
  /// The style for an HTML page; the colours follow the page's own.
  public static let css =
    parts + """
      .chart{display:block;width:100%;max-width:36rem;height:auto;margin:.5rem 0}
      @media screen and (max-width:34em){.chart .small{font-size:13px}}
      @media(prefers-color-scheme:dark){@media screen{.chart{--c0:#7db8e8;--c1:#f0a36b;--c2:#9ccf7a;--c3:#e6c84f;--paper:#16181c}}}

      """

  /// The style of the parts of a chart.
  static let parts = """
    .chart{font:14px system-ui,-apple-system,"Segoe UI",sans-serif;--c0:#1f4e79;--c1:#b5470b;--c2:#3f7320;--c3:#7a5c00;--paper:#fff}
    .chart text{fill:currentColor}.chart .small{font-size:12px}.chart .strong{font-weight:600}
    .chart .name{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
    .chart .grid{stroke:currentColor;stroke-opacity:.22}.chart .axis{stroke:currentColor}
    .chart .limit{stroke:currentColor;stroke-width:1.6;stroke-dasharray:7 4}
    .chart .mark{stroke:currentColor;stroke-width:1.2;stroke-dasharray:2 3}
    .chart .s0,.chart .s1,.chart .s2,.chart .s3{stroke:currentColor;stroke-width:1}
    .chart .s0{fill:var(--c0)}.chart .paper{fill:var(--paper)}
    .chart .h1{stroke:var(--c1);stroke-width:2}.chart .h2{fill:var(--c2)}.chart .h3{stroke:var(--c3);stroke-width:2}
    .chart .l0,.chart .l1,.chart .l2,.chart .l3{fill:none;stroke-width:2.2}
    .chart .l0{stroke:var(--c0)}.chart .l1{stroke:var(--c1);stroke-dasharray:8 3}.chart .l2{stroke:var(--c2);stroke-dasharray:3 3}.chart .l3{stroke:var(--c3);stroke-dasharray:10 3 2 3}
    .chart .m0{fill:var(--c0)}.chart .m1{fill:var(--c1)}.chart .m2{fill:var(--c2)}.chart .m3{fill:var(--c3)}
    .chart .other{fill:none;stroke:currentColor;stroke-opacity:.5}

    """
}
