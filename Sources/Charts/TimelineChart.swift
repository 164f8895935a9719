/// Rows of bands over a span of time: what is there when.
public struct TimelineChart: Chart {
  /// A stretch of a row.
  public struct Band: Sendable, Hashable {
    /// Where it begins, from 0 at the start of the span to 1 at its end.
    public var start: Double
    /// Where it ends.
    public var end: Double
    /// Which of the series it is.
    public var series: Int

    /// A stretch of its parts.
    public init(start: Double, end: Double, series: Int) {
      self.start = start
      self.end = end
      self.series = series
    }
  }

  /// A row.
  public struct Row: Sendable, Hashable {
    /// What it is.
    public var label: String
    /// What there is to say of it, such as a schedule.
    public var note: String
    /// Its bands, one under the other.
    public var bands: [Band]

    /// A row of its parts.
    public init(label: String, note: String, bands: [Band]) {
      self.label = label
      self.note = note
      self.bands = bands
    }
  }

  /// A part of the span.
  public struct Step: Sendable, Hashable {
    /// What it is, such as a month.
    public var label: String
    /// Where it begins, from 0 at the start of the span to 1 at its end.
    public var start: Double

    /// A part of its parts.
    public init(label: String, start: Double) {
      self.label = label
      self.start = start
    }
  }

  /// What it is, in a few words.
  public var title: String
  /// What it shows, in a sentence or two.
  public var summary: String
  /// The names of the series; at most four.
  public var series: [String]
  /// The parts of the span, in order.
  public var steps: [Step]
  /// The rows in order.
  public var rows: [Row]

  /// A chart of its parts.
  public init(title: String, summary: String, series: [String], steps: [Step], rows: [Row]) {
    self.title = title
    self.summary = summary
    self.series = series
    self.steps = steps
    self.rows = rows
  }

  /// Its size and parts.
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
            1 + start * width, y, max(2, (end - start) * width), 11, series: band.series % 4,
            id: id,
            tip: "\(row.label): \(name)"))
        y += 14
      }
      y += 8
    }
    let used = Set(rows.flatMap { $0.bands.map(\.series) })
    let shown = series.indices.filter(used.contains)
    var parts = [SVG.patterns(4, id: id)]
    var free = 0.0
    for step in steps {
      let x = 1 + min(max(step.start, 0), 1) * width
      parts.append(SVG.line(x, 0, x, y, "grid"))
      let end = x + Double(step.label.count) * 7
      // A label that would run into the one before, or out of the picture, is left out.
      guard x >= free, end <= Drawing.width else { continue }
      parts.append(SVG.text(x, y + 14, step.label, kind: "small"))
      free = end + 8
    }
    parts += bands
    parts += PlotArea.legend(shown.map { series[$0] }, from: y + 36) { index, y in
      [SVG.box(8, y - 7, 22, 13, series: shown[index] % 4, id: id)]
    }
    return Drawing(height: y + 36 + Double(shown.count) * 20 - 6, parts: parts)
  }
}
