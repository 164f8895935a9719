/// A chart of figures, as SVG.
///
/// A chart describes in words what it shows, for those who cannot see it, and distinguishes its
/// parts by patterns, dashes and the shapes of markers, so that it can be read in black and white.
/// It receives the numbers that place its parts and the texts that are shown with them: it computes
/// no printed figures itself, except the marks of an axis.
public protocol Chart: Sendable {
  /// The title, in a few words.
  var title: String { get }
  /// A description of what it shows, in a sentence or two.
  var summary: String { get }

  /// Draws the chart.
  func drawing(id: String) -> Drawing
}

/// The parts of a chart, in its own coordinates.
public struct Drawing: Sendable {
  /// The width, the same for all charts, so that text has one size on a page.
  public static let width = 460.0
  /// The height of the drawing.
  public var height: Double
  /// The parts as SVG.
  public var parts: [String]
}

extension Chart {
  /// Returns the chart for an HTML page that includes ``ChartStyle/css``.
  ///
  /// Its id consists of letters, digits and hyphens, and must be unique on the page.
  public func svg(id: String) -> String { svg(id: id, opening: "<svg", style: "") }

  /// Returns the chart as a standalone file on a white background.
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
