public import Analysis
public import Billing
import Money
import Scenarios

/// Renders a forecast as text for a terminal, never wider than it.
public enum ForecastTableReporter: ForecastReporter {
  /// The name by which users select it.
  public static let format = "table"
  /// A description in a few words.
  public static let summary = "text for the terminal"

  /// Renders a forecast.
  public static func render(
    _ forecast: Forecast, of budget: Budget, options: ReportOptions
  ) -> String {
    let style = TerminalStyle(isColored: options.color)
    var lines = TextLayout.wrapped(VisibleText.name(budget.scenario.title), options.columns)
      .map(style.bold)
    lines.append("")
    lines += answer(forecast, options, style)
    lines += TextLayout.wrapped(ForecastText.likely(budget), options.columns)
    lines.append("")
    lines += section(forecast, options, isWhole: true)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Returns the forecast as a section of a budget: its sums and what follows from them.
  static func section(
    _ forecast: Forecast, _ options: ReportOptions, isWhole: Bool = false
  ) -> [String] {
    let style = TerminalStyle(isColored: options.color)
    func item(_ text: String) -> [String] {
      TextLayout.wrapped(VisibleText.line(text), options.columns, first: "- ", rest: "  ")
    }
    func grid(_ title: String, _ rows: [(label: String, spread: Spread)]) -> [String] {
      table(title, ForecastText.columns, rows.map { ($0.label, cells($0.spread)) }, options, style)
    }
    var lines = grid("Forecast", ForecastText.sums(forecast))
    lines.append("")
    if !isWhole { lines += answer(forecast, options, style) }
    for credit in forecast.credits { lines += item(ForecastText.credit(credit)) }
    for sentence in forecast.student.map(ForecastText.student) ?? [] { lines += item(sentence) }
    if isWhole {
      lines += [""] + grid("Used up by month", forecast.months.map { ($0.label, $0.used) })
      lines += drivers(forecast, options, style)
    }
    lines += ForecastText.first(forecast).flatMap(item)
    lines += forecast.notes.flatMap(item)
    lines += TextLayout.wrapped(ForecastText.method(forecast), options.columns).map(style.dim)
    if isWhole {
      // What is looked up rather than read.
      lines += [""] + grid("So far, by week", forecast.weeks.map { ($0.label, $0.usedSoFar) })
    }
    return lines
  }

  /// What to ask for, and whether the limit holds.
  private static func answer(
    _ forecast: Forecast, _ options: ReportOptions, _ style: TerminalStyle
  ) -> [String] {
    let opening = VisibleText.line(ForecastText.opening(forecast))
    var lines = TextLayout.wrapped(opening, options.columns).map(style.bold)
    if let limit = ForecastText.limit(forecast) {
      let isSafe = (forecast.overLimitProbability ?? 0) < 0.2
      lines += TextLayout.wrapped(limit, options.columns).map {
        isSafe ? style.good($0) : style.bad($0)
      }
    }
    return lines
  }

  private static func cells(_ spread: Spread) -> [String] {
    ForecastText.figures(spread).map(ForecastText.round)
  }

  private static func drivers(
    _ forecast: Forecast, _ options: ReportOptions, _ style: TerminalStyle
  ) -> [String] {
    guard !forecast.influences.isEmpty else { return [] }
    let rows = forecast.influences.map { influence in
      (
        influence.driver.label,
        [influence.low, influence.high, influence.width].map(ForecastText.round)
      )
    }
    return [""]
      + table("What drives it", ["at its low", "at its high", "moves"], rows, options, style)
  }

  /// Returns a table that fits: labels may be cut, figures never; columns that do not fit stand below
  /// the others.
  private static func table(
    _ title: String, _ header: [String], _ rows: [(label: String, cells: [String])],
    _ options: ReportOptions, _ style: TerminalStyle
  ) -> [String] {
    let widths = header.indices.map { column in
      max(
        DisplayWidth.of(header[column]), rows.map { DisplayWidth.of($0.cells[column]) }.max() ?? 0)
    }
    var shown = Array(header.indices)
    func figures() -> Int { shown.reduce(0) { $0 + 2 + widths[$1] } }
    // Of five columns, the mean and P80 are looked at least.
    for column in [4, 2] where options.columns - figures() < 18 && header.count == 5 {
      shown.removeAll { $0 == column }
    }
    // A label of a few letters tells nothing: it stands above its figures then.
    let labels = rows.map { DisplayWidth.of(VisibleText.line($0.label)) }.max() ?? 0
    if options.columns - figures() < min(labels, narrowestLabel) {
      return stacked(title, header, rows, options, style)
    }
    let width = min(max(labels, DisplayWidth.of(title)), max(options.columns - figures(), 10))
    func line(_ label: String, _ cells: [String]) -> String {
      TextLayout.left(VisibleText.line(label), width)
        + shown.map { "  " + TextLayout.right(cells[$0], widths[$0]) }.joined()
    }
    let lines = [style.bold(line(title, header))] + rows.map { line($0.label, $0.cells) }
    let rest = header.indices.filter { !shown.contains($0) }
    if rest.isEmpty { return lines }
    func others(_ cells: [String]) -> [String] { rest.map { cells[$0] } }
    return lines
      + table(title, others(header), rows.map { ($0.label, others($0.cells)) }, options, style)
  }

  /// The narrowest column of labels that are longer.
  private static let narrowestLabel = 16

  /// Returns a table whose rows are a label with its figures below, as many in a line as fit.
  private static func stacked(
    _ title: String, _ header: [String], _ rows: [(label: String, cells: [String])],
    _ options: ReportOptions, _ style: TerminalStyle
  ) -> [String] {
    var lines = TextLayout.wrapped(title, options.columns).map(style.bold)
    for row in rows {
      let label = VisibleText.line(row.label)
      lines += TextLayout.wrapped(label, options.columns, rest: "  ")
      let figures = zip(header, row.cells).map { "\($0) \($1)" }.joined(separator: ", ")
      lines += TextLayout.wrapped(figures, options.columns, first: "  ", rest: "  ")
    }
    return lines
  }
}
