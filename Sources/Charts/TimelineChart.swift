/// Rows of bands over a period of time that show when each thing exists.
public struct TimelineChart: Chart {
  /// A band of a row.
  public struct Band: Sendable, Hashable {
    /// The beginning, from 0 at the start of the period to 1 at its end.
    public var start: Double
    /// The end, on the same scale.
    public var end: Double
    /// The index of its series.
    public var series: Int

    /// Creates a band from its parts.
    public init(start: Double, end: Double, series: Int) {
      self.start = start
      self.end = end
      self.series = series
    }
  }

  /// A row of the chart.
  public struct Row: Sendable, Hashable {
    /// The row's label.
    public var label: String
    /// A note on the row, such as a schedule.
    public var note: String
    /// Its bands, one under the other.
    public var bands: [Band]

    /// Creates a row from its parts.
    public init(label: String, note: String, bands: [Band]) {
      self.label = label
      self.note = note
      self.bands = bands
    }
  }

  /// A section of the period.
  public struct Step: Sendable, Hashable {
    /// The section's label, such as a month.
    public var label: String
    /// The beginning, from 0 at the start of the period to 1 at its end.
    public var start: Double

    /// Creates a section from its parts.
    public init(label: String, start: Double) {
      self.label = label
      self.start = start
    }
  }

  /// The title, in a few words.
  public var title: String
  /// A description of what it shows, in a sentence or two.
  public var summary: String
  /// The names of the series; at most five.
  public var series: [String]
  /// The sections of the period, in order.
  public var steps: [Step]
  /// The rows in order.
  public var rows: [Row]

  /// Creates a chart from its parts.
  public init(title: String, summary: String, series: [String], steps: [Step], rows: [Row]) {
    self.title = title
    self.summary = summary
    self.series = series
    self.steps = steps
    self.rows = rows
  }

  /// Draws the chart.
  public func drawing(id: String) -> Drawing {
    let width = Drawing.width - 2
    var bands: [String] = []
    var y = 0.0
    for row in rows {
      let half = Drawing.width / 2
      bands.append(SVG.text(1, y + 15, SVG.fitted(row.label, half - 10), kind: "strong"))
      bands.append(
        SVG.text(Drawing.width - 1, y + 15, SVG.fitted(row.note, half), .end, kind: "small"))
      y += 22
      for band in row.bands {
        let (start, end) = (min(max(band.start, 0), 1), min(max(band.end, 0), 1))
        let name = band.series < series.count ? series[band.series] : ""
        bands.append(
          SVG.box(
            1 + start * width, y, max(2, (end - start) * width), 11, series: band.series % 5,
            id: id,
            tip: "\(row.label): \(name)"))
        y += 14
      }
      y += 8
    }
    let used = Set(rows.flatMap { $0.bands.map(\.series) })
    let shown = series.indices.filter(used.contains)
    var parts = [SVG.patterns(used.contains(4) ? 5 : 4, id: id)]
    var free = 0.0
    for step in steps {
      let x = 1 + min(max(step.start, 0), 1) * width
      parts.append(SVG.line(x, 0, x, y, "grid"))
      let end = x + Double(step.label.count) * 7
      // Leave out a label that would overlap the previous one or leave the picture.
      guard x >= free, end <= Drawing.width else { continue }
      parts.append(SVG.text(x, y + 14, step.label, kind: "small"))
      free = end + 8
    }
    parts += bands
    parts += PlotArea.legend(shown.map { series[$0] }, from: y + 36) { index, y in
      [SVG.box(8, y - 7, 22, 13, series: shown[index] % 5, id: id)]
    }
    return Drawing(height: y + 36 + Double(shown.count) * 20 - 6, parts: parts)
  }
}
