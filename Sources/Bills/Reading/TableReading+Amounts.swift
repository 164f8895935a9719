import DelimitedText
import JSONText
import Money

/// The reading of a row's figures.
extension TableReading {
  /// Returns the number in a figure; an empty field is zero, and an invalid number is nil and
  /// noted.
  mutating func amount(
    _ row: RowScanner.Row, _ column: Int, _ places: Int, isCost: Bool
  ) -> Int128? {
    let bytes = row[raw: column]
    if bytes.isEmpty || Self.isNull(bytes) { return 0 }
    do throws(AmountText.Failure) {
      let (scaled, isRounded) = try AmountText.parse(
        bytes, places: places, hasDecimalCommas: hasDecimalCommas)
      commas.look(at: bytes, line: row.line)
      if isRounded, isCost {
        if rounded == 0 { firstRounded = row.line }
        rounded += 1
      }
      return scaled
    } catch {
      // An invalid quantity, such as that of a total, doesn't make the amount wrong.
      let text = Self.shown(bytes)
      let mayTurn = commas.isOn
      let isOfOtherManner = AmountText.isOfOtherManner(
        bytes, places: places, hasDecimalCommas: hasDecimalCommas)
      switch error {
      case .malformed where isOfOtherManner && mayTurn:
        turned = MannerTurned(line: row.line, shown: .decimalCommas)
      case .malformed:
        note(
          row.line, row.column(of: column),
          isOfOtherManner && hasDecimalCommas ? Self.twoManners(text) : "'\(text)' is not a number")
      case .tooLarge:
        note(row.line, row.column(of: column), "'\(text)' is too large to be held exactly")
      }
      return nil
    }
  }

  static func twoManners(_ text: String) -> String {
    "'\(text)' has a decimal point, but other numbers of the file have decimal commas"
  }

  static func shown(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: bytes.prefix(60), as: UTF8.self)
    let visible = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : $0 }))
    return bytes.count > 60 ? visible + "…" : visible
  }

  static func shown(_ text: String) -> String {
    var text = text
    return text.withUTF8 { shown($0) }
  }

  mutating func addCredits(
    _ column: BillLayout.CreditsColumn, _ row: RowScanner.Row, _ entry: Int
  ) throws {
    switch column {
    case .amount(let column):
      guard let value = amount(row, column, Money.places, isCost: true), value != 0 else { return }
      let type = layout.facts[.detail].map { row.text($0) } ?? ""
      addCredit(value, of: type, row.line, entry)
    case .list(let column):
      let bytes = row[raw: column]
      if bytes.isEmpty || Self.isNull(bytes) || bytes.count == 2 { return }
      guard let node = try? JSONReader.read(Array(row.text(column).utf8)),
        let credits = Self.credits(in: node)
      else {
        note(row.line, row.column(of: column), "the credits are no list of amounts")
        return
      }
      for credit in credits { addCredit(credit.amount, of: credit.type, row.line, entry) }
    }
  }

  private mutating func addCredit(
    _ amount: Int128, of type: String, _ line: Int, _ entry: Int
  ) {
    let place: WritableKeyPath<EntryTable.Sums, Int128> =
      switch layout.creditKind(type) {
      case .discount: \.discounts
      case .freeTier: \.free
      default: \.credits
      }
    let (sum, isOver) = table.sums[entry][keyPath: place].addingReportingOverflow(amount)
    if isOver { note(line, nil, "the sum is too large to be held exactly") }
    table.sums[entry][keyPath: place] = sum
  }

  /// Returns the credits in a list of objects, each with its type and amount; nil where it is none.
  static func credits(in node: JSONNode) -> [(type: String, amount: Int128)]? {
    guard case .array(let items) = node.value else { return nil }
    var credits: [(type: String, amount: Int128)] = []
    for item in items {
      guard case .object(let members) = item.value,
        let amount = members.first(where: { $0.key == "amount" })
      else { return nil }
      switch amount.node.value {
      case .number(var text), .string(var text):
        guard let value = text.withUTF8({ try? AmountText.parse($0, places: Money.places) })
        else { return nil }
        let type = item["type"]?.text ?? item["name"]?.text ?? ""
        credits.append((type, value.scaled))
      default: return nil
      }
    }
    return credits
  }
}
