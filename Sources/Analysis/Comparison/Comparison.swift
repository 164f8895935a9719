import Money
import Billing
import Prices

/// Filtered and ranked offers, with full details of those that are shown.
public struct Comparison: Sendable {
  /// The question that was asked.
  public let query: ComparisonQuery
  /// The rows that are shown, the best first.
  public let rows: [ComparisonRow]
  /// The fastest of all ways to do the work; nil without work.
  public let fastest: ComparisonRow?
  /// The cheapest of all ways to do the work; nil without work.
  public let cheapest: ComparisonRow?
  /// The best offers, shown or not; nil with work.
  let leaders: OfferLeaders?
  /// The number of offers, shown or not.
  public let matches: Int
  /// Notes on how the rows came about, a sentence each.
  public let notes: [String]

  /// The number of offers that are not shown.
  public var leftOut: Int { matches - rows.count }

  /// Compares offers.
  ///
  /// - Throws: `ComparisonError` when a filter leaves nothing, and the errors of the details.
  public init(_ query: ComparisonQuery, of offers: OfferBook, details: any OfferDetails) throws {
    self.query = query
    var book = offers
    try Self.keepAffordable(&book, query)
    var rows = RowBuilder(book, query, details)
    let sort = query.sort
    if query.work != nil {
      var all = try rows.rowsWithWork()
      fastest = all.min { Self.isBetter($0, $1, \.hours.scaled, \.total.scaled) }
      cheapest = all.min { Self.isBetter($0, $1, \.total.scaled, \.hours.scaled) }
      Self.rank(&all, by: sort, query)
      matches = all.count
      self.rows = try rows.completed(Array(all.prefix(query.limit ?? .max)))
      notes = rows.notes
      leaders = nil
      return
    }
    (fastest, cheapest) = (nil, nil)
    leaders = try OfferLeaders(book, query, row: rows.row)
    if let keys = OfferKeys(book, sort, query) {
      matches = book.offers.count
      let best = keys.best(query.limit ?? .max, isReversed: query.isReversed)
      self.rows = try rows.completed(best.map { try rows.row(book.offers[$0]) })
    } else {
      var all = try rows.completed(book.offers.map { try rows.row($0) })
      Self.rank(&all, by: sort, query)
      matches = all.count
      self.rows = Array(all.prefix(query.limit ?? .max))
    }
    notes = rows.notes
  }

  /// Returns the same comparison with more notes.
  public func noting(_ more: [String]) -> Comparison {
    more.isEmpty ? self : Comparison(self, notes: more + notes)
  }

  private init(_ other: Comparison, notes: [String]) {
    (query, rows, fastest) = (other.query, other.rows, other.fastest)
    (cheapest, matches, leaders) = (other.cheapest, other.matches, other.leaders)
    self.notes = notes
  }

  /// Merges several comparisons that ask the same of different providers.
  ///
  /// Each holds its best rows, so the best of all are among them.
  public init(merging comparisons: [Comparison], notes: [String] = []) throws {
    guard let first = comparisons.first else {
      throw ComparisonError.nothingLeft(message: "nothing is left to compare", notes: notes)
    }
    query = first.query
    var all = comparisons.flatMap(\.rows)
    leaders = OfferLeaders(merging: comparisons.compactMap(\.leaders), query.measure)
    if query.work == nil {
      (fastest, cheapest) = (nil, nil)
      let sort = try query.sort ?? .named(ComparisonColumn.perDollar(query.measure))
      Self.rank(&all, by: sort, query)
    } else {
      let points = all.map { ($0.work?.hours.scaled ?? 0, $0.work?.total.scaled ?? 0) }
      for (index, isMember) in ParetoFront.members(points).enumerated() {
        all[index].work?.isOnFront = isMember
      }
      fastest = comparisons.compactMap(\.fastest)
        .min { Self.isBetter($0, $1, \.hours.scaled, \.total.scaled) }
      cheapest = comparisons.compactMap(\.cheapest)
        .min { Self.isBetter($0, $1, \.total.scaled, \.hours.scaled) }
      Self.rank(&all, by: query.sort, query)
    }
    matches = comparisons.reduce(0) { $0 + $1.matches }
    rows = query.isLimitOfPage ? all : Array(all.prefix(query.limit ?? .max))
    self.notes = notes + comparisons.flatMap(\.notes)
  }

  /// Returns whether the left row wins by less of one thing, or by as much of it and less of
  /// another.
  private static func isBetter(
    _ left: ComparisonRow, _ right: ComparisonRow, _ first: KeyPath<WorkResult, Int128>,
    _ second: KeyPath<WorkResult, Int128>
  ) -> Bool {
    guard let left = left.work, let right = right.work else { return left.work != nil }
    return (left[keyPath: first], left[keyPath: second])
      < (right[keyPath: first], right[keyPath: second])
  }

  private static func keepAffordable(_ book: inout OfferBook, _ query: ComparisonQuery) throws {
    guard let most = query.maximumPrice, !book.offers.isEmpty else { return }
    let before = book
    book.keep { offer in
      Int128(offer.hourly) * Int128(before.machine(offer).count) <= most.scaled
    }
    guard book.offers.isEmpty else { return }
    let prices = before.offers.map { Int128($0.hourly) * Int128(before.machine($0).count) }
    let cheapest = UnitPrice(scaled: prices.min() ?? 0)
    throw ComparisonError.nothingLeft(
      message:
        "nothing is left to compare: '--max-price \(most)' takes away the last of \(Quantity(before.offers.count).grouped) offers",
      notes: ["the cheapest costs \(Figure.price(cheapest).shown) an hour"])
  }

  /// Sorts rows by a column; without one, work is sorted by the front and then by cost.
  private static func rank(
    _ rows: inout [ComparisonRow], by column: ComparisonColumn?, _ query: ComparisonQuery
  ) {
    typealias Keyed = (front: Bool, key: Figure.Key?, place: Int)
    let figure: (ComparisonRow) -> Figure =
      column?.figure ?? { row in row.work.map { .amount($0.total) } ?? .none }
    let isDescending = (column?.isHighestBest ?? false) != query.isReversed
    let keyed: [Keyed] = rows.enumerated().map { place, row in
      (column == nil && row.work?.isOnFront == true, figure(row).key, place)
    }
    let order = keyed.sorted { left, right in
      if left.front != right.front { return left.front }
      guard left.key != right.key else { return left.place < right.place }
      // Rows without a figure come last, in either direction.
      guard let leftKey = left.key else { return false }
      guard let rightKey = right.key else { return true }
      return isDescending ? leftKey > rightKey : leftKey < rightKey
    }
    rows = order.map { rows[$0.place] }
  }
}

/// Creates rows from offers.
private struct RowBuilder {
  let book: OfferBook
  let query: ComparisonQuery
  let details: any OfferDetails
  private(set) var notes: [String] = []
  private var surplusPrices: [MeterKey: UnitPrice?] = [:]

  init(_ book: OfferBook, _ query: ComparisonQuery, _ details: any OfferDetails) {
    self.book = book
    self.query = query
    self.details = details
  }

  func row(_ offer: Offer) throws -> ComparisonRow {
    let machine = book.machine(offer)
    let axes = book.axes
    return ComparisonRow(
      provider: query.provider, machine: machine, region: axes.regions[Int(offer.region)],
      operatingSystem: axes.operatingSystems[Int(offer.operatingSystem)],
      choice: axes.purchases[Int(offer.purchase)],
      hourly: try UnitPrice(scaled: Int128(offer.hourly)) * machine.count,
      onDemandHourly: try book.onDemandPrice(beside: offer).map { try $0 * machine.count },
      origin: Int(offer.origin), hours: query.hours)
  }

  /// Adds to rows what is only needed for those that are shown.
  mutating func completed(_ rows: [ComparisonRow]) throws -> [ComparisonRow] {
    var rows = rows
    for index in rows.indices {
      let row = rows[index]
      let origin = try details.origin(row.origin, of: row)
      (rows[index].effectiveFrom, rows[index].source) = (origin.effectiveFrom, origin.source)
      if row.purchase == .spot {
        rows[index].interruption = try details.interruption(
          instanceType: row.machine.type.name, operatingSystem: row.operatingSystem,
          region: row.region)
      }
      if row.machine.surplusVCPU > .zero { rows[index].surplusPrice = try surplusPrice(row) }
    }
    return rows
  }

  private mutating func surplusPrice(_ row: ComparisonRow) throws -> UnitPrice? {
    guard let meter = query.server.surplus else { return nil }
    let key = meter.key(
      of: query.provider, in: row.region, named: row.machine.type.family,
      attributes: query.server.systemAttribute.map {
        MeterAttributes([(key: $0, value: row.operatingSystem)])
      })
    if let known = surplusPrices[key] { return known }
    // An unknown price is not shown and never taken from elsewhere.
    let price = try details.prices.listedCard(for: key, on: query.date)?.tiers.first?.unitPrice
    surplusPrices[key] = .some(price)
    return price
  }

  /// Returns the rows of all offers on which the work can be done and priced, with the front
  /// marked.
  mutating func rowsWithWork() throws -> [ComparisonRow] {
    guard let work = query.work else { return [] }
    var pricing = WorkPricing(work, query, prices: details.prices)
    var rows: [ComparisonRow] = []
    for offer in book.offers {
      var row = try row(offer)
      row.work = try pricing.result(
        row.machine, row.operatingSystem, row.region, hourly: row.hourly,
        on: row.purchase.commitment)
      if row.work != nil { rows.append(row) }
    }
    notes += pricing.problems
    let points = rows.map { ($0.work?.hours.scaled ?? 0, $0.work?.total.scaled ?? 0) }
    for (index, isMember) in ParetoFront.members(points).enumerated() {
      rows[index].work?.isOnFront = isMember
    }
    if rows.isEmpty {
      throw ComparisonError.nothingLeft(
        message: "nothing is left to compare: the work can be priced on none of the offers",
        notes: pricing.problems.isEmpty
          ? ["give the throughput of a type with --throughput TYPE=MB_PER_S"] : pricing.problems)
    }
    return rows
  }
}
