/// Lays out rows in the columns of a terminal.
///
/// Where label, product and amount do not fit on a line, the product moves to the next one. Labels
/// are cut if necessary, figures never.
struct TableLayout {
  let style: TerminalStyle
  private let columns: Int
  private let width: Int
  private let quantity: Int
  private let price: Int
  private let amount: Int
  private let hasProductColumns: Bool

  /// The minimum part of a longer label next to its product, enough to distinguish spot from
  /// on-demand.
  private static let narrowestLabel = 32

  init(_ rows: [TableRow], _ options: ReportOptions) {
    style = TerminalStyle(isColored: options.color)
    columns = options.columns
    var (label, quantity, price, amount) = (0, 0, 0, 0)
    for row in rows {
      label = max(label, row.kind.indent + row.label.columns)
      if let product = row.product {
        quantity = max(quantity, product.quantity.columns)
        price = max(price, product.price.columns)
      }
      if let cell = row.amount { amount = max(amount, cell.columns) }
    }
    (self.quantity, self.price, self.amount) = (quantity, price, amount)
    // Two spaces, quantity, « × », price, two spaces, amount.
    let product = quantity + 3 + price + 2
    hasProductColumns = columns - product - amount - 2 >= min(label, Self.narrowestLabel)
    let natural = label + 2 + (hasProductColumns ? product : 0) + amount
    width = min(columns, max(natural, ReportOptions.narrowest))
  }

  /// Appends the lines of a row to a page.
  func append(_ row: TableRow, to page: inout TextPage) {
    if row.kind == .section { page.append("\n") }
    let code = row.kind.style
    page.append(style.start(code))
    appendFirstLine(row, to: &page)
    page.append(style.end(code))
    page.append("\n")
    if let product = row.product, !hasProductColumns {
      page.append(lines: wrapped("\(product.quantity.text) × \(product.price.text)", row))
    }
    if let note = row.note { page.append(lines: wrapped(note, row).map(style.dim)) }
  }

  /// Returns text in lines that fit.
  func paragraph(_ text: String) -> [String] { TextLayout.wrapped(text, columns) }

  /// Returns an item of a list, in lines that fit.
  func item(_ text: String) -> [String] {
    TextLayout.wrapped(text, columns, first: "- ", rest: "  ")
  }

  private func appendFirstLine(_ row: TableRow, to page: inout TextPage) {
    let indent = row.kind.indent
    page.append(spaces: indent)
    guard let amount = row.amount else {
      return page.append(TextLayout.truncated(row.label.text, to: columns - indent))
    }
    guard let product = row.product, hasProductColumns else {
      page.append(row.label, to: width - indent - amount.columns - 2, on: .left)
      page.append(spaces: 2)
      return page.append(amount.text)
    }
    // The figures fill their columns exactly: none is wider than the widest of its kind.
    let figures = 2 + quantity + 3 + price + 2 + self.amount
    page.append(row.label, to: width - indent - figures, on: .left)
    page.append(spaces: 2)
    page.append(product.quantity, to: quantity, on: .right)
    page.append(" × ")
    page.append(product.price, to: price, on: .left)
    page.append(spaces: 2)
    page.append(amount, to: self.amount, on: .right)
  }

  private func wrapped(_ text: String, _ row: TableRow) -> [String] {
    let start = TextLayout.spaces(row.kind.indent + 2)
    return TextLayout.wrapped(text, columns, first: start, rest: start)
  }
}

extension TableRow.Kind {
  /// The number of columns before the label.
  fileprivate var indent: Int {
    switch self {
    case .section, .strong: return 0
    case .plain: return 2
    case .detail: return 4
    }
  }

  fileprivate var style: TerminalStyle.Code? {
    switch self {
    case .section, .strong: return .bold
    case .plain: return nil
    case .detail: return .dim
    }
  }
}
