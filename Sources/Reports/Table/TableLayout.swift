/// Lays rows out in the columns of a terminal.
///
/// Where label, product and amount do not fit on a line, the product goes to the next. Labels are cut
/// where they must be, figures never.
struct TableLayout {
  let style: TerminalStyle
  private let columns: Int
  private let width: Int
  private let quantity: Int
  private let price: Int
  private let amount: Int
  private let hasProductColumns: Bool

  /// The narrowest column of labels that stands beside the products.
  private static let narrowestLabel = 24

  init(_ rows: [TableRow], _ options: ReportOptions) {
    style = TerminalStyle(isColored: options.color)
    columns = options.columns
    var (label, quantity, price, amount) = (0, 0, 0, 0)
    for row in rows {
      label = max(label, DisplayWidth.of(row.label) + Self.indent(row).utf8.count)
      if let product = row.product {
        quantity = max(quantity, DisplayWidth.of(product.quantity))
        price = max(price, DisplayWidth.of(product.price))
      }
      if let text = row.amount { amount = max(amount, DisplayWidth.of(text)) }
    }
    (self.quantity, self.price, self.amount) = (quantity, price, amount)
    // Two spaces, quantity, « × », price, two spaces, amount.
    let product = quantity + 3 + price + 2
    hasProductColumns = columns - product - amount - 2 >= Self.narrowestLabel
    let natural = label + 2 + (hasProductColumns ? product : 0) + amount
    width = min(columns, max(natural, ReportOptions.narrowest))
  }

  /// The lines of a row.
  func lines(of row: TableRow) -> [String] {
    var lines: [String] = []
    append(row, to: &lines)
    return lines
  }

  /// Appends the lines of a row.
  func append(_ row: TableRow, to lines: inout [String]) {
    let indent = Self.indent(row)
    if row.kind == .section { lines.append("") }
    lines.append(styled(row, firstLine(row, indent)))
    if let product = row.product, !hasProductColumns {
      lines += wrapped("\(product.quantity) × \(product.price)", indent)
    }
    if let note = row.note { lines += wrapped(note, indent).map(style.dim) }
  }

  /// Text in lines that fit.
  func paragraph(_ text: String) -> [String] { TextLayout.wrapped(text, columns) }

  /// An item of a list, in lines that fit.
  func item(_ text: String) -> [String] {
    TextLayout.wrapped(text, columns, first: "- ", rest: "  ")
  }

  private func firstLine(_ row: TableRow, _ indent: String) -> String {
    guard let amount = row.amount else {
      return TextLayout.truncated(indent + row.label, to: columns)
    }
    guard let product = row.product, hasProductColumns else {
      return TextLayout.sides(indent + row.label, amount, width)
    }
    // The figures fill their columns to the last: none is wider than the widest of its kind.
    let figures = 2 + quantity + 3 + price + 2 + self.amount
    var line = ""
    // A letter may take two bytes or three; colours come on top.
    line.reserveCapacity(width + 32)
    TextLayout.append(indent + row.label, to: width - figures, on: .left, to: &line)
    line += "  "
    TextLayout.append(product.quantity, to: quantity, on: .right, to: &line)
    line += " × "
    TextLayout.append(product.price, to: price, on: .left, to: &line)
    line += "  "
    TextLayout.append(amount, to: self.amount, on: .right, to: &line)
    return line
  }

  private func wrapped(_ text: String, _ indent: String) -> [String] {
    let start = indent + "  "
    return TextLayout.wrapped(text, columns, first: start, rest: start)
  }

  private func styled(_ row: TableRow, _ line: String) -> String {
    switch row.kind {
    case .section, .strong: return style.bold(line)
    case .plain: return line
    case .detail: return style.dim(line)
    }
  }

  private static func indent(_ row: TableRow) -> String {
    switch row.kind {
    case .section, .strong: return ""
    case .plain: return "  "
    case .detail: return "    "
    }
  }
}
