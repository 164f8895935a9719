import DelimitedText
import JSONText
import Money

/// The facts and figures in columns with a JSON object in each cell.
extension TableReading {
  /// Adds the facts that are members of objects.
  mutating func addMembers(
    _ members: BillLayout.Members, _ row: RowScanner.Row, _ key: inout [UInt32]
  ) {
    for (fact, place) in members.facts {
      key[fact.rawValue] = intern(member(place, row) ?? "", fact)
    }
  }

  /// Returns the quantity that is a member of an object; nil, and noted, where it is no number.
  mutating func memberQuantity(_ row: RowScanner.Row) -> Int128? {
    guard let place = layout.members?.quantity, var text = member(place, row) else { return 0 }
    let value = text.withUTF8 { try? AmountText.parse($0, places: BillQuantity.places) }
    if value == nil {
      note(row.line, row.column(of: place.column), "'\(Self.shown(text))' is not a number")
    }
    return value?.scaled
  }

  private mutating func member(
    _ place: BillLayout.Members.Place, _ row: RowScanner.Row
  ) -> String? {
    let values = members(in: place.column, row)
    return place.keys.lazy.compactMap { values[$0] }.first { !$0.isEmpty }
  }

  /// Returns the members of the object in a column; none, and noted, where there is no object.
  private mutating func members(in column: Int, _ row: RowScanner.Row) -> [String: String] {
    let bytes = row[raw: column]
    if bytes.isEmpty || Self.isNull(bytes) { return [:] }
    let text = row.text(column)
    if let known = knownMembers[text] { return known }
    guard let node = try? JSONReader.read(Array(text.utf8)), case .object(let all) = node.value
    else {
      note(
        row.line, row.column(of: column), "'\(Self.shown(text))' is not a JSON object",
        hints: ["select its members, or write it with TO_JSON_STRING"])
      return [:]
    }
    var values: [String: String] = [:]
    for member in all { values[member.key] = member.node.text }
    if knownMembers.count > 4096 { knownMembers.removeAll(keepingCapacity: true) }
    knownMembers[text] = values
    return values
  }
}
