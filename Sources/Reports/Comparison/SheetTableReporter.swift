import Analysis

/// Renders a comparison as text for a terminal; columns that do not fit are left out and named.
public enum SheetTableReporter: SheetReporter {
  /// The name by which users select it.
  public static let format = "table"
  /// A description in a few words.
  public static let summary = "text for the terminal"

  /// Renders a sheet.
  public static func render(_ sheet: Sheet, options: ReportOptions) -> String {
    let style = TerminalStyle(isColored: options.color)
    func paragraph(_ text: String) -> [String] { TextLayout.wrapped(text, options.columns) }
    var lines = paragraph(VisibleText.line(sheet.title)).map(style.bold)
    if let lead = sheet.lead { lines += paragraph(VisibleText.line(lead)) }
    if !sheet.words.isEmpty { lines.append("") }
    for text in sheet.words { lines += paragraph(VisibleText.line(text)).map(style.bold) }
    for table in sheet.tables {
      lines.append("")
      if !table.title.isEmpty { lines += paragraph(VisibleText.line(table.title)).map(style.bold) }
      lines += Self.lines(table, options, style)
    }
    if !sheet.notes.isEmpty { lines.append("") }
    for text in sheet.notes { lines += paragraph(VisibleText.line(text)).map(style.dim) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(
    _ table: SheetTable, _ options: ReportOptions, _ style: TerminalStyle
  ) -> [String] {
    let cells = table.rows.map { row in row.cells.map { VisibleText.line($0.shown) } }
    let titles = table.columns.map { VisibleText.line($0.title) }
    var widths = titles.map(DisplayWidth.of)
    for row in cells {
      for (column, text) in row.enumerated() {
        widths[column] = max(widths[column], DisplayWidth.of(text))
      }
    }
    if !table.leavesOut {
      narrowFigures(&widths, table.columns, titles, cells, to: options.columns)
    }
    let below = below(table.columns, widths, options.columns)
    if let below { widths[below] = -2 }
    if !table.leavesOut {
      let words = cells.reduce(into: widths.map { _ in 0 }) { longest, row in
        for (column, text) in row.enumerated() {
          let word = text.split(separator: " ").map(DisplayWidth.of).max() ?? 0
          longest[column] = max(longest[column], word)
        }
      }
      squeeze(&widths, table.columns, words, to: options.columns)
    }
    let shown = fitting(table.columns, widths, options.columns).filter { $0 != below }
    let isNarrow = options.columns < narrow && !table.leavesOut
    if shown.reduce(-2, { $0 + widths[$1] + 2 }) > options.columns
      || isNarrow && titles.indices.contains(where: { !shown.contains($0) && $0 != below })
    {
      return SheetStack.lines(table, titles, cells, options, style)
    }
    func line(_ texts: [String]) -> String {
      let parts = shown.map { column in
        table.columns[column].isFigure
          ? TextLayout.right(texts[column], widths[column])
          : TextLayout.left(texts[column], widths[column])
      }
      var text = parts.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text
    }
    var lines = header(titles, widths, shown).map(line).map(style.bold)
    for (row, texts) in zip(table.rows, cells) {
      var texts = texts
      let remark = below.map { texts[$0] } ?? ""
      if let below { texts[below] = "" }
      lines += Self.wrapped(texts, widths, table.columns).map(line).map {
        row.isMarked ? style.bold($0) : $0
      }
      if !remark.isEmpty {
        lines += TextLayout.wrapped(remark, options.columns, first: "  ", rest: "    ")
      }
    }
    let missing = titles.indices.filter { !shown.contains($0) && $0 != below }
      .map { titles[$0] }
    if !missing.isEmpty {
      lines += TextLayout.wrapped(
        "Not shown for want of room: \(missing.joined(separator: ", ")).", options.columns
      ).map(style.dim)
    }
    return lines
  }

  /// Narrows columns of figures to their figures where the table is too wide; their titles then
  /// take several lines.
  private static func narrowFigures(
    _ widths: inout [Int], _ columns: [SheetTable.Column], _ titles: [String], _ cells: [[String]],
    to width: Int
  ) {
    guard widths.reduce(0, +) + 2 * (widths.count - 1) > width else { return }
    for column in columns.indices where columns[column].isFigure {
      let word = titles[column].split(separator: " ").map(DisplayWidth.of).max() ?? 0
      widths[column] = max(word, cells.map { DisplayWidth.of($0[column]) }.max() ?? 0)
    }
  }

  /// Returns the titles in as many lines as the longest needs, the last ones side by side.
  private static func header(_ titles: [String], _ widths: [Int], _ shown: [Int]) -> [[String]] {
    let cells = titles.indices.map { column in
      DisplayWidth.of(titles[column]) <= widths[column] || !shown.contains(column)
        ? [titles[column]] : TextLayout.wrapped(titles[column], widths[column])
    }
    let count = shown.map { cells[$0].count }.max() ?? 1
    return (0..<count).map { line in
      cells.map { $0.count < count - line ? "" : $0[$0.count - (count - line)] }
    }
  }

  /// Returns a row in as many lines as its longest cell needs: words are never cut.
  private static func wrapped(
    _ texts: [String], _ widths: [Int], _ columns: [SheetTable.Column]
  ) -> [[String]] {
    let cells = texts.indices.map { column in
      columns[column].isFigure || DisplayWidth.of(texts[column]) <= widths[column]
        ? [texts[column]]
        : TextLayout.wrapped(texts[column], widths[column], rest: "  ")
    }
    return (0..<(cells.map(\.count).max() ?? 1)).map { line in
      cells.map { line < $0.count ? $0[line] : "" }
    }
  }

  /// The column whose words stand below their rows, as there is no room for them beside.
  private static func below(
    _ columns: [SheetTable.Column], _ widths: [Int], _ width: Int
  ) -> Int? {
    guard let remark = columns.firstIndex(where: \.isRemark) else { return nil }
    let others = widths.reduce(0, +) - widths[remark] + 2 * (widths.count - 1)
    return width - others < min(widths[remark], narrowestRemark) ? remark : nil
  }

  /// A terminal with fewer columns has no room for tables: leaving columns out would leave little.
  private static let narrow = 60
  /// A remark in fewer columns is read word by word.
  private static let narrowestRemark = 30
  /// The narrowest column of words.
  private static let narrowestWords = 10
  /// The length beyond which words may be broken.
  private static let longestWord = 24

  /// Narrows columns of words, the widest first, until all fit; their words continue on further
  /// lines.
  private static func squeeze(
    _ widths: inout [Int], _ columns: [SheetTable.Column], _ longest: [Int], to width: Int
  ) {
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
    while excess > 0 {
      // What is still too wide loses columns, because that is better than broken words.
      let words = columns.indices.filter { column in
        !columns[column].isFigure
          // Further lines are indented by two.
          && widths[column] > max(narrowestWords, min(longest[column] + 2, longestWord))
      }
      guard let widest = words.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  /// Returns the columns that fit side by side: the essential ones, then as many as possible from
  /// the left.
  private static func fitting(
    _ columns: [SheetTable.Column], _ widths: [Int], _ width: Int
  ) -> [Int] {
    var shown = columns.indices.filter { columns[$0].isEssential || $0 == 0 }
    var used = shown.reduce(-2) { $0 + widths[$1] + 2 }
    // A column of remarks that stand below their rows takes no room.
    for index in columns.indices where !shown.contains(index) && widths[index] >= 0 {
      used += widths[index] + 2
      if used > width { break }
      shown.append(index)
    }
    return shown.sorted()
  }
}
