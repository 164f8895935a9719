import Dates
import Money

/// The sums of the rows, and inconsistencies between them.
extension TableReading {
  /// Moves the table's content into the store.
  mutating func flush(_ key: inout [UInt32]) throws {
    var texts: [[String?]] = (0..<Self.width).map { fact in
      [String?](repeating: nil, count: table.interners[fact].count)
    }
    func text(_ fact: BillFact, _ entry: Int) -> String {
      let number = table.number(fact.rawValue, of: entry)
      if let known = texts[fact.rawValue][number] { return known }
      let text = table.interners[fact.rawValue].text(number)
      texts[fact.rawValue][number] = text
      return text
    }
    for entry in 0..<table.count {
      let sums = table.sums[entry]
      if sums.role < 0 {
        result.leftOut[reasons[Int(-sums.role) - 1], default: 0] += sums.rows
        continue
      }
      result.rowsUsed += sums.rows
      var key = BillEntry.Key()
      key.provider = text(.provider, entry)
      key.service = text(.service, entry)
      key.region = UsageType.region(text(.region, entry))
      key.account = text(.account, entry)
      key.accountName = text(.accountName, entry)
      key.resource = text(.resource, entry)
      key.resourceName = text(.resourceName, entry)
      key.meter = text(.meter, entry)
      key.unit = text(.unit, entry)
      key.rate = text(.rate, entry)
      key.sku = text(.sku, entry)
      key.tags = tags(text(.tags, entry), of: key.provider, text(.detail, entry))
      key.operation = Self.operation(text(.operation, entry), of: key.provider)
      key.system = LicensedSystem(text(layout.system, entry))?.rawValue ?? ""
      key.kind = BillKind(rawValue: Int(sums.role)) ?? .usage
      let start = table.number(BillFact.day.rawValue, of: entry)
      let last = table.number(BillFact.lastDay.rawValue, of: entry)
      if start > 0 {
        let day = CalendarDate(dayNumber: start - Self.dayOffset)
        key.day = day
        if last >= start { key.days = last - start + 1 }
      }
      checkCurrency(text(.currency, entry), sums)
      checkAmortization(text(.detail, entry), text(.kind, entry), sums)
      key = key.withRegion
      do throws(ArithmeticError) {
        try result.store.add(
          key,
          .init(
            cost: Money(scaled: sums.cost), quantity: BillQuantity(scaled: sums.quantity),
            rows: sums.rows, hours: sums.hours))
        let deductions = [
          (BillKind.credit, sums.credits), (.discount, sums.discounts), (.freeTier, sums.free),
        ]
        for (kind, amount) in deductions where amount != 0 {
          key.kind = kind
          try result.store.add(key, .init(cost: Money(scaled: amount)))
        }
      } catch {
        note(sums.line, nil, "the sum is too large to be held exactly")
      }
    }
    table.deallocate()
    table = EntryTable()
    for (fact, text) in layout.constants { key[fact.rawValue] = intern(text, fact) }
  }

  /// Returns what of an operation tells kinds of a meter apart: with AWS, those that name a kind
  /// after a colon; the many requests that a bucket gets, such as `ListBucket`, are one meter.
  private static func operation(_ text: String, of provider: String) -> String {
    provider == "AWS" && !text.contains(":") ? "" : text
  }

  /// Returns tags without what is before the keys of a user's own ones.
  ///
  /// `detail`: the kind of charge that a query for an engine states of a Cost and Usage Report, and
  /// leaves empty for a FOCUS export, whose keys have nothing before them.
  private func tags(_ text: String, of provider: String, _ detail: String) -> String {
    let isOfReport = layout.facts[.detail] == nil || !detail.isEmpty
    guard provider == "AWS", isOfReport, layout.ownTagPrefixes.contains(where: text.contains) else {
      return text
    }
    let tags = TagText.tags(text).map { key, value in
      let own = layout.ownTagPrefixes.reduce(key[...]) { key, prefix in
        key.hasPrefix(prefix) ? key.dropFirst(prefix.count) : key
      }
      return (key: String(own), value: value)
    }
    return tags.sorted { $0.key < $1.key }
      .map { "\(TagText.columnSeparator)\($0.key)=\($0.value)" }.joined()
  }

  mutating func checkCurrency(_ currency: String, _ sums: EntryTable.Sums) {
    if currency.isEmpty { return }
    guard let known = result.currency else {
      let isCode = CurrencyCode.isOne(currency)
      if !isCode, sums.cost == 0 { return }
      if !isCode { note(sums.line, nil, CurrencyCode.problem(currency)) }
      result.currency = currency
      currencyLine = sums.line
      return
    }
    if known == currency || sums.cost == 0 { return }
    if result.store.grain == .days, problems.contains(where: { $0.message.contains("currencies") })
    {
      return
    }
    note(
      sums.line, nil,
      "two currencies, \(known) (line \(currencyLine)) and \(currency): they cannot be added up",
      hints: ["split the file by its currency column, and read one currency at a time"])
  }

  mutating func checkAmortization(
    _ detail: String, _ kind: String, _ sums: EntryTable.Sums
  ) {
    guard layout.format.hasPrefix("azure"), sums.cost != 0 else { return }
    let isCommitment = detail == "Reservation" || detail == "SavingsPlan"
    // Only an actual export has what was paid for a reservation.
    if kind == "Purchase", isCommitment { hasCommitmentsBought = true }
    if kind.hasPrefix("Unused") || (isCommitment && kind == "Usage") {
      result.isAmortized = true
    }
  }
}
