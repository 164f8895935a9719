import Bills
import Money

/// Why billed amounts differ from planned ones.
extension VarianceBuilder {
  /// The figures of one meter of a resource in one month.
  struct Cell {
    var plannedQuantity = Quantity.zero
    /// The quantity for the calendar month, where only its hours differ.
    var calendarQuantity = Quantity.zero
    var list = Money.zero
    var planned = Money.zero
    /// The part of it that is paid upfront.
    var fees = Money.zero
    var billedQuantity = BillQuantity.zero
    /// The part of it that the bill has at no cost.
    var freeQuantity = BillQuantity.zero
    /// What the bill deducts as free.
    var freed = Money.zero
    var billed = Money.zero
    /// The part of it that an even share has of days that are not compared.
    var otherDays = Money.zero
    var unit = ""
    var isTime = false
    var isPlanned = false
    var isBilled = false
    var hasQuantity = false
    var field: String?
    /// The tiers that it climbs; nil for one price, or where they are of several months or meters.
    private(set) var ladder: TierLadder.ID?
    private var hasLadder = true

    /// Notes the tiers that a part of it climbs.
    mutating func climb(_ id: TierLadder.ID?) {
      if isPlanned ? ladder != id : id == nil { hasLadder = false }
      ladder = hasLadder ? id : nil
    }
  }

  /// Returns why a cell's amounts differ; the causes add up to the exact difference.
  mutating func causes(_ cell: Cell) throws(ArithmeticError) -> [VarianceCause] {
    let causes = try causesOnComparedDays(cell)
    if cell.otherDays.isZero || !cell.isPlanned { return causes }
    return [VarianceCause(.otherDays, cell.otherDays)] + causes
  }

  private mutating func causesOnComparedDays(
    _ cell: Cell
  ) throws(ArithmeticError) -> [VarianceCause] {
    let difference = try cell.billed - cell.planned - cell.otherDays
    func only(_ reason: VarianceCause.Reason) -> [VarianceCause] {
      difference.isZero ? [] : [VarianceCause(reason, difference)]
    }
    if !cell.isPlanned {
      return cell.billed.isZero ? [] : [VarianceCause(.unplanned, cell.billed)]
    }
    if !cell.isBilled { return only(.notUsed) }
    guard cell.hasQuantity, !cell.plannedQuantity.isZero else { return only(.untold) }
    let worth = try worth(of: cell)
    var causes: [VarianceCause] = []
    func add(_ reason: VarianceCause.Reason, _ amount: Money) {
      if !amount.isZero { causes.append(VarianceCause(reason, amount)) }
    }
    add(.calendar, worth.calendar)
    add(cell.isTime ? .hours : .quantity, worth.quantity)
    add(.freeTier, worth.free)
    let price = try difference - worth.calendar - worth.quantity - worth.free
    // Bills round each row: what is less than a millionth is no other price.
    let isRounding = price.scaled.magnitude < cell.billed.scaled.magnitude / 1_000_000
    if isRounding, let last = causes.indices.last {
      causes[last].amount = try causes[last].amount + price
    } else {
      add(.price, price)
    }
    return causes
  }

  /// Returns what was billed more or less than planned, at the plan's prices.
  private mutating func worth(of cell: Cell) throws(ArithmeticError) -> TierLadder.Worth {
    let (planned, billed) = (cell.plannedQuantity, cell.billedQuantity.planned)
    // What was used as planned needs no other month to explain it.
    let calendar = billed == planned ? planned : cell.calendarQuantity
    // The part that the plan expected to be free, and the part that the bill has at no cost.
    let free = try cell.list - (cell.planned - cell.fees)
    let unpriced = cell.freeQuantity.planned
    if let id = cell.ladder, var ladder = ladders[id] {
      let worth = try ladder.climb(
        planned: planned, calendar: calendar, billed: billed, unpaid: unpriced, freed: cell.freed,
        plannedFree: free)
      ladders[id] = ladder
      return worth
    }
    // At one list price: the cost of the calendar month, and of the actual use.
    let real = try cell.list.scaled(by: calendar, over: planned)
    let used = try cell.list.scaled(by: billed, over: planned)
    return TierLadder.Worth(
      calendar: try real - cell.list, quantity: try used - real,
      free: try free - cell.list.scaled(by: unpriced, over: planned) - cell.freed)
  }
}
