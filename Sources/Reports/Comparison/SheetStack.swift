/// Lays out a table whose columns do not fit side by side: each row is a heading with its figures below
/// it, a line each, so that none is left out.
enum SheetStack {
  /// Returns the lines of a table.
  ///
  /// `titles`: the headings of the columns.
  /// `cells`: the texts of each row.
  static func lines(
    _ table: SheetTable, _ titles: [String], _ cells: [[String]], _ options: ReportOptions,
    _ style: TerminalStyle
  ) -> [String] {
    let figures = table.columns.indices.dropFirst().filter { table.columns[$0].isFigure }
    let title = figures.map { DisplayWidth.of(titles[$0]) }.max() ?? 0
    let figure = cells.flatMap { row in figures.map { DisplayWidth.of(row[$0]) } }.max() ?? 0
    let width = min(max(options.columns - 4 - figure, 1), title)
    var lines: [String] = []
    for (row, texts) in zip(table.rows, cells) {
      lines += TextLayout.wrapped(texts.first ?? "", options.columns, rest: "  ").map {
        row.isMarked ? style.bold($0) : $0
      }
      for column in table.columns.indices.dropFirst() where !texts[column].isEmpty {
        if table.columns[column].isFigure {
          lines += pair(titles[column], texts[column], width, figure)
        } else {
          let text = titles[column].isEmpty ? texts[column] : "\(titles[column]): \(texts[column])"
          lines += TextLayout.wrapped(text, options.columns, first: "  ", rest: "    ")
        }
      }
    }
    return lines
  }

  /// Returns a figure beside the last line of its title.
  private static func pair(
    _ title: String, _ figure: String, _ width: Int, _ figureWidth: Int
  ) -> [String] {
    var lines = TextLayout.wrapped(title, width).map { "  " + $0 }
    let last = lines.removeLast()
    lines.append(TextLayout.left(last, width + 2) + "  " + TextLayout.right(figure, figureWidth))
    return lines
  }
}
