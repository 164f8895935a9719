/// A picture of figures, as SVG.
///
/// A chart says in words what it shows, for those who cannot see it, and tells its parts apart by
/// patterns, dashes and the shapes of markers, so that it can be read in black and white. It gets
/// numbers, which place its parts, and the texts that are shown with them: no figure that is
/// printed is computed here, but the marks of an axis.
public protocol Chart: Sendable {
  /// What it is, in a few words.
  var title: String { get }
  /// What it shows, in a sentence or two.
  var summary: String { get }

  /// Its size and parts.
  func drawing(id: String) -> Drawing
}

/// The parts of a chart, in its own coordinates.
public struct Drawing: Sendable {
  /// The width, the same for all charts: text then has one size on a page.
  public static let width = 460.0
  /// The height.
  public var height: Double
  /// The parts as SVG.
  public var parts: [String]
}

extension Chart {
  /// The chart for a page of HTML that has ``ChartStyle/css``.
  ///
  /// Its id is of letters, digits and hyphens, and no other chart of the page has it.
  public func svg(id: String) -> String { svg(id: id, opening: "<svg", style: "") }

  /// The chart as a file of its own, on white.
  public func file(id: String) -> String {
    let paper = "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    let style = "<style>\(ChartStyle.parts)</style>\n"
    return svg(
      id: id, opening: "<svg xmlns=\"http://www.w3.org/2000/svg\" color=\"#1a1a1a\"",
      style: style + paper) + "\n"
  }

  private func svg(id: String, opening: String, style: String) -> String {
    let drawing = drawing(id: id)
    let size = "0 0 \(SVG.number(Drawing.width)) \(SVG.number(drawing.height))"
    return """
      \(opening) class="chart" viewBox="\(size)" role="img" aria-labelledby="\(id)-t" aria-describedby="\(id)-d">
      <title id="\(id)-t">\(MarkupText.escaped(title))</title>
      <desc id="\(id)-d">\(MarkupText.escaped(summary))</desc>
      \(style)\(drawing.parts.joined(separator: "\n"))
      </svg>
      """
  }
}
