import Dates
import Money

/// Combines the results of several files, each only once.
struct Combining {
  /// A digest that identifies a file without storing it.
  private struct Digest: Hashable {
    var rows: Int
    var hash: Int
    var currency: String?
  }

  private(set) var store: EntryStore
  /// The combined bill so far.
  var bill = Bill()
  private var known: [Digest: String] = [:]
  private var formats: [String] = []
  private var currency: (code: String, file: String)?
  /// The currencies of which amounts in US dollars were read instead.
  private var otherCurrencies: [String] = []
  private var lastHour: Int?
  /// What views of a whole account cover, such as those of Cost Explorer.
  private var views: [(from: CalendarDate, to: CalendarDate, file: String, isPage: Bool)] = []
  private var coverage = Coverage()
  private var pages = AnswerPages()
  private var amortized: [(result: TableReading.Result, file: String)] = []

  init(limit: Int) { store = EntryStore(limit: limit) }

  /// Adds the result of a file, unless it was added before.
  ///
  /// - Throws: `BillError` where it cannot be added to the others.
  mutating func add(_ result: TableReading.Result, from file: String) throws {
    bill.rowsRead += result.rowsRead
    if result.rowsRead == 0 {
      bill.remarks.append(.init(file: file, "it has a header and no rows: nothing was exported"))
    }
    let digest = Digest(
      rows: result.rowsRead, hash: result.store.digest, currency: result.currency)
    if let first = known[digest] {
      bill.leftOut["the same as \(first)", default: 0] += result.rowsRead
      bill.remarks.append(.init(file: file, "it is the same as \(first), and was left out"))
      return
    }
    known[digest] = file
    if result.isAmortized, result.format.hasPrefix("azure") {
      // Whether it repeats an actual export is only clear when all files are known.
      amortized.append((result, file))
      return
    }
    try merge(result, from: file)
  }

  /// Adds amortized exports for which there is no actual export of the same costs.
  mutating func addAmortized() throws {
    // Against the actual exports only, before any amortized one is merged.
    let counts = amortized.map { coverage.shared(with: $0.result, of: "azure") }
    for ((result, file), (shared, all)) in zip(amortized, counts) {
      if shared > 0, shared * 2 >= all {
        bill.leftOut["an amortized export beside an actual one", default: 0] += result.rowsRead
        bill.remarks.append(
          .init(
            file: file,
            "it is an amortized export beside an actual one of the same costs, and was left out"))
        continue
      }
      bill.remarks.append(
        .init(
          file: file,
          "the export is amortized: reservations are spread over their term, which is not what is invoiced"
        ))
      if shared > 0 {
        bill.remarks.append(
          .init(
            file: file,
            "an actual export has some of its subscriptions and days too: their costs count twice"))
      }
      try merge(result, from: file)
    }
  }

  private mutating func merge(_ result: TableReading.Result, from file: String) throws {
    if let code = result.currency {
      if let currency, currency.code != code {
        throw BillError(
          file: file,
          problems: [
            .init(
              "the currency is \(code), but that of \(currency.file) is \(currency.code): they cannot be added up",
              hints: ["read one currency at a time"])
          ])
      }
      if currency == nil { currency = (code, file) }
    }
    if !formats.contains(result.format) { formats.append(result.format) }
    if result.format.hasPrefix("cost-explorer") { compareViews(result, file) }
    if let page = result.page { pages.add(page, from: file) }
    if let code = result.otherCurrency, !otherCurrencies.contains(code) {
      otherCurrencies.append(code)
    }
    if let shared = store.shared(with: result.store) {
      bill.remarks.append(
        .init(
          file: file,
          "\(Words.count(shared, "entry")) of it, half or more, are the same in the files before it: if those are the same costs, they count twice"
        ))
    }
    if let other = coverage.add(result, from: file) {
      bill.remarks.append(
        .init(
          file: file,
          "it has costs of \(other.seller) on days for which \(other.file), an export of another kind (\(other.format)), has them too: if both are of the same account, they count twice; give one of them"
        ))
    }
    bill.rowsUsed += result.rowsUsed
    bill.rowsWithoutCost += result.rowsWithoutCost
    for (reason, rows) in result.leftOut { bill.leftOut[reason, default: 0] += rows }
    bill.remarks += result.remarks
    if let hour = result.lastHour { lastHour = max(lastHour ?? .min, hour) }
    do throws(ArithmeticError) {
      try store.add(result.store)
    } catch {
      throw BillError(
        file: file, problems: [.init("the sum is too large to be held exactly")])
    }
  }

  /// Says where a view covers days of another one.
  ///
  /// By service and by account, both add up to the same costs; the pages of one answer do not.
  private mutating func compareViews(_ result: TableReading.Result, _ file: String) {
    let days = Self.period(result.store.entries, hasHours: false)
    guard let from = days.from, let to = days.to else { return }
    let isPage = result.page?.nextToken != nil
    if let other = views.first(where: { view in
      view.from < to && from < view.to && !view.isPage && !isPage
    }) {
      bill.remarks.append(
        .init(
          file: file,
          "it has days that \(other.file) has too: if both are views of the same costs, these count twice"
        ))
    }
    views.append((from, to, file, isPage))
  }

  /// Finishes the bill with its period and notes on what is incomplete.
  func finished() -> Bill {
    var bill = bill
    bill.format = formats.sorted().joined(separator: ", ")
    bill.currency = currency?.code ?? "USD"
    bill.grain = store.grain
    bill.entries = store.entries
    (bill.from, bill.to) = Self.period(bill.entries, hasHours: lastHour != nil)
    markLastDay(&bill)
    bill.remarks += pages.remarks
    if !otherCurrencies.isEmpty {
      bill.remarks.append(
        .init(
          "the bill is in \(otherCurrencies.joined(separator: ", ")), but states its amounts in US dollars too: these are compared with the plan"
        ))
    }
    bill.remarks += Self.remark(on: bill.grain).map { [BillRemark($0)] } ?? []
    return bill
  }

  /// Returns the first day and the day after the last.
  ///
  /// Fees, and charges for a month in one row, extend beyond the last known day, so rows for a day
  /// decide, unless most of the cost is in longer ones and none is for an hour.
  private static func period(
    _ entries: [BillEntry], hasHours: Bool
  ) -> (from: CalendarDate?, to: CalendarDate?) {
    let dated = entries.filter { $0.key.day != nil }
    let usage = dated.filter(\.kind.isUse)
    let all = usage.isEmpty ? dated : usage
    let short = all.filter { $0.key.days == 1 }
    func cost(_ entries: [BillEntry]) -> Int128 {
      entries.reduce(0) { $0 &+ Int128($1.cost.scaled.magnitude >> 8) }
    }
    let isByDay = hasHours || cost(short) &* 2 >= cost(all)
    let deciding = short.isEmpty || !isByDay ? all : short
    return (
      all.compactMap(\.key.day).min(),
      deciding.compactMap { entry in entry.key.day?.adding(days: entry.key.days) }.max()
    )
  }

  private func markLastDay(_ bill: inout Bill) {
    guard let lastHour else { return }
    let day = CalendarDate(dayNumber: (lastHour - (lastHour < 0 ? 23 : 0)) / 24)
    // With entries by month, the period ends with the month.
    guard bill.grain > .days || (bill.to.map { $0 <= day.adding(days: 1) } ?? true) else { return }
    bill.to = day.adding(days: 1)
    let hour = lastHour - day.dayNumber * 24
    bill.lastHour = hour
    if hour < 23 {
      bill.remarks.append(
        .init("the last day, \(day), has costs until \(hour + 1):00 only: it is not complete"))
    }
  }

  private static func remark(on grain: BillGrain) -> String? {
    switch grain {
    case .days: nil
    case .months: "there are too many things to keep days apart: all is by month"
    case .meters:
      "there are too many things to keep days, tags, prices and SKUs apart: all is by month"
    case .services:
      "there are too many meters to keep: all is by month, service, region and account"
    case .largestResources:
      "there are too many resources to keep: those that cost least are put together as '\(EntryStore.others)', by month"
    }
  }
}
